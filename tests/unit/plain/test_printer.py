"""Lines on a terminal, as a Braille display and a person with a narrow window find them."""

from __future__ import annotations

import io
import os

import pyte
import pytest

from coach.plain.afterwards import Answers
from coach.plain.printer import Printer


def shown(texts: list[str], columns: int, monkeypatch: pytest.MonkeyPatch) -> pyte.Screen:
    """A terminal so wide after these lines."""
    monkeypatch.setattr(os, "get_terminal_size", lambda _descriptor: os.terminal_size((columns, 10)))
    out = io.StringIO()
    monkeypatch.setattr(out, "fileno", lambda: 1, raising=False)
    printer = Printer(out, folded=True)
    for text in texts:
        printer.line(text)
    screen = pyte.Screen(columns, 10)
    pyte.Stream(screen).feed(out.getvalue().replace("\n", "\r\n"))
    return screen


def test_the_cursor_stands_on_the_newest_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """After each line, behind its words: there a Braille display looks."""
    screen = shown(["? for keys", "Lift", "3"], 40, monkeypatch)
    assert ("3", 1) == (screen.display[screen.cursor.y].strip(), screen.cursor.x)
    assert ["? for keys", "Lift", "3"] == [row.strip() for row in screen.display if row.strip()]


def test_no_word_is_cut_at_the_margin(monkeypatch: pytest.MonkeyPatch) -> None:
    """A long question in a window of 24 columns."""
    text = "How much, 0 to 9? u: that was pressed by mistake."
    screen = shown([text], 24, monkeypatch)
    rows = [row.strip() for row in screen.display if row.strip()]
    assert ["How much, 0 to 9? u:", "that was pressed by", "mistake."] == rows
    assert "mistake." == screen.display[screen.cursor.y].strip()


def test_wide_letters_take_two_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    """An exercise named in Chinese is folded before the margin, too; a word longer than the window is left whole."""
    screen = shown(["蚌式 开合 练习 再来", "x" * 12], 11, monkeypatch)
    rows = [row.replace(" ", "") for row in screen.display if row.strip()]
    assert ["蚌式开合", "练习再来", "x" * 11, "x"] == rows


def test_a_pipe_has_each_line_whole() -> None:
    """Another program reads lines, each to its end."""
    out = io.StringIO()
    printer = Printer(out, folded=False)
    printer.line("0:01.0 lift Lift")
    printer.line("x" * 200)
    printer.end()
    assert f"0:01.0 lift Lift\n{'x' * 200}\n" == out.getvalue()


def test_what_comes_after_begins_a_line() -> None:
    """The shell's prompt does not stand behind the last word."""
    out = io.StringIO()
    printer = Printer(out, folded=True)
    printer.line("Done.")
    printer.end()
    printer.end()
    assert "Done.\n" == out.getvalue()


def test_lines_that_were_pasted_answer_the_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was typed ahead answers, as far as it goes; a key of the session is no answer, and a begun line goes on."""
    monkeypatch.setattr("builtins.input", lambda *_: "0")
    out = io.StringIO()
    answers = Answers(Printer(out, folded=True), " \n5\nn1")
    assert ["", "5", "10", "0"] == [answers.read("?") for _ in range(4)]
