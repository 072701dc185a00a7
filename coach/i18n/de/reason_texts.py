"""Why a target is what it is, and what today could be, in German."""

from __future__ import annotations

from typing import Final

from coach.i18n.reason_texts import ReasonTexts, SuggestionTexts

REASONS: Final = ReasonTexts(
    #
    # --- {session} steht immer im Dativ („nach der Einheit vom Dienstag“), {side} auch („auf der linken Seite“).
    todays="der heutigen Einheit",
    yesterdays="der gestrigen Einheit",
    weekdays="der Einheit vom {weekday}",
    dates="der Einheit vom {day}. {month}",
    left="linken",
    right="rechten",
    # --- Der ganze Satz
    moved="{before} -> {after}: {why}",
    moved_band="{before} -> {after} {band}: {why}",
    stays="bleibt bei {before}: {why}",
    not_more="{before}, nicht {missed}: {why}",
    held="{seconds} s",
    with_band="mit Band {band}",
    no_band="ohne Band",
    # --- Die Gründe
    clean="alles geschafft, kaum Schmerz",
    at_goal="das Ziel ist erreicht, {clean} von {needed} Mal gut geschafft",
    goal_reached="das Ziel {clean}-mal gut geschafft",
    end_reached="das Ziel {clean}-mal gut geschafft, und das ist der ganze Weg: sehr gut gemacht",
    after_end="das ist das Ziel, und du hast es erreicht",
    unknown_band=(
        "das Ziel {clean}-mal gut geschafft; das Band {band} gehört nicht zu deinen, also wähl du das nächste"
    ),
    hurt="es tat{on_side} weh",
    other_hurt="in {session} tat etwas anderes weh",
    on_side=" auf der {side} Seite",
    sore="Schmerz {sore} nach {session}",
    morning="Schmerz {sore} am Morgen nach {session}",
    second_thought="Schmerz {sore} am Morgen nach {session} mit {asked}",
    effort="Anstrengung {effort} in {session}",
    partly_done="in {session}{on_side} {done} von {asked} geschafft",
    no_answer="eine Antwort fehlt ({how})",
    how_sore="wie weh die Hüfte nach {session} tat",
    how_hard="wie anstrengend es in {session} war",
    how_both="wie anstrengend es in {session} war und wie weh die Hüfte tat",
    below_target="in {session}{on_side} nur {asked}, weniger als die Vorgabe",
    side_left_out="in {session} war auf der {side} Seite nichts dran",
    lighter_band="in {session} war das Band leichter",
    not_done="in {session} nicht gemacht",
    spent="nichts Neues seit {session}",
    after_break="{needed} Wochen Pause",
    no_session="noch hat keine Einheit dafür gezählt",
    never_grows="bei dieser Übung wächst die Zahl nicht",
    put_right="eine Antwort wurde berichtigt",
    set_since="du hast sie seitdem selbst gesetzt",
    decided_since="seitdem haben spätere Einheiten entschieden",
    one_a_day="eine Änderung am Tag ist genug",
    back_is_due="eine Änderung am Tag; ein Schritt zurück ist fällig, {why}",
    # --- Was hinter einem Grund noch kommt
    too_much="; selbst das war zu viel, also lass die Übung vorerst weg",
    lowest="; weniger geht nicht, also lass die Übung vorerst weg",
    was="; eine Antwort wurde berichtigt, vorher war es {was}",
    # --- Wo keine Einheit entschieden hat
    set_by_you="von dir gesetzt",
    back_to_file="wieder so viel wie am Anfang",
    file_starts="damit fängt {name} an",
    # --- Was ein Verlauf von anderswo aus einer Vorgabe gemacht hat
    imported="{name}: vorher {before}, jetzt {after}. {change}",
    imported_set="Das hast du am {day} so gesetzt.",
    imported_filed="Die erste Zahl gilt, so wolltest du es am {day}.",
    imported_decided="Entschieden am {day}: {why}.",
    imported_gone="Was dazu geführt hatte, ist anderswo berichtigt worden.",
    was_set="{before} hattest du selbst gesetzt; coach target {exercise} {how} setzt es wieder.",
    was_led_to="coach target {exercise} {how} bringt {before} zurück.",
    # --- Wobei kein Programm helfen kann
    see_someone_now=(
        "Schmerz {sore} beim letzten Mal. Bitte trainier nicht darüber hinweg: Das gehört in ärztliche oder "
        "physiotherapeutische Hände."
    ),
    see_someone_still=(
        "Schmerz {sore} vor Kurzem, und seitdem keine gute Einheit. Bitte trainier nicht darüber hinweg: Das "
        "gehört in ärztliche oder physiotherapeutische Hände."
    ),
    see_someone_once=(
        "Beim letzten Mal hat es wehgetan. Schmerz, der nicht weggeht, gehört in ärztliche oder "
        "physiotherapeutische Hände."
    ),
    see_someone_soon=(
        "{times}-mal in Folge hat es wehgetan. Schmerz, der nicht weggeht, gehört in ärztliche oder "
        "physiotherapeutische Hände."
    ),
)

