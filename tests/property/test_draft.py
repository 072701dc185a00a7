"""Editing a routine: every step can be taken back, nothing is lost, and the fewest roll-overs are the fewest."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby, permutations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.model.draft import Draft, Sheet, parts
from coach.model.exercise import Exercise, Position, Side
from coach.model.prescription import prescribe
from coach.model.roll_overs import roll_overs
from coach.model.routine import Entry, Rounds, Routine, TurnOver, When
from tests.support.fakes import CLAM

SIDES = [(Side.LEFT, Side.RIGHT), (Side.RIGHT, Side.LEFT), (Side.LEFT,), (Side.RIGHT,), (Side.BOTH,)]
POSITIONS = [Position.SIDE_LYING, Position.SIDE_LYING, Position.SUPINE, Position.STANDING]

exercises = st.builds(
    lambda position, sides: replace(CLAM, position=position, sides=sides),
    st.sampled_from(POSITIONS),
    st.sampled_from(SIDES),
)


def library(kinds: list[Exercise]) -> dict[str, Exercise]:
    """Exercises of these kinds, each by an id of its own."""
    return {f"e{at}": replace(kind, id=f"e{at}") for at, kind in enumerate(kinds)}


def routine(names: list[str], turn_over: TurnOver = TurnOver.EACH) -> Routine:
    return Routine("own", "Own", When.ANY, "", 10_000, 8_000, 20_000, tuple(map(Entry, names)), turn_over)


def draft(known: dict[str, Exercise], turn_over: TurnOver = TurnOver.EACH) -> Draft:
    whole = routine([*known], turn_over)
    return Draft(Sheet(whole, tuple(range(len(known)))), whole)


def changes_of_posture(lying: list[Exercise], *, once: bool) -> int:
    """How often one lies another way, counted by what a person does one after the other."""
    done: list[tuple[Position, Side | None]] = []
    runs = groupby(lying, lambda each: (each.position, each.sides)) if once else ((None, [each]) for each in lying)
    for _, run in runs:
        together = list(run)
        for side in together[0].sides:
            done += [(each.position, side if each.position is Position.SIDE_LYING else None) for each in together]
    return len([*groupby(done)]) - 1 if done else 0


@given(st.lists(exercises, max_size=5), st.sampled_from(TurnOver))
def test_no_other_order_has_fewer_roll_overs(kinds: list[Exercise], turn_over: TurnOver) -> None:
    """Of all orders there are, joined or not, none asks to lie another way less often; and that number is shown."""
    known = library(kinds)
    after = draft(known, turn_over).with_fewest_roll_overs(known).sheet.routine
    least = min(
        changes_of_posture(list(order), once=once) for order in permutations(known.values()) for once in (True, False)
    )
    assert least == roll_overs(prescribe(after, known, {}))


@given(st.lists(exercises, max_size=5), st.sampled_from(TurnOver))
def test_what_saves_no_roll_over_is_left_as_it_is(kinds: list[Exercise], turn_over: TurnOver) -> None:
    """Asked a second time, nothing changes; and what is joined already stays so."""
    known = library(kinds)
    once = draft(known, turn_over).with_fewest_roll_overs(known)
    assert once == once.with_fewest_roll_overs(known)
    assert turn_over is TurnOver.EACH or once.sheet.routine.turn_over is TurnOver.ONCE


STEPS: dict[str, Callable[[Draft, int], Draft]] = {
    "add": lambda it, at: it.chose(at).added(Entry("e0", reps=at + 1)),
    "remove": lambda it, at: it.chose(at).removed(),
    "up": lambda it, at: it.chose(at).moved(-1),
    "down": lambda it, at: it.chose(at).moved(1),
    "change": lambda it, at: it.chose(at).changed(Entry("e1", rest_ms=at * 1000)),
    "turn": lambda it, at: it.toggled_turn_over(),
    "fewest": lambda it, at: it.with_fewest_roll_overs(library([CLAM] * 4)),
    "round": lambda it, at: it.chose(at).toggled_rounds(),
    "unround": lambda it, at: it.chose(at).without_rounds(),
    "rounds": lambda it, at: it.chose(at).with_rounds(times=at + 1, rest_ms=at * 10_000),
    "rounds up": lambda it, at: it.chose(at).rounds_moved(-1),
    "rounds down": lambda it, at: it.chose(at).rounds_moved(1),
    "rest": lambda it, at: it.with_routine(rest_ms=at * 10_000),
    "undo": lambda it, at: it.undone(),
}
steps = st.lists(st.tuples(st.sampled_from([*STEPS]), st.integers(0, 5)), max_size=20)


@given(steps)
def test_everything_can_be_taken_back(taken: list[tuple[str, int]]) -> None:
    """After as many undos as it takes the routine is what it was, and there is nothing to save."""
    start = it = draft(library([CLAM] * 4))
    for step, at in taken:
        it = STEPS[step](it, at)
        assert len(it.sheet.origins) == len(it.sheet.routine.entries)
        assert 0 <= it.sheet.chosen <= max(len(it.sheet.origins) - 1, 0)
    while it.past:
        it = it.undone()
    assert (start.sheet.routine, start.sheet.origins) == (it.sheet.routine, it.sheet.origins)
    assert not it.has_changes
    assert it.undone() is it


@given(steps)
def test_entries_of_the_file_keep_their_place_in_mind(taken: list[tuple[str, int]]) -> None:
    """However they were moved, each still knows which of the file it was; and no two are the same."""
    it = draft(library([CLAM] * 4))
    for step, at in taken:
        it = STEPS[step](it, at)
        known = [origin for origin in it.sheet.origins if origin is not None]
        assert sorted(set(known)) == sorted(known)
        unchanged = [
            (entry, origin)
            for entry, origin in zip(it.sheet.routine.entries, it.sheet.origins, strict=True)
            if origin is not None and entry.rest_ms is None
        ]
        assert all(replace(entry, rounds=None) == Entry(f"e{origin}") for entry, origin in unchanged)


@given(steps)
def test_rounds_stand_together_and_are_numbered_by_their_place(taken: list[tuple[str, int]]) -> None:
    """However it was edited: no rounds are in two places, and each has the number that a reader would give it."""
    it = draft(library([CLAM] * 4))
    for step, at in taken:
        it = STEPS[step](it, at)
    numbers = [
        (place if group is None else group.group, place)
        for place, (group, _) in enumerate(
            groupby(it.sheet.routine.entries, key=lambda entry: entry.rounds or Rounds(-id(entry), 1, 0))
        )
    ]
    rounds = [entry.rounds for entry in it.sheet.routine.entries]
    together = [group for group, _ in groupby(rounds) if group is not None]
    assert len(together) == len({each.group for each in together})
    assert all(place == group or group < 0 for group, place in numbers)


@given(steps, st.integers(0, 4))
def test_down_and_up_again_is_where_it_was(taken: list[tuple[str, int]], at: int) -> None:
    """Also into rounds and out of them; only rounds of its own alone it takes along, and at an end it stays."""
    it = draft(library([CLAM] * 4))
    for step, place in taken:
        it = STEPS[step](it, place)
    it = it.chose(at)
    down = it.moved(1)
    assert down == it or down.moved(-1).sheet == it.sheet


def test_rounds_are_made_one_after_the_other() -> None:
    """g puts the chosen one into rounds, g on the next one joins it; g again takes one out, and the rest stays."""
    it = draft(library([CLAM] * 4)).chose(1).toggled_rounds().chose(2).toggled_rounds().chose(3).toggled_rounds()
    assert [None, Rounds(1, 3, 20_000), Rounds(1, 3, 20_000), Rounds(1, 3, 20_000)] == [
        entry.rounds for entry in it.sheet.routine.entries
    ]
    it = it.chose(2).toggled_rounds()
    assert ["e0", "e1", "e3", "e2"] == [entry.exercise for entry in it.sheet.routine.entries]
    assert ([2, 1], 3) == ([len(part) for part in parts(it.sheet.routine.entries)][1:], it.sheet.chosen)
    assert 4 == len(it.past)


def test_moving_takes_the_choice_along_and_stops_at_the_ends() -> None:
    """J moves the chosen exercise down, and pressed again moves the same one on."""
    it = draft(library([CLAM] * 3)).chose(0).moved(1).moved(1).moved(1)
    assert (["e1", "e2", "e0"], 2) == ([entry.exercise for entry in it.sheet.routine.entries], it.sheet.chosen)


def test_the_last_one_taken_out_leaves_nothing_chosen() -> None:
    """An empty routine has no chosen exercise, and nothing that can be done to it fails."""
    it = draft(library([CLAM])).removed()
    assert it.sheet.entry is None
    assert it == it.moved(1).removed().changed(Entry("e1")).with_fewest_roll_overs({})
