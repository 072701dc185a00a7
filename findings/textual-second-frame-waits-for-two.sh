#!/usr/bin/env bash
# Textual draws at once where nothing was drawn lately, and a change that follows waits not for the next frame but for
# the one behind it: its timer, which has skipped frames, counts from there. At 60 frames a second that is 17 to 33 ms
# behind the picture before. A key is that late whenever something else was drawn just before it. TEXTUAL_FPS=250, set
# before Textual is imported, makes it 4 to 8.
# textual 8.2.8, CPython 3.11. Seen, at ten frames a second so that the machine does not matter:
#   alone: at once
#   behind another: later than a frame, within two
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'textual==8.2.8'
seen=$(TEXTUAL_FPS=10 "$folder/venv/bin/python" - <<'PY'
import asyncio
import random
import statistics
import time
from textual.app import App
from textual.widget import Widget
class Told(Widget):
    drawn = 0.0
    def render(self):
        self.drawn = time.monotonic()
        return f"{self.drawn}"
class Page(App):
    def compose(self):
        yield Told()
async def frames_late(told):
    asked = time.monotonic()
    told.refresh()
    await asyncio.sleep(0.3)
    return (told.drawn - asked) * 10
async def main():
    async with Page().run_test() as pilot:
        told, alone, behind = pilot.app.query_one(Told), [], []
        for _ in range(20):
            await asyncio.sleep(0.3 + random.random() / 10)
            alone.append(await frames_late(told))
            await asyncio.sleep(random.random() / 10)
            told.refresh()
            await asyncio.sleep(0.005)
            behind.append(await frames_late(told))
        print("alone:", "at once" if statistics.median(alone) < 0.2 else statistics.median(alone))
        late = statistics.median(behind)
        print("behind another:", "later than a frame, within two" if 1 < late < 2 else f"{late:.2f} frames")
asyncio.run(main())
PY
)
printf '%s\n' "$seen"
[ "$seen" = "alone: at once
behind another: later than a frame, within two" ]
