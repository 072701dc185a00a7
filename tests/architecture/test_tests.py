"""The tests' own house: what they share stands in `support`, and `unit` has the rooms of coach."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
PRIVATE = {
    "support/once.py": {"_parse_rules", "_variables"},  # a style sheet is read once for all tests
    "support/settled.py": {"_ready", "_scheduled"},  # what an app has still to do
    "support/textual.py": {
        *("_active", "_compositor", "_compositor_refresh", "_dirty_regions", "_exit", "_message_queue"),
        *("_notifications", "_press_keys", "_refresh_layout", "_repaint_regions", "_toast", "_update_mouse_over"),
    },  # Textual's own, asked in one place
}
"""Every private name of something else that tests use, and why: no test itself, and this list only becomes shorter."""


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


def private_names(text: str) -> set[str]:
    """The private names of other objects and modules in a file, also where they are patched or got by their name."""
    names = set()
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Attribute(value=ast.Name(id="self" | "cls")):
                pass
            case ast.Attribute(attr=name):
                names.add(name)
            case ast.ImportFrom(module=str(module)):
                names |= {*module.split("."), *(alias.name for alias in node.names)}
            case ast.Call(func=ast.Name(id="getattr" | "setattr"), args=[_, ast.Constant(value=str(name)), *_]):
                names.add(name)
            case ast.Call(func=ast.Attribute(attr="setattr" | "delattr"), args=[*targets]):
                named = [each.value for each in targets[:2] if isinstance(each, ast.Constant)]
                names |= {part for name in named if isinstance(name, str) for part in name.split(".")}
    return {name for name in names if name.startswith("_") and not name.startswith("__")}


def test_tests_use_what_everybody_may_use() -> None:
    """A test that holds a private detail forbids to change it; the few that must are named, each with its reason."""
    files = (path for path in TESTS.rglob("*.py") if "bench" not in path.parts)
    read = {path.relative_to(TESTS).as_posix(): path.read_text(encoding="utf-8") for path in files}
    assert PRIVATE == {path: names for path, text in read.items() if (names := private_names(text))}


@pytest.mark.parametrize(
    "line",
    [
        "assert live._cues",
        "from coach.app.runner import _cues",
        "from coach._runner import cues",
        "getattr(live, '_cues')",
        "monkeypatch.setattr(live, '_cues', [])",
        "monkeypatch.setattr('coach.app.runner._cues', [])",
        "monkeypatch.setattr('coach.app._runner.cues', [])",
        "monkeypatch.delattr(live, '_cues')",
    ],
)
def test_this_check_can_fail(line: str) -> None:
    """Each way to a private name is seen."""
    assert set() != private_names(line)
