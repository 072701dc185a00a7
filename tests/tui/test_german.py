"""Everything on the screens in German: no page keeps an English text of ours, and all of it has room."""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from msgspec.structs import replace
from rich.cells import cell_len
from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import OptionList

import coach.tui
from coach.app.session_run import begin_session
from coach.engine.events import Start, Tick
from coach.errors import HistoryBusy, HistoryFull, phrase
from coach.history.store import Store
from coach.i18n.editor_texts import EditorTexts
from coach.i18n.screen_texts import ScreenTexts
from coach.i18n.session_texts import SessionTexts
from coach.i18n.settings_texts import SettingsTexts
from coach.i18n.take_texts import TakeTexts
from coach.library.catalogue import shipped_routines
from coach.library.exercise_file import opened
from coach.library.settings import read_settings
from coach.model.plan import Target
from coach.model.settings import Settings
from coach.tui.app import CoachApp
from coach.tui.key_labels import twin_of
from coach.tui.live.screen import LiveScreen
from coach.tui.screens.after import AfterScreen
from coach.tui.screens.exercise_editor import ExerciseEditorScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.settings import bands_text, bands_written
from coach.tui.widgets.key_bar import KeyBar
from tests.support.conditions import write_condition
from tests.support.fakes import FakeClock
from tests.support.german import english_in
from tests.support.life import Life
from tests.support.live import SPEED, play
from tests.support.settled import until
from tests.support.textual import strips

SIZES = [(120, 40), (80, 24), (60, 20)]
GERMAN = Settings(language="de", flash="off")


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Life:
    """Somebody who trained for a while, with what that brings: a sore day, one without an answer, a rehearsal."""
    life = Life(tmp_path_factory.mktemp("trained"), shipped_routines())
    (life.service.places.routines / "clams.yaml").write_text(
        "name: Muscheln\nwhen: any\nexercises:\n  - exercise: clamshell\n  - exercise: side-leg-lift\n"
        "  - exercise: one-legged-bridge\n"
    )
    write_condition(life.service.places.routines)
    for day in range(8):
        life.train(sore={2: 4, 6: 7, 4: None}.get(day, 1), effort=None if day == 4 else 3, rehearsal=day == 3)
    life.service.set_target(life.service.exercises()["side-leg-lift"], Target(20, "light"))
    return life


@pytest.fixture
def life(trained: Life, tmp_path: Path) -> Life:
    """The same person, with a history of their own, spoken to in German."""
    life = trained.at_home(tmp_path)
    write_condition(life.service.places.routines)
    life.service.places.settings.write_text("language: de\nflash: off\n")
    life.service.settings = GERMAN
    return life


def shown(app: App[int]) -> str:
    """The whole screen as text."""
    return "\n".join(strip.text.rstrip() for strip in strips(app))


def cut_off(app: App[int]) -> list[str]:
    """The keys there is no room for."""
    bar = app.screen.query_one(KeyBar)
    shown = [key.description for at, _, key in bar.placed if at + key.width <= bar.content_size.width]
    return [key.description for key in bar.keys if key.description not in shown]


async def steps(pilot: Pilot[int], *keys: str) -> AsyncIterator[str]:
    """The name of each page that the keys lead to: `name:key,key`."""
    for step in keys:
        name, _, pressed = step.partition(":")
        await pilot.press(*filter(None, pressed.split(",")))
        await pilot.pause()
        yield name


WALK = [
    "the morning after:",
    "home:escape",
    "all keys:question_mark",
    "targets:question_mark,t",
    "targets keys:question_mark",
    "another target:question_mark,down,down,plus,f",
    "progress:escape,p",
    "progress of another:right",
    "progress keys:question_mark",
    "history:question_mark,escape,h",
    "are you sure:d",
    "deleted:d",
    "back again:u",
    "history keys:question_mark",
    "a session:question_mark,enter",
    "library:escape,escape,l",
    "library by kit:tab",
    "library by condition:tab",
    "library keys:question_mark",
    "guide:question_mark,escape,g",
    "guide, elsewhere:d",
    "guide keys:question_mark",
    "condition:question_mark,a,enter,enter",
    "condition, its end:m,end,pagedown,pagedown",
    "condition keys:question_mark",
    "red flags from there:question_mark,m,r",
    "settings:escape,escape,escape,s",
    "settings, the end:end",
    "settings keys:question_mark",
    "bands:question_mark,home,down,down,enter",
    "dose:escape,escape,enter",
    "left out:o",
    "dose keys:question_mark",
    "take along:question_mark,x",
    "take along, what became of it:end,enter",
    "take along keys:question_mark",
    "movement:question_mark,escape,space",
    "movement keys:question_mark",
]
"""Every page from home, with the keys that lead to it."""


