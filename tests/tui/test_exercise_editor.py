"""The editor of an exercise: one's own, written with keys alone from the library, and saved as a file."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widgets import Input, Static

from coach.app.service import CoachService
from coach.library.exercise_writer import values_of
from coach.library.ids import FileKind
from coach.model.language import Language
from coach.tui.app import CoachApp
from coach.tui.screens.editing import NameScreen, edit_file
from coach.tui.screens.exercise_editor import ExerciseEditorScreen
from coach.tui.screens.library import LibraryScreen
from coach.tui.screens.pick import PickScreen
from coach.tui.widgets.choice import Choice
from coach.tui.widgets.key_bar import KeyBar
from tests.support.settled import until
from tests.support.textual import Toast, notices

PRESS = """\
# yaml-language-server: $schema=../.schema/exercise.json
name: Wall press
kind: strength
position: standing
sides: [left, right]
setup: 'Stand: {other} side to the wall.'
how:
  - Press, and breathe on.
  - Stand tall.
kit: [wall]
tempo: {lift: 2, hold: 45, lower: 2, relax: 1}
cues: {lift: Press}
dosage: {reps: 10}
progression: {of: hold, goal: 60, step: 5}
"""


async def to(pilot: Pilot[int], row: str) -> None:
    """Choose a row and change it."""
    screen = pilot.app.screen
    assert isinstance(screen, ExerciseEditorScreen)
    screen.show_row(row)
    await pilot.pause()
    await pilot.press("enter")
    await pilot.pause()


async def typed(pilot: Pilot[int], text: str) -> None:
    """What is typed in the line, in place of what stood in it."""
    pilot.app.screen.query_one(Input).value = text
    await pilot.press("enter")
    await pilot.pause()


async def filled(pilot: Pilot[int], row: str, text: str) -> None:
    await to(pilot, row)
    await typed(pilot, text)


async def picked(pilot: Pilot[int], row: str, *keys: str) -> None:
    await to(pilot, row)
    assert isinstance(pilot.app.screen, PickScreen)
    await pilot.press(*keys, "enter")
    await pilot.pause()


def text_of(exercise: str, service: CoachService) -> str:
    """A file of ours."""
    return next(each.path for each in service.catalogue.listed(FileKind.EXERCISE) if each.id == exercise).read_text()


def sheet(app: CoachApp) -> str:
    return "\n".join(str(option.prompt) for option in app.screen.query_one(Choice).options)


async def test_an_exercise_from_nothing_by_keys_alone(service: CoachService) -> None:
    """What is missing stands below its row; saved, it is the file of a careful person, and stands in the library."""
    path = service.places.routines / "exercises" / "wall-press.yaml"
    app = CoachApp(service)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.pause()
        await pilot.press("l", "n")
        await pilot.pause()
        assert isinstance(app.screen, NameScreen)
        await typed(pilot, "Wall press")
        await pilot.press("s")
        await pilot.pause()
        assert any("an exercise needs the key setup" in notice for notice in notices(app))
        assert "! an exercise needs the key setup" in sheet(app)
        await filled(pilot, "setup", "Stand: {sid} side to the wall.")
        assert "! {sid} cannot be filled in; did you mean {side}?" in sheet(app)
        await typed(pilot, "Stand: {other} side to the wall.")
        assert "!" not in sheet(app)
        await pilot.press("a")
        await typed(pilot, "Stand tall.")
        await pilot.press("enter")
        await typed(pilot, "Press, and breathe on.")
        await pilot.press("up", "K")
        await picked(pilot, "kit", *["down"] * 6, "space")
        await filled(pilot, "tempo.hold", "45")
        await filled(pilot, "cues.lower", "-")
        assert "Said at lower       nothing is said" in sheet(app)
        screen = app.screen
        assert isinstance(screen, ExerciseEditorScreen)
        screen.show_row("cues.lower")
        await pilot.pause()
        await pilot.press("x")
        await pilot.pause()
        assert "Lower, the usual word" in sheet(app)
        await filled(pilot, "cues.lift", "Press")
        await picked(pilot, "progression", "end")
        await filled(pilot, "progression.goal", "30")
        assert "! goal: 30 is below the 45 it starts from; write 45 or more" in sheet(app)
        await pilot.press("s")
        await pilot.pause()
        assert not path.exists()
        await filled(pilot, "progression.goal", "60")
        await filled(pilot, "short", "To the wall.")
        await pilot.press("u", "s")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
        chosen = app.screen.query_one(Choice).highlighted_option
        assert chosen is not None
        assert "Wall press" in str(chosen.prompt)
        await pilot.press("e")
        await pilot.pause()
        assert isinstance(app.screen, ExerciseEditorScreen)
        assert "not saved" not in str(app.screen.query_one("#head", Static).content)
    assert PRESS == path.read_text()
    assert () == service.catalogue.check([path], service.settings.bands)


async def test_a_copy_of_ours_in_german(service: CoachService) -> None:
    """What one hears is what one changes: the German text; our file, its comments and its drawing stay."""
    service.settings = replace(service.settings, language="de")
    ours = text_of("clamshell", service)
    path = service.places.routines / "exercises" / "meine-muschel.yaml"
    app = CoachApp(service)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        await pilot.press("l", "home")
        await pilot.pause()
        here = app.screen.query_one(Choice).highlighted_option
        assert here is not None
        assert "Muschel" in str(here.prompt)
        await pilot.press("e")
        await pilot.pause()
        await typed(pilot, "Meine Muschel")
        await filled(pilot, "short", "Auf die {other} Seite.")
        await filled(pilot, "dosage.reps", "8 links, 12 rechts")
        assert "8 links, 12 rechts" in sheet(app)
        await pilot.press("s")
        await pilot.pause()
    short = "    short: Auf die {other} Seite legen, Knie gebeugt, Füße zusammen.\n"
    expected = ours.replace("name: Clamshell", "name: Meine Muschel").replace("name: Muschel", "name: Meine Muschel")
    expected = expected.replace(short, "    short: Auf die {other} Seite.\n")
    assert expected.replace("{reps: 10} #", "{reps: {left: 8, right: 12}} #") == path.read_text()


@pytest.mark.parametrize("size", [(20, 5), (200, 60)])
async def test_no_size_is_too_small_for_it(service: CoachService, size: tuple[int, int]) -> None:
    """Every row can be opened and left again, and nothing has changed then."""
    app = CoachApp(service)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("l", "e")
        await pilot.pause()
        await typed(pilot, "Mine")
        screen = app.screen
        assert isinstance(screen, ExerciseEditorScreen)
        before = screen.draft
        for row, _ in zip(list(screen.make_rows(60)[0]), range(12), strict=False):
            await to(pilot, row.id)
            await pilot.press("escape")
        await pilot.press("space", "escape", "end", "K", "u")
        await pilot.pause()
        assert before == screen.draft


async def test_a_sentence_is_changed_and_a_number_typed_anew(service: CoachService) -> None:
    """What is typed goes behind a sentence that stands there, and in the place of a number."""
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("l", "e")
        await pilot.pause()
        await typed(pilot, "Mine")
        await to(pilot, "tempo.hold")
        await pilot.press("4", "enter")
        await to(pilot, "name")
        await pilot.press("2", "enter")
        await to(pilot, "setup")
        await pilot.press("x", "enter")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ExerciseEditorScreen)
        values = values_of(screen.draft.text, None)
        assert ("4", "2") == (values["tempo.hold"], values["name"])
        assert values["setup"].endswith(" arm.x")


async def test_a_file_changed_meanwhile_is_not_written_over(service: CoachService) -> None:
    """It is said, and what was edited stays on the screen; leaving asks."""
    folder = service.places.routines / "exercises"
    folder.mkdir(parents=True)
    path = folder / "wall-press.yaml"
    path.write_text(PRESS)
    app = CoachApp(service)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("l")
        await pilot.pause()
        choice = app.screen.query_one(Choice)
        places = [at for at, each in enumerate(choice.options) if (each.id or "").endswith(" wall-press")]
        choice.highlighted = places[0]
        await pilot.pause()
        await pilot.press("e")
        await pilot.pause()
        path.write_text(PRESS + "# more\n")
        await filled(pilot, "name", "Press")
        await pilot.press("s")
        await pilot.pause()
        assert any("somebody else" in notice for notice in notices(app))
        await pilot.press("escape", "x")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
    assert PRESS + "# more\n" == path.read_text()


async def test_what_is_told_covers_neither_line_of_keys(service: CoachService) -> None:
    """Where the keys take two lines, where a file was saved to stands whole above them."""
    app = CoachApp(service)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("l", "n")
        await typed(pilot, "Wall press")
        await filled(pilot, "setup", "Stand.")
        keys = app.screen.query_one(KeyBar)
        assert 2 == keys.region.height
        app.notify("A line.\nAnother one.", markup=False)
        await until(lambda: any(toast.region.area for toast in app.screen.query(Toast)))
        await pilot.pause()
        toast = app.screen.query(Toast).last()
        assert not toast.region.overlaps(keys.region)
        assert 2 == toast.region.height


async def test_an_exercise_is_translated(service: CoachService) -> None:
    """The words of the file stand dim where there are none yet, and beside what is typed."""
    folder = service.places.routines / "exercises"
    folder.mkdir(parents=True)
    path = folder / "wall-press.yaml"
    path.write_text(PRESS)
    app = CoachApp(service)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.pause()
        await edit_file(app.screen, service, FileKind.EXERCISE, "wall-press")  # type: ignore[arg-type]  # a page
        await pilot.pause()
        await pilot.press("t", "enter")
        await pilot.pause()
        head = app.screen.query_one("#head", Static)
        assert "texts in German" in str(head.content)
        await filled(pilot, "name", "Wanddrücken")
        assert "Wanddrücken" in str(head.content)
        await to(pilot, "setup")
        assert "English: Stand: {other} side to the wall." in str(app.screen.query_one("#asked", Static).content)
        await typed(pilot, "Stell dich mit der {other} Seite zur Wand.")
        assert "Press, and breathe on." in sheet(app)
        await filled(pilot, "how 0", "Drück, und atme weiter.")
        assert "Stand tall." not in sheet(app), "no session says it"
        assert "another number of sentences here (1)" in sheet(app)
        await filled(pilot, "how 1", "Steh aufrecht.")
        assert "another number of sentences" not in sheet(app)
        await filled(pilot, "cues.hold", "Halten")
        await filled(pilot, "cues.lift", "Drücken")
        await filled(pilot, "tempo.hold", "40")
        await pilot.press("t")
        await filled(pilot, "cues.lift", "Push")
        await pilot.press("s")
        await pilot.pause()
    german = """\
