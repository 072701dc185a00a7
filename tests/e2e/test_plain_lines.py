"""`--plain` on a terminal: words alone for who listens, times for who asks, whole lines from who types those."""

from __future__ import annotations

import re
import signal
import sys
from pathlib import Path

import pytest

from tests.support.session import history, in_lines, quiet, read_until, routine
from tests.support.terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")

TWO = """
name: Two
when: any
prepare: 1
switch: 1
exercises:
  - {exercise: bridge, reps: 2, tempo: {lift: 0.4, hold: 0, lower: 0.4, relax: 0.2}}
"""


def test_a_terminal_has_the_words_alone(tmp_path: Path) -> None:
    """No time, no kind; a repetition is its number alone; then the questions, and what it means."""
    terminal = Terminal(quiet(tmp_path), "run", routine(tmp_path, TWO), "--plain")
    text = terminal.watch(lambda text: "How hard was it?" in text)
    rows = [row.strip() for row in text.splitlines() if row.strip()]
    assert "? for keys" == rows[0]
    assert "Bridge." == rows[1]  # all that can be said in a second
    assert {"Rep 1", "Rep 2"} <= set(rows)
    assert [] == [row for row in rows if re.match(r"\d+:\d\d\.\d", row)]
    terminal.press("3\n1\n")
    assert 0 == terminal.wait()
    assert (3, 1) == (history(tmp_path)[0]["effort"], history(tmp_path)[0]["sore"])


def test_which_session_goes_on_has_its_time_and_kind_in_a_pipe(tmp_path: Path) -> None:
    """A program that reads along finds every line made the same way, the first one, too."""
    with in_lines(tmp_path, "run", routine(tmp_path, TWO), "--plain") as session:
        read_until(session.stdout, lambda line: " rep 1/2 " in line)
        session.send_signal(signal.SIGTERM)
        assert 143 == session.wait()
    with in_lines(tmp_path, "run", "--resume", "--plain") as session:
        (first,) = read_until(session.stdout, lambda _: True)
        assert re.fullmatch(r"0:01\.\d resume Two, begun on .*, repetitions so far: 1\.", first)


@pytest.mark.parametrize("how", [["--times"], ["--speed", "3"]])
def test_times_on_a_terminal(tmp_path: Path, how: list[str]) -> None:
    """When they are asked for, and where it runs too fast to be read along."""
    terminal = Terminal(quiet(tmp_path), "run", routine(tmp_path, TWO), "--plain", *how)
    terminal.watch(lambda text: " rep 2/2 bridge both" in text)
    terminal.press("\n\n\n")
    terminal.wait()


def test_whole_lines_stop_it(tmp_path: Path) -> None:
    """q and enter, twice, as an editor's shell sends them; the later lines of the same paste answer the questions."""
    terminal = Terminal(quiet(tmp_path), "run", routine(tmp_path, TWO.replace("reps: 2", "reps: 40")), "--plain")
    terminal.watch(lambda text: re.search(r"^\s*Rep 1\s*$", text, re.MULTILINE) is not None)
    terminal.press("q\n")
    terminal.watch(lambda text: "Stop here?" in text)
    terminal.press("q\n5\n2\n")
    assert 1 == terminal.wait()
    assert (5, 2) == (history(tmp_path)[0]["effort"], history(tmp_path)[0]["sore"])
