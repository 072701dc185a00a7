"""The page *Take along*: what can be made from where one is, made on a thread, stopped, replaced only when asked."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from contextlib import suppress
from datetime import time
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from coach.app.led_plan import as_led
from coach.errors import UsageError
from coach.exports.kinds import KINDS, Destination, ExportKind, Subject
from coach.exports.output_file import new_file
from coach.exports.report.page import report_page
from coach.model.language import Language
from coach.model.settings import ExplainChoice, LanguageChoice
from coach.model.timeline import length_ms
from coach.system.units import length
from coach.tui.app import CoachApp
from coach.tui.screens import take
from coach.tui.screens.dose import DoseScreen
from coach.tui.screens.history import SessionScreen
from coach.tui.screens.progress import ProgressScreen
from coach.tui.screens.take import TakeScreen
from coach.tui.widgets.bar import SessionBar
from coach.tui.widgets.key_bar import KeyBar
from tests.support.life import Life
from tests.support.settled import until


@pytest.fixture
def life(tmp_path: Path) -> Life:
    """A person with one session, at home and asked nothing."""
    life = Life(tmp_path / "life")
    life.train()
    return life


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where files go."""
    (tmp_path / "files").mkdir()
    return tmp_path / "files"


@pytest.fixture
def app(life: Life, folder: Path) -> CoachApp:
    app = CoachApp(life.service)
    app.take_folder = folder
    return app


class Slow:
    """A kind that takes as long as one lets it."""

    def __init__(self) -> None:
        self.begun, self.may_end = threading.Event(), threading.Event()
        self.subject: Subject | None = None
        self.thread = threading.current_thread()

    def make(self, subject: Subject, destination: Destination) -> Sequence[str]:
        """Half of it, then as long as it takes, listening whether it is still wanted."""
        self.subject, self.thread = subject, threading.current_thread()
        with new_file(destination.path, force=destination.force) as beside:
            beside.write_text("new")
            destination.progress(0.5)
            self.begun.set()
            while not self.may_end.wait(0.005):
                destination.progress(0.5)
            destination.progress(1.0)
        return ("Copy it to the phone.",)

    @property
    def kind(self) -> ExportKind:
        """As a row of the page; the name is one that has texts."""
        return ExportKind("audio", lambda subject: "a.mp3" if subject.plan else None, self.make)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Slow:
    slow = Slow()
    monkeypatch.setattr(take, "KINDS", (slow.kind,))
    return slow


def names(app: CoachApp) -> list[str]:
    """The kinds on the page."""
    choice = app.screen.query_one(OptionList)
    return [choice.get_option_at_index(index).id or "" for index in range(choice.option_count)]


def said(app: CoachApp) -> str:
    return str(app.screen.query_one("#said", Static).content)


def live_keys(app: CoachApp) -> dict[str, str]:
    """What the line of keys says, by the key."""
    return {key.shown: key.description for key in app.screen.query_one(KeyBar).keys if key.enabled}


async def from_the_dose(pilot: Pilot[int]) -> None:
    """Past the morning's question to a routine, one repetition more, and on to what can be taken along."""
    app = pilot.app
    assert isinstance(app, CoachApp)
    await pilot.press("escape")
    await app.push_screen(DoseScreen(app.service.plan("clams"), app.service))
    await pilot.press("plus")
    assert "Take along" == live_keys(app)["x"]
    await pilot.press("x")
    await pilot.pause()
    assert isinstance(app.screen, TakeScreen)


OF_A_ROUTINE = [kind.name for kind in KINDS if kind.name != "activity"]


async def test_what_fits_where_one_is(app: CoachApp) -> None:
    """A routine is for phone and watch, a session for a log; the week and the way so far are there from everywhere."""
    async with app.run_test(size=(80, 24)) as pilot:
        await from_the_dose(pilot)
        assert OF_A_ROUTINE == names(app)
        await pilot.press("x")
        assert isinstance(app.screen, DoseScreen)
        await pilot.press("escape", "h", "enter", "x")
        await pilot.pause()
        everywhere = [name for name in names(app) if name in {"calendar", "report"}]
        assert ["activity", *everywhere] == names(app)
        await pilot.press("escape")
        assert isinstance(app.screen, SessionScreen)
        await pilot.press("escape", "escape", "p", "x")
        await pilot.pause()
        assert everywhere == names(app)
        await pilot.press("escape")
        assert isinstance(app.screen, ProgressScreen)