def too_long(app: App[int]) -> list[str]:
    """Lines that are cut off, and rows of a list that take more lines than they were made for."""
    wrapped = [
        str(option.prompt)
        for choice in app.screen.query(OptionList)
        for option in choice.options
        if any(cell_len(line) > choice.scrollable_content_region.width - 4 for line in str(option.prompt).splitlines())
    ]
    own = shown(app).partition("Quelle: ")[0]  # a long source is cut, and stands whole in a higher window
    return [line for line in own.splitlines() if "…" in line] + wrapped


@pytest.mark.parametrize("size", SIZES[1:])
async def test_every_page_from_home_is_german(life: Life, size: tuple[int, int]) -> None:
    """Home, its keys and commands, targets, the way, the history, a session, the settings, the dose, the movement.

    At 80 columns no heading, name or cell of a table is cut, and no row of a list spills over.
    """
    app = CoachApp(life.service)
    app.take_folder = life.service.places.history.parent
    seen, without_room = {}, {}
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        async for name in steps(pilot, *WALK):
            seen[name] = shown(app).partition("Quelle: ")[0]
            if size == (80, 24):
                without_room[name] = too_long(app)
    assert {} == {name: lines for name, lines in without_room.items() if lines}
    assert {} == {name: found for name, text in seen.items() if (found := english_in(text))}
    assert "Der Morgen danach" in seen["the morning after"]
    assert "HEUTE" in seen["home"]
    assert "ALLE TASTEN" in seen["all keys"]
    assert "20 von 30" in seen["targets"]
    assert "Schmerz 7" in seen["history"]
    assert "ohne, leicht, mittel, stark" in seen["settings"] or size == (60, 20)
    assert "Auf der Seite" in seen["library"]
    assert "Außen an der Hüfte" in seen["guide"]
    assert "Reizung" in seen["condition"]
    assert "heute weggelassen" in seen["left out"]
    take_along = " ".join(seen["take along"].split())
    assert "7 min 46, davon 19 s Erklärung" in take_along
    assert "deine Woche als Termine" in take_along or size == (60, 20)
    assert ("Linkes Bein" if size != (60, 20) else "Muschel") in seen["movement"]


async def test_the_commands_by_name_are_german(life: Life) -> None:
    """The list, what it says when nothing is called that, and the themes."""
    app = CoachApp(life.service)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "ctrl+p")
        await until(lambda: "Vorgaben (t)" in shown(app))
        seen = shown(app)
        await pilot.press(*"foto")
        await until(lambda: "Bildschirmfoto" in shown(app))
        seen += shown(app)
        await pilot.press(*"zzz")
        await until(lambda: "So heißt nichts." in shown(app))
        await pilot.press("escape")
        app.search_themes()
        await until(lambda: "Farben suchen" in shown(app))
        assert [] == english_in(seen)


@pytest.mark.parametrize("size", SIZES[::2])
async def test_a_session_and_what_comes_after_it_is_german(life: Life, clock: FakeClock, size: tuple[int, int]) -> None:
    """From getting ready to what it means for next time, with the questions in between."""
    app = CoachApp(life.service, clock=clock)
    seen: dict[str, str] = {}
    async with app.run_test(size=size) as pilot:
        await pilot.press("escape")
        await pilot.pause()
        await app.start(life.service.plan("clams").with_reps("clamshell", 2))
        await pilot.pause()
        assert isinstance(app.screen, LiveScreen)
        for at in range(0, 80, 5):
            seen[f"after {at} s"] = shown(app)
            await play(pilot, clock, 5)
        async for name in steps(
            pilot,
            "keys:question_mark",
            "repeated:question_mark,r",
            "paused:space",
            "smaller:less_than_sign",
            "hurt:greater_than_sign,o",
            "a mistake:u",
            "stop:q",
            "on:space",
            "next:right,right,right",
        ):
            seen[name] = shown(app)
        await pilot.press("q", "q")
        await until(lambda: isinstance(app.screen, AfterScreen))
        async for name in steps(pilot, "after:", "note:n", "after keys:escape,tab,question_mark"):
            seen[name] = shown(app)
    assert {} == {name: found for name, text in seen.items() if (found := english_in(text))}
    assert "Einbeinige Brücke" in seen["next"]
    assert "Aufwärmen" in seen["next"]


