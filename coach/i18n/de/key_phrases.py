"""What is wrong with the keys of a file and what stands behind them, in German, by the English templates.

What a file is, such as *an entry*, stands in the case that follows *für*.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

KEYS: Final[Mapping[str, str]] = {
    # --- What has keys
    "an exercise": "eine Übung",
    "a routine": "eine Routine",
    "a condition": "eine Seite des Ratgebers",
    "an entry": "einen Eintrag",
    "a group of rounds": "eine Gruppe von Runden",
    "a phase": "eine Phase",
    "a figure": "eine Zeichnung",
    "the settings": "die Optionen (settings.yaml)",
    # --- Any key
    "{key} is no key of {what}; {cure}": "{key} ist kein Schlüssel für {what}; {cure}",
    "its keys are {keys}": "möglich sind {keys}",
    "{what} needs the key {key}; write {example}": "für {what} fehlt der Schlüssel {key}; schreib {example}",
    "{key} has nothing after its colon; write {example}": (
        "hinter dem Doppelpunkt von {key} steht nichts; schreib {example}"
    ),
    "{key} is empty; write some text, or leave it out": "{key} ist leer; schreib etwas hinein, oder lass es weg",
    "{key} is empty; write something into it": "{key} ist leer; schreib etwas hinein",
    "{key} has {count} characters; at most {limit}": "{key} hat {count} Zeichen; höchstens {limit}",
    "{key} has {count} parts; at most {limit}": "{key} hat {count} Teile; höchstens {limit}",
    "{key} cannot be {written}; {hint}": "{key} kann nicht {written} sein; {hint}",
    "{key} is already written in line {line}; keep one of them": (
        "{key} steht schon in Zeile {line}; behalt eins davon"
    ),
    "{key} should be text, but this is a list; put text that begins with [ in quotes": (
        "{key} soll ein Text sein, hier steht aber eine Liste; setz Text, der mit [ beginnt, in Anführungszeichen"
    ),
    "{key} should be text, but this is a group of keys; put text with a colon or a brace in quotes": (
        "{key} soll ein Text sein, hier steht aber eine Gruppe von Schlüsseln; setz Text mit einem Doppelpunkt oder "
        "einer geschweiften Klammer in Anführungszeichen"
    ),
    "{key} should be one value, but this is a list; write {key}: {example}": (
        "{key} soll ein einzelner Wert sein, hier steht aber eine Liste; schreib {key}: {example}"
    ),
    "{key} should be one value, but this is a group of keys; write {key}: {example}": (
        "{key} soll ein einzelner Wert sein, hier steht aber eine Gruppe von Schlüsseln; schreib {key}: {example}"
    ),
    "{key} should be a group of keys; write {key}: {example}": (
        "{key} soll eine Gruppe von Schlüsseln sein; schreib {key}: {example}"
    ),
    "{key} should be a list; {cure}": "{key} soll eine Liste sein; {cure}",
    "write each part on a line of its own: {own}": "schreib jeden Teil in eine eigene Zeile: {own}",
    "- {part}": "- {part}",
    "{key} is an empty list; write at least one line: - {example}": (
        "{key} ist eine leere Liste; schreib mindestens eine Zeile: - {example}"
    ),
    "there is nothing after this dash; write - {example}": "hinter diesem Strich steht nichts; schreib - {example}",
    "this {brace} stands alone; only {{side}} and {{other}} can be filled in": (
        "dieses {brace} steht allein; nur {{side}} und {{other}} werden ausgefüllt"
    ),
    "{written} cannot be filled in; {hint}": "{written} lässt sich nicht ausfüllen; {hint}",
    "only {{side}} and {{other}} can": "das geht nur mit {{side}} und {{other}}",
    "{written} is no {kind}'s id (a-z, 0-9 and hyphens); {hint}": (
        "{written} ist keine Kennung für eine {kind} (a-z, 0-9 und Bindestriche); {hint}"
    ),
    "write one such as {example}": "schreib eine wie {example}",
    # --- Sides
    "{key} should be a list or both; write {key}: [{side}]": (
        "{key} soll eine Liste oder both sein; schreib {key}: [{side}]"
    ),
    "{key} should be a list, both or alternate; {cure}": "{key} soll eine Liste, both oder alternate sein; {cure}",
    "write {key}: [left, right], or {key}: both": "schreib {key}: [left, right] oder {key}: both",
    "{side} is in the list twice; write {key}: [left, right]": (
        "{side} steht zweimal in der Liste; schreib {key}: [left, right]"
    ),
    "both stands alone, without brackets; write {key}: both": "both steht allein, ohne Klammern; schreib {key}: both",
    "{written} is no side; {hint}": "{written} ist keine Seite; {hint}",
    "write left or right": "schreib left oder right",
    "a side is one word; write {key}: [left, right]": "eine Seite ist ein Wort; schreib {key}: [left, right]",
    "{key} is an empty list; write [left, right], or both without brackets": (
        "{key} ist eine leere Liste; schreib [left, right], oder both ohne Klammern"
    ),
    # --- The file as a whole
    "the file is empty; begin it with a line such as name: Side leg lift": (
        "die Datei ist leer; beginn sie mit einer Zeile wie name: Seitliches Beinheben"
    ),
    "a file is made of keys and values; begin it with a line such as name: Side leg lift": (
        "eine Datei besteht aus Schlüsseln und Werten; beginn sie mit einer Zeile wie name: Seitliches Beinheben"
    ),
    # --- An exercise
    "an exercise needs a name": "eine Übung braucht einen Namen",
    "an exercise cannot be its own warm-up; name another one": (
        "eine Übung kann nicht ihr eigenes Aufwärmen sein; nenn eine andere"
    ),
    "this tempo leaves no time to work; write tempo: {example}": (
        "dieses tempo lässt keine Zeit zum Üben; schreib tempo: {example}"
    ),
    "its sides are not done one after the other; write one number": (
        "die Seiten kommen in dieser Übung nicht nacheinander dran; schreib eine Zahl"
    ),
    "{{other}} means nothing where both sides work; leave it out, or write sides: [left, right]": (
        "{{other}} bedeutet nichts, wo beide Seiten arbeiten; lass es weg, oder schreib sides: [left, right]"
    ),
    "on one's side each repetition would roll over; write sides: [left, right]": (
        "in Seitenlage müsste man sich bei jeder Wiederholung umdrehen; schreib sides: [left, right]"
    ),
    "there is no hold that could grow; write tempo: {{hold: 20}}": (
        "es gibt keine Haltezeit, die wachsen könnte; schreib tempo: {{hold: 20}}"
    ),
    "goal: {goal} is below the {start:g} it starts from; write {least} or more": (
        "goal: {goal} liegt unter dem Anfang, {start:g}; schreib {least} oder mehr"
    ),
    "{what}; for {sets} sets of {goal} write {all}": "{what}; für {sets} Sätze zu {goal} schreib {all}",
    "both sides work in this exercise; write side: both": ("in dieser Übung arbeiten beide Seiten; schreib side: both"),
    "one side works at a time in this exercise; write side: {side}": (
        "in dieser Übung arbeitet immer nur eine Seite; schreib side: {side}"
    ),
    "{key} should be a category and a name of the FIT profile; write {key}: {example}": (
        "{key} soll eine Kategorie und ein Name des FIT-Profils sein; schreib {key}: {example}"
    ),
    "{written} is no name of the FIT profile (a-z, 0-9 and _); write one such as {key}: {example}": (
        "{written} ist kein Name des FIT-Profils (a-z, 0-9 und _); schreib einen wie {key}: {example}"
    ),
    # --- What it says, and how long that takes
    "{key} takes {takes:.1f} s to say, but the time for it is {room:g} s; {cure}": (
        "{key} zu sagen dauert {takes:.1f} s, dafür sind aber nur {room:g} s Zeit; {cure}"
    ),
    "write change: with only what is different": "schreib in change: nur, was anders ist",
    "write short: with only what must be said": "schreib in short: nur, was gesagt werden muss",
    "{key} takes {takes:.1f} s to say, but {time:g} s to do; write a shorter word": (
        "das Wort für {key} zu sagen dauert {takes:.1f} s, {key} selbst aber nur {time:g} s; schreib ein kürzeres Wort"
    ),
    "the {key} of {id} takes {takes:.1f} s to say; write {time}: {needed}": (
        "{key} von {id} zu sagen dauert {takes:.1f} s; schreib {time}: {needed}"
    ),
    "how has another number of sentences here ({here}) than in the file's own words ({own}); translate each of them": (
        "how hat hier eine andere Zahl von Sätzen ({here}) als in den eigenen Worten der Datei ({own}); übersetz jeden"
    ),
    # --- Its drawing
    "{key} should be a group of points; write {key}: {example}": (
        "{key} soll eine Gruppe von Punkten sein; schreib {key}: {example}"
    ),
    "{key} has too many points; at most {limit}": "{key} hat zu viele Punkte; höchstens {limit}",
    "{written} cannot name a point; write a-z, 0-9 and hyphens, such as knee": (
        "{written} kann kein Punkt heißen; nimm a-z, 0-9 und Bindestriche, etwa knee"
    ),
    "{name} should be two numbers, across and up; write {name}: [60, 25]": (
        "{name} soll aus zwei Zahlen bestehen, nach rechts und nach oben; schreib {name}: [60, 25]"
    ),
    "{name}: {written} is not a place; write a number from 0 to {limit}, such as 25 or 25.5": (
        "{name}: {written} ist keine Stelle auf der Zeichnung; schreib eine Zahl von 0 bis {limit}, etwa 25 oder 25.5"
    ),
    "{key} joins too many points; at most {limit}": "{key} verbindet zu viele Punkte; höchstens {limit}",
    "{key} should join two points or more; write [hip, knee, foot]": (
        "{key} soll zwei Punkte oder mehr verbinden; schreib [hip, knee, foot]"
    ),
    "{key} goes around two points; write {key}: [knee, other-knee]": (
        "{key} geht um zwei Punkte; schreib {key}: [knee, other-knee]"
    ),
    "{key} stands at one point; write {key}: {key}": "{key} liegt an einem Punkt; schreib {key}: {key}",
    "a figure needs a head; write head: [10, 15]": "eine Zeichnung braucht einen Kopf; schreib head: [10, 15]",
    "{written} is no point of start; {hint}": "{written} ist kein Punkt von start; {hint}",
    "its points are {points}": "dort gibt es {points}",
    "the second figure has the view of the first; write view: {view}": (
        "die zweite Zeichnung zeigt dieselbe Ansicht wie die erste; schreib view: {view}"
    ),
    "{one} to {other} is {length:.3g} long at the start and {now:.3g} {when}; {cure}": (
        "von {one} bis {other} sind es in start {length:.3g}, in {when} aber {now:.3g}; {cure}"
    ),
    "move {name} or {fixed} so that it keeps its length": (
        "verschieb {name} oder {fixed} so, dass die Länge gleich bleibt"
    ),
    "write {point} in {when}": "schreib {point} in {when}",
    # --- A routine, and its entries
    "each of the exercises is named by the key exercise; write {instead}": (
        "jede der Übungen steht hinter dem Schlüssel exercise; schreib {instead}"
    ),
    "each of the {key} is a group of keys; write {instead}": (
        "jeder Teil von {key} ist eine Gruppe von Schlüsseln; schreib {instead}"
    ),
    "there are more than {limit} exercises in all; leave some out": (
        "es sind zusammen mehr als {limit} Übungen; lass welche weg"
    ),
    "there are no rounds within rounds; {cure}": "Runden in Runden gibt es nicht; {cure}",
    "put these exercises behind the others": "setz diese Übungen hinter die anderen",
    "for sets write reps: 3x10": "für Sätze schreib reps: 3x10",
    "{key} should be the name of a band; write {instead}": "{key} soll der Name eines Bandes sein; schreib {instead}",
    "one such as light, or none": "einen wie light, oder none",
    "{{other}} means nothing where both sides work; leave it out": (
        "{{other}} bedeutet nichts, wo beide Seiten arbeiten; lass es weg"
    ),
    "the routine is too long from here on: {total} in all; at most {limit}": (
        "von hier an ist die Routine zu lang: zusammen {total}; höchstens {limit}"
    ),
    "this leaves no time to work in {id}; give lift, hold or lower some seconds": (
        "das lässt in {id} keine Zeit zum Üben; gib lift, hold oder lower ein paar Sekunden"
    ),
    "reps: {share}% of {whole} is {reps}; at most {limit}": (
        "reps: {share} % von {whole} sind {reps}; höchstens {limit}"
    ),
    "{times} rounds of {reps} are {all}; at most {limit}": "{times} Runden zu {reps} sind {all}; höchstens {limit}",
    "the sides of {id} are not done one after the other here; write one number": (
        "die Seiten von {id} kommen hier nicht nacheinander dran; schreib eine Zahl"
    ),
    "{id} would roll over each repetition; write sides: [left, right]": (
        "bei {id} in Seitenlage müsste man sich bei jeder Wiederholung umdrehen; schreib sides: [left, right]"
    ),
    "{id} speaks of the other side; write sides: [left, right]": (
        "{id} spricht von der anderen Seite; schreib sides: [left, right]"
    ),
    # --- A page of the guide
    "{many} phases are translated, but there are {count}; translate each, in the same order": (
        "übersetzt sind {many} Phasen, es gibt aber {count}; übersetz jede, in derselben Reihenfolge"
    ),
    "{id} is not left out by this page; name it in its own leave_out, too": (
        "diese Seite lässt {id} gar nicht weg; nenn es auch in ihrem eigenen leave_out"
    ),
    "{id} is in leave_out, too; keep one of them": "{id} steht auch in leave_out; behalt eins davon",
    # --- The settings
    "the settings are keys and values; begin with a line such as prepare: 20": (
        "die Optionen (settings.yaml) bestehen aus Schlüsseln und Werten; beginn mit einer Zeile wie prepare: 20"
    ),
    "fine_sore ({fine}) should be below stop_sore ({stop})": (
        "fine_sore ({fine}) soll unter stop_sore ({stop}) liegen"
    ),
    "the band {band} is in the list twice; give each its own name": (
        "das Band {band} steht zweimal in der Liste; gib jedem einen eigenen Namen"
    ),
}
