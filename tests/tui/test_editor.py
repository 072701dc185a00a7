"""The editor: a routine of one's own, written with keys or the mouse, and saved as a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widgets import Input, Static

from coach.app.service import CoachService
from coach.model.routine import Entry, Percent, Routine, TurnOver, When
from coach.tui.app import CoachApp
from coach.tui.screens.dose import DoseScreen
from coach.tui.screens.editing import LeaveEditorScreen, NameScreen
from coach.tui.screens.editor import EditorScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.library import ChooserScreen, LibraryScreen
from coach.tui.screens.pick import PickScreen
from coach.tui.widgets.choice import Choice
from coach.tui.widgets.key_bar import KeyBar
from coach.tui.widgets.movement import Movement
from tests.support.textual import notices

MINE = """\
name: Mine # of my own
when: any
exercises:
  - exercise: clamshell # slowly
    reps: 50%
  - exercise: bridge
  - exercise: side-leg-lift
"""


@pytest.fixture
def mine(service: CoachService) -> Path:
    service.places.routines.mkdir(parents=True)
    path = service.places.routines / "mine.yaml"
    path.write_text(MINE)
    return path


def routine(service: CoachService, id: str = "mine") -> Routine:
    return service.catalogue.routine(id).routine


def sheet(app: CoachApp) -> str:
    return "\n".join(str(option.prompt) for option in app.screen.query_one(Choice).options)


def shown(app: CoachApp, name: str) -> str:
    return str(app.screen.query_one(f"#{name}", Static).content)


async def open_mine(pilot: Pilot[int]) -> CoachApp:
    """The editor with one's own routine."""
    app = pilot.app
    assert isinstance(app, CoachApp)
    await pilot.pause()
    choice = app.screen.query_one(Choice)
    choice.highlighted = choice.get_option_index("mine")
    await pilot.press("e")
    await pilot.pause()
    assert isinstance(app.screen, EditorScreen)
    return app


async def field(pilot: Pilot[int], row: str) -> None:
    """Open what is in the chosen thing, and the line or the list of one of its fields: `entry 1.rest`."""
    screen = pilot.app.screen
    assert isinstance(screen, EditorScreen)
    about, _, _ = row.partition(".")
    screen.show_row(about)
    await pilot.pause()
    if row not in {each.id for each in screen.make_rows(60)[0]}:
        await pilot.press("enter")
    screen.show_row(row)
    await pilot.pause()
    await pilot.press("enter")
    await pilot.pause()


async def filled(pilot: Pilot[int], row: str, text: str) -> None:
    """A value typed in its row."""
    await field(pilot, row)
    await typed(pilot, text)


async def picked(pilot: Pilot[int], row: str, *keys: str) -> None:
    """One of the values that a field can have, by the keys that lead to it."""
    await field(pilot, row)
    assert isinstance(pilot.app.screen, PickScreen)
    await pilot.press(*keys, "enter")
    await pilot.pause()


async def typed(pilot: Pilot[int], text: str) -> None:
    """What is typed in the line, in place of what stood in it."""
    pilot.app.screen.query_one(Input).value = text
    await pilot.press("enter")
    await pilot.pause()


async def test_a_routine_from_nothing_by_keys_alone(service: CoachService) -> None:
    """Name, exercises, dose, rest, note, order, occasion: saved, it passes the check and stands on home."""
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("n")
        assert isinstance(app.screen, NameScreen)
        await typed(pilot, "My evening")
        assert isinstance(app.screen, ChooserScreen)
        await pilot.press("enter")
        await pilot.pause()
        assert "Clamshell" in sheet(app)
        await pilot.press("a", "tab", "tab", "end", "enter")
        await pilot.pause()
        await filled(pilot, "entry 1.reps", "2x5")
        await filled(pilot, "entry 1.rest", "45")
        await filled(pilot, "entry 1.note", "With the {side} leg.")
        await pilot.press("K")
        await picked(pilot, "head.when", "home")
        await picked(pilot, "head.turn_over", "down")
        await pilot.press("s", "escape")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert "my-evening" in {option.id for option in app.screen.query_one(Choice).options}
    written = routine(service, "my-evening")
    first, second = written.entries
    assert (10, 5, 45_000, "With the {side} leg.") == (first.reps, first.set_of, first.rest_ms, first.note)
    assert Entry("clamshell") == second
    assert ("My evening", When.PRE_RUN, TurnOver.ONCE) == (written.name, written.when, written.turn_over)
    assert () == service.catalogue.check([service.places.routines / "my-evening.yaml"], service.settings.bands)


