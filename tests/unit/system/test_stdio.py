"""What a stream or a font that has few characters is given for those that it has not."""

from __future__ import annotations

from coach.system.stdio import CONSOLE


def test_what_a_console_is_given() -> None:
    """What is done of a bar and what is left, and the dots of repetitions, can be told apart; each keeps its column."""
    assert "==---" == "━╸───".translate(CONSOLE)
    assert "# @ ." == "● ◉ ○".translate(CONSOLE)
    assert "> < ## × " == "→ ← ▀▄ × ".translate(CONSOLE)
    assert " #?" == "\u2800\u28ff\u65e5".translate(CONSOLE)
    assert "\x1b[7m Übung é · ß" == "\x1b[7m Übung é · ß".translate(CONSOLE)
