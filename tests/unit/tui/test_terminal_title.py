"""How far the session is, in the terminal's own title and progress bar, and nothing left behind."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from coach.tui.terminal_title import TerminalTitle, has_progress, has_title

XTERM = {"TERM": "xterm-256color"}
GHOSTTY = XTERM | {"TERM_PROGRAM": "ghostty"}


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, False),
        (XTERM, False),
        (GHOSTTY, True),
        ({"TERM_PROGRAM": "WezTerm"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"WT_SESSION": "a-b"}, True),
        ({"ConEmuANSI": "ON"}, True),
        ({"ConEmuANSI": "OFF"}, False),
        ({"TERM_FEATURES": "T3CwLrMSc7UUw9Ts3BFGsSyHNoSxFP"}, True),
        ({"TERM_FEATURES": "T3CwLrPa"}, False),
        ({"PTYXIS_VERSION": "48.1"}, True),
        ({"PTYXIS_VERSION": "9.0"}, False),
        ({"PTYXIS_VERSION": "x"}, False),
    ],
)
def test_progress_goes_only_where_it_is_drawn(environ: Mapping[str, str], expected: bool) -> None:
    """Elsewhere it could pop up as a notification each minute."""
    assert expected == has_progress(environ)


@pytest.mark.parametrize(("term", "expected"), [("xterm", True), ("linux", False), ("dumb", False), ("", False)])
def test_a_console_without_windows_gets_no_title(term: str, expected: bool) -> None:
    """It would show as rubbish in a corner of the screen."""
    assert expected == has_title({"TERM": term})


def test_the_title_is_put_back_at_the_end() -> None:
    """The title of before is kept by the terminal and comes back; a terminal that keeps none has an empty one."""
    sent: list[str] = []
    tab = TerminalTitle(sent.append, XTERM)
    tab.show("Clamshell, 3 %", 3)
    assert ["\x1b[22;2t\x1b]2;Clamshell, 3 %\x1b\\"] == sent
    assert "\x1b]2;\x1b\\\x1b[23;2t" == tab.goodbye()
    assert "" == tab.goodbye()


def test_the_title_is_there_again_after_a_stop() -> None:
    """While a shell had the terminal the title was its own; nothing is said again where it still stands."""
    sent: list[str] = []
    tab = TerminalTitle(sent.append, XTERM)
    tab.show("coach")
    tab.again()
    assert 1 == len(sent)
    tab.goodbye()
    tab.again()
    assert [sent[0]] * 2 == sent


def test_only_what_changed_is_sent() -> None:
    """A terminal far away hears nothing twice."""
    sent: list[str] = []
    tab = TerminalTitle(sent.append, GHOSTTY)
    for title, percent in (("a", 1), ("a", 1), ("a", 2), ("b", 2), ("b", None)):
        tab.show(title, percent)
    assert [
        "\x1b[22;2t\x1b]2;a\x1b\\",
        "\x1b]9;4;1;1\x1b\\",
        "\x1b]9;4;1;2\x1b\\",
        "\x1b]2;b\x1b\\",
        "\x1b]9;4;0\x1b\\",
    ] == sent
    assert "\x1b]2;\x1b\\\x1b[23;2t\x1b]9;4;0\x1b\\" == tab.goodbye()


def test_a_name_cannot_end_the_title_and_write_to_the_terminal() -> None:
    """A stranger's text stays text."""
    sent: list[str] = []
    TerminalTitle(sent.append, XTERM).show("x\x1b\\\x1b[2J\ny\x07")
    assert ["\x1b[22;2t\x1b]2;x\ufffd\\\ufffd[2J y\ufffd\x1b\\"] == sent


def test_nothing_is_sent_where_nothing_was_shown() -> None:
    """A program that ends at once leaves no trace."""
    assert "" == TerminalTitle(lambda _: None, GHOSTTY).goodbye()
