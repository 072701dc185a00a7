"""The page before the start: what is to be done, how long each takes, and what is left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace
from rich.cells import cell_len
from textual.widgets import OptionList, Static

from coach.app.dose_text import reps_text, tempo_text
from coach.app.led_plan import as_led
from coach.app.service import CoachService
from coach.model.exercise import Side, SideReps, Tempo
from coach.model.plan import Dose, LeftOut, Target, Why
from coach.model.routine import Rounds
from coach.model.settings import ExplainChoice
from coach.model.timeline import length_ms, told_ms
from coach.system.units import length
from coach.tui.app import CoachApp
from coach.tui.live.screen import LiveScreen
from coach.tui.screens.dose import DoseScreen
from coach.tui.screens.dose_rows import DoseRow, dose_rows, entry_ms, rests_ms
from coach.tui.widgets.drawing import STEPS
from coach.tui.widgets.rows import NamedRows
from tests.support.fakes import IN_ENGLISH, FakeClock, dose, plan
from tests.support.life import Life
from tests.support.settled import until
from tests.support.textual import rings

LONG = "A very long name of an exercise that goes on"


@pytest.fixture
def life(tmp_path: Path) -> Life:
    return Life(tmp_path / "life")


def clamshell(service: CoachService) -> Dose:
    return service.plan("rest-day").doses[0]


def lines(app: CoachApp) -> list[str]:
    choice = app.screen.query_one(OptionList)
    prompts = [str(choice.get_option_at_index(index).prompt) for index in range(choice.option_count)]
    return [prompt for prompt in prompts if prompt]


def shown(app: CoachApp, name: str) -> str:
    place = app.screen.query_one(f"#{name}")
    return place.text if isinstance(place, NamedRows) else str(place.content)  # type: ignore[attr-defined]


def seconds(text: str) -> int:
    """A length at the end of a text, in seconds."""
    found = re.search(r"(?:(\d+) min)? ?(\d+)?(?: s)?$", text.strip())
    assert found is not None
    return int(found[1] or 0) * 60 + int(found[2] or 0)


@pytest.mark.parametrize(
    ("sides", "reps", "set_of", "expected"),
    [
        ((Side.LEFT, Side.RIGHT), 10, None, "10 each side"),
        ((Side.LEFT,), 10, None, "10, left leg"),
        ((Side.RIGHT,), 30, 10, "3 sets of 10, right leg"),
        ((Side.BOTH,), 12, 10, "10, then 2"),
        ((Side.LEFT, Side.RIGHT), 24, 10, "2 sets of 10, then 4 each side"),
        ((Side.BOTH,), 5, 1, "5 sets of 1"),
    ],
)
def test_a_dose_says_which_leg_and_how_many_sets(
    service: CoachService, sides: tuple[Side, ...], reps: int, set_of: int | None, expected: str
) -> None:
    """In words, and one leg alone is named."""
    dose = replace(clamshell(service), sides=sides, reps=reps, set_of=set_of)
    assert expected == reps_text(dose, IN_ENGLISH)


def test_a_repetition_is_told_by_its_own_words(service: CoachService) -> None:
    """What each number is, instead of three numbers with dashes; nothing where nothing takes any time."""
    dose = clamshell(service)
    assert "Each repetition: Open 2 s · Hold 1 s · Close 2 s" == tempo_text(dose, IN_ENGLISH)
    assert "" == tempo_text(replace(dose, tempo=Tempo(0, 0, 0, 0)), IN_ENGLISH)


@pytest.mark.parametrize("width", [24, 40, 60, 80, 120])
def test_a_long_name_never_touches_its_numbers(service: CoachService, width: int) -> None:
    """At any width there are blanks between them, and an exercise's first line is no longer than there is room."""
    dose = clamshell(service)
    named = replace(dose, exercise=replace(dose.exercise, name=LONG), reps=24, set_of=10)
    for line in dose_rows([DoseRow(dose), DoseRow(named)], width, IN_ENGLISH):
        assert cell_len(line.plain.splitlines()[0]) <= width
        assert not re.search(r"[a-z…]\d", line.plain)


