#!/usr/bin/env bash
# A Textual Input with a max_length takes what is typed up to it, but refuses a longer paste whole instead of cutting it;
# and of a paste of several lines it keeps the first alone. A note that was copied from elsewhere is lost without a word.
# textual 8.2.8. Seen:
#   typed: 'abcde'
#   pasted, too long: ''
#   pasted, two lines: 'one'
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'textual==8.2.8'
seen=$("$folder/venv/bin/python" - <<'PY'
import asyncio
from textual import events
from textual.app import App
from textual.widgets import Input
class Note(App):
    def compose(self):
        yield Input(max_length=5)
async def look(*what):
    async with Note().run_test() as pilot:
        field = pilot.app.query_one(Input)
        field.focus()
        for each in what:
            field.post_message(events.Paste(each)) if len(each) > 1 else await pilot.press(each)
        await pilot.pause()
        return field.value
async def main():
    print(f"typed: {await look(*'abcdefg')!r}")
    print(f"pasted, too long: {await look('abcdefg')!r}")
    print(f"pasted, two lines: {await look(chr(10).join(['one', 'two']))!r}")
asyncio.run(main())
PY
)
printf '%s\n' "$seen"
[ "$seen" = "typed: 'abcde'
pasted, too long: ''
pasted, two lines: 'one'" ]