async def test_ones_own_is_changed_and_its_comments_stay(service: CoachService, mine: Path) -> None:
    """In the file only the lines that changed are others; u takes a change back."""
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_mine(pilot)
        assert "not saved" not in shown(app, "head")
        await filled(pilot, "entry 0.reps", "80 %")
        await picked(pilot, "entry 0.band", "down")
        await picked(pilot, "entry 0.band", "end")
        await pilot.press("u", "escape", "x", "u", "J")
        await pilot.pause()
        assert "not saved" in shown(app, "head")
        await pilot.press("s")
        await pilot.pause()
        assert "not saved" not in shown(app, "head")
    moved = "  - exercise: bridge\n  - exercise: clamshell # slowly\n    reps: 80%\n    band: none\n"
    assert MINE.partition("  - ")[0] + moved + "  - exercise: side-leg-lift\n" == mine.read_text()


async def test_what_is_wrong_stands_below_its_row(service: CoachService, mine: Path) -> None:
    """While it is typed, in the words of the check; it is not taken, and esc leaves all as it was."""
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_mine(pilot)
        await filled(pilot, "entry 0.reps", "0")
        first = str(app.screen.query_one(Choice).get_option_at_index(2).prompt)
        assert "! reps: 0 is too low; write 1 to 1000" in first
        await pilot.press("escape")
        await pilot.pause()
        assert "!" not in sheet(app)
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
    assert MINE == mine.read_text()


async def test_what_the_check_refuses_is_not_saved(service: CoachService, mine: Path) -> None:
    """It is said, its row is chosen, and the file stays; what only warns is saved."""
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_mine(pilot)
        await filled(pilot, "entry 1.note", "Not the {other}.")
        await pilot.press("escape", "home", "s")
        await pilot.pause()
        assert MINE == mine.read_text()
        assert any("{other} means nothing" in notice for notice in notices(app))
        row = app.screen.query_one(Choice).highlighted_option
        assert row is not None
        assert "Not the {other}." in str(row.prompt)
        assert "{other} means nothing" in str(row.prompt).replace("\n    ", " ")
        title = next(line for line in sheet(app).splitlines() if "! see" in line)
        assert "! see Note" == title.strip()
        await pilot.press("escape")
        await pilot.pause()
        assert "{other} means nothing" not in sheet(app)
        assert "! see Note" in sheet(app)


@pytest.mark.parametrize(("key", "saved"), [("enter", True), ("x", False)])
async def test_leaving_asks_once(service: CoachService, mine: Path, key: str, saved: bool) -> None:
    """Save, throw away or go on; going on loses nothing."""
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_mine(pilot)
        await pilot.press("x", "escape")
        assert isinstance(app.screen, LeaveEditorScreen)
        await pilot.press("escape")
        assert isinstance(app.screen, EditorScreen)
        assert "Clamshell" not in sheet(app)
        await pilot.press("escape", key)
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
    assert saved is ("clamshell" not in mine.read_text())


async def test_of_one_of_ours_a_copy_is_made(service: CoachService) -> None:
    """Under a name of one's own, from the dose page; saved, its dose stands there. Ours stays."""
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter", "e")
        await pilot.pause()
        assert isinstance(app.screen, NameScreen)
        await typed(pilot, "Short one")
        await pilot.press("x", "s")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, DoseScreen)
        assert "Short one" in shown(app, "head")
        assert "Clamshell" not in sheet(app)
    ours, copy = routine(service, "rest-day"), routine(service, "short-one")
    assert (ours.entries[1:], ours.when) == (copy.entries, copy.when)


async def test_a_name_that_is_taken_is_asked_again(service: CoachService, mine: Path) -> None:
    """With what was typed still there; nobody's file is written over, and esc gives up."""
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("n")
        await typed(pilot, "Mine")
        assert isinstance(app.screen, NameScreen)
        assert "Mine" == app.screen.query_one(Input).value
        await pilot.press("escape")
        assert isinstance(app.screen, HomeScreen)
    assert ["mine.yaml"] == [path.name for path in mine.parent.iterdir()]


