#!/usr/bin/env bash
# Textual's get_visual_style drops part of a component class's text-style: of `bold reverse` it keeps bold and loses
# reverse, while get_component_rich_style of the same class has both. A chosen number that should stand turned around
# looks like all others where there is no colour.
# textual 8.2.8. Seen:
#   get_component_rich_style: bold True, reverse True
#   get_visual_style: bold True, reverse None
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'textual==8.2.8'
seen=$("$folder/venv/bin/python" - <<'PY'
import asyncio
from textual.app import App
from textual.widget import Widget
class Scale(Widget):
    COMPONENT_CLASSES = {"scale--chosen"}
    DEFAULT_CSS = "Scale .scale--chosen { text-style: bold reverse; }"
class Page(App):
    def compose(self):
        yield Scale()
async def main():
    async with Page().run_test() as pilot:
        scale = pilot.app.query_one(Scale)
        for name in ("get_component_rich_style", "get_visual_style"):
            style = getattr(scale, name)("scale--chosen")
            print(f"{name}: bold {style.bold}, reverse {style.reverse}")
asyncio.run(main())
PY
)
printf '%s\n' "$seen"
[ "$seen" = "get_component_rich_style: bold True, reverse True
get_visual_style: bold True, reverse None" ]
