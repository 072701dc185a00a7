"""What stands on the settings page, in German."""

from __future__ import annotations

from typing import Final

from coach.i18n.settings_texts import SettingsTexts

SETTINGS: Final = SettingsTexts(
    title="Optionen",
    lead="Auch in {path}; deine Kommentare bleiben dort stehen.",
    key_change="Weiter",
    key_change_back="Vorher",
    key_reset="Wie am Anfang",
    tip_reset="Zurück zu dem, was ohne dein Zutun gilt",
    key_write="Schreiben",
    tip_write="Die Namen deiner Bänder schreiben",
    set_prepare="Zeit zum Hinlegen",
    set_first_side="Welches Bein zuerst arbeitet",
    set_bands="Deine Bänder, das leichteste zuerst",
    set_fine_sore="Schmerz, der in Ordnung ist",
    set_stop_sore="Schmerz für einen Schritt zurück",
    set_effort_limit="Anstrengung, bis zu der etwas wächst",
    set_clean_at_goal="Wie oft das Ziel bis zum nächsten Band",
    set_sore_streak="Einheiten mit Schmerz, bis ein Rat kommt",
    set_day_ends="Wann ein Tag zu Ende ist",
    set_language="Sprache",
    set_voice="Stimme",
    set_voice_rate="Wörter pro Minute",
    set_volume="Lautstärke, von 100",
    set_speak="Wie viel gesagt wird",
    head_week="DEINE WOCHE",
    about_week=(
        "Vorgeschlagen wird, was deine Woche für den Tag hat. Steht gar nichts darin, entscheiden deine Einheiten."
    ),
    day_off="Ruhetag",
    set_explain="Übungen werden erklärt",
    set_theme="Farben für dunkle Räume oder Tageslicht",
    set_tones="Töne",
    set_motion="Bewegung auf dem Bildschirm",
    set_flash="Blitz, wenn Phase oder Seite wechselt",
    # --- Was die gewählte Einstellung tut, und was sie sein kann
    from_to="{least} bis {most}.",
    head_session="EINE EINHEIT",
    head_progress="WAS EINE VORGABE WACHSEN LÄSST",
    head_sound="WAS DU HÖRST",
    head_screen="WAS DU SIEHST",
    head_exercises="ÜBUNGEN",
    about_prepare="Die Zeit vom Namen der Übung bis zum ersten Heben, in jeder Routine.",
    prepare_short="Unter 20 s bleibt ein Teil davon, wie du liegen sollst, ungesagt.",
    about_first_side="Jede Übung mit zwei Seiten beginnt mit diesem Bein.",
    about_bands=(
        "Deine Bänder, das leichteste zuerst, mit Komma dazwischen; „ohne“ heißt ohne Band. Ist das Ziel "
        "erreicht, kommt das nächste."
    ),
    about_fine_sore="Bis zu diesem Schmerz nach der Einheit und am Morgen danach darf eine Vorgabe noch wachsen.",
    about_stop_sore=(
        "Ab diesem Schmerz geht eine Vorgabe einen Schritt zurück. Darunter bleibt sie. Solche Grenzen sind an "
        "Achillessehnen erprobt, nicht an Hüften; am häufigsten sind 3 und 5."
    ),
    about_effort_limit="War eine Einheit anstrengender als das, wächst keine Vorgabe.",
    about_clean_at_goal="So oft wird das Ziel ganz und mit wenig Schmerz geschafft, bis das nächste Band kommt.",
    about_sore_streak="Nach so vielen Einheiten mit Schmerz in Folge sagt coach, dass das jemand ansehen sollte.",
    about_day_ends="Was du nach Mitternacht und vor dieser Stunde tust, gehört zum Tag davor. 00:00 bis 11:00.",
    about_language="Was coach spricht und schreibt; automatisch ist die Sprache dieses Computers.",
    about_voice=(
        "Welches Programm spricht. Automatisch nimmt das beste, das da ist; aus heißt keine Stimme. coach "
        "doctor probiert sie."
    ),
    about_voice_rate="Einer langsameren Stimme folgt man von der Matte aus leichter.",
    about_volume="Für Stimme und Töne.",
    about_explain="neue: vor dem ersten Mal. immer: vor jeder. nie: auch nicht, was bereitliegen soll.",
    about_speak=(
        "alles: jeder Schritt. Zahlen: Zahlen und was als Nächstes kommt. nur Wechsel: nur, was als Nächstes kommt."
    ),
    about_theme="dunkel: hell auf dunkel. hell: dunkel auf hell.",
    about_tones=(
        "Was die Töne spielt. Automatisch nimmt, was da ist; Glocke ist der Ton des Terminals, aus heißt keine Töne."
    ),
    about_motion="voll: Die Figur bewegt sich. weniger: Sie steht still, und nichts blitzt. aus: keine Figur.",
    about_flash="Der ganze Bildschirm leuchtet auf, wenn Phase oder Seite wechselt.",
    about_leave_out="+ lässt diese Übung in jeder Einheit weg und nimmt sie wieder auf.",
    as_routine="wie die Routine es sagt",
    as_exercise="wie die Übung es sagt",
    first_left="das linke",
    first_right="das rechte",
    taken_out="weggelassen",
    kept_in="in jeder Einheit",
    no_band="ohne",
    value_auto="automatisch",
    value_off="aus",
    value_en="Englisch",
    value_de="Deutsch",
    value_all="alles",
    value_counts="Zahlen",
    value_new="neue",
    value_always="immer",
    value_never="nie",
    value_changes="nur Wechsel",
    value_night="dunkel",
    value_day="hell",
    value_full="voll",
    value_less="weniger",
    value_strong="stark",
    value_soft="sanft",
    value_bell="Glocke",
)
