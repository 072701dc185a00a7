"""What is wrong with a history, or with a file to take into it, in German, by the English templates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

HISTORY: Final[Mapping[str, str]] = {
    # --- It cannot be read or written
    "another coach is writing to {path}; try again in a moment": (
        "ein anderes coach schreibt gerade in {path}; versuch es gleich noch einmal"
    ),
    "another session is under way on this computer; finish it first": (
        "auf diesem Computer läuft gerade eine andere Einheit; beende sie dort zuerst"
    ),
    "the disk is full; make room, then go on ({path})": (
        "auf der Platte ist kein Platz; schaff welchen, dann geht es weiter ({path})"
    ),
    "{path} cannot be written; see whether there is room on the disk": (
        "{path} lässt sich nicht schreiben; sieh nach, ob auf der Platte Platz ist"
    ),
    "{path} cannot be opened or written; check its folder and permissions": (
        "{path} lässt sich nicht öffnen oder schreiben; sieh nach, wem der Ordner gehört und was darin erlaubt ist"
    ),
    "{path} cannot be read or written: {why}": "{path} lässt sich nicht lesen oder schreiben: {why}",
    "{path} cannot be opened: {why}": "{path} lässt sich nicht öffnen: {why}",
    "that it hurt is not stored yet; make room on the disk, then go on": (
        "dass es wehtat, ist noch nicht gespeichert; schaff Platz auf der Platte, dann geht es weiter"
    ),
    "nothing can be saved: {why}. To go on without saving: {command}": (
        "Nichts kann gespeichert werden: {why}. Ohne Speichern geht es weiter mit: {command}"
    ),
    "today's backup could not be made: {why}": "die Sicherung von heute ist nicht gelungen: {why}",
    # --- It is damaged
    "{path} is damaged": "{path} ist beschädigt",
    "{path} is damaged: {why}": "{path} ist beschädigt: {why}",
    "{path} is not there": "{path} ist nicht da",
    "{path} is empty": "{path} ist leer",
    "{path} is gone, but {log} is there": "{path} ist weg, aber {log} ist noch da",
    "{path} is empty, but {log} is there": "{path} ist leer, aber {log} ist noch da",
    "{path} is empty, but it has been backed up before": "{path} ist leer, es gibt aber Sicherungen davon",
    "{path} is not a history of coach": "{path} ist kein Verlauf von coach",
    "{path} was written by a newer coach (version {version}, this one knows {known}); update coach": (
        "{path} stammt von einem neueren coach (Fassung {version}, dieses kennt {known}); bring coach auf den neuesten "
        "Stand"
    ),
    "a row belongs to nothing": "eine Zeile gehört zu nichts",
    "the repetitions of a set do not add up": "die Wiederholungen eines Satzes gehen nicht auf",
    "the totals of a day do not add up": "die Summen eines Tages gehen nicht auf",
    "the exercises do not add up": "die Übungen gehen nicht auf",
    "the targets do not add up": "die Vorgaben gehen nicht auf",
    "the history is damaged: {what}: {why}": "der Verlauf ist beschädigt: {what}: {why}",
    "the history has no such set in session {id}": "der Verlauf hat keinen solchen Satz in Einheit {id}",
    "{error}; {hint}": "{error}; {hint}",
    "there is no good backup; move it and the files beside it aside, and start again": (
        "es gibt keine gute Sicherung; schieb diese Datei und die daneben, die zu ihr gehören, beiseite und fang neu an"
    ),
    "the newest good backup is {good}; coach restore puts it back": (
        "die neueste gute Sicherung ist {good}; coach restore holt sie zurück"
    ),
    "{error}; nothing of it is lost: first coach export FILE, then {back}, then coach import FILE": (
        "{error}; nichts davon ist verloren: erst coach export DATEI, dann {back}, dann coach import DATEI"
    ),
    "move it and the files beside it aside": "diese Datei und die daneben, die zu ihr gehören, beiseite schieben",
    "coach restore (it puts back {good})": "coach restore (es holt {good} zurück)",
    # --- Answers
    "there is no session {id}; coach history lists them with their ids": (
        "es gibt keine Einheit {id}; coach history nennt sie alle mit ihrer Kennung"
    ),
    "{id} did not hurt in session {session}; {hint}": "{id} hat in Einheit {session} nicht wehgetan; {hint}",
    "what hurt in it: {known}": "wehgetan hat darin: {known}",
    "nothing hurt in it": "darin hat nichts wehgetan",
    "no session has an id that begins with {id}; coach history shows them": (
        "keine Einheit hat eine Kennung, die mit {id} beginnt; coach history zeigt sie"
    ),
    "{id} is the beginning of more than one session: {ids}": "{id} ist der Anfang von mehr als einer Einheit: {ids}",
    "no session of the last days waits for a morning after": (
        "keine Einheit der letzten Tage wartet auf einen Morgen danach"
    ),
    "the morning after the last session is asked for from {moment} on": (
        "wie der Morgen nach der letzten Einheit war, fragt coach ab {moment}"
    ),
    # --- A file to take in
    "{file}: {why}; nothing was taken in": "{file}: {why}; nichts wurde übernommen",
    "no regular file": "das ist keine gewöhnliche Datei",
    "cannot be read: {why}": "sie lässt sich nicht lesen: {why}",
    "larger than {limit} MB; that is no history": "sie ist größer als {limit} MB; das ist kein Verlauf",
    "not an export of coach: the file is empty": "das ist kein Export von coach: Die Datei ist leer",
    "not an export of coach: the file is compressed; unpack it first": (
        "das ist kein Export von coach: Die Datei ist gepackt; pack sie zuerst aus"
    ),
    "not an export of coach: {why}": "das ist kein Export von coach; auf Englisch heißt der Fehler: {why}",
    "written by a newer coach (version {version}, this one knows {known})": (
        "sie stammt von einem neueren coach (Fassung {version}, dieses kennt {known})"
    ),
    "{name} that is broken; coach export FILE writes a whole one, in UTF-8": (
        "{name}, das kaputt ist; coach export DATEI schreibt eine ganze Datei, in UTF-8"
    ),
    "session {id}": "Einheit {id}",
    "decision {number}": "Entscheidung {number}",
    "session {id} is in it twice": "Einheit {id} steht zweimal darin",
    "a decision about {id}": "eine Entscheidung über {id}",
    "{what} has a reason": "{what} hat einen Grund",
    "{what} has a plan": "{what} hat einen Plan",
    "{what} that cannot be read": "{what}, der sich nicht lesen lässt",
    "{what} with control characters": "{what} mit Steuerzeichen",
    "{what}: {name} has control characters": "{what}: {name} enthält Steuerzeichen",
    "{what} is {status}, and its end does not agree": "{what} hat den Stand „{status}“, und ihr Ende passt nicht dazu",
    "{what} has a set twice": "{what} hat einen Satz zweimal",
    "{what} has repetitions out of order": "{what} hat Wiederholungen in falscher Reihenfolge",
    "{what} has ended and has a plan": "{what} ist zu Ende und hat noch einen Plan",
    "{what} has a plan that nobody can do: {number} in it": (
        "{what} hat einen Plan, den niemand schaffen kann: {number} steht darin"
    ),
    "{what} has a plan that nobody can do": "{what} hat einen Plan, den niemand schaffen kann",
    "{day} is no day": "{day} ist kein Tag",
    "session {id} is another one in the history: {name} is not the same": (
        "Einheit {id} ist im Verlauf eine andere: Das Feld {name} ist nicht gleich"
    ),
    "session {id} is another one in the history: its exercises are not the same": (
        "Einheit {id} ist im Verlauf eine andere: Ihre Übungen sind nicht dieselben"
    ),
    "a decision about {exercise} belongs to session {session}, which is nowhere": (
        "eine Entscheidung über {exercise} gehört zu Einheit {session}, und die ist nirgends"
    ),
}