async def test_an_exercise_of_the_library_is_added(service: CoachService, mine: Path) -> None:
    """To a routine of one's own that is chosen, at its end."""
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("l", "a")
        await pilot.pause()
        assert ["Mine", "a new routine"] == sheet(app).splitlines()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, EditorScreen)
        await pilot.press("s", "escape")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
    assert MINE + "  - exercise: clamshell\n" == mine.read_text()


async def test_the_fewest_roll_overs_with_one_key(service: CoachService, mine: Path) -> None:
    """The two on the side together, sides joined: the last line says so; a second time there is nothing to gain."""
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_mine(pilot)
        assert "4 changes of position" in shown(app, "sum")
        await pilot.press("f")
        await pilot.pause()
        assert "2 changes of position · sides joined" in shown(app, "sum")
        await pilot.press("f", "s")
        await pilot.pause()
        assert any("No order has fewer" in notice for notice in notices(app))
    written = routine(service)
    assert ["clamshell", "side-leg-lift", "bridge"] == [entry.exercise for entry in written.entries]
    assert TurnOver.ONCE is written.turn_over


async def test_with_the_mouse(service: CoachService, mine: Path) -> None:
    """A click chooses a row, and each key in the last lines is a button."""
    app = CoachApp(service)
    async with app.run_test(size=(120, 40)) as pilot:
        await open_mine(pilot)
        await pilot.click("#sheet", offset=(5, 4))
        await pilot.pause()
        assert 2 == app.screen.query_one(Choice).highlighted
        bar = app.screen.query_one(KeyBar)
        for action in ("out", "save"):
            column, line, _ = next(place for place in bar.placed if place[2].action == action)
            await pilot.click(KeyBar, offset=(column + bar.styles.padding.left, line))
            await pilot.pause()
        assert app.screen.query_one(Movement).display
    assert MINE.replace("  - exercise: bridge\n", "") == mine.read_text()


async def test_a_file_changed_meanwhile_is_not_written_over(service: CoachService, mine: Path) -> None:
    """It is said, and what was edited stays on the screen."""
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_mine(pilot)
        mine.write_text(MINE + "# more\n")
        await pilot.press("x", "s")
        await pilot.pause()
        assert MINE + "# more\n" == mine.read_text()
        assert any("somebody else" in notice for notice in notices(app))
        assert isinstance(app.screen, EditorScreen)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("size", [(20, 5), (60, 20), (80, 24), (120, 40), (200, 60)])
async def test_no_size_is_too_small_for_it(
    service: CoachService, mine: Path, size: tuple[int, int], language: str
) -> None:
    """All keys work, and the last line stands where there is any room."""
    service.settings = replace(service.settings, language=language)
    app = CoachApp(service)
    async with app.run_test(size=size) as pilot:
        await open_mine(pilot)
        await filled(pilot, "entry 0.note", "x" * 200)
        await pilot.press("enter", "escape", "escape", "f", "J", "K", "g", "space")
        await pilot.pause()
        await pilot.press("escape", "a", "escape")
        await pilot.pause()
        assert " · " in shown(app, "sum")
        assert size[1] < 20 or app.screen.query_one("#sum").region.height > 0


async def test_a_percentage_and_a_target_of_its_own(service: CoachService, mine: Path) -> None:
    """Nothing typed is the person's own target again."""
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_mine(pilot)
        assert "50%" in sheet(app)
        await filled(pilot, "entry 0.reps", "")
        await filled(pilot, "entry 1.reps", "25%")
        await pilot.press("s")
        await pilot.pause()
    assert [Entry("clamshell"), Entry("bridge", reps=Percent(25))] == [*routine(service).entries[:2]]


async def test_a_save_can_be_undone_and_saved_again(service: CoachService, mine: Path) -> None:
    """Undo reaches behind a save; then the file is what it was, to the letter."""
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_mine(pilot)
        await pilot.press("J", "x", "s")
        await pilot.pause()
        assert "slowly" not in mine.read_text()
        await pilot.press("u", "u", "s")
        await pilot.pause()
    assert MINE == mine.read_text()


