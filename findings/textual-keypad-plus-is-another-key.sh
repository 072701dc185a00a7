#!/usr/bin/env bash
# In Textual the + and - of the keypad are `plus` and `minus` on most terminals, but `add` and `subtract` where the
# terminal speaks the kitty keyboard protocol: a binding to `plus,minus` is dead there, for the character that comes
# with the key is dropped, while enter and page down of the same keypad keep their names.
# textual 8.2.8, the bytes kitty 0.41 and xterm send. Seen:
#   plain terminal, keypad +: plus '+'
#   kitty protocol, keypad +: add None
#   kitty protocol, keypad -: subtract None
#   kitty protocol, keypad enter: enter
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'textual==8.2.8'
cat > "$folder/try.py" <<'PY'
from textual import events
from textual._xterm_parser import XTermParser
def key(data):
    parser = XTermParser()
    found = [each for each in [*parser.feed(data), *parser.feed("")] if isinstance(each, events.Key)]
    return found[0]
for name, data in (("plain terminal, keypad +", "+"), ("kitty protocol, keypad +", "\x1b[57413u"), ("kitty protocol, keypad -", "\x1b[57412u")):
    print(f"{name}: {key(data).key} {key(data).character!r}")
print("kitty protocol, keypad enter:", key("\x1b[57414u").key)
PY
seen=$("$folder/venv/bin/python" "$folder/try.py")
printf '%s\n' "$seen"
[ "$seen" = "plain terminal, keypad +: plus '+'
kitty protocol, keypad +: add None
kitty protocol, keypad -: subtract None
kitty protocol, keypad enter: enter" ]
