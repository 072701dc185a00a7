"""What keeps a session or a history from being taken along, in German, by the English templates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

EXPORTS: Final[Mapping[str, str]] = {
    # --- The file
    "{file}: name a file that ends in {endings}": "{file}: nenn eine Datei, die auf {endings} endet",
    "{file} is no file; name another one": "{file} ist keine Datei; nenn eine andere",
    "{file} is there already; --force replaces it, or name another file": (
        "{file} gibt es schon; --force ersetzt sie, oder nenn eine andere Datei"
    ),
    # --- What it takes
    "this needs {module}, which is not installed: {line}, or {here} where coach was unpacked": (
        "dafür fehlt {module}: {line}, oder {here}, wo coach ausgepackt wurde"
    ),
    "this needs av {needed} or newer, and {there} is installed: pip install -U av": (
        "dafür braucht es av {needed} oder neuer, und {there} ist installiert: pip install -U av"
    ),
    "the voice failed: {fault}; `voice:` in the settings takes another one": (
        "die Stimme ist ausgefallen ({fault}); `voice:` in den Optionen (settings.yaml) nimmt eine andere"
    ),
    # --- A week, a session, a plan
    "{place}: {why}": "{place}: {why}",
    "no week is planned yet: s in coach has it, or a line in {file} such as {example}": (
        "noch ist keine Woche geplant: das geht mit s in coach, oder mit einer Zeile in {file} wie {example}"
    ),
    "session {id} is not over; coach run --resume goes on with it": (
        "Einheit {id} ist nicht zu Ende; coach run --resume macht mit ihr weiter"
    ),
    "session {id} was a rehearsal; it counts as no training": (
        "Einheit {id} war eine Probe; sie zählt nicht als Training"
    ),
    "nothing was done in session {id}": "in Einheit {id} wurde nichts geschafft",
    "{name} has {count} steps without its rests, and watches take {limit}; --minutes makes it shorter, fewer sets or "
    "exercises do, too": (
        "{name} hat ohne Pausen {count} Schritte, und Uhren nehmen {limit}; kürzer wird es mit --minutes, oder mit "
        "weniger Sätzen oder Übungen"
    ),
    # --- FIT
    "{day} is no date that a FIT file can hold; the clock was wrong then": (
        "{day} ist kein Datum, das eine FIT-Datei fassen kann; damals ging die Uhr falsch"
    ),
    "{value} ms is longer than a FIT file can hold": "{value} ms sind länger, als eine FIT-Datei fassen kann",
    "{value} is more than a FIT file can hold as {field}": (
        "{value} ist mehr, als eine FIT-Datei unter {field} fassen kann"
    ),
}