async def test_what_it_means_for_next_time_is_german(
    life: Life, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answers, a disk that is full for a while, and the reason of what was decided."""
    life.moment += timedelta(days=2)
    app = CoachApp(life.service, clock=clock, speed=SPEED)

    def full(*_: object, **__: object) -> None:
        raise HistoryFull(phrase("the disk is full; make room, then go on ({path})", path="history.db"))

    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("escape")
        await pilot.pause()
        await app.start(life.service.plan("clams"))
        await pilot.pause()
        assert isinstance(app.screen, LiveScreen)
        await play(pilot, clock, app.screen.live.session.session_left_ms / 1000 / SPEED + 1)
        await until(lambda: isinstance(app.screen, AfterScreen))
        with monkeypatch.context() as patched:
            patched.setattr(Store, "answer", full)
            await pilot.press("3", "4", "enter")
            await pilot.pause()
            waiting = shown(app)
        await pilot.press("enter")
        await pilot.pause()
        told = shown(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        home = shown(app)
    assert [] == english_in(waiting + told + home)
    assert "auf der Platte ist kein Platz" in " ".join(waiting.split())
    assert f"bleibt bei {life.target.reps}: Schmerz 4 nach der heutigen Einheit" in " ".join(told.split())
    assert "Für heute ist alles geschafft." in home


@pytest.mark.parametrize("size", SIZES[1:])
async def test_the_offer_to_go_on_is_german(
    life: Life, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    """A session that was broken off, and the notice of one that cannot begin."""

    def refuse(*_: object, **__: object) -> None:
        raise HistoryBusy(phrase("another coach is writing to {path}; try again in a moment", path="history.db"))

    with begin_session(life.service, life.service.plan("clams"), rehearsal=False) as performance:
        performance.session.handle(Start())
        performance.session.handle(Tick(60_000))
    app = CoachApp(life.service, clock=clock)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        asked = shown(app)
        assert "Weitermachen, wo du aufgehört hast?" in asked
        assert "Muscheln, begonnen am" in asked
        await pilot.press("escape")
        plan = life.service.plan("clams")
        monkeypatch.setattr(Store, "open", refuse)
        await app.start(plan)
        await until(lambda: any(toast.region.area for toast in app.screen.query("Toast")))
        await pilot.pause()
        refused = shown(app)
    assert "ein anderes coach" in refused
    assert [] == english_in(asked + refused)


async def test_what_is_wrong_is_german(life: Life, clock: FakeClock) -> None:
    """A broken file on home, what the check says in both editors, what is typed wrong, and what cannot be saved."""
    routines = life.service.places.routines
    (routines / "broken.yaml").write_text("name: Kaputt\nwhen: any\nexercises:\n  - exercise: clamshel\n")
    (routines / "eigene.yaml").write_text(
        "name: Meine\nwhen: any\nexercises:\n"
        "  - {exercise: bridge, tempo: {lift: 0.2}, cues: {lift: Heb ganz langsam an}}\n"
    )
    (routines / "exercises").mkdir()
    tilt = routines / "exercises" / "tilt.yaml"
    tilt.write_text(
        "name: Kippen\nkind: strength\nposition: supine\nsides: both\nsetup: Leg dich auf den Rücken.\n"
        "tempo: {lift: 0.2, hold: 3}\ncues: {lift: Heb ganz langsam an}\ndosage: {reps: 10}\n"
    )
    app = CoachApp(life.service)
    seen = {}
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.press("escape")
        await until(lambda: "Meine" in shown(app))
        seen["home"] = shown(app)
        app.screen.query_one(OptionList).highlighted = app.screen.query_one(OptionList).get_option_index("eigene")
        await pilot.press("e")
        await until(lambda: "Seite" in shown(app) and "!" in shown(app))
        await pilot.press("enter", "down", "enter", "x")
        await until(lambda: "keine ganze Zahl" in shown(app))
        seen["typed"] = shown(app)
        await pilot.press("escape")
        (routines / "eigene.yaml").write_text("name: Anders\n")
        await pilot.press("J", "down", "x", "s")
        await until(lambda: "inzwischen anderswo" in " ".join(shown(app).replace("▌", "").split()))
        seen["not saved"] = shown(app)
        await app.push_screen(ExerciseEditorScreen(life.service, *opened(tilt), clock=clock))
        await until(lambda: "Heben" in shown(app))
        seen["exercise"] = shown(app)
    assert {} == {name: found for name, text in seen.items() if (found := english_in(text))}
    assert "es gibt keine Übung clamshel; meintest du clamshell?" in " ".join(seen["home"].split())
    assert "das Wort für lift zu sagen dauert" in " ".join(seen["typed"].split())
    assert "reps: x ist keine ganze Zahl; schreib" in " ".join(seen["typed"].split())
    assert "das Wort für lift zu sagen dauert" in " ".join(seen["exercise"].split())


async def test_the_locale_chooses_german_too(life: Life) -> None:
    """Where the settings follow the computer."""
    life.service.settings = Settings(flash="off")
    life.service.locale = "de_DE.UTF-8"
    app = CoachApp(life.service)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")
        await pilot.pause()
        assert "HEUTE" in shown(app)
        assert [] == english_in(shown(app))


async def test_another_language_is_spoken_at_once(life: Life) -> None:
    """Chosen on the page of settings: that page, its keys, and home when one is back, there and back again."""
    life.service.places.settings.write_text("language: en\n")
    life.service.settings = read_settings(life.service.places.settings)
    app = CoachApp(life.service)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("escape", "s")
        for _ in range(9):
            await pilot.press("down")
        await pilot.press("plus")
        await pilot.pause()
        page = shown(app)
        await pilot.press("escape")
        await pilot.pause()
        await until(lambda: "Muschel" in shown(app))
        home = shown(app)
        await pilot.press("s", *["down"] * 9, "minus", "escape")
        await until(lambda: "Clamshell" in shown(app))
        again = shown(app)
    assert [] == english_in(page + home)
    assert "q Ende" in home
    assert "TODAY" in again
    assert "q Quit" in again


def test_bands_are_typed_in_the_words_they_are_shown_in(life: Life) -> None:
    """The file keeps the names it knows; a name of one's own stays."""
    words = life.service.words
    assert "ohne, leicht, rot" == bands_text(("none", "light", "rot"), words)
    assert ("none", "light", "heavy", "rot") == bands_written(" ohne, leicht,stark , rot", words)
    assert ("none", "light") == bands_written("none, light", words)


def classes() -> Iterator[type[DOMNode]]:
    """Every class of ours that can have keys."""
    for module in walk_packages(coach.tui.__path__, "coach.tui."):
        if module.name != "coach.tui.driver":
            for _, each in inspect.getmembers(import_module(module.name), inspect.isclass):
                if issubclass(each, App | Widget) and each.__module__ == module.name:
                    yield each


@pytest.mark.parametrize("kind", sorted(set(classes()), key=lambda each: each.__name__), ids=lambda each: each.__name__)
def test_every_key_is_described_by_the_name_of_a_text(kind: type[DOMNode]) -> None:
    """So that it is described in every language; and it has an id, by which the page of keys knows it for ours."""
    tables = (ScreenTexts, SessionTexts, EditorTexts, SettingsTexts, TakeTexts)
    known = {"", *(name for table in tables for name in table.__struct_fields__)}
    for binding in kind.__dict__.get("BINDINGS", []):
        assert isinstance(binding, Binding)
        assert {binding.description, binding.tooltip} <= known
        assert binding.id is not None or not binding.description
        keys = binding.key.split(",")
        assert not {twin_of(key) for key in keys} - {"", *keys}, "with_twins adds a letter's capital"


@pytest.mark.parametrize("language", ["de", "en"])
async def test_home_keeps_its_keys_beside_advice(life: Life, language: str) -> None:
    """The key to the settings, too: what does not stand on one line of keys stands on two."""
    life.service.settings = replace(GERMAN, language=language, sore_streak=1)
    life.train(sore=7)
    app = CoachApp(life.service)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")
        await pilot.pause()
        keys = app.screen.query_one(KeyBar).keys
        assert {"x", "s", "g", "q"} <= {key.key for key in keys}
        assert [] == cut_off(app)
        assert 24 == app.screen.query_one(KeyBar).region.bottom


@pytest.mark.parametrize("width", [80, 60])
async def test_no_key_is_lost_for_want_of_room(life: Life, clock: FakeClock, width: int) -> None:
    """At 80 columns every page has room for all of its keys; at 60 every question has, where no key may be missing."""
    app = CoachApp(life.service, clock=clock)
    lost: dict[str, list[str]] = {}
    async with app.run_test(size=(width, 24)) as pilot:
        walk = ["morning:", "home:escape", "targets:t", "progress:escape,p", "history:escape,h", "session:enter",
                "settings:escape,escape,s", "dose:escape,enter", "movement:space"]  # fmt: skip
        async for name in steps(pilot, *walk):
            lost[name] = cut_off(app)
        await pilot.press("escape", "enter")
        await pilot.pause()
        async for name in steps(pilot, "live:right", "hurt:o", "stop:u,q"):
            lost[name] = cut_off(app)
        await pilot.press("q")
        await until(lambda: isinstance(app.screen, AfterScreen))
        lost["after"] = cut_off(app)
    needed = {"morning", "hurt", "stop", "after", "progress", "history", "settings", "session", "movement"}
    assert {} == {name: keys for name, keys in lost.items() if keys and (width == 80 or name in needed)}
