"""The rooms of coach/ measured on its imports: lines, arrows, circles, and private names of Textual by file.

    .venv/bin/python tests/bench/rooms.py [folder that holds coach/]

A room is a folder of `coach/` or a module that lies directly in it.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

import grimp

PRIVATE = re.compile(r"(?:textual\.\w*\.?_\w+|(?:super\(\)|self\.app|app|screen|widget|node|type\(node\))\._[a-z]\w+)")


def room(module: str) -> str:
    """The room a module lies in; that of `coach` itself is empty."""
    return (module.split(".") + [""])[1]


def circles(graph: grimp.ImportGraph) -> list[set[str]]:
    """Groups of modules of which each leads to all the others."""
    reach = {module: graph.find_upstream_modules(module) for module in graph.modules}
    groups = {frozenset({a, *(b for b in reach[a] if a in reach[b])}) for a in reach}
    return [set(group) for group in groups if len(group) > 1]


def main() -> None:
    """Print what is measured."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    sys.path.insert(0, str(folder.resolve()))
    graph = grimp.build_graph("coach", cache_dir=None)
    pairs = {(room(a), room(b)) for a in graph.modules for b in graph.find_modules_directly_imported_by(a)}
    arrows = {(a, b) for a, b in pairs if a != b and a and b}
    lines: Counter[str] = Counter()
    private: dict[str, int] = {}
    for path in sorted((folder / "coach").rglob("*.py")):
        text, inside = path.read_text(), path.relative_to(folder / "coach")
        lines[inside.parts[0].removesuffix(".py")] += text.count("\n")
        if "textual" in text and (names := set(PRIVATE.findall(text))):
            private[str(inside)] = len(names)
    both_ways = sum((b, a) in arrows for a, b in arrows) // 2
    rooms = {room(module) for module in graph.modules} - {""}
    print(f"{len(rooms)} rooms, {len(arrows)} arrows, {both_ways} of them both ways, {len(circles(graph))} circles")
    print("lines:", sum(lines.values()), ", ".join(f"{name} {count}" for name, count in lines.most_common()))
    print("private names of Textual:", ", ".join(f"{name} {count}" for name, count in private.items()))


if __name__ == "__main__":
    main()