async def test_enter_on_what_stands_there_changes_nothing(service: CoachService, mine: Path) -> None:
    """Also in another language: a note that is only looked at keeps its translation, odd sets stay as they are."""
    text = MINE.replace("50%", "25\n    set_of: 10\n    note: Slowly.\n    in: {de: {note: Langsam.}}")
    mine.write_text(text)
    service.settings = replace(service.settings, language="de")
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_mine(pilot)
        assert "Langsam." in sheet(app)
        await field(pilot, "entry 0.note")
        await pilot.press("enter")
        await field(pilot, "entry 0.reps")
        await pilot.press("enter", "escape", "x", "u")
        await pilot.pause()
        assert "noch nicht" not in shown(app, "head")
        await picked(pilot, "entry 1.band", "down")
        await pilot.press("s")
        await pilot.pause()
    assert text.replace("bridge\n", "bridge\n    band: none\n") == mine.read_text()


@pytest.mark.parametrize("language", ["en", "de"])
async def test_every_key_has_room_at_eighty_columns(service: CoachService, mine: Path, language: str) -> None:
    """Also undo, which is there once something was done."""
    service.settings = replace(service.settings, language=language)
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_mine(pilot)
        await pilot.press("x")
        await pilot.pause()
        bar = app.screen.query_one(KeyBar)
        assert "u" in {key.key for key in bar.keys}
        assert [key.key for key in bar.keys] == [key.key for *_, key in bar.placed]


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("size", [(40, 20), (40, 24), (60, 20), (60, 24), (80, 20), (80, 24), (120, 40)])
async def test_save_and_the_way_out_always_have_room(
    service: CoachService, mine: Path, size: tuple[int, int], language: str
) -> None:
    """In a narrow window what is needed least goes first: the order with the fewest rolls, not what writes the file."""
    service.settings = replace(service.settings, language=language)
    app = CoachApp(service)
    async with app.run_test(size=size) as pilot:
        await open_mine(pilot)
        await pilot.press("x")
        await pilot.pause()
        actions = [key.action for *_, key in app.screen.query_one(KeyBar).placed]
        assert {"save", "leave", "help"} <= {*actions}
        assert "undo" in actions or "move(1)" not in actions


async def test_after_undo_the_next_key_is_about_what_is_chosen(service: CoachService, mine: Path) -> None:
    """Undo goes to where the change was; what is done then is done there, and nowhere else."""
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_mine(pilot)
        await pilot.press("x", "down", "u")
        await pilot.pause()
        row = app.screen.query_one(Choice).highlighted_option
        assert row is not None
        assert "Clamshell" in str(row.prompt)
        await pilot.press("x", "s")
        await pilot.pause()
    assert MINE.replace("  - exercise: clamshell # slowly\n    reps: 50%\n", "") == mine.read_text()


async def test_rounds_by_keys_alone(service: CoachService, mine: Path) -> None:
    """g puts one after the other into rounds, enter says how many; what a routine says of itself stands above them."""
    app = CoachApp(service)
    async with app.run_test(size=(80, 40)) as pilot:
        await open_mine(pilot)
        await pilot.press("g", "down", "g")
        await filled(pilot, "rounds 0.rounds", "2")
        await filled(pilot, "rounds 0.rest", "1:00")
        await pilot.press("escape", "J")
        await filled(pilot, "head.about", "Strong, and calm.")
        await pilot.press("s")
        await pilot.pause()
        assert "2 rounds · 60 s between them" in sheet(app)
    expected = """\
name: Mine # of my own
when: any
about: Strong, and calm.
exercises:
  - exercise: side-leg-lift
  - rounds: 2
    rest: 60
    exercises:
      - exercise: clamshell # slowly
        reps: 50%
      - exercise: bridge
"""
    assert expected == mine.read_text()


async def test_sides_pace_and_times_of_an_exercise(service: CoachService, mine: Path) -> None:
    """All that a file can say of an exercise is typed or chosen; x on it takes it back out."""
    app = CoachApp(service)
    async with app.run_test(size=(80, 40)) as pilot:
        await open_mine(pilot)
        await picked(pilot, "entry 2.sides", "down", "down")
        await filled(pilot, "entry 2.reps", "8 left, 12 right")
        await filled(pilot, "entry 2.prepare", "25")
        await picked(pilot, "entry 2.pace", "end")
        await filled(pilot, "entry 2.hold", "7")
        await filled(pilot, "entry 2.rest", "0")
        app.screen.show_row("entry 2.rest")  # type: ignore[attr-defined]  # the editor's
        await pilot.pause()
        await pilot.press("x", "s")
        await pilot.pause()
    added = """\
    reps: {left: 8, right: 12}
    tempo: {hold: 7}
    sides: [right, left]
    prepare: 25
    pace: self
"""
    assert MINE + added == mine.read_text()