async def test_the_dose_in_ones_hand_is_what_is_made(app: CoachApp, slow: Slow, folder: Path) -> None:
    """With its changes, on a thread, with a bar meanwhile; then where it went, and what to do with it."""
    async with app.run_test(size=(80, 24)) as pilot:
        await from_the_dose(pilot)
        await pilot.press("enter")
        await until(slow.begun.is_set)
        await until(lambda: app.screen.query_one(SessionBar).fraction == 0.5)
        assert "Sound, 50 %" == said(app)
        assert {"esc": "Stop", "?": "Help"} == live_keys(app)
        slow.may_end.set()
        await until(lambda: said(app).startswith("Written"))
        await pilot.pause()
        assert f"Written: {folder}/a.mp3\nCopy it to the phone." == said(app)
        assert not app.screen.query_one(SessionBar).display
    assert threading.current_thread() is not slow.thread
    assert slow.subject is not None
    assert slow.subject.plan is not None
    assert app.service.plan("clams").doses[0].reps + 1 == slow.subject.plan.doses[0].reps
    assert "new" == (folder / "a.mp3").read_text()


async def test_explanations_are_told_apart_in_the_length(app: CoachApp) -> None:
    """The page before counts none of them; what is taken along has them, and is that much longer."""
    app.service.settings = replace(app.service.settings, explain=ExplainChoice.ALWAYS)
    plan = app.service.plan("clams")
    led = length_ms(as_led(app.service, plan))
    told = led - length_ms(plan)
    assert told > 0
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")
        await app.push_screen(TakeScreen(app.service, plan=plan))
        await until(lambda: bool(names(app)))
        line = str(app.screen.query_one("#of", Static).content)
    assert f"{plan.name}   {length(led)}, {length(told)} of it explanations" == line


@pytest.mark.parametrize("leaves", ["escape", "ctrl+q"])
async def test_stopped_it_leaves_nothing(app: CoachApp, slow: Slow, folder: Path, leaves: str) -> None:
    """By esc, which stays on the page, or by leaving the program, which is not kept waiting."""
    async with app.run_test(size=(80, 24)) as pilot:
        await from_the_dose(pilot)
        await pilot.press("enter")
        await until(slow.begun.is_set)
        await pilot.press(leaves)
        if leaves == "escape":
            await until(lambda: said(app) == "Stopped; nothing was written.")
            await pilot.pause()
            assert isinstance(app.screen, TakeScreen)
            assert "Back" == live_keys(app)["esc"]
    await until(lambda: not [*folder.iterdir()])  # whoever leaves waits for no thread, which puts its file away itself


async def test_a_file_that_is_there_is_asked_about(app: CoachApp, slow: Slow, folder: Path) -> None:
    """Enter says since when it is there; r alone replaces it, and only while that stands there."""
    (folder / "a.mp3").write_text("old")
    slow.may_end.set()
    async with app.run_test(size=(80, 24)) as pilot:
        await from_the_dose(pilot)
        await pilot.press("r", "enter", "enter")
        await pilot.pause()
        assert said(app).startswith("a.mp3 is there already, from ")
        assert "old" == (folder / "a.mp3").read_text()
        await pilot.press("r")
        await until(lambda: said(app).startswith("Written"))
        assert "new" == (folder / "a.mp3").read_text()
        assert "r" not in live_keys(app)


