"""What is wrong, in German: the tables of all rooms together, and what a computer says."""

from __future__ import annotations

from typing import Final

from coach.i18n.de.export_phrases import EXPORTS
from coach.i18n.de.file_phrases import FILES
from coach.i18n.de.history_phrases import HISTORY
from coach.i18n.de.key_phrases import KEYS
from coach.i18n.de.number_phrases import NUMBERS
from coach.i18n.phrase_texts import PhraseTexts

GERMAN: Final = PhraseTexts(
    templates={**FILES, **KEYS, **NUMBERS, **HISTORY, **EXPORTS},
    system={
        "permission denied": "das ist nicht erlaubt",
        "operation not permitted": "das ist nicht erlaubt",
        "is a directory": "das ist ein Ordner",
        "not a directory": "das ist kein Ordner",
        "no such file or directory": "eine solche Datei gibt es nicht",
        "no space left on device": "auf der Platte ist kein Platz",
        "disk quota exceeded": "dein Anteil an der Platte ist voll",
        "read-only file system": "dort darf nichts geschrieben werden",
        "input/output error": "die Platte meldet einen Fehler",
        "file name too long": "der Name der Datei ist zu lang",
        "too many levels of symbolic links": "die Verknüpfungen führen im Kreis",
        "too many open files": "zu viele Dateien sind offen",
        "file too large": "die Datei wird zu groß",
        "no such device or address": "ein solches Gerät gibt es nicht",
        "resource busy": "etwas anderes benutzt es gerade",
        "device or resource busy": "etwas anderes benutzt es gerade",
    },
    marks={",": ".", ".": ","},
    warning="Warnung: ",
)
