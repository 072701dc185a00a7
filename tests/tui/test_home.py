"""Home and the look before the start."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.events import Key
from textual.widgets import OptionList, Static

from coach.app.led_plan import lengths_ms
from coach.app.service import CoachService
from coach.app.session_run import begin_session
from coach.errors import HistoryBusy
from coach.model.record import Status
from coach.model.today import Suggestion, SuggestionReason
from coach.system.units import length
from coach.tui.app import CoachApp
from coach.tui.live.screen import LiveScreen
from coach.tui.screens.dose import DoseScreen
from coach.tui.screens.home import MANY, SCREENFUL, HomeScreen
from coach.tui.screens.home_rows import HomeData, home_rows
from coach.tui.screens.questions import MorningScreen
from coach.tui.widgets.choice import Choice
from coach.tui.widgets.key_bar import KeyBar
from tests.support.fakes import IN_ENGLISH, FakeClock
from tests.support.life import Life
from tests.support.settled import until
from tests.support.textual import leaves


def rows(app: CoachApp) -> list[str]:
    choice = app.screen.query_one(OptionList)
    prompts = [str(choice.get_option_at_index(index).prompt) for index in range(choice.option_count)]
    return [prompt for prompt in prompts if prompt]


async def test_what_is_typed_behind_the_key_that_leaves_is_nothing(service: CoachService) -> None:
    """In a hurry, or by a cat: no page opens that could not be put together any more."""
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for key in "qsgth":
            app.post_message(Key(key, key))
        await until(lambda: leaves(app))
        await pilot.pause()
    assert 0 == app.return_code


async def test_a_file_that_is_saved_is_on_home_at_once(service: CoachService) -> None:
    """I write a routine in an editor beside it: home shows it, without a key."""
    app = CoachApp(service)
    folder = service.places.routines
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.pause()
        home = app.screen
        assert isinstance(home, HomeScreen)
        await home.look_at_files().wait()
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "mine.yaml").write_text("name: By the window\nwhen: any\nexercises: [{exercise: bridge}]\n")
        assert not any("By the window" in row for row in rows(app))
        await home.look_at_files().wait()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert any("By the window" in row for row in rows(app))


async def test_home_names_every_occasion_with_its_length(service: CoachService) -> None:
    """Rest day, before a run, after a run: each with how long it takes and what is in it."""
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = rows(app)
        assert ["On a rest day", "Before a run", "After a run"] == [row[:17].strip() for row in shown]
        assert "15 min 10" in shown[0]
        assert "Clamshell 10 · Side leg lift 15 · One-legged bridge 10 · Piriformis stretch hold 10 s" in " ".join(
            shown[0].split()
        )


async def test_a_file_of_theirs_stands_under_its_occasion(service: CoachService) -> None:
    """A routine for any time is there too, its name shown as it is written."""
    service.places.routines.mkdir(parents=True)
    (service.places.routines / "clams.yaml").write_text(
        "name: '[red]Clams[/] only [@click=app.quit]x[/]'\nwhen: any\nexercises:\n  - exercise: clamshell\n"
    )
    app = CoachApp(service)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert rows(app)[-1].startswith("Any time         [red]Clams[/] only [@click=app.quit]x")


async def test_a_broken_file_is_said_and_the_rest_is_there(service: CoachService) -> None:
    """Home shows what is wrong in one line."""
    service.places.routines.mkdir(parents=True)
    (service.places.routines / "bad.yaml").write_text("name: Bad\nwhen: [/]\n")
    app = CoachApp(service)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert 3 == len(rows(app))
        assert "bad.yaml:1:1: " in str(app.screen.query_one("#notice", Static).content)


async def test_of_many_files_a_screenful_is_shown_first_and_then_all(
    service: CoachService, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who keeps many routines does not wait for the last of them to be read."""
    service.places.routines.mkdir(parents=True)
    for number in range(MANY):
        (service.places.routines / f"own-{number}.yaml").write_text(
            f"name: Own {number}\nwhen: any\nexercises:\n  - exercise: clamshell\n"
        )
    shown = []
    show = HomeScreen.show
    monkeypatch.setattr(HomeScreen, "show", lambda self, read: (shown.append(len(read.plans)), show(self, read))[1])
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert [SCREENFUL, MANY + 3] == shown
        assert MANY + 3 == len(rows(app))


@pytest.fixture
def life(tmp_path: Path) -> Life:
    return Life(tmp_path / "life")


