"""What a session sounds like: each cue's tone, and the words of a moment in one breath."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.engine.cues import Cue, HalfWay
from coach.engine.events import Back, Done, Hurts, Next, Pause, Resume, Start, Tick
from coach.engine.machine import Session
from coach.engine.transitions import State
from coach.model.exercise import Tempo
from coach.model.plan import Plan
from coach.model.settings import SpeakChoice
from coach.sound.listener import Listener
from coach.sound.speech_queue import Priority
from coach.sound.tones import Tone
from tests.support.fakes import CLAM, ENGLISH, dose, plan


class FakeSound:
    """Remembers what was asked of it."""

    delay_s = 0.0

    def __init__(self) -> None:
        self.tones: list[Tone] = []
        self.said: list[tuple[str, Priority, int | None]] = []
        self.silenced = 0

    def play(self, tone: Tone, at_s: float | None = None) -> None:
        self.tones.append(tone)

    def say(self, text: str, within_ms: int | None, priority: Priority, at_s: float | None = None) -> None:
        self.said.append((text, priority, within_ms))

    def silence(self) -> None:
        self.silenced += 1


def listen(speak: SpeakChoice = SpeakChoice.ALL, reps: int = 5) -> FakeSound:
    """A whole session, heard moment by moment."""
    return listen_to(plan(dose(reps=reps)), speak)


def listen_to(prescribed: Plan, speak: SpeakChoice = SpeakChoice.ALL) -> FakeSound:
    sound = FakeSound()
    listener = Listener(sound, prescribed, ENGLISH, speak)  # type: ignore[arg-type]

    def hear(cues: tuple[Cue, ...]) -> None:
        for cue in cues:
            listener.hear(cue)
        listener.flush()

    session = Session(prescribed)
    hear(session.handle(Start()))
    while session.state is State.RUNNING:
        wait = session.next_moment_ms
        hear(session.handle(Done() if wait is None else Tick(wait)))
    return sound


def test_one_repetition_by_ear() -> None:
    """Lift, how long to hold, its seconds, lower, which repetition: one after the other, none twice."""
    said = [text for text, *_ in listen().said]
    start = said.index("Lift")
    assert ["Lift", "Hold for 3 seconds", "1", "2", "3. Lower", "1 of 5", "Lift", "Hold"] == said[start : start + 8]


def test_what_falls_together_is_one_breath() -> None:
    """Half-way comes with the next lift, never behind a number; last one with its own."""
    said = [text for text, *_ in listen().said]
    at = said.index("Halfway. Lift")
    assert said[at - 1] == "3 of 5"
    assert "Last one. Lift" in said


def test_without_a_relax_a_number_makes_a_stop_before_last_one() -> None:
    """`One last one` would be another thing."""
    short = dose(reps=2)
    said = [
        text for text, *_ in listen_to(plan(replace(short, tempo=replace(short.tempo, lift_ms=3_000, relax_ms=0)))).said
    ]
    assert "1 of 2. Last one. Lift" in said


def test_a_hold_that_ends_a_repetition_has_no_number_behind_a_number() -> None:
    """Which repetition it was says that it is over."""
    hold = replace(CLAM, tempo=Tempo(hold_ms=3_000, relax_ms=2_000))
    said = [text for text, *_ in listen_to(plan(dose(hold, reps=2))).said]
    start = said.index("Hold for 3 seconds")
    assert ["Hold for 3 seconds", "1", "2", "1 of 2", "Last one. Hold", "1", "2"] == said[start : start + 7]


def test_where_there_is_little_time_a_repetition_is_told_in_two_words() -> None:
    """Rep one, in a gap of eight tenths of a second; and nothing in one of two tenths."""
    for relax_ms, told in ((800, ["Rep 1"]), (200, [])):
        short = dose(reps=3, tempo=replace(CLAM.tempo, relax_ms=relax_ms))
        said = [text for text, *_ in listen_to(plan(short)).said]
        assert told == said[said.index("3. Lower") + 1 : said.index("Lift", said.index("3. Lower"))]


@pytest.mark.parametrize("away", [Next, Back])
def test_half_of_a_set_that_was_left_is_not_said(away: type[Next | Back]) -> None:
    """Neither in another set nor in the same one from its start."""
    sound, prescribed = FakeSound(), plan(dose(reps=5))
    listener, session = Listener(sound, prescribed, ENGLISH), Session(prescribed)  # type: ignore[arg-type]
    cues = session.handle(Start())
    while not any(isinstance(cue, HalfWay) for cue in cues):
        cues = session.handle(Tick(session.next_moment_ms or 0))
    for together in (cues, session.handle(away())):
        for cue in together:
            listener.hear(cue)
        listener.flush()
    while session.segment is not None and session.segment.rep != 2:
        for cue in session.handle(Tick(session.next_moment_ms or 0)):
            listener.hear(cue)
        listener.flush()
    assert "Lift" in [text for text, *_ in sound.said]
    assert not any("Halfway" in text for text, *_ in sound.said)


def test_each_change_has_its_tone() -> None:
    """The phase is known without words."""
    tones = listen().tones
    assert {
        Tone.SWITCH,
        Tone.COUNTDOWN,
        Tone.LIFT,
        Tone.HOLD,
        Tone.TICK,
        Tone.LOWER,
        Tone.RELAX,
        Tone.HALF_WAY,
        Tone.LAST_ONE,
        Tone.DONE,
    } == set(tones)
    assert [Tone.LIFT, Tone.HOLD, Tone.TICK, Tone.TICK, Tone.LOWER] == tones[4:9]


@pytest.mark.parametrize(
    ("speak", "numbers", "asides"),
    [(SpeakChoice.ALL, True, True), (SpeakChoice.COUNTS, True, False), (SpeakChoice.CHANGES, False, False)],
)
def test_how_much_is_said(speak: SpeakChoice, numbers: bool, asides: bool) -> None:
    """All of it, counts and changes, or changes only."""
    said = [text for text, *_ in listen(speak).said]
    assert numbers == any(text[0].isdigit() for text in said)
    assert asides == any("Half" in text or "Last one" in text for text in said)
    assert "Lift" in " ".join(said)


def test_a_pause_silences_at_once() -> None:
    """What was being said ends; that it is paused is said."""
    sound = FakeSound()
    listener = Listener(sound, plan(), ENGLISH)  # type: ignore[arg-type]
    session = Session(plan())
    for cue in (*session.handle(Start()), *session.handle(Pause())):
        listener.hear(cue)
    listener.flush()
    assert 1 == sound.silenced
    assert [("Paused.", Priority.ALERT, None)] == sound.said


def test_instructions_may_wait_and_counts_may_not() -> None:
    """How to lie is said even if it starts late; a number is not."""
    late = {priority: within for _, priority, within in listen().said}
    assert None is late[Priority.INSTRUCTION]
    assert 300 == late[Priority.COUNT]


def test_going_on_leaves_the_instruction_its_time() -> None:
    """It hurt, and with *go on* the next exercise comes: both fit in front of the 3-2-1, where all of it would not."""
    how = "Keep the feet together, roll the hips a little forward, and open the knee as far as it will go."
    short = dose(replace(CLAM, how=(how,)), prepare_ms=12_000)
    prescribed = plan(dose(), replace(short, exercise=replace(short.exercise, id="other", name="Other")))
    sound = FakeSound()
    listener = Listener(sound, prescribed, ENGLISH)  # type: ignore[arg-type]
    session = Session(prescribed)
    for event in (Start(), Tick(5_000), Hurts(), Resume()):
        for cue in session.handle(event):
            listener.hear(cue)
        listener.flush()
    text, priority, _ = sound.said[-1]
    assert "Going on. Other, 3 repetitions. Left leg. Lie on your right side." == text
    assert Priority.ALERT is priority


def test_what_was_foreseen_is_heard_once() -> None:
    """Its tone and its words at their moment; of a repetition the tone alone, for its number waits to be stored."""
    prescribed = plan(dose(reps=3))
    plain, sound = listen_to(prescribed), FakeSound()
    listener = Listener(sound, prescribed, ENGLISH)  # type: ignore[arg-type]
    session = Session(prescribed)
    cues = session.handle(Start())
    while True:
        listener.foresee(cues, 0.1)
        for cue in cues:
            listener.hear(cue)
        listener.flush()
        if session.state is not State.RUNNING:
            break
        wait = session.next_moment_ms
        cues = session.handle(Done() if wait is None else Tick(wait))
    assert plain.tones == sound.tones
    assert plain.said == sound.said


def test_what_was_foreseen_and_does_not_come_is_silenced() -> None:
    """A tone of a lift that was left must not sound behind the key."""
    prescribed = plan(dose(reps=3))
    sound = FakeSound()
    listener = Listener(sound, prescribed, ENGLISH)  # type: ignore[arg-type]
    listener.forget()
    assert sound.silenced == 0
    listener.foresee(Session(prescribed).handle(Start()), 0.1)
    listener.forget()
    assert sound.silenced == 1
