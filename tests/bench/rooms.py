"""The rooms of coach/ measured on its imports: lines, arrows, circles, and private names of Textual by file.

    .venv/bin/python tests/bench/rooms.py [folder that holds coach/]

A room is a folder of `coach/` or a module that lies directly in it.
"""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter
from importlib.resources import files
from pathlib import Path

import grimp

SOURCES = ("app", "screen", "widget", "dom", "message_pump", "_compositor", "driver", "drivers/linux_driver", "command")
"""The modules of Textual whose classes ours are made from."""
NAMED = re.compile(r"^    (?:async )?def (_[a-z]\w+)|self\.(_[a-z]\w+)(?:: [^=\n]+)? = ", re.MULTILINE)


def textuals_names() -> set[str]:
    """The private names that those classes define, or give their objects."""
    folder = files("textual")
    found = [NAMED.findall(folder.joinpath(f"{name}.py").read_text()) for name in SOURCES]
    return {name for pairs in found for pair in pairs for name in pair if name}


def private_names(text: str) -> set[str]:
    """The private names of Textual in a file: of its modules, of its objects, and those that are overridden."""
    tree = ast.parse(text)
    own = {pair[1] for pair in NAMED.findall(text)}  # our own attribute, which only has the same name
    names = set()
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=str(module)) if module.startswith("textual"):
                names |= {part for part in module.split(".") if part[0] == "_"}
            case ast.Attribute(attr=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                if name in TEXTUAL and name not in own:
                    names.add(name)
    return names


TEXTUAL = textuals_names()


def room(module: str) -> str:
    """The room a module lies in; that of `coach` itself is empty."""
    return [*module.split("."), ""][1]


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
    private: dict[str, list[str]] = {}
    for path in sorted((folder / "coach").rglob("*.py")):
        text, inside = path.read_text(), path.relative_to(folder / "coach")
        lines[inside.parts[0].removesuffix(".py")] += text.count("\n")
        if "textual" in text and (names := private_names(text)):
            private[str(inside)] = sorted(names)
    both_ways = sum((b, a) in arrows for a, b in arrows) // 2
    rooms = {room(module) for module in graph.modules} - {""}
    print(f"{len(rooms)} rooms, {len(arrows)} arrows, {both_ways} of them both ways, {len(circles(graph))} circles")
    print("lines:", sum(lines.values()), ", ".join(f"{name} {count}" for name, count in lines.most_common()))
    print("private names of Textual:", *(f"\n  {name}: {', '.join(names)}" for name, names in private.items()))


if __name__ == "__main__":
    main()
