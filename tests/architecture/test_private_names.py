"""Private names of Textual: nothing but the driver takes any, for a new Textual may change them without a word."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from textual.widget import Widget

ROOT = Path(__file__).parents[2]
TUI = sorted((ROOT / "coach" / "tui").rglob("*.py"))
DRIVER = "coach/tui/driver.py"
ENTRY = re.compile(r"^- ((?:`_\w+`(?:, )?)+): .*?(test_\w+(?:, test_\w+)*)$", re.MULTILINE | re.DOTALL)
"""Names, what they mend, and the tests that tell when Textual mends it itself."""


@cache
def given(base: type) -> set[str]:
    """The private names that a class of Textual defines, or gives its objects."""
    tree = ast.parse(inspect.getsource(base).lstrip() if base.__module__.startswith("textual") else "")
    assigned = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and own(node)}
    return {name for name in {*vars(base), *assigned} if private(name)}


def private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def own(node: ast.Attribute) -> bool:
    """Whether it is an attribute of the object itself, or of what it comes from."""
    match node.value:
        case ast.Name(id="self" | "cls"):
            return True
        case ast.Call(func=ast.Name(id="super")):
            return True
    return False


def from_textual(tree: ast.AST) -> Iterator[str]:
    """What a file takes from modules of Textual that are private, or is private there."""
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=str(module), names=names) if module.split(".")[0] == "textual":
                yield from (part for part in module.split(".") if private(part))
                yield from (alias.name for alias in names if private(alias.name))
            case ast.Import(names=names):
                for alias in names:
                    yield from (part for part in alias.name.split(".") if private(part) and "textual" in alias.name)


def of_others(tree: ast.AST) -> Iterator[str]:
    """Private attributes of any other object: whose it is cannot be seen, and it should be nobody's."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and private(node.attr) and not own(node) and ast.unparse(node) != "os._exit":
            yield node.attr


def shared(tree: ast.AST, classes: dict[str, type]) -> Iterator[str]:
    """Private names of our classes that Textual's own, which they are made from, have too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and node.name in classes:
            bases = [base for base in classes[node.name].__mro__ if base.__module__.split(".")[0] == "textual"]
            names = set().union(*map(given, bases))
            for inner in ast.walk(node):
                match inner:
                    case ast.Attribute(attr=name) if own(inner) and name in names:
                        yield name
                    case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) if name in names:
                        yield name


def found(path: Path) -> set[str]:
    """Every private name of Textual in a file."""
    module = import_module(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
    classes = {name: value for name, value in vars(module).items() if inspect.isclass(value)}
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {*from_textual(tree), *of_others(tree), *shared(tree, classes)}


def test_only_the_driver_takes_private_names() -> None:
    """No other file imports, uses or overrides one; nor has a class an attribute that happens to be called like one."""
    names = {path.relative_to(ROOT).as_posix(): found(path) for path in TUI}
    assert {DRIVER} == {path for path, taken in names.items() if taken}, names


def test_each_private_name_says_what_it_mends() -> None:
    """And which test would pass without it, once Textual mends that itself."""
    taken = found(ROOT / DRIVER)
    told = ENTRY.findall(ast.get_docstring(ast.parse((ROOT / DRIVER).read_text(encoding="utf-8"))) or "")
    assert sorted(taken) == sorted(name for names, _ in told for name in re.findall(r"_\w+", names))
    tests = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "e2e").glob("test_*.py"))
    assert [] == [test for _, each in told for test in each.split(", ") if f"def {test}(" not in tests]


OURS = """
class Ours(Widget):
    def _set_dirty(self):
        self._render_cache = super()._render()

    def free(self, other):
        self._mine = other._parent
"""


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("from textual._compositor import Compositor", {"_compositor"}),
        ("from textual.app import _Private", {"_Private"}),
        ("import textual._loop", {"_loop"}),
        (OURS, {"_set_dirty", "_render_cache", "_render", "_parent"}),
    ],
)
def test_the_check_can_fail(text: str, names: set[str]) -> None:
    """Imported, overridden, used of one's own or of another's; what is only ours is no matter."""
    tree = ast.parse(text)
    assert names == {
        *from_textual(tree),
        *of_others(tree),
        *shared(tree, {"Ours": type("Ours", (Widget,), {"__module__": "ours"})}),
    }