in:
  de:
    name: Wanddrücken
    setup: Stell dich mit der {other} Seite zur Wand.
    how:
      - Drück, und atme weiter.
      - Steh aufrecht.
    cues: {lift: Drücken, hold: Halten}
"""
    assert PRESS.replace("hold: 45", "hold: 40").replace("lift: Press", "lift: Push") + german == path.read_text()
    spoken = service.catalogue.exercise("wall-press").spoken_in(Language.DE)
    assert ("Wanddrücken", "Drücken") == (spoken.name, spoken.cues.lift)


async def test_what_no_session_says_is_not_told(service: CoachService) -> None:
    """The file's short form goes with its setup: once that is translated, German has none until it is typed."""
    folder = service.places.routines / "exercises"
    folder.mkdir(parents=True)
    (folder / "wall-press.yaml").write_text(
        PRESS + "short: Side to the wall.\nchange: Turn round.\nfirst: Shoes off.\n"
    )
    app = CoachApp(service)
    async with app.run_test(size=(80, 60)) as pilot:
        await pilot.pause()
        await edit_file(app.screen, service, FileKind.EXERCISE, "wall-press")  # type: ignore[arg-type]  # a page
        await pilot.pause()
        await pilot.press("t", "enter")
        await pilot.pause()
        assert all(text in sheet(app) for text in ("Side to the wall.", "Turn round.", "Shoes off."))
        await filled(pilot, "setup", "Stell dich zur Wand.")
        shown = sheet(app)
        assert [False, False, True] == [text in shown for text in ("Side to the wall.", "Turn round.", "Shoes off.")]
