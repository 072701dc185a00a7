"""The guide: red flags first, where it hurts, what it may be, and a condition's page with its way back."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from coach.app.service import CoachService
from coach.library.settings import read_settings
from coach.model.condition import Place
from coach.model.plan import Why
from coach.tui.app import CoachApp
from coach.tui.screens.condition import ConditionScreen
from coach.tui.screens.dose import DoseScreen
from coach.tui.screens.guide import GuideScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.red_flags import RedFlagsScreen
from coach.tui.widgets.choice import Choice
from coach.tui.widgets.hip_map import AT, HipMap, letters, picture
from coach.tui.widgets.key_bar import KeyBar
from coach.tui.widgets.rows import NamedRows
from tests.support.conditions import ID, write_condition
from tests.support.textual import strips

SIZES = [(80, 24), (120, 40), (60, 20)]


@pytest.fixture(autouse=True)
def page(service: CoachService) -> None:
    """A page of one's own."""
    write_condition(service.places.routines)


def shown(app: CoachApp) -> str:
    """The whole screen as text."""
    return "\n".join(strip.text.rstrip() for strip in strips(app))


def rows(app: CoachApp) -> list[str]:
    return [str(option.prompt).strip() for option in app.screen.query_one(Choice).options]


async def to_the_page(pilot: Pilot[int]) -> ConditionScreen:
    """From home to the page of the condition."""
    await pilot.press("g", "a", "enter", "enter")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, ConditionScreen)
    return screen


@pytest.mark.parametrize("size", SIZES)
async def test_the_signs_that_cannot_wait_come_first(service: CoachService, size: tuple[int, int]) -> None:
    """On the first line, in every window; r has all of them, and goes back to the guide."""
    app = CoachApp(service)
    async with app.run_test(size=size) as pilot:
        await pilot.press("g")
        await pilot.pause()
        first = next(line.strip() for line in shown(app).splitlines() if line.strip())
        assert first.startswith("Pain on every step, at night or after a fall")
        await pilot.press("r")
        assert isinstance(app.screen, RedFlagsScreen)
        await pilot.press("r")
        assert isinstance(app.screen, GuideScreen)
        await pilot.press("escape")
        assert isinstance(app.screen, HomeScreen)


async def test_a_place_lists_what_it_may_be(service: CoachService) -> None:
    """By its letter or by the arrows; enter goes on to the first page there, and never says that it is this."""
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("g")
        assert ["a   On the outside of the hip", "WHAT IT MAY BE", "Sore tendon"] == [rows(app)[at] for at in (0, 6, 7)]
        assert "What it is can only be told by somebody who examines your hip." in shown(app)
        await pilot.press("e")
        assert Place.OUTER_THIGH is app.screen.query_one(HipMap).place
        assert "Sore tendon" in rows(app)
        await pilot.press("down")
        assert Place.OUTER_KNEE is app.screen.query_one(HipMap).place
        assert "Sore tendon" not in rows(app)
        await pilot.press("e", "enter")
        assert 7 == app.screen.query_one(Choice).highlighted
        assert Place.OUTER_THIGH is app.screen.query_one(HipMap).place
        await pilot.press("enter")
        assert isinstance(app.screen, ConditionScreen)


async def test_a_place_without_a_page_says_so(service: CoachService) -> None:
    """A broken page of one's own is none, and enter leads nowhere."""
    for place in service.catalogue.conditions():
        (service.places.routines / "conditions" / f"{place.id}.yaml").write_text("name: Broken\n")
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("g", "b")
        assert ["WHAT IT MAY BE", "no page for this place"] == rows(app)[6:]
        await pilot.press("enter")
        assert isinstance(app.screen, GuideScreen)


async def test_what_somebody_must_see_stands_apart(service: CoachService) -> None:
    """Below the others under a heading of its own, and its page begins with what to do."""
    write_condition(service.places.routines, "zzz", "name: Zzz\nwhere: [outer-hip]\nsee_somebody: [Go now.]\n")
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("g", "a")
        listed = rows(app)
        assert listed.index("Sore tendon") < listed.index("WITH THESE, SEE SOMEBODY NOW") < listed.index("Zzz")
        await pilot.press("end", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ConditionScreen)
        lines = [line.strip() for line in shown(app).splitlines() if line.strip()]
        assert ["SEE SOMEBODY IF", "· Go now."] == lines[4:6]
        assert {"r", "escape", "question_mark"} == {key.key for key in app.screen.query_one(KeyBar).keys}


async def test_a_letter_on_the_drawing_can_be_clicked(service: CoachService) -> None:
    """Each of them, on each of the drawings where it stands."""
    app = CoachApp(service)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("g")
        map = app.screen.query_one(HipMap)
        for place in reversed(Place):
            for at in letters(place, map.size.width, map.size.height - 1):
                await pilot.click(HipMap, offset=at)
                assert place is map.place


