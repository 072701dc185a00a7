#!/usr/bin/env bash
# A widget that draws its lines with render_line and says with refresh(region) what changed keeps every region it ever
# named: Textual takes them from the list for the screen, and empties the other one only where it renders a widget's
# whole content. A moving figure names thousands. A refresh() without a region forgets them.
# And what is sent of such a line begins at the widget's left edge, wherever the region began.
# textual 8.2.8. Seen:
#   named 100, kept 100
#   after refresh(): kept 1
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'textual==8.2.8'
seen=$("$folder/venv/bin/python" - <<'PY'
import asyncio
from textual.app import App
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget
class Lines(Widget):
    def render_line(self, y):
        return Strip.blank(self.size.width)
class Page(App):
    def compose(self):
        yield Lines()
async def main():
    async with Page().run_test(size=(120, 40)) as pilot:
        lines = pilot.app.query_one(Lines)
        await pilot.pause()
        for number in range(100):
            lines.refresh(Region(number, 1, 1, 1))
            await pilot.pause()
        print(f"named 100, kept {len(lines._dirty_regions) - 1}")
        lines.refresh()
        await pilot.pause()
        print(f"after refresh(): kept {len(lines._dirty_regions)}")
asyncio.run(main())
PY
)
printf '%s\n' "$seen"
[ "$seen" = "named 100, kept 100
after refresh(): kept 1" ]
