"""What is wrong with a file as such, its name, its characters and its YAML, in German, by the English templates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

FILES: Final[Mapping[str, str]] = {
    # --- Parts of many sentences
    "{words} or {last}": "{words} oder {last}",
    "{words} and {last}": "{words} und {last}",
    "{words}, {last}": "{words}, {last}",
    "{what}; {hint}": "{what}; {hint}",
    "did you mean {word}?": "meintest du {word}?",
    "write {instead}": "schreib {instead}",
    "an empty text": "ein leerer Text",
    "nothing": "nichts",
    "this": "das hier",
    "routine": "Routine",
    "exercise": "Übung",
    "condition": "Ratgeberseite",
    "file": "Datei",
    # --- Which files there are
    "{count} mistakes in 1 file; coach check names them": "{count} Fehler in 1 Datei; coach check nennt sie",
    "{count} mistakes in {files} files; coach check names them": (
        "{count} Fehler in {files} Dateien; coach check nennt sie"
    ),
    "{errors}, {warnings}.": "{errors}, {warnings}.",
    "1 error": "1 Fehler",
    "{count} errors": "{count} Fehler",
    "1 warning": "1 Warnung",
    "{count} warnings": "{count} Warnungen",
    "{yours} in {folder}{settings}, {ours} of coach's own: no errors.": (
        "{yours} in {folder}{settings}, {ours} von coach: keine Fehler."
    ),
    "No files of your own": "Keine eigenen Dateien",
    "1 routine": "1 Routine",
    "{count} routines": "{count} Routinen",
    "1 exercise": "1 Übung",
    "{count} exercises": "{count} Übungen",
    "1 condition": "1 Seite des Ratgebers",
    "{count} conditions": "{count} Seiten des Ratgebers",
    "{file}: no errors.": "{file}: keine Fehler.",
    "{good} Among your own files it is only found as {name}.": (
        "{good} Unter deinen eigenen Dateien wird sie nur als {name} gefunden."
    ),
    "there is no {kind} {name}": "es gibt keine {kind} {name}",
    "this is no {kind}'s id": "das ist keine Kennung für eine {kind}",
    "there are none at all": "es gibt noch gar keine",
    "coach guide names all there are": "coach guide nennt alle, die es gibt",
    "coach list shows all there are": "coach list zeigt alle, die es gibt",
    "there is {known}": "es gibt {known}",
    "there are {known}": "es gibt {known}",
    "there is no file {file}": "es gibt keine Datei {file}",
    "there is no exercise {id} that can be used": "es gibt keine Übung {id}, die sich verwenden lässt",
    "there is no band {name}; {hint}": "es gibt kein Band {name}; {hint}",
    "your bands are {bands}": "deine Bänder sind {bands}",
    # --- What it is called, and where it lies
    "a file's name is lower-case letters, digits and hyphens, then .yaml; rename it to {name}": (
        "der Name einer Datei besteht aus kleinen Buchstaben, Ziffern und Bindestrichen, dahinter .yaml; benenn sie in "
        "{name} um"
    ),
    "only {folders} are looked into; move it there": "gesucht wird nur in {folders}; verschieb sie dorthin",
    "this folder cannot be read: {why}": "dieser Ordner lässt sich nicht lesen: {why}",
    "this should be a folder, with your files in it": "das sollte ein Ordner sein, mit deinen Dateien darin",
    "this is a routine, not {wanted}; routines belong one folder higher": (
        "das ist eine Routine, nicht {wanted}; Routinen gehören einen Ordner höher"
    ),
    "this is an exercise, not {wanted}; exercises belong in a folder named exercises": (
        "das ist eine Übung, nicht {wanted}; Übungen gehören in einen Ordner namens exercises"
    ),
    "this is a condition, not {wanted}; conditions belong in a folder named conditions": (
        "das ist eine Seite des Ratgebers, nicht {wanted}; solche Seiten gehören in einen Ordner namens conditions"
    ),
    # --- Writing it
    "no file can be called {name}; write a name with letters, such as {example}": (
        "keine Datei kann {name} heißen; schreib einen Namen mit Buchstaben, etwa {example}"
    ),
    "this cannot be its name: {why}": "so kann sie nicht heißen: {why}",
    "{file} is there already; choose another name": "{file} gibt es schon; nimm einen anderen Namen",
    "{file} cannot be written: {why}": "{file} lässt sich nicht schreiben: {why}",
    "{file} is written in a way to be changed by hand, in a text editor": (
        "{file} ist so geschrieben, dass sie nur von Hand zu ändern ist, mit einem Texteditor"
    ),
    "{file} is written in a way that coach cannot change; change {key} in it by hand": (
        "{file} ist so geschrieben, dass coach sie nicht ändern kann; ändere {key} darin von Hand"
    ),
    "{file} would be larger than {limit} KiB; leave something out": (
        "{file} würde größer als {limit} KiB; lass etwas weg"
    ),
    "{file} was changed by somebody else meanwhile; it is left as it is": (
        "{file} wurde inzwischen anderswo geändert; sie bleibt, wie sie ist"
    ),
    # --- Opening it
    "this is no file but a folder, a device or a pipe; give the path of a .yaml file": (
        "das ist keine Datei, sondern ein Ordner, ein Gerät oder eine Pipe; nenn den Pfad einer .yaml-Datei"
    ),
    "this is a link to a file that is not there": "das ist eine Verknüpfung zu einer Datei, die nicht da ist",
    "there is no such file": "eine solche Datei gibt es nicht",
    "the file cannot be read: {why}": "die Datei lässt sich nicht lesen: {why}",
    "no file can have this name": "so kann keine Datei heißen",
    "the file is larger than {limit} KiB; split it into several routines": (
        "die Datei ist größer als {limit} KiB; teil sie in mehrere Routinen auf"
    ),
    # --- Its characters
    "the file is UTF-16; save it as UTF-8": "die Datei ist in UTF-16; speichere sie als UTF-8",
    "the byte {byte} is not UTF-8; save the file as UTF-8": (
        "das Byte {byte} ist kein UTF-8; speichere die Datei als UTF-8"
    ),
    "a character was lost here ({code}); write it again": (
        "hier ist ein Zeichen verloren gegangen ({code}); schreib es neu"
    ),
    "a line ends in an old way here (a lone CR); save the file with LF or CR LF line ends": (
        "hier endet eine Zeile auf veraltete Art (CR allein); speichere die Datei mit Zeilenenden LF oder CR LF"
    ),
    "a control character ({code}) has no place here; delete it": (
        "ein Steuerzeichen ({code}) hat hier nichts zu suchen; lösch es"
    ),
    "a direction character ({code}) has no place here; delete it": (
        "ein Zeichen, das die Schreibrichtung ändert ({code}), hat hier nichts zu suchen; lösch es"
    ),
    "an invisible character ({code}) has no place here; delete it": (
        "ein unsichtbares Zeichen ({code}) hat hier nichts zu suchen; lösch es"
    ),
    "this is {article} {name} ({code}); replace it by an ordinary space": (
        "hier steht ein besonderes Leerzeichen ({code}); ersetz es durch ein gewöhnliches"
    ),
    "and more such characters: this does not look like a text file": (
        "und noch mehr solche Zeichen: Das sieht nicht nach einer Textdatei aus"
    ),
    # --- Its YAML
    "and more mistakes from here on": "und von hier an noch mehr Fehler",
    "this is not YAML that can be read": "das ist kein YAML, das sich lesen lässt",
    "this is not YAML: {problem}": "das ist kein YAML; im Englischen heißt der Fehler: {problem}",
    "a second document begins here; write one routine or exercise per file": (
        "hier beginnt ein zweites Dokument; schreib je Datei eine Routine oder eine Übung"
    ),
    "lines that begin with % have no place here; leave them out, and the --- too": (
        "Zeilen, die mit % beginnen, haben hier nichts zu suchen; lass sie weg, und auch das ---"
    ),
    "lines that begin with % have no place here; leave this one out": (
        "Zeilen, die mit % beginnen, haben hier nichts zu suchen; lass diese weg"
    ),
    "&{name} names a part to repeat it (an anchor); leave the name out": (
        "&{name} benennt einen Teil, um ihn zu wiederholen (ein Anker); lass den Namen weg"
    ),
    "*{name} repeats another part (an alias); write it out here": (
        "*{name} wiederholt einen anderen Teil (ein Alias); schreib ihn hier aus"
    ),
    "!{name} is a tag; leave it out": "!{name} ist ein Etikett (ein Tag); lass es weg",
    "words that begin with ! (tags) have no place here; put text that begins with ! in quotes": (
        "Wörter, die mit ! beginnen (Tags), haben hier nichts zu suchen; setz Text, der mit ! beginnt, in "
        "Anführungszeichen"
    ),
    "<< merges another part into this one; write its keys out here": (
        "<< mischt einen anderen Teil in diesen; schreib seine Schlüssel hier aus"
    ),
    "the file has more than {limit:,} values; split it into several routines": (
        "die Datei hat mehr als {limit:,} Werte; teil sie in mehrere Routinen auf"
    ),
    "this is nested deeper than {limit} levels; no file needs more than 4": (
        "das ist tiefer als {limit} Ebenen verschachtelt; keine Datei braucht mehr als 4"
    ),
    "this text has {count:,} characters; at most {limit:,}": "dieser Text hat {count:,} Zeichen; höchstens {limit:,}",
    "{key} is here twice, first in line {line}; keep one of them": (
        "{key} steht hier zweimal, zuerst in Zeile {line}; behalt eins davon"
    ),
    "{written} cannot be a key; put text that contains brackets in quotes": (
        "{written} kann kein Schlüssel sein; setz Text mit Klammern in Anführungszeichen"
    ),
    "a backslash means something special in double quotes; use single quotes around this text": (
        "ein \\ bedeutet in doppelten Anführungszeichen etwas Besonderes; setz diesen Text in einfache"
    ),
    "this escape is no character; use single quotes around text": (
        "was hier hinter dem \\ steht, ist kein Zeichen; setz den Text in einfache Anführungszeichen"
    ),
    "a list with dashes begins on a line of its own, below its key": (
        "eine Liste mit Strichen beginnt in einer eigenen Zeile, unter ihrem Schlüssel"
    ),
    "a ? at the beginning has no place here; put text that begins with ? in quotes": (
        "ein ? am Anfang hat hier nichts zu suchen; setz Text, der mit ? beginnt, in Anführungszeichen"
    ),
    "the text before this is complete; what follows does not belong to it": (
        "der Text davor ist zu Ende; was folgt, gehört nicht mehr dazu"
    ),
    "a tab cannot indent a line; use spaces": (
        "mit einem Tabulator lässt sich keine Zeile einrücken; nimm Leerzeichen"
    ),
    "this does not line up with the list above it; begin it with - or indent it": (
        "das passt nicht in die Liste darüber; beginn es mit - oder rück es ein"
    ),
    "this does not line up with the keys above it; keys that belong together begin in the same column": (
        "das steht nicht unter den Schlüsseln darüber; Schlüssel, die zusammengehören, beginnen in derselben Spalte"
    ),
    "this key is indented further than the keys it belongs with": (
        "dieser Schlüssel ist weiter eingerückt als die, zu denen er gehört"
    ),
    "text that begins with {char} must stand in quotes": (
        "Text, der mit {char} beginnt, muss in Anführungszeichen stehen"
    ),
    "text that begins with * or & must stand in quotes": (
        "Text, der mit * oder & beginnt, muss in Anführungszeichen stehen"
    ),
    "text that begins with | or > must stand in quotes, or begin on the next line": (
        "Text, der mit | oder > beginnt, muss in Anführungszeichen stehen oder in der nächsten Zeile beginnen"
    ),
    "text that begins with {{ or [ must stand in quotes, to its end": (
        "Text, der mit {{ oder [ beginnt, muss bis zu seinem Ende in Anführungszeichen stehen"
    ),
    "text that holds a {char} must stand in quotes here": (
        "Text, in dem ein {char} vorkommt, muss hier in Anführungszeichen stehen"
    ),
    "this quote is never closed": "dieses Anführungszeichen wird nie geschlossen",
    "the text in quotes ends before this; write '' for a ' inside single quotes": (
        "der Text in Anführungszeichen ist davor zu Ende; in einfachen schreib '' für ein '"
    ),
    'the text in quotes ends before this; write \\" for a " inside double quotes': (
        'der Text in Anführungszeichen ist davor zu Ende; in doppelten schreib \\" für ein "'
    ),
    "something is missing before {char}": "vor {char} fehlt etwas",
    "this line has no colon with a space behind it; write key: value, or indent it to go on a text": (
        "dieser Zeile fehlt ein Doppelpunkt mit einem Leerzeichen dahinter; schreib Schlüssel: Wert, oder rück sie "
        "ein, wenn sie einen Text fortsetzt"
    ),
    "this is the second colon in the line; put text that contains a colon in quotes": (
        "das ist der zweite Doppelpunkt in der Zeile; setz Text mit einem Doppelpunkt in Anführungszeichen"
    ),
    "a space is missing after the colon": "hinter dem Doppelpunkt fehlt ein Leerzeichen",
    "a space is missing after the colon; write {right}": (
        "hinter dem Doppelpunkt fehlt ein Leerzeichen; schreib {right}"
    ),
    "this is a fullwidth colon (U+FF1A); write : and a space": (
        "das ist ein breiter Doppelpunkt (U+FF1A); schreib : und ein Leerzeichen"
    ),
    "the key before this colon is missing": "vor diesem Doppelpunkt fehlt der Schlüssel",
    "this {char} closes nothing; leave it out, or put the text in quotes": (
        "dieses {char} schließt nichts; lass es weg, oder setz den Text in Anführungszeichen"
    ),
    "a comma or a closing {closing} is missing before this": "davor fehlt ein Komma oder ein schließendes {closing}",
    "this {opening} is never closed with {closing}, or a comma is missing after one of its parts": (
        "dieses {opening} wird nie mit {closing} geschlossen, oder hinter einem seiner Teile fehlt ein Komma"
    ),
}
