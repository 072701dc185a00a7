"""Keys as a person types them, a line at a time, from an editor's shell or on Windows."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from coach.plain.keyboard import keyboard, named
from coach.plain.windows_keyboard import WindowsKeyboard

if sys.platform != "win32":
    from coach.plain.terminal_keyboard import TerminalKeyboard

posix = pytest.mark.skipif(sys.platform == "win32", reason="keys come from a console there")


@contextmanager
def typed(*reads: bytes) -> Iterator[TerminalKeyboard]:
    """A keyboard on which all of this was typed."""
    reading, writing = os.pipe()
    try:
        for some in reads:
            os.write(writing, some)
        yield TerminalKeyboard(reading)
    finally:
        os.close(reading)
        os.close(writing)


def keys(board: TerminalKeyboard | WindowsKeyboard) -> list[str]:
    """All that comes at once."""
    found = []
    while (key := board.wait(0)) is not None:
        found.append(key)
    return found


@posix
def test_keys_that_come_together_are_each_heard() -> None:
    """That it hurts, how much, and an arrow, pressed while the program was busy."""
    with typed("o4\x1b[Cü".encode()) as board:
        assert ["o", "4", "right", "ü"] == keys(board)


@posix
def test_the_enter_that_sends_a_line_is_no_key() -> None:
    """An editor's shell sends q and enter together; enter by itself is one."""
    for end in (b"\n", b"\r", b"\r\n"):
        with typed(b"q" + end + b"q" + end) as board:
            assert ["q", "q"] == keys(board)
        with typed(end) as board:
            assert ["enter"] == keys(board)


@posix
def test_later_lines_of_a_paste_are_kept_for_the_questions() -> None:
    """q, q, then 5 and 2: the session takes the first two lines and leaves the others."""
    with typed(b"q\nq\n5\n2\n") as board:
        assert ["q", "q"] == [board.wait(0), board.wait(0)]
        assert "5\n2\n" == board.rest()
        assert "" == board.rest()


def test_caps_lock_is_no_matter() -> None:
    """O hurts as o does."""
    assert ["o", "q", "x", "escape", "pageup", "pagedown", "equals_sign"] == [
        named(each) for each in ("O", "Q", "X", "\x1b", "\x1b[5~", "\x1b[6~", "=")
    ]


class FakeConsole:
    """What the module for consoles of Windows has of a keyboard."""

    def __init__(self, typed: str) -> None:
        self._typed = list(typed)

    def kbhit(self) -> bool:
        return bool(self._typed)

    def getwch(self) -> str:
        return self._typed.pop(0)


def windows(typed: str) -> WindowsKeyboard:
    """A keyboard of Windows whose time goes by as it is waited for."""
    now = [0.0]
    return WindowsKeyboard(FakeConsole(typed), lambda: now[0], lambda seconds: now.__setitem__(0, now[0] + seconds))


def test_keys_on_windows() -> None:
    """Letters, space, enter, and the arrows and pages of both kinds of keyboard."""
    assert ["o", "space", "enter", "right", "left", "pageup", "pagedown"] == keys(windows("O \r\xe0M\xe0K\x00I\x00Q"))
    assert None is windows("").wait(0.5)


def test_ctrl_c_on_windows_is_the_signal(monkeypatch: pytest.MonkeyPatch) -> None:
    """It comes as a character there while keys are read one by one."""
    raised: list[int] = []
    monkeypatch.setattr(signal, "raise_signal", raised.append)
    assert None is windows("\x03").wait(1)
    assert [signal.SIGINT] == raised


def test_a_console_of_windows_has_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a session that waits for a key after each repetition comes to its end there."""
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr("coach.plain.keyboard.can_come", lambda: True)
    monkeypatch.setitem(sys.modules, "msvcrt", FakeConsole(" "))  # type: ignore[arg-type]
    with keyboard() as found:
        assert (True, "space") == (found.present, found.wait(0))
