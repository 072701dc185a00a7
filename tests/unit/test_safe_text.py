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

from coach.cli import main
from coach.faults import visible
from coach.history.store import Store
from coach.library.source import FORBIDDEN
from coach.model.plan import Target
from coach.model.reason import Cause, Change, Reason
from coach.output.document import as_json
from coach.tui.screens.history import detail, rows
from tests.fakes import IN_ENGLISH, plan
from tests.unit.history.test_store import begun

EVIL = "\x1b]52;c;cm0gLXJmIH4=\x07\x1b[2J\x9b31m\u202egpj.exe\u2066\u200b[@click=app.quit]x[/]"
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
        "INSERT INTO decisions VALUES (1, 'clamshell', 10, ?1, 'progression', 1, ?1, 'a', 0, 0, '2026-11-20', ?2, 0)",
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
    (line,) = rows([record], {record.routine: record.routine}, IN_ENGLISH)
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
        if each in "\n\u200c\u200d":
            assert each == visible(each)
        elif kind in {"Cc", "Cf", "Cs", "Zl", "Zp"} or (FORBIDDEN.match(each) and kind != "So"):
            assert "\ufffd" == visible(each), hex(code)
        elif kind[0] in "LMNPS":
            assert each == visible(each), hex(code)
