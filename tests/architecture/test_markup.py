"""No text on the screen is ever read as markup: a name from a file could run an action of the program when clicked."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TUI = sorted((ROOT / "coach" / "tui").rglob("*.py"))
SHOWING = {
    "Button", "Checkbox", "Collapsible", "Label", "Link", "OptionList", "RadioButton", "SelectionList", "Static",
    "Switch", "TabPane", "Toast", "notify",
}  # fmt: skip
"""What interprets markup unless it is told not to."""

OURS = {"about_set", "left", "dots", "reps", "side", "word", "count"}
"""Widgets of our own that draw a text letter by letter."""

NEVER = {"from_markup", "from_text", "border_title", "border_subtitle", "Markdown", "DataTable", "RichLog"}
"""What always interprets it, or has no way to be told."""


def name_of(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def has_markup_off(call: ast.Call) -> bool:
    given = [word.value for word in call.keywords if word.arg == "markup"]
    return len(given) == 1 and isinstance(given[0], ast.Constant) and given[0].value is False


def is_content(node: ast.expr, makers: set[str]) -> bool:
    """Whether this is Textual's `Content`, by its own name or through a function that says so."""
    match node:
        case ast.Call(func=ast.Name(id=name)):
            return name == "Content" or name in makers
        case ast.Call(func=ast.Attribute(value=inside, attr=name)):
            return (isinstance(inside, ast.Name) and inside.id == "Content" and name in {"assemble", "styled"}) or (
                is_content(inside, makers) and name == "join"
            )
        case ast.IfExp(body=ast.Constant(value=None), orelse=other):
            return is_content(other, makers)
        case ast.Name(id=name):
            return name in makers
        case ast.ListComp(elt=each):
            return is_content(each, makers)
        case _:
            return False


def wrong(tree: ast.Module) -> list[str]:
    """Every place where a text could be read as markup."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    makers = {node.name for node in functions if node.returns is not None and "Content" == ast.unparse(node.returns)}
    for node in ast.walk(tree):  # names that hold what such a function made, or a Content put together by hand
        if isinstance(node, ast.Assign) and is_content(node.value, makers) and isinstance(node.targets[0], ast.Name):
            makers.add(node.targets[0].id)
        if isinstance(node, ast.AnnAssign | ast.arg) and node.annotation and "Content" in ast.unparse(node.annotation):
            makers.add(node.arg if isinstance(node, ast.arg) else name_of(node.target))
    for node in ast.walk(tree):  # and what goes through a list of them
        if isinstance(node, ast.comprehension) and is_content(node.iter, makers):
            makers.add(name_of(node.target))
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            for base in {name_of(each) for each in node.bases} & SHOWING:
                calls = [
                    each
                    for each in ast.walk(node)
                    if isinstance(each, ast.Call) and ast.unparse(each.func) == "super().__init__"
                ]
                if not calls or not all(map(has_markup_off, calls)):
                    found.append(f"{node.lineno}: {node.name} is a {base}, and its markup is not off")
        if isinstance(node, ast.FunctionDef) and node.name == "render" and "str" in ast.unparse(node.returns or node):
            found.append(f"{node.lineno}: render returns a text; give Content")
        if isinstance(node, ast.Attribute | ast.Name) and name_of(node) in NEVER:
            found.append(f"{node.lineno}: {name_of(node)}")
        if (
            isinstance(node, ast.Assign)
            and name_of(node.targets[0]) == "tooltip"
            and not is_content(node.value, makers)
        ):
            found.append(f"{node.lineno}: tooltip of a text; give Content")
        if not isinstance(node, ast.Call):
            continue
        name = name_of(node.func)
        if name in SHOWING and not has_markup_off(node) and "super()" not in ast.unparse(node.func):
            found.append(f"{node.lineno}: {name} without markup=False")
        if name == "Option" and not is_content(node.args[0], makers):
            found.append(f"{node.lineno}: Option of a text; give Content")
        on = node.func.value if isinstance(node.func, ast.Attribute) else node.func
        if name == "update" and name_of(on) not in OURS and not is_content(node.args[0], makers):
            found.append(f"{node.lineno}: update with a text; give Content")
    return found


@pytest.mark.parametrize("path", TUI, ids=lambda path: path.name)
def test_markup_is_off_everywhere(path: Path) -> None:
    """Every widget that shows a text, every notice, every update and every option of a list."""
    assert [] == wrong(ast.parse(path.read_text()))


@pytest.mark.parametrize(
    "line",
    [
        "Static(name)",
        "Static(name, markup=True)",
        "Static(Content(name))",
        "Label('x', id='y')",
        "self.app.notify(str(error))",
        "self.query_one('#x', Static).update(name)",
        "self.query_one('#x', Static).update(f'{name}')",
        "Option(name)",
        "Option('a ' + name, id=name)",
        "rows = [name for name in names]\nOption(rows)",
        "widget.border_title = name",
        "widget.tooltip = name",
        "widget.tooltip = None if name is None else name",
        "Content.from_markup(name)",
        "class Mine(Static): pass",
        "class Mine(Label):\n    def __init__(self): super().__init__('x')",
        "class Mine(Widget):\n    def render(self) -> str: return name",
    ],
)
def test_this_check_can_fail(line: str) -> None:
    """Each way to let markup in is seen."""
    assert [] != wrong(ast.parse(line))