async def test_what_is_missing_is_said_with_what_installs_it(
    app: CoachApp, slow: Slow, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    """Nothing is begun without it."""
    lacking = replace(slow.kind, library="no_such_library", extra="audio")
    monkeypatch.setattr(take, "KINDS", (lacking,))
    async with app.run_test(size=(80, 24)) as pilot:
        await from_the_dose(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "It needs what is not installed: pip install 'hip-coach[audio]'" == said(app)
    assert (False, []) == (slow.begun.is_set(), list(folder.iterdir()))


async def test_what_goes_wrong_is_said_there(
    app: CoachApp, slow: Slow, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    """Too long for a watch, no room: one line, and the page goes on."""

    def refuse(_subject: Subject, _destination: Destination) -> Sequence[str]:
        raise UsageError("Clams has 51 steps")

    monkeypatch.setattr(take, "KINDS", (replace(slow.kind, make=refuse),))
    async with app.run_test(size=(80, 24)) as pilot:
        await from_the_dose(pilot)
        await pilot.press("enter")
        await until(lambda: said(app) == "Clams has 51 steps")
        await pilot.pause()
        assert "Make it" == live_keys(app)["enter"]
    assert [] == list(folder.iterdir())


async def test_the_time_of_the_week_and_the_weeks_of_the_page(app: CoachApp, folder: Path) -> None:
    """Chosen with + and -, where the row has a choice; said in the row, and what is made has it."""
    app.service.settings = replace(app.service.settings, week=("clams", *("",) * 6))
    async with app.run_test(size=(80, 24)) as pilot:
        await from_the_dose(pilot)
        assert "+" not in live_keys(app)
        choice = app.screen.query_one(OptionList)
        choice.highlighted = choice.get_option_index("calendar")
        await pilot.pause()
        assert ("Later", "Earlier") == (live_keys(app)["+"], live_keys(app)["-"])
        await pilot.press("minus", "minus", "minus")
        assert "your week as appointments at 05:30" in str(choice.highlighted_option.prompt)  # type: ignore[union-attr]
        await pilot.press("enter")
        await until(lambda: said(app).startswith("Written"))
        choice.highlighted = choice.get_option_index("report")
        await pilot.pause()
        assert ("Longer", "Shorter") == (live_keys(app)["+"], live_keys(app)["-"])
        await pilot.press("plus", "plus")
        assert "the last 10 weeks on one page" in str(choice.highlighted_option.prompt)  # type: ignore[union-attr]
        await pilot.press("enter")
        await until(lambda: "coach-report.html" in said(app))
    assert "T053000" in (folder / "coach.ics").read_text()
    printed = [report_page(app.service, weeks).decode() for weeks in (8, 10)]
    assert (folder / "coach-report.html").read_text() == printed[1] != printed[0]


def test_what_can_be_chosen_has_its_ends(life: Life) -> None:
    """Round the clock; from two weeks to a year."""
    subject = Subject(life.service)
    assert (time(6, 30), time(0, 15), time(23, 45)) == (
        subject.later(-30).calendar_at,
        subject.later(17 * 60 + 15).calendar_at,
        subject.later(-7 * 60 - 15).calendar_at,
    )
    assert (2, 52) == (subject.longer(-9).report_weeks, subject.longer(99).report_weeks)


async def test_another_folder(app: CoachApp, slow: Slow, folder: Path, tmp_path: Path) -> None:
    """It is named before anything is made, is typed, has to be there, and is remembered on the next visit."""
    slow.may_end.set()
    (tmp_path / "b").mkdir()
    async with app.run_test(size=(80, 24)) as pilot:
        await from_the_dose(pilot)
        assert f"Into {folder}" == str(app.screen.query_one("#where", Static).content)
        for typed in ("nowhere", "b"):
            await pilot.press("f")
            app.screen.query_one("#folder").value = str(tmp_path / typed)  # type: ignore[attr-defined]
            await pilot.press("enter")
            await pilot.pause()
            if typed == "nowhere":
                assert f"There is no folder {tmp_path}/nowhere." == said(app)
                await pilot.press("escape")
        await pilot.press("escape", "x")
        await pilot.pause()
        assert f"Into {tmp_path}/b" == str(app.screen.query_one("#where", Static).content)
        await pilot.press("enter")
        await until(lambda: said(app).startswith("Written"))
    assert ([], True) == (list(folder.iterdir()), (tmp_path / "b" / "a.mp3").is_file())


@pytest.mark.parametrize("language", Language)
def test_every_kind_has_its_words(life: Life, language: Language) -> None:
    """What it is called and what it is for, in each language; and what it may lack."""
    life.service.settings = replace(life.service.settings, language=LanguageChoice(language.value))
    texts = life.service.words.take
    for kind in KINDS:
        for part in ("name", "for"):
            assert getattr(texts, f"{part}_{kind.name}")
        with suppress(UsageError):
            lacks = kind.lacks(Subject(life.service))
            assert not lacks or getattr(texts, f"lacks_{lacks}")