@pytest.mark.parametrize("size", [(36, 13), (60, 21), (20, 8)])
def test_the_chosen_place_is_filled_and_no_letters_meet(size: tuple[int, int]) -> None:
    """In every size each letter has a cell of its own, and the place around it looks different once chosen."""
    cells = [cell for place in Place for cell in letters(place, *size)]
    assert len(cells) == len(set(cells)) == sum(len(front) + len(side) for front, side in AT.values())
    assert all(0 < x < size[0] - 1 and 0 <= y < size[1] for x, y in cells)
    assert len(Place) == len({picture(place, *size) for place in Place} - {picture(None, *size)})


async def test_in_a_narrow_window_the_places_are_words_alone(service: CoachService) -> None:
    """Nothing stands only on the drawing."""
    app = CoachApp(service)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("g")
        assert not app.screen.query_one(HipMap).display
        assert "f   On the outside of the knee" in shown(app)
        assert 3 == app.screen.query_one("#urgent").region.x, "on the margin of every page"


async def test_a_page_reads_from_top_to_bottom(service: CoachService) -> None:
    """How it feels first; when to see somebody and the sources last; the arrows and the big key scroll."""
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await to_the_page(pilot)
        first, then = (screen.query_one(f"#{name}", NamedRows).text for name in ("first", "then"))
        order = [
            "Pain on every step",
            "sore side",
            "HOW IT FEELS",
            "WHAT MAKES IT WORSE",
            "RELIEF",
            "HOW LONG IT TAKES",
        ]
        assert sorted(map(first.index, order)) == [first.index(part) for part in order]
        order = ["Clamshell", "Piriformis stretch: It presses", "STAYS AWAY", "SEE SOMEBODY", "A study of 2018"]
        assert sorted(map(then.index, order)) == [then.index(part) for part in order]
        assert "Sore tendon" == str(screen.query_one(".title", Static).content)
        await pilot.press("down", "j")
        assert 2 == screen.body.scroll_offset.y
        await pilot.press("space", "space", "space")
        await pilot.pause()
        assert "A study of 2018" in shown(app)


async def test_enter_begins_the_routine_of_the_chosen_phase(service: CoachService) -> None:
    """On the page before the start, as from home; back is back on the page, and a phase may have none."""
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await to_the_page(pilot)
        assert ["First weeks", "Building up", "Rest"] == [text.splitlines()[0] for text in rows(app)]
        await pilot.press("right", "enter")
        assert isinstance(app.screen, DoseScreen)
        assert "rest-day" == app.screen.today.routine
        await pilot.press("escape", "tab", "enter")
        assert app.screen is screen, "there is nothing to exercise yet"
        await pilot.press("right", "enter")
        assert isinstance(app.screen, DoseScreen)
        assert "post-run" == app.screen.today.routine


async def test_what_is_mine_is_left_out_until_i_take_it_back(service: CoachService) -> None:
    """One key; it stands in the settings' file, the plan says why, and the same key takes it back."""
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await to_the_page(pilot)
        assert "m It is mine" in shown(app)
        await pilot.press("m")
        assert (ID,) == read_settings(service.places.settings).conditions
        (out,) = service.plan("rest-day").left_out
        assert ("piriformis-stretch", Why.CONDITION) == (out.dose.exercise.id, out.why)
        assert "Sore tendon" == out.condition
        assert "m Not mine" in shown(app)
        assert "your sessions leave these out" in screen.query_one("#then", NamedRows).text
        await pilot.press("right", "enter")
        assert isinstance(app.screen, DoseScreen)
        await pilot.press("end")
        assert "left out, as the guide advises" in shown(app)
        assert "Sore tendon: It presses the tendon against the bone." in shown(app)
        await pilot.press("o")
        assert not app.screen.entries[-1].out
        await pilot.press("escape", "escape")
        assert "Sore tendon   yours" in rows(app)
        await pilot.press("enter", "m")
        assert () == read_settings(service.places.settings).conditions
        assert () == service.plan("rest-day").left_out


async def test_all_of_it_goes_by_mouse(service: CoachService) -> None:
    """A row, the line of keys, a phase, and the way out."""
    app = CoachApp(service)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("g")
        await pilot.click(Choice, offset=(6, 8))
        await pilot.click(KeyBar, offset=(4, 0))
        assert isinstance(app.screen, ConditionScreen)
        phases = app.screen.query_one("#phases", Choice)
        await pilot.click(phases, offset=(6, 3))
        assert 1 == phases.highlighted
        for name in ("Routine", "Back", "Back", "Back"):
            bar = app.screen.query_one(KeyBar)
            at = next(at for at, _, key in bar.placed if key.description == name)
            await pilot.click(KeyBar, offset=(at + 3, 0))
            await pilot.pause()
            if name == "Routine":
                assert isinstance(app.screen, DoseScreen)
        assert isinstance(app.screen, HomeScreen)