async def test_what_is_explained_counts_on_every_page(life: Life) -> None:
    """Home, the page before the start, with how much of it, and Take along say what the session takes."""
    life.service.settings = replace(life.service.settings, explain=ExplainChoice.NEW)
    led = as_led(life.service, life.service.plan("rest-day"))
    whole, told = length(length_ms(led)), length(told_ms(led))
    assert "15 min 10" != whole
    app = CoachApp(life.service)
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        choice = app.screen.query_one(OptionList)
        assert whole in next(row for row in lines(app) if "Rest day" in row)
        choice.highlighted = choice.get_option_index("rest-day")
        await pilot.press("enter")
        await until(lambda: f"Rest day strength   {whole}, {told} of it explanations" == shown(app, "head"))
        await pilot.resize_terminal(60, 20)
        await until(lambda: f"Rest day strength   {whole}" == shown(app, "head"))
        await pilot.resize_terminal(120, 30)
        await pilot.pause()
        done = sum(map(seconds, lines(app))) + seconds(shown(app, "rests"))
        assert length_ms(led) == 1000 * done + told_ms(led)
        await pilot.press("o")
        fewer = as_led(life.service, replace(life.service.plan("rest-day"), doses=led.doses[1:]))
        await until(lambda: length(length_ms(fewer)) in shown(app, "head"))
        await pilot.press("o", "x")
        await until(lambda: shown(app, "of") == f"Rest day strength   {whole}, {told} of it explanations")


async def test_the_lengths_of_the_rows_add_up_to_the_heads(life: Life) -> None:
    """The rests stand on a line of their own; home and the list say the same length."""
    app = CoachApp(life.service)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        (home,) = (row for row in lines(app) if "Rest day" in row)
        choice = app.screen.query_one(OptionList)
        choice.highlighted = choice.get_option_index("rest-day")
        await pilot.press("enter")
        await pilot.pause()
        assert "15 min 10" in home
        assert "Rest day strength   15 min 10" == shown(app, "head")
        assert 15 * 60 + 10 == sum(map(seconds, lines(app))) + seconds(shown(app, "rests"))
        await pilot.press("plus", "down", "o")
        rest = sum(seconds(row) for row in lines(app) if "left out" not in row)
        assert seconds(shown(app, "head")) == rest + seconds(shown(app, "rests"))


async def test_what_hurt_today_is_shown_struck_out_and_can_be_taken_back(
    service: CoachService, clock: FakeClock
) -> None:
    """With its reason; o takes it back in, and o again leaves it out."""
    plan = service.plan("rest-day")
    hurt = LeftOut(plan.doses[1], Why.HURT_TODAY, 1)
    plan = replace(plan, doses=(plan.doses[0], *plan.doses[2:]), left_out=(hurt,))
    app = CoachApp(service, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await app.push_screen(DoseScreen(plan, service, clock=clock))
        screen = app.screen
        assert isinstance(screen, DoseScreen)
        assert "it hurt today" in lines(app)[1]
        assert 3 == len(screen.today.doses)
        await pilot.press("down")
        await pilot.pause()
        assert "o takes it back in" in shown(app, "told")
        await pilot.press("o")
        assert "15 each side" in lines(app)[1]
        assert (4, ()) == (len(screen.today.doses), screen.today.left_out)
        await pilot.press("o")
        assert "left out today" in lines(app)[1]


async def test_a_wide_window_shows_the_movement_beside_the_list(service: CoachService, clock: FakeClock) -> None:
    """The figure of the chosen exercise, moving, and its words; nothing moves while a session is led above it."""
    app = CoachApp(service, clock=clock)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, DoseScreen)
        assert "shell" in shown(app, "how")
        assert "No band yet" in shown(app, "told")
        clock.forward(2.5)
        screen.movement.look()
        assert STEPS == screen.movement.figure.step
        await pilot.press("down", "b", "b")
        await pilot.pause()
        assert "go on breathing" in shown(app, "how")
        assert "medium band: a loop" in shown(app, "told")
        await pilot.press("enter")
        await pilot.pause()
        assert screen.movement.timer is not None
        assert not rings(screen.movement.timer)


def test_an_entry_is_as_long_as_its_session(service: CoachService) -> None:
    """In whole seconds, so that what is shown can be added up."""
    assert 0 == entry_ms(clamshell(service)) % 1000


