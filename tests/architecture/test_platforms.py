"""What one kind of system has alone stands in modules of its own, and the question which it is in few places."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COACH = sorted((ROOT / "coach").rglob("*.py"))
ASK = {
    "coach/system/platforms.py",  # everything that both kinds of system do, each in its own way
    "coach/system/on_posix.py",  # these four are of one kind alone, and say so to whoever checks types
    "coach/system/on_windows.py",
    "coach/plain/terminal_keyboard.py",
    "coach/tui/driver.py",
    "coach/plain/keyboard.py",  # which of the two keyboards
    "coach/system/clock.py",  # which clock goes on while the computer sleeps
    "coach/sound/choose.py",  # which of them has which voice
    "coach/sound/quiet_libraries.py",  # ALSA and JACK
    "coach/sound/sdl.py",  # ALSA first
}
"""Who asks on what kind of system it is, and for what: this list only becomes shorter."""

ALONE = {
    "coach/system/on_posix.py": {"fcntl"},
    "coach/system/on_windows.py": {"msvcrt"},
    "coach/plain/terminal_keyboard.py": {"termios", "tty"},
    "coach/plain/windows_keyboard.py": {"msvcrt"},
    "coach/tui/driver.py": {"termios"},
}
"""Who loads a module that only one kind of system has."""

NOT_EVERYWHERE = {"fcntl", "grp", "msvcrt", "posix", "pty", "pwd", "resource", "termios", "tty", "winreg", "winsound"}


def asks(text: str) -> bool:
    """Whether a file asks on what kind of system it is."""
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Attribute(value=ast.Name(id=module), attr=name):
                if (module, name) in {("sys", "platform"), ("os", "name"), ("platform", "system")}:
                    return True
            case ast.ImportFrom(module="sys" | "os", names=names):
                if {"platform", "name"} & {alias.name for alias in names}:
                    return True
    return False


def loads(text: str) -> set[str]:
    """The modules a file loads that not every system has."""
    names = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names & NOT_EVERYWHERE


def test_few_ask_on_what_kind_of_system_they_are() -> None:
    """Whoever does one more says here why."""
    read = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in COACH}
    assert ASK == {path for path, text in read.items() if asks(text)}
    assert ALONE == {path: modules for path, text in read.items() if (modules := loads(text))}


def test_both_kinds_of_system_do_the_same() -> None:
    """By the same names, with as many values each."""

    def functions(name: str) -> dict[str, int]:
        tree = ast.parse((ROOT / "coach" / "system" / f"{name}.py").read_text(encoding="utf-8"))
        return {node.name: len(node.args.args) for node in tree.body if isinstance(node, ast.FunctionDef)}

    assert functions("on_posix") == functions("on_windows")


@pytest.mark.parametrize("line", ["sys.platform == 'win32'", "if os.name == 'nt': pass", "from sys import platform"])
def test_a_question_is_seen(line: str) -> None:
    """Each way to ask."""
    assert asks(line)


def test_types_are_checked_for_every_system() -> None:
    """Nothing of coach is left out, and nothing is passed over but what has no types of its own."""
    project = (
        (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("[tool.mypy]")[2].partition("\n[tool.ruff")[0]
    )
    assert 'strict = true\npackages = ["coach"]' in project
    assert ['module = ["espeakng_loader.*"]'] == [
        line.partition(" #")[0].rstrip() for line in project.splitlines() if line.startswith("module")
    ]
    for word in ("ignore_errors", "follow_imports", "exclude", "disable_error_code"):
        assert word not in project
    for path in COACH:
        assert "mypy:" not in path.read_text(encoding="utf-8"), path
