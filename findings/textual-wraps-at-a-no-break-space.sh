#!/usr/bin/env bash
# Textual breaks a line at a no-break space as at any other blank, so that "2 s" is torn apart though it was written to
# stay together; Python's textwrap, which many a table of the same program is made with, keeps it.
# textual 8.2.8, CPython 3.11. Seen:
#   textual: ['Close 2', 's']
#   textwrap: ['Close', '2 s']
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'textual==8.2.8'
seen=$("$folder/venv/bin/python" - <<'PY'
import textwrap
from textual.content import Content
text = "Close 2\N{NO-BREAK SPACE}s"
shown = lambda lines: [line.rstrip().replace("\N{NO-BREAK SPACE}", " ") for line in lines]
print("textual:", shown(line.plain for line in Content(text).wrap(8)))
print("textwrap:", shown(textwrap.wrap(text, 8)))
PY
)
printf '%s\n' "$seen"
[ "$seen" = "textual: ['Close 2', 's']
textwrap: ['Close', '2 s']" ]