async def test_after_a_break_the_page_says_so_and_takes_no_for_an_answer(life: Life, clock: FakeClock) -> None:
    """Five weeks away, three steps back; n begins with the numbers one left with, and is gone then."""
    life.service.set_target(life.service.exercises()["clamshell"], Target(20, "none"))
    life.train(sore=4, days=35)
    app = CoachApp(life.service, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await app.push_screen(DoseScreen(life.service.plan("clams"), life.service, clock=clock))
        assert "14 each side" in lines(app)[0]
        told = "5 weeks away: Clamshell 20 -> 14, a step back for each week beyond the second. n keeps your numbers."
        assert told == str(app.screen.query_one("#about", Static).render())
        await pilot.press("n")
        await until(lambda: "20 each side" in lines(app)[0])
        assert "n keeps" not in str(app.screen.query_one("#about", Static).render())
        assert app.screen.check_action("keep", ()) is False


@pytest.mark.parametrize("size", [(40, 15), (60, 20)])
async def test_a_low_window_says_so_after_a_break_too(life: Life, clock: FakeClock, size: tuple[int, int]) -> None:
    """Smaller numbers without a word, and without the key that refuses them, would be no offer."""
    life.service.set_target(life.service.exercises()["clamshell"], Target(20, "none"))
    life.train(sore=4, days=35)
    app = CoachApp(life.service, clock=clock)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await app.push_screen(DoseScreen(life.service.plan("clams"), life.service, clock=clock))
        await pilot.pause()
        assert app.screen.query_one("#about").region.height > 0
        await pilot.press("n")
        await until(lambda: "20" in lines(app)[0])
        await pilot.pause()
        await until(lambda: not app.screen.query_one("#about").display)


async def test_the_minutes_there_are_make_it_shorter(service: CoachService) -> None:
    """What becomes fewer is said, esc takes it back, and what begins is the shorter one; the target stays."""
    app = CoachApp(service, clock=FakeClock())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        screen = app.screen
        assert isinstance(screen, DoseScreen)
        whole = screen.today
        await pilot.press("m", "1", "0", "enter")
        await pilot.pause()
        shorter = screen.today
        assert "Made to fit 10 min: Clamshell 10 -> " in shown(app, "fewer")
        assert length_ms(shorter) <= 600_000 < length_ms(whole)
        assert [dose.target for dose in whole.doses] == [dose.target for dose in shorter.doses]
        await pilot.press("escape")
        await pilot.pause()
        assert whole == screen.today
        await pilot.press("m", "o", "enter")
        assert screen.query_one("#minutes").display
        await pilot.press("escape")
        assert app.screen is screen
        await pilot.press("m", "1", "0", "enter")
        await pilot.pause()
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, LiveScreen))
        assert isinstance(app.screen, LiveScreen)
        assert [dose.reps for dose in shorter.doses] == [dose.reps for dose in app.screen.live.session.plan.doses]


async def test_the_minutes_leave_alone_what_one_chose(service: CoachService) -> None:
    """As on the command line: the others share the time. So it is for what is chosen while it is shorter, too."""
    app = CoachApp(service, clock=FakeClock())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        screen = app.screen
        assert isinstance(screen, DoseScreen)
        chosen = screen.today.doses[0].reps + 1
        await pilot.press("plus", "m", "1", "0", "enter")
        await pilot.pause()
        shorter = screen.today
        assert chosen == shorter.doses[0].reps
        assert length_ms(shorter) <= 600_000
        await pilot.press("minus", "minus", "m", "8", "enter")
        await pilot.pause()
        assert chosen - 2 == screen.today.doses[0].reps
        assert length_ms(screen.today) <= 480_000
        await pilot.press("escape")
        await pilot.pause()
        assert chosen - 2 == screen.today.doses[0].reps
        assert len(screen.today.doses) >= len(shorter.doses)


def test_rests_between_rounds_are_counted_once() -> None:
    """Two exercises in three rounds: two rests of a minute, three between the two, none of them an exercise's own."""
    rounds = Rounds(0, 3, 60_000)
    circuit = plan(*(dose(rounds=rounds, reps=6, rest_ms=10_000) for _ in range(2)))
    assert 2 * 60 + 3 * 10 == rests_ms(circuit) // 1000
    apart = replace(circuit.doses[0], apart=SideReps(4, 6))
    assert "3 rounds of left 2/1/1, right 2" == reps_text(apart, IN_ENGLISH)
    assert "left 4, right 6" == reps_text(replace(apart, rounds=None), IN_ENGLISH)
    assert "3 rounds of 2 each side" == reps_text(circuit.doses[0], IN_ENGLISH)