SUGGESTIONS: Final = SuggestionTexts(
    # Was heute dran sein könnte, auf Deutsch: ein Satz unter der Routine, die vorgeschlagen wird.
    no_routine="Hier gibt es noch keine Routine.",
    first="Ein guter Anfang: Jede Bewegung wird erklärt, wenn sie drankommt.",
    done_today="Für heute ist alles geschafft.",
    hurt_today="Genug für heute: Es hat wehgetan.",
    day_off="Ein Tag Pause: Schmerz {sore} nach der letzten Einheit.",
    day_off_hurt="Ein Tag Pause: In der letzten Einheit hat es wehgetan.",
    have_it_seen="Schmerz {sore}: Das sollte sich zuerst jemand ansehen.",
    sore_once="Beim letzten Mal hat es wehgetan.",
    stays_sore="{times}-mal in Folge hat es wehgetan.",
    gently="Nach dem Tag Pause so viel, wie guttut: Schmerz {sore} beim letzten Mal.",
    gently_hurt="Nach dem Tag Pause so viel, wie guttut: Beim letzten Mal hat es wehgetan.",
    carefully="So viel, wie guttut: Schmerz {sore} beim letzten Mal.",
    long_ago="Schön, dass du wieder da bist. Fang sanft an, weniger Wiederholungen sind gut so.",
    whenever="Wann du magst.",
    strength_due="Nach einem Tag Pause ist das volle Programm dran.",
    strength_between="Gestern war kein Krafttag, also passt heute das volle Programm.",
    strength_yesterday="Falls du heute läufst. Das volle Programm ist morgen wieder dran.",
    after_break=(
        "{weeks} Wochen Pause: {changes}, ein Schritt zurück für jede Woche ab der dritten. {how} behält deine Zahlen."
    ),
    stepped_back="{name} {was} auf {now}",
    week="So steht es heute in deiner Woche.",
    week_rest="Ein Ruhetag, so steht es in deiner Woche.",
    rest_today="Ein Tag zwischen zwei vollen Programmen: Nichts ist fällig.",
    left_out_for="{name} ist nicht dabei: {condition}. {why} --reps {exercise}=N nimmt die Übung wieder auf.",
    left_out="{name} ist heute nicht dabei: Es hat wehgetan. --reps {exercise}=N nimmt die Übung wieder auf.",
    fitted="Auf {minutes} min gekürzt: {changes}. Deine Ziele bleiben.",
    fitted_dose="{name} {was} -> {now}",
    fitted_rounds="{was} Runden -> {now}",
    fitted_out="{name} weggelassen",
    not_fitted="In {minutes} min passt das nicht: Am kürzesten dauert es {length}.",
)
