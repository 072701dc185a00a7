"""What stands on the page from which a session or a history is taken along, in German."""

from __future__ import annotations

from typing import Final

from coach.i18n.take_texts import TakeTexts

TAKE: Final = TakeTexts(
    # --- Tasten
    key_take="Mitnehmen",
    tip_take="Als Ton oder Seite fürs Telefon, für die Uhr, fürs Tagebuch, den Kalender, auf Papier",
    key_make="Machen",
    tip_make="Die Datei schreiben",
    key_replace="Ersetzen",
    tip_replace="An die Stelle der Datei, die dort steht",
    key_folder="Ordner",
    tip_folder="Ein anderer Ordner für die Dateien",
    key_at_later="Später",
    tip_at_later="Termine eine halbe Stunde später",
    key_at_earlier="Früher",
    tip_at_earlier="Termine eine halbe Stunde früher",
    key_longer="Länger",
    tip_longer="Eine Woche mehr auf dem Blatt",
    key_shorter="Kürzer",
    tip_shorter="Eine Woche weniger auf dem Blatt",
    key_halt="Abbrechen",
    tip_halt="Von der Datei bleibt nichts zurück",
    # --- Die Seite
    title="Mitnehmen",
    of_session="{name}, {day}",
    of_you="Dein Weg bis hierher",
    into="In den Ordner {folder}",
    ask_folder="Welcher Ordner? Etwa ~/Dokumente",
    no_folder="Einen Ordner {folder} gibt es nicht.",
    is_there="{file} gibt es schon, vom {day}. r ersetzt die Datei.",
    making="{name}, {percent} %",
    written="Geschrieben: {path}",
    halted="Abgebrochen; nichts wurde geschrieben.",
    lacks_library="Dafür fehlt etwas: {line}",
    lacks_week="Noch ist keine Woche geplant; das geht in den Optionen (s auf der ersten Seite).",
    # --- Was es gibt, und für wen
    name_audio="Ton",
    for_audio="fürs Telefon, ohne Netz: jedes Wort und jeder Ton",
    name_page="Webseite",
    for_page="fürs Telefon, ohne Netz: Zahl, Figur, Ton und Tasten",
    name_watch="Uhr",
    for_watch="ein Training für die Sportuhr, jeder Satz mit Seite",
    name_activity="Tagebuch",
    for_activity="was du getan hast, für das Tagebuch deiner Läufe",
    name_calendar="Kalender",
    for_calendar="deine Woche als Termine um {at}, mit Erinnerung",
    name_report="Druckseite",
    for_report="die letzten {weeks} Wochen auf einem Blatt, für deine Praxis",
    # --- Was damit zu tun ist, auch hinter dem Befehl
    open_calendar="Öffne sie mit deinem Kalender. Neu geschrieben und geöffnet, ersetzt sie, was dort steht.",
    print_report="Öffne sie im Browser und druck sie auf ein Blatt A4.",
)