def own(life: Life, name: str, when: str, exercise: str = "clamshell") -> None:
    """A routine of one's own."""
    (life.service.places.routines / f"{name}.yaml").write_text(
        f"name: {name}\nwhen: {when}\nexercises:\n  - exercise: {exercise}\n"
    )


async def shown_rows(life: Life, *keys: str) -> list[str]:
    """Home's rows after what is asked at the start is passed, and these keys."""
    app = CoachApp(life.service)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        return rows(app)


async def test_every_routine_stands_under_its_own_occasion(life: Life) -> None:
    """Also where the suggestion is of another one, and where there are several of an occasion."""
    own(life, "another", "rest-day")
    own(life, "quick", "pre-run")
    life.train()
    found = [(row[:17].strip(), row[17:61].strip()) for row in await shown_rows(life, "escape")]
    assert ("Before a run", "Pre-run activation") == found[0]
    assert [
        ("On a rest day", "Rest day strength"),
        ("", "another"),
        ("Before a run", "quick"),
        ("After a run", "Post-run unwind"),
        ("Any time", "Clams"),
    ] == found[2:]


def test_a_question_between_two_of_an_occasion_does_not_take_its_name_away(life: Life) -> None:
    """The morning's row stands below the suggestion; what follows says again what it is for."""
    own(life, "other", "rest-day")
    life.train()
    plans = [life.service.plan("rest-day"), life.service.plan("other")]
    today = replace(life.service.overview(), morning_passed=True)
    read = HomeData(
        plans,
        [],
        Suggestion("rest-day", SuggestionReason.STRENGTH_DUE),
        today,
        None,
        [],
        lengths_ms(life.service, plans),
        frozenset(),
    )
    assert ["On a rest day", "", "On a rest day"] == [row.label for row in home_rows(read, IN_ENGLISH)]
    read = replace(read, today=replace(today, asks_morning=None))
    assert ["On a rest day", ""] == [row.label for row in home_rows(read, IN_ENGLISH)]


async def test_the_first_suggestion_is_one_of_ours(life: Life) -> None:
    """Not whatever of one's own comes first by the alphabet."""
    own(life, "aaa", "rest-day")
    assert "Rest day strength" in (await shown_rows(life))[0]


async def test_a_day_off_is_a_row_of_its_own_chosen_beforehand(life: Life) -> None:
    """With its reason; enter on it begins nothing, and the sessions stay below."""
    life.train(sore=7)
    app = CoachApp(life.service)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        choice = app.screen.query_one(Choice)
        chosen = str(choice.highlighted_option.prompt) if choice.highlighted_option else ""
        assert "Rest today" in chosen
        assert "soreness 7" in chosen
        assert 4 == len([row for row in rows(app) if " min" in row])
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("down", "down", "enter")
        assert isinstance(app.screen, DoseScreen)


async def test_rest_that_is_advised_now_is_chosen_wherever_one_was(life: Life) -> None:
    """Whoever comes back from a session sees the advice first, not the routine just done."""
    app = CoachApp(life.service)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("down", "down")
        life.train(sore=7)
        home = app.screen
        assert isinstance(home, HomeScreen)
        home.renew()
        choice = home.query_one(Choice)
        await until(lambda: choice.highlighted_option is not None and choice.highlighted_option.id == ":rest")


async def test_a_morning_that_was_passed_can_be_told_later(life: Life) -> None:
    """A row of its own asks for it; once it is told, the row is gone."""
    life.train()
    app = CoachApp(life.service)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert "The morning after" in rows(app)[1]
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, MorningScreen)
        await pilot.press("2")
        if isinstance(app.screen, MorningScreen):
            await pilot.press("enter")
        await until(lambda: isinstance(app.screen, HomeScreen) and "The morning after" not in "".join(rows(app)))
    with life.service.reading() as store:
        assert [2] == [record.morning_sore for record in store.sessions()]


async def test_advice_stands_until_it_is_put_away(life: Life) -> None:
    """At every start, above nothing else, until the key that says it is read."""
    for _ in range(3):
        life.train(sore=4)
    for _ in range(2):
        app = CoachApp(life.service)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await pilot.press("escape")
            await pilot.pause()
            advice = app.screen.query_one("#advice", Static)
            assert "Sore in the last 3 sessions" in str(advice.content)
            assert advice.display
    async with CoachApp(life.service).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("x")
        await pilot.pause()
        assert "" == str(pilot.app.screen.query_one("#advice", Static).content)
    assert life.service.advice() is None


