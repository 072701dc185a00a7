"""The tests' own house: what they share stands in `support`, and `unit` has the rooms of coach."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"


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
