"""Taking turns: nothing overlaps, nothing is late, and the more important is heard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.sound.speech_queue import MAX_LATE_MS, Priority, SpeechQueue, Utterance


def said(text: str, priority: Priority, at: float = 0, within: int | None = MAX_LATE_MS) -> Utterance:
    return Utterance(text, priority, at, within)


def speaking(text: str, priority: Priority) -> SpeechQueue:
    turns = SpeechQueue()
    turns.ask(said(text, priority))
    assert turns.take(0) is not None
    return turns


def test_what_is_asked_for_in_silence_starts_at_once() -> None:
    """Nobody has to wait for nobody."""
    turns = SpeechQueue()
    one = said("1", Priority.COUNT)
    turns.ask(one)
    assert turns.take(0) == one
    assert turns.take(0) is None


def test_a_phase_cuts_a_count() -> None:
    """What to do now matters more than how often."""
    turns = speaking("5", Priority.COUNT)
    turns.ask(said("Lower", Priority.PHASE, 100))
    assert turns.take(100) == said("Lower", Priority.PHASE, 100)


def test_a_count_never_cuts_an_instruction() -> None:
    """How to lie is heard to its end."""
    turns = speaking("Lie on your right side.", Priority.INSTRUCTION)
    turns.ask(said("3", Priority.COUNT, 100))
    assert turns.take(100) is None
    assert turns.sounding is not None
    assert turns.sounding.priority is Priority.INSTRUCTION


def test_a_count_cuts_the_count_before_it() -> None:
    """The number that is true now is the one that is said."""
    turns = speaking("seventy-seven", Priority.COUNT)
    turns.ask(said("78", Priority.COUNT, 1_000))
    assert turns.take(1_000) == said("78", Priority.COUNT, 1_000)


@pytest.mark.parametrize(("waited", "heard"), [(MAX_LATE_MS, True), (MAX_LATE_MS + 1, False)])
def test_a_count_that_had_to_wait_too_long_is_dropped(waited: int, heard: bool) -> None:
    """Late is worse than never."""
    turns = speaking("Lie on your right side.", Priority.INSTRUCTION)
    turns.ask(said("3", Priority.COUNT, 0))
    turns.ended()
    assert (turns.take(waited) is not None) is heard
    assert turns.waiting is None


def test_an_instruction_may_wait_as_long_as_it_takes() -> None:
    """When it says so."""
    turns = speaking("Paused.", Priority.ALERT)
    turns.ask(said("Lie down.", Priority.INSTRUCTION, within=None))
    turns.ended()
    assert turns.take(60_000) is not None


def test_the_newer_takes_the_place_of_the_one_that_waits() -> None:
    """Only the last word counts."""
    turns = speaking("Paused.", Priority.ALERT)
    turns.ask(said("Lift", Priority.PHASE, 0))
    turns.ask(said("Hold", Priority.PHASE, 10))
    turns.ended()
    assert turns.take(20) == said("Hold", Priority.PHASE, 10)


def test_a_count_does_not_push_out_an_instruction_that_waits() -> None:
    """Unless the instruction is too late itself."""
    turns = speaking("Paused.", Priority.ALERT)
    turns.ask(said("Lie down.", Priority.INSTRUCTION, 0))
    turns.ask(said("3", Priority.COUNT, 100))
    assert turns.waiting == said("Lie down.", Priority.INSTRUCTION, 0)
    turns.ask(said("2", Priority.COUNT, 1_000))
    assert turns.waiting == said("2", Priority.COUNT, 1_000)


def test_silence_forgets_both() -> None:
    """A pause leaves nothing to be said."""
    turns = speaking("Lift", Priority.PHASE)
    turns.ask(said("1", Priority.COUNT))
    turns.clear()
    assert turns.take(0) is None
    assert turns.sounding is None


@given(
    st.lists(
        st.tuples(st.integers(0, 8), st.sampled_from(Priority), st.sampled_from([None, 300, 1_000]), st.booleans()),
        max_size=40,
    )
)
def test_nothing_late_is_ever_taken_and_nothing_heavier_ever_cut(
    steps: list[tuple[int, Priority, int | None, bool]],
) -> None:
    """Whatever is asked for whenever, on a grid of half-tenths of a second."""
    turns, now = SpeechQueue(), 0
    for wait, priority, within, ends in steps:
        now += wait * 50
        if ends:
            turns.ended()
        before = turns.sounding
        turns.ask(said("x", priority, now, within))
        taken = turns.take(now)
        if taken is not None:
            assert not taken.late(now)
            assert before is None or taken.priority >= before.priority
            assert turns.sounding is taken
        else:
            assert turns.sounding is before