async def test_the_words_of_an_entry_are_its_own(service: CoachService, mine: Path) -> None:
    """What is said as a phase begins, or nothing; the title tells it, and x goes back to the exercise's word."""
    app = CoachApp(service)
    async with app.run_test(size=(80, 40)) as pilot:
        await open_mine(pilot)
        await field(pilot, "entry 1.cues.lift")
        assert "Lift, as always" not in sheet(app), "it is typed in"
        await typed(pilot, "Up")
        await filled(pilot, "entry 1.cues.hold", "Squeeze")
        await filled(pilot, "entry 1.cues.lower", "-")
        assert "Said at lower       nothing is said" in sheet(app)
        await filled(pilot, "entry 1.cues.hold", "{sid}")
        assert "! {sid} cannot be filled in; did you mean {side}?" in sheet(app)
        await pilot.press("escape")
        await pilot.press("x", "escape")
        await pilot.pause()
        assert "your target · “Up” · nothing is said" in sheet(app)
        await field(pilot, "entry 1.cues.lower")
        assert "-" == pilot.app.screen.query_one(Input).value, "as it was typed"
        await pilot.press("escape", "escape")
        await pilot.press("s")
        await pilot.pause()
    assert MINE.replace("bridge\n", "bridge\n    cues: {lift: Up, lower: ''}\n") == mine.read_text()


async def test_the_texts_of_the_other_language(service: CoachService, mine: Path) -> None:
    """t asks once which language the file is in; then one types the other, with the first beside it."""
    mine.write_text(MINE.replace("50%", "50%\n    note: Slowly."))
    app = CoachApp(service)
    async with app.run_test(size=(80, 40)) as pilot:
        await open_mine(pilot)
        assert "texts in" not in shown(app, "head")
        await pilot.press("t")
        assert isinstance(app.screen, PickScreen)
        await pilot.press("enter")
        await pilot.pause()
        assert "texts in German" in shown(app, "head")
        await field(pilot, "entry 0.note")
        assert "English: Slowly." in shown(app, "asked")
        await typed(pilot, "Langsam.")
        await field(pilot, "head.name")
        assert "English: Mine" in shown(app, "asked")
        await typed(pilot, "Meine")
        assert "Meine" in shown(app, "head")
        await pilot.press("t")
        await pilot.pause()
        assert "texts in English" in shown(app, "head")
        assert "Mine" in shown(app, "head")
        await filled(pilot, "entry 0.note", "Slower.")
        await pilot.press("s")
        await pilot.pause()
    expected = MINE.replace("exercises:", "in:\n  de:\n    name: Meine\nexercises:")
    expected = expected.replace("50%\n", "50%\n    note: Slower.\n    in: {de: {note: Langsam.}}\n")
    assert expected == mine.read_text()


async def test_a_mistake_in_the_other_language_is_found(service: CoachService, mine: Path) -> None:
    """It is said with its language, and who saves is taken there."""
    mine.write_text(
        MINE.replace(
            "bridge\n", "bridge\n    cues: {hold: Breathe}\n    note: Slowly.\n    in: {de: {note: Langsam.}}\n"
        )
    )
    app = CoachApp(service)
    async with app.run_test(size=(80, 40)) as pilot:
        await open_mine(pilot)
        await pilot.press("t")
        await filled(pilot, "entry 1.note", "Nicht das {other}.")
        await pilot.press("t", "escape", "home")
        await pilot.pause()
        assert "! German: {other} means nothing" in shown(app, "sum")
        await pilot.press("s")
        await pilot.pause()
        assert "texts in German" in shown(app, "head")
        assert "Breathe" in sheet(app)
        assert "Breathe, as always" not in sheet(app), "it is the file's own word, which is not translated"
        row = app.screen.query_one(Choice).highlighted_option
        assert row is not None
        assert "Nicht das {other}." in str(row.prompt)