async def test_a_busy_history_leaves_the_routines_there(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wrong is said, every routine stands under its occasion, and it is tried again."""

    def busy(_: CoachService) -> None:
        raise HistoryBusy("the history is in use by another program")

    with monkeypatch.context() as patch:
        patch.setattr(CoachService, "overview", busy)
        app = CoachApp(life.service)
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause()
            labels = ["On a rest day", "Before a run", "After a run", "Any time"]
            assert labels == [row[:17].strip() for row in rows(app)]
            assert "in use" in str(app.screen.query_one("#notice", Static).content)
            patch.undo()
            await until(lambda: "" == str(app.screen.query_one("#notice", Static).content))


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (40, 15), (200, 60)])
async def test_nothing_on_home_lies_over_anything(life: Life, size: tuple[int, int]) -> None:
    """With six routines, advice and a problem, at any size: each part of the page has its own lines."""
    for name in ("one", "two", "three"):
        own(life, name, "pre-run")
    own(life, "bad", "[/]")
    for _ in range(3):
        life.train(sore=7)
    app = CoachApp(life.service)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        parts = [app.screen.query_one(f"#{name}") for name in ("title", "page", "advice", "notice", "care")]
        regions = [part.region for part in (*parts, app.screen.query_one(KeyBar)) if part.region]
        for above, below in pairwise(regions):
            assert above.bottom <= below.y
        assert app.screen.query_one(Choice).region.height >= 3


async def test_the_dose_is_in_ones_hand(service: CoachService, clock: FakeClock) -> None:
    """More and fewer repetitions, the next band, one left out: the session that starts is that one."""
    app = CoachApp(service, clock=clock)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        assert isinstance(app.screen, DoseScreen)
        await pilot.press("plus", "plus", "b", "down", "minus", "down", "o")
        shown = rows(app)
        assert "12 each side" in shown[0]
        assert "light band" in shown[0]
        assert "14 each side" in shown[1]
        assert "left out today" in shown[2]
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, LiveScreen)
        doses = app.screen.live.session.plan.doses
        assert [("clamshell", 12, "light"), ("side-leg-lift", 14, "none"), ("piriformis-stretch", 1, None)] == [
            (dose.exercise.id, dose.reps, dose.band) for dose in doses
        ]


async def test_escape_goes_back_home_and_q_leaves(service: CoachService) -> None:
    """No dead ends."""
    app = CoachApp(service)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter", "escape")
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("q")
    assert 0 == app.return_code


async def test_a_routine_of_what_hurt_today_says_so_and_can_be_taken_back(life: Life) -> None:
    """It stays on home, is not suggested, and begins once x has taken its exercise back in."""
    plan = life.service.plan("clams")
    with begin_session(life.service, plan, rehearsal=False) as performance:
        performance.store.hurt(performance.id, 0, "clamshell", None, 8)
        performance.store.finish(performance.id, Status.STOPPED, life.moment, 1_000)
    app = CoachApp(life.service)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        (row,) = (row for row in rows(app) if row[17:].startswith("Clams "))
        assert "Clamshell: left out, it hurt today" in row
        choice = app.screen.query_one(OptionList)
        choice.highlighted = choice.get_option_index("clams")
        await pilot.press("enter")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, DoseScreen)
        await pilot.press("enter")
        assert app.screen is screen
        await pilot.press("o", "enter")
        await pilot.pause()
        assert isinstance(app.screen, LiveScreen)


async def test_routines_for_a_condition_are_begun_from_the_guide(whole_service: CoachService) -> None:
    """Home has those for everybody and one's own; who says that a condition is theirs has its routines here, too."""
    app = CoachApp(whole_service)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        listed = {option.id for option in app.screen.query_one(Choice).options if option.id}
        found = {name: what for name, what, _ in app.places_to_go(app.screen)}
        calm = whole_service.plan("it-band-calm")
        takes_ms = lengths_ms(whole_service, [calm])[calm.routine]
        whole_service.settings = replace(whole_service.settings, conditions=("it-band",))
        await pilot.press("s", "escape")
        await until(lambda: "it-band-calm" in {option.id for option in app.screen.query_one(Choice).options})
        now = {option.id for option in app.screen.query_one(Choice).options if option.id}
    assert {"rest-day", "pre-run", "post-run"} <= listed
    assert not {name for name in listed if name.startswith(("it-band", "outer-hip", "front-hip", "hip-joint"))}
    assert {"it-band-calm", "it-band-build"} == now - listed
    # By its name it is found all the same, with how long it takes.
    assert length(takes_ms) == found[f"{IN_ENGLISH.screens.key_start}: {calm.name}"]
