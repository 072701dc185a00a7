"""A history from elsewhere: whatever its texts hold, nothing in them reaches the terminal."""

from __future__ import annotations

import json
import sqlite3
import sys
import unicodedata
from datetime import date
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from coach.cli.main import main
from coach.history.store import Store
from coach.library.source import FORBIDDEN
from coach.model.plan import Target
from coach.model.reason import Cause, Change, Reason
from coach.reports.json_text import as_json
from coach.sound.speaker import speakable
from coach.system.text import visible, without_harmful
from coach.tui.screens.history import detail, session_rows
from tests.support.fakes import IN_ENGLISH, plan
from tests.support.store import begun

EVIL = "\x1b]52;c;cm0gLXJmIH4=\x07\x1b[2J\x9b31m\u202egpj.exe\u2066\u200b[@click=app.quit]x[/]"
MEANT = {*"\n\u00ad\u200c\u200d", *map(chr, (*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2))}
"""What a writer means to be there though it is no letter: a line, a soft hyphen, what joins letters, Arabic signs."""
HARMFUL = {"\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\u200b"}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A history with such a text wherever one can be."""
    monkeypatch.setenv("COACH_HOME", str(tmp_path))
    with Store.open(tmp_path / "history.db") as store:
        begun(store)
        store.hurt("a", 0, "clam", None, 3)
    db = sqlite3.connect(tmp_path / "history.db")
    evil_plan = msgspec.json.encode(plan()).decode()
    evil_plan = evil_plan.replace('"Clam"', json.dumps(EVIL)).replace('"Test"', json.dumps(EVIL))
    assert json.dumps(EVIL) in evil_plan
    db.execute("UPDATE sessions SET note = ?1, routine = ?1, plan = ?2", (EVIL, evil_plan))
    db.execute("UPDATE sets SET exercise = ?1, band = ?1", (EVIL,))
    db.execute("UPDATE hurts SET exercise = ?1", (EVIL,))
    evil = Target(10, EVIL)
    reason = Reason(Cause.UNKNOWN_BAND, Change.STAY, evil, Target(12, EVIL), date(2026, 11, 20), clean=2)
    evil_reason = msgspec.json.encode(reason).decode()
    db.execute(
        "INSERT INTO decisions"
        " VALUES (1, 'clamshell', 10, ?1, 'progression', 1, ?1, 'a', 0, 0, '2026-11-20', ?2, 0, NULL)",
        (EVIL, evil_reason),
    )
    db.execute("INSERT INTO targets VALUES ('clamshell', 1, 1, 1, NULL, NULL)")
    db.commit()
    db.close()
    return tmp_path


@pytest.mark.parametrize(
    "command",
    ["history", "history --json", "history --csv", "progress", "progress clamshell", "progress --json", "target",
     "target --json", "list", "preview rest-day", "run --resume --plain --speed 5000", "run --no-save"],
)  # fmt: skip
def test_no_command_prints_it(home: Path, command: str) -> None:
    """Lines, JSON, CSV and a session that is gone on with."""
    if "--resume" in command:  # what hurts is not gone on with, and there is nothing else in it
        with sqlite3.connect(home / "history.db") as db:
            db.execute("UPDATE hurts SET withdrawn = 1")
        db.close()
    done = CliRunner().invoke(main, command.split())
    assert set() == HARMFUL & set(done.output)
    if command == "history":
        assert "gpj.exe" in done.output
    if "--resume" in command:
        assert (0, 6) == (done.exit_code, done.output.count(" rep "))


def test_the_history_page_shows_it_as_text(home: Path) -> None:
    """The page of all sessions and the page of one: without controls, and with the brackets as they are written."""
    with Store.open(home / "history.db", read_only=True) as store:
        (record,) = store.sessions()
    (line,) = session_rows([record], {record.routine: record.routine}, IN_ENGLISH)
    shown = [line.plain, *detail(record, {}, IN_ENGLISH)]
    assert set() == HARMFUL & set("".join(shown))
    assert "[@click=app.quit]x[/]" in shown[-1]


def test_json_keeps_every_character() -> None:
    """What a program reads back from JSON is what was there: such characters are written as escapes."""
    text = as_json({"a": EVIL, "b": "ok \N{GRINNING FACE} \U000e0041"})
    assert set() == HARMFUL & set(text)
    assert {"a": EVIL, "b": "ok \N{GRINNING FACE} \U000e0041"} == json.loads(text)


def test_an_argument_or_an_error_that_quotes_it(home: Path) -> None:
    """What I typed or pasted comes back without its controls."""
    for command in (["run", EVIL], ["preview", EVIL + "/x.yaml"], ["target", EVIL], ["check", EVIL], [EVIL]):
        done = CliRunner().invoke(main, command)
        assert 0 != done.exit_code
        assert set() == HARMFUL & set(done.output), command


def test_every_character_that_acts_is_replaced() -> None:
    """Where such characters are in Unicode: controls and directions never pass, letters all do."""
    for code in (*range(0x3000), *range(0xD700, 0x11000), *range(0xE0000, 0xE0200), sys.maxunicode):
        each = chr(code)
        kind = unicodedata.category(each)
        if each == "\t":
            assert " " == visible(each)
        elif each in MEANT:
            assert each == visible(each) == without_harmful(each), hex(code)
        elif kind in {"Cc", "Cf", "Cs", "Zl", "Zp"}:
            assert ("\ufffd", "") == (visible(each), without_harmful(each)), hex(code)
            assert FORBIDDEN.match(each), hex(code)
        elif kind[0] in "LMNPSZ":
            assert each == visible(each), hex(code)


def test_a_blank_of_ones_own_stays_in_the_note(home: Path) -> None:
    """A no-break space and a soft hyphen are what I wrote: on the page, in JSON and in CSV."""
    note = "5\u00a0km, H\u00fcft\u00adbeuger, \u3000 \u202f"
    with Store.open(home / "history.db") as store:
        store.answer("a", effort=None, sore=None, note=note)
        (record,) = store.sessions()
    assert note in detail(record, {}, IN_ENGLISH)[-1]
    (session,) = json.loads(CliRunner().invoke(main, ["history", "--json"]).stdout)["sessions"]
    assert note == session["note"]
    assert note in CliRunner().invoke(main, ["history", "--csv"]).stdout


def test_a_soft_hyphen_is_not_spoken() -> None:
    """A word with one is one word."""
    assert "H\u00fcftbeuger 5 km" == speakable("H\u00fcft\u00adbeuger\t5\u00a0km\u200b")
