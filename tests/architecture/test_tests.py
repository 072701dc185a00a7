"""The tests' own house: what they share stands in `support`, and `unit` has the rooms of coach."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
PRIVATE = {
    "support/once.py": {"_parse_rules", "_variables"},  # a style sheet is read once for all tests
    "support/settled.py": {"_ready", "_scheduled"},  # what an app has still to do
    "support/storm.py": {"_press_keys"},  # keys without a wait behind each
    "support/textual.py": {
        *("_active", "_compositor", "_dirty_regions", "_exit", "_message_queue", "_notifications", "_repaint_regions"),
        "_toast",
    },  # Textual's own
    "property/test_live.py": {"_unstored"},  # what the history must be once the disk has room again
    "tui/test_updates.py": {"_refresh_layout"},  # that nothing is laid out anew
    "unit/plain/test_session.py": {"_hurt"},  # a question that waits for its second digit
    "unit/history/test_store.py": {"_db"},  # how safely SQLite writes is a matter of each connection
}
"""Every private name of something else that a test uses, and why: this list only becomes shorter."""


def test_no_test_imports_from_a_test() -> None:
    """What two of them need is in tests/support; only the benches share among themselves, too."""
    wrong = []
    for path in TESTS.rglob("*.py"):
        room = path.relative_to(TESTS).parts[0]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            allowed = ("support", "bench") if room == "bench" else ("support",)
            wrong += [(str(path), n) for n in names if n.split(".")[0] == "tests" and n.split(".")[1] not in allowed]
            assert not (isinstance(node, ast.ImportFrom) and node.level), path
    assert [] == wrong


def test_unit_has_the_rooms_of_coach() -> None:
    """Where something is made, there its tests are: tests/unit/sound for coach/sound."""
    rooms = {path.name for path in (ROOT / "coach").iterdir() if (path / "__init__.py").exists()}
    assert {"__init__.py"} == {path.name for path in (TESTS / "unit").glob("*.py")}
    assert rooms >= {path.name for path in (TESTS / "unit").iterdir() if list(path.glob("test_*.py"))}


def private_names(path: Path) -> set[str]:
    """The private names of other objects and modules in a file, also where they are patched by their name."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Attribute(value=ast.Name(id="self" | "cls")):
                pass
            case ast.Attribute(attr=name):
                names.add(name)
            case ast.ImportFrom(module=str(module)):
                names |= {*module.split("."), *(alias.name for alias in node.names)}
            case ast.Call(func=ast.Attribute(attr="setattr"), args=[_, ast.Constant(value=str(name)), *_]):
                names.add(name.rpartition(".")[2])
    return {name for name in names if name.startswith("_") and not name.startswith("__")}


def test_tests_use_what_everybody_may_use() -> None:
    """A test that holds a private detail forbids to change it; the few that must are named, each with its reason."""
    files = (path for path in TESTS.rglob("*.py") if "bench" not in path.parts)
    found = {str(path.relative_to(TESTS)): names for path in files if (names := private_names(path))}
    assert PRIVATE == found
