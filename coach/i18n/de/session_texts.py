"""What is said and shown in a session, in German."""

from __future__ import annotations

from typing import Final

from coach.i18n.session_texts import SessionTexts

SESSION: Final = SessionTexts(
    # --- Seiten. Für {side} und {other} steht in den Übungen „linke“ oder „rechte“: „auf die linke Seite“, „das rechte
    # Knie“, „der linke Fuß“. Sätze, die „linken“ bräuchten, sind anders geschrieben.
    left_leg="Linkes Bein",
    right_leg="Rechtes Bein",
    both_legs="Beide Beine",
    left="linke",
    right="rechte",
    both="beide",
    left_side="links",
    right_side="rechts",
    both_sides="beide",
    left_body="Linke Seite",
    right_body="Rechte Seite",
    # --- Eine Wiederholung
    lift="Heben",
    hold="Halten",
    lower="Senken",
    hold_for="{word} für {time}",
    hold_for_short="{word} {seconds}",
    rep_done="{rep} von {reps}",
    rep_short="{rep} mal",
    go="Los",
    half_way="Halbzeit.",
    last_one="Die letzte.",
    own_pace="In deinem Tempo. Drück nach jeder Wiederholung die Taste.",
    own_pace_again="Die nächste.",
    # --- Wie viel
    repetition_one="einmal",
    weaker_hurt="{leg} zuerst: Es tat letztes Mal weh.",
    weaker_fewer="{leg} zuerst: Es schaffte letztes Mal {performed}, das andere {other}.",
    rounds_of="{rounds} Runden mit {reps}",
    in_turn="{reps} pro Bein, im Wechsel",
    repetitions="{reps} Wiederholungen",
    sets_of="{sets} Sätze zu {reps}",
    with_band="Band {band}",
    no_band="ohne Band",
    light="leicht",
    medium="mittel",
    heavy="stark",
    # --- Zwischen den Wiederholungen
    welcome="{name}, {time}.",
    lay_ready=(
        "Das gehört heute dazu: {kit}. Leg kleine Dinge neben die Matte, und stell die Tastatur so, dass du sie "
        "erreichst."
    ),
    hear_me=(
        "Auch {there} musst du mich hören: Stell mich in die Nähe oder lauter. Schmerzt dort etwas, hör einfach auf."
    ),
    at_step="an der Stufe",
    at_bed="am Bett",
    at_space="auf der freien Strecke",
    more_time_ready=(
        "Brauchst du dafür mehr Zeit, halt mich mit der Leertaste an. Drück sie noch einmal, wenn du so weit bist."
    ),
    and_last="{things} und {last}",
    more_or_less_time=(
        "Neue Übungen werden erst erklärt. Hör nur zu, danach ist Zeit, dich hinzulegen oder hinzustellen. "
        "Mit der Eingabetaste geht es sofort weiter, mit W wie Warten bekommst du 10 Sekunden mehr, "
        "mit N wie Nächster überspringst du, was gerade läuft. Willst du eine Übung weglassen, drück N, bis ich die "
        "nächste ansage. Wenn etwas schmerzt, hör auf und drück O wie Otto: Diese Übung ist dann vorbei, und ich "
        "frage, wie weh es tut."
    ),
    explain="{name}. So geht es. {leg}. {how}",
    leg_first="{leg} zuerst",
    to_warm_up="{name}, zum Aufwärmen",
    minute_one="1 Minute",
    minutes_long="{minutes} Minuten",
    kit_band="ein Band",
    kit_chair="ein Stuhl",
    kit_step="eine feste Stufe oder Treppe mit etwas zum Festhalten",
    kit_belt="ein fester Gurt oder Gürtel",
    kit_ball="ein weicher Ball",
    kit_pillow="ein Kissen",
    kit_wall="eine freie Wand",
    kit_mat="eine Matte",
    kit_bed="ein Bett",
    kit_space="etwa vier Meter freier Boden",
    announce="{name}, {dose}.",
    band_on="Leg das Band an, {band}",
    band_changed="Wechsle das Band, {band}",
    band_where="{told}, {where}.",
    band_off="Leg das Band ab.",
    at_rep="Wiederholung {rep} von {reps}",
    after_warm_up="Jetzt: {name}, {dose}.",
    switch_sides="Seite wechseln.",
    once_more="Noch einmal: {name}.",
    alternating="Jedes Mal das Bein wechseln, {side} zuerst",
    second_one="1 Sekunde",
    seconds="{seconds} Sekunden",
    decimal=",",
    rest="{time} Pause.",
    rest_then="{time} Pause. Danach: {name}.",
    set_with="{set}, {leg}",
    aside_belt="Nimm den Gurt ab.",
    aside_ball="Leg den Ball weg.",
    aside_pillow="Das Kissen brauchst du jetzt nicht.",
    get_up="Steh langsam vom Boden auf.",
    roll_up="Dreh dich auf die Seite, dann steh langsam vom Boden auf.",
    off_the_mat="Geh von der Matte herunter.",
    stay_side_lying="Bleib auf dieser Seite liegen",
    stay_supine="Bleib auf dem Rücken liegen",
    stay_prone="Bleib auf dem Bauch liegen",
    stay_seated="Bleib sitzen",
    stay_standing="Bleib stehen",
    stay_kneeling="Bleib auf den Knien",
    # --- Worum man bittet
    paused="Angehalten.",
    paused_gap="Angehalten. Das Programm stand still; in der Zeit wurde nichts gezählt.",
    paused_busy="Angehalten. Der Computer war zu beschäftigt; in der Zeit wurde nichts gezählt.",
    paused_store="Angehalten. Jetzt kann nichts gespeichert werden.",
    resumed="Es geht weiter.",
    more_time="{time} mehr.",
    again="{name}. {leg}. {where}",
    where="Wiederholung {rep} von {reps}: {word}.",
    reps_changed="{dose} in diesem Satz.",
    hurt="Stopp. {name} ist für heute vorbei.",
    hurt_warm_up="Stopp. {name} ist für heute vorbei, {after} auch.",
    hurt_withdrawn="Es geht weiter, wo du warst.",
    at_end="Das war der letzte Satz. Die Leertaste beendet.",
    finished="Fertig. Gut gemacht. Steh in Ruhe auf.",
    finished_standing="Fertig. Gut gemacht.",
    finished_supine=(
        "Fertig. Gut gemacht. Beug beide Knie, dreh dich auf die Seite und drück dich mit den Armen hoch."
    ),
    finished_in_bed="Fertig. Gut gemacht. Rutsch weiter aufs Bett, dreh dich auf die Seite und setz dich langsam auf.",
    finished_hurt="Das ist alles für heute; was wehtat, darf ruhen.",
    stopped="Beendet. Was du geschafft hast, ist gespeichert.",
    questions=(
        "Zwei Fragen warten: wie anstrengend es war, dann wie weh die Hüfte tut. Je eine Taste, 0 bis 9, oder"
        " x für 10. Dann die Eingabetaste."
    ),
    # --- In Zeilen
    keys_offer="? für Tasten",
    keys=(
        "Tasten: Leertaste anhalten oder weiter, p anhalten, Eingabetaste bereit, w 10 Sekunden mehr, n nächste, "
        "b zurück, r was jetzt zu tun ist, noch einmal, o es tut weh, u war ein Versehen, + und - Wiederholungen, "
        "m Ton aus, g wann zum Arzt, q beenden."
    ),
    ask_hurt="Wie sehr, 0 bis 9, x für 10? u: war ein Versehen. Leertaste: weiter. g: wann zum Arzt.",
    hurt_noted="{sore} von 10. Mit der Leertaste geht es weiter.",
    ask_stop="Hier aufhören? q beendet, die Leertaste macht weiter.",
    ask="{question} 0 bis 10, Eingabetaste überspringt:",
    how_hard="Wie anstrengend war es?",
    how_sore="Wie weh tut die Hüfte?",
    done_of="{side} {performed} von {asked}",
    # --- Groß auf dem Bildschirm
    big_left="L. BEIN",
    big_right="R. BEIN",
    big_both="BEIDE",
    big_left_body="L. SEITE",
    big_right_body="R. SEITE",
    big_explain="HÖR ZU",
    big_ready="BEREIT",
    big_switch="WECHSEL",
    big_roll_over="UMDREHEN",
    big_rest="PAUSE",
    big_relax="LOCKER",
    big_own_pace="DEIN TAKT",
    big_paused="HALT",
    big_done="FERTIG",
    big_end="ENDE",
    big_hurt="WIE SEHR?",
    big_sore="WIE WEH?",
    big_stop="SCHLUSS?",
    big_go_on="WEITER?",
    # --- Daneben
    time_left="noch {time}",
    next_up="Danach: {name}",
    warm_up="Aufwärmen",
    round_of="Runde {number} von {rounds}",
    set_of="Satz {number} von {sets}",
    to_do="{reps} vor dir",
    rep_of="{rep} von {reps}",
    then="dann  {what}",
    then_end="Ende",
    then_switch="das {side} Bein",
    then_rest="Pause, {seconds}",
    then_rep="Wiederholung {rep}",
    # --- Tasten und Fragen
    key_done="Fertig",
    key_ready="Bereit",
    key_wait="10 s mehr",
    key_pause="Halt",
    key_go_on="Weiter",
    key_next="Vor",
    key_again="Zurück",
    key_repeat="Hören",
    key_hurts="Tut weh",
    key_rep="Wdh.",
    key_stop="Ende",
    key_mistake="Irrtum",
    hurt_over="Diese Übung ist für heute vorbei.",
    hurt_how_much="Wie weh tut es?",
    hurt_scale="0 gar nicht · 10 schlimmer geht es nicht",
    hurt_advice="Schmerz, der bleibt, gehört in ärztliche Hände.",
    ten_hint="1 und dann 0, oder x, ist 10.",
    stop_here="Hier aufhören?",
    stop_kept="Was du geschafft hast, bleibt.",
    # --- Nach der Einheit
    after_done="Fertig. {time} auf der Matte.",
    after_stopped="Beendet; was du geschafft hast, ist gespeichert. {time} auf der Matte.",
    after_nothing="Es wurde nichts wiederholt, also gibt es nichts zu fragen. Als Trainingstag zählt das nicht.",
    after_unsaved="Diese Einheit wurde nicht gespeichert.",
    effort_scale="0 gar nicht · 3 mäßig · 5 anstrengend · 7 sehr anstrengend · 10 maximal",
    note_here="Eine Notiz für dich (n)",
    key_note="Notiz",
    it_hurt="tat weh",
    it_hurt_so="tat weh, {sore} von 10",
    next_time="NÄCHSTES MAL",
    # --- Sonst
    trial="So werde ich sprechen. Linkes Bein. Heben.",
)
