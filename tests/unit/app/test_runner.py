"""The clock and the engine together, with a clock that moves only when told."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from itertools import zip_longest

import pytest

from coach.app.journal import JournalEntry, Then
from coach.app.runner import GAP_S, LOOK_S, Live, real_load
from coach.engine.cues import Began, Cue, Finished, HoldCount, Paused, RepDone, Resumed
from coach.engine.events import Back, Done, Fewer, Hurts, More, Next, NotHurt, Pause, PauseReason, Resume
from coach.engine.machine import Session
from coach.engine.transitions import State
from coach.errors import CoachError, HistoryError
from coach.model.exercise import Side
from coach.model.plan import Plan
from coach.model.timeline import SegmentKind
from tests.support.fakes import FakeClock, FakeJournal, dose, plan


class Stage:
    """A live session on a fake clock, and what was heard of it."""

    def __init__(
        self,
        of: Plan | None = None,
        speed: float = 1.0,
        error: CoachError | None = None,
        ended: Callable[[CoachError | None], None] | None = None,
    ) -> None:
        self.clock = FakeClock()
        self.journal = FakeJournal()
        self.journal.error = error
        self.heard: list[Cue] = []
        self.live = Live(Session(of or plan()), self.journal, self.heard.append, ended, clock=self.clock, speed=speed)
        self.live.begin()

    def play(self, seconds: float, step: float = 0.25) -> None:
        """Let so much real time go by, looking as a front end would."""
        for _ in range(round(seconds / step)):
            self.clock.forward(step)
            self.live.look()

    def times(self, kind: type[Cue]) -> list[int]:
        return [cue.at_ms for cue in self.heard if isinstance(cue, kind)]


def test_cues_come_at_their_own_moment_however_late_the_look() -> None:
    """A look 0.2 s late still hears each second of the hold, with the time it belonged to."""
    stage = Stage()
    stage.play(13, step=0.7)
    assert [8_000, 9_000, 10_000] == stage.times(HoldCount)


def test_a_minute_of_late_looks_does_not_drift() -> None:
    """Elapsed time is read off the clock: many small delays do not add up."""
    stage = Stage()
    stage.play(50, step=0.1 + 1 / 3000)
    assert stage.clock.now_s - 100 == pytest.approx(stage.live.session.active_ms / 1000, abs=0.001)


def test_speed_makes_time_run_faster() -> None:
    """Twenty times as fast: five seconds of getting ready take a quarter of a second."""
    stage = Stage(speed=20)
    stage.play(0.25)
    assert stage.live.session.active_ms == 5_000


def test_a_gap_credits_nothing_and_pauses() -> None:
    """The laptop slept in the middle of a repetition: it is found paused where it was."""
    stage = Stage()
    stage.play(6)
    stage.clock.forward(3_600)
    stage.live.look()
    assert (State.PAUSED, 6_000) == (stage.live.session.state, stage.live.session.active_ms)
    assert [Paused(6_000, PauseReason.GAP)] == stage.heard[-1:]
    assert [] == stage.journal.wrote


def test_a_gap_is_noticed_before_a_key_is_obeyed() -> None:
    """The key that wakes the laptop does not walk an hour of repetitions."""
    stage = Stage()
    stage.play(6)
    stage.clock.forward(GAP_S + 0.1)
    stage.live.send(Next())
    assert (State.PAUSED, 6_000) == (stage.live.session.state, stage.live.session.active_ms)


def test_the_wait_never_reaches_the_gap() -> None:
    """A front end that waits as long as it is told never causes a gap itself."""
    assert LOOK_S * 2 < GAP_S
    stage = Stage()
    while not stage.live.over:
        stage.clock.forward(stage.live.wait_s() + 0.001)
        stage.live.look()
    assert [] == stage.times(Paused)
    assert [stage.live.session.active_ms] == stage.times(Finished)


@pytest.mark.parametrize("pace_s", [1, 3, 20])
def test_a_front_end_looks_where_no_moment_comes(pace_s: float) -> None:
    """At one's own pace nothing but the key ends a repetition; whoever looks as told never takes that for a gap."""
    stage = Stage(plan(dose(reps=10, self_paced=True, sides=(Side.LEFT,))))
    stage.play(5)
    for _ in range(10):
        end_s = stage.clock.now_s + pace_s
        while stage.clock.now_s < end_s:
            assert 0 < stage.live.wait_s() <= LOOK_S
            stage.clock.forward(stage.live.wait_s())
            assert stage.live.wait_s() == pytest.approx(0, abs=1e-6)
            stage.live.look()
        assert stage.live.send(Done())
    assert (10, []) == (len(stage.live.session.credited), stage.times(Paused))


def test_the_wait_ends_when_there_is_a_second_less() -> None:
    """The time that is left is shown by the second, also where no cue falls on it."""
    stage = Stage()
    stage.play(0.75)
    assert 0.25 == pytest.approx(stage.live.wait_s(), abs=0.002)
    stage.play(0.25)
    assert LOOK_S == stage.live.wait_s()


def test_paused_time_is_no_time() -> None:
    """An hour on the phone: the hold goes on where it was."""
    stage = Stage()
    stage.play(8)
    stage.live.send(Pause())
    stage.clock.forward(3_600)
    stage.live.send(Resume())
    stage.play(1)
    assert stage.live.session.active_ms == 9_000


def test_a_repetition_is_heard_only_after_it_is_stored() -> None:
    """What cannot be stored is not shown as counted; the session pauses and says so, and tries again on going on."""
    stage = Stage()
    stage.journal.error = HistoryError("the disk is full")
    stage.play(12.5)
    assert [] == stage.times(RepDone)
    assert State.PAUSED is stage.live.session.state
    assert "the disk is full" == str(stage.live.error)

    stage.live.send(Resume())
    assert State.PAUSED is stage.live.session.state
    assert [] == stage.times(RepDone)

    stage.journal.error = None
    stage.live.send(Resume())
    assert State.RUNNING is stage.live.session.state
    assert [12_000] == stage.times(RepDone)
    assert ["left 1"] == stage.journal.wrote


def test_a_repetition_done_again_is_not_stored_again() -> None:
    """Back to the start of the set: the journal hears of each repetition once."""
    stage = Stage()
    stage.play(16)
    stage.live.send(Back())
    stage.play(9)
    assert ["left 1"] == stage.journal.wrote


def test_another_number_of_repetitions_is_written_down() -> None:
    """The set in hand has one more, and one less: whoever comes back finds it so."""
    stage = Stage()
    stage.play(6)
    for event in (More(), More(), Fewer()):
        stage.live.send(event)
    assert ["4 in left", "5 in left", "4 in left"] == stage.journal.wrote


def test_this_hurts_is_written_down_and_can_be_taken_back() -> None:
    """The journal hears of the hurt, and of the mistake."""
    stage = Stage()
    stage.play(6)
    stage.live.send(Hurts())
    stage.live.send(NotHurt())
    assert ["hurt", "not hurt"] == stage.journal.wrote


def test_a_key_that_means_nothing_now_changes_nothing() -> None:
    """Going on while it runs is no error and no event."""
    stage = Stage()
    assert not stage.live.send(Resume())


def test_the_end_is_written_with_the_time_on_the_mat() -> None:
    """A finished session says so, and how long it took."""
    stage = Stage()
    stage.live.send(Next())
    stage.play(80)
    assert "completed 50000" == stage.journal.wrote[-1]
    stopped = Stage()
    stopped.play(1)
    stopped.live.stop()
    assert ["stopped 1000"] == stopped.journal.wrote


def test_the_end_is_reported_once_it_is_written() -> None:
    """The front end hears of the end only after the journal has it."""
    reported: list[CoachError | None] = []
    ended: Callable[[CoachError | None], None] = reported.append
    live = Live(Session(plan()), FakeJournal(), lambda cue: None, ended, clock=FakeClock())
    live.begin()
    assert [] == reported
    live.stop()
    assert [None] == reported


def test_a_hurt_waits_for_room_like_a_repetition() -> None:
    """The disk is full when I say that it hurts and how much: both are stored, in their order, before it goes on."""
    stage = Stage()
    stage.play(6)
    stage.journal.error = HistoryError("the disk is full")
    stage.live.send(Hurts())
    stage.live.rate_hurt(4)
    assert [Paused(6_000, PauseReason.STORE)] == [cue for cue in stage.heard if isinstance(cue, Paused)]
    stage.live.send(Resume())
    assert (State.PAUSED, []) == (stage.live.session.state, stage.journal.wrote)
    stage.journal.error = None
    stage.live.send(Resume())
    assert ["hurt", "hurt 4"] == stage.journal.wrote[:2]
    assert State.PAUSED is not stage.live.session.state


def test_an_end_that_cannot_be_written_is_tried_again() -> None:
    """What waits is stored before it, once; until then the session is not written."""
    ends: list[CoachError | None] = []
    stage = Stage(ended=ends.append)
    stage.play(8)
    stage.journal.error = HistoryError("the disk is full")
    stage.play(6)
    assert State.PAUSED is stage.live.session.state
    stage.live.stop()
    assert (True, [stage.journal.error], []) == (stage.live.unwritten, ends, stage.journal.wrote)
    stage.live.end_again()
    assert (True, [stage.journal.error] * 2) == (stage.live.unwritten, ends)
    stage.journal.error = None
    stage.live.end_again()
    assert (False, None) == (stage.live.unwritten, ends[-1])
    assert ["left 1", f"stopped {stage.live.session.active_ms}"] == stage.journal.wrote
    assert 1 == len(stage.times(RepDone))


def test_a_session_that_cannot_be_written_waits_at_its_beginning() -> None:
    """The disk is full before it begins: found paused with the reason, nothing walked, and announced anew with room."""
    stage = Stage(error=HistoryError("the disk is full"))
    assert [Began, Paused] == [type(cue) for cue in stage.heard]
    assert Paused(0, PauseReason.STORE) == stage.heard[-1]
    stage.play(20)
    stage.live.send(Resume())
    assert (State.PAUSED, 0) == (stage.live.session.state, stage.live.session.active_ms)
    assert "the disk is full" == str(stage.live.error)
    stage.journal.error = None
    stage.live.send(Resume())
    assert [Resumed, Began] == [type(cue) for cue in stage.heard[-2:]]
    stage.play(12.5)
    assert ["left 1"] == stage.journal.wrote


@pytest.mark.parametrize(
    ("gap_s", "busy_s", "found"),
    [
        (3.0, 2.5, None),  # other programs had the computer: it goes on, and nothing was said
        (3.0, 0.2, PauseReason.GAP),  # it slept, or the process was stopped
        (8.0, 7.0, PauseReason.BUSY),
        (8.0, 1.0, PauseReason.GAP),
        (1.4, 1.4, None),
    ],
)
def test_a_busy_computer_is_no_absence(gap_s: float, busy_s: float, found: PauseReason | None) -> None:
    """What the process worked and waited for in the gap tells which it was; either way the gap is no time."""
    load, clock, heard = FakeClock(), FakeClock(), list[Cue]()
    live = Live(Session(plan()), FakeJournal(), heard.append, clock=clock, load=load)
    live.begin()
    clock.forward(1)
    live.look()
    clock.forward(gap_s)
    load.forward(busy_s)
    live.look()
    assert [found] == ([cue.reason for cue in heard if isinstance(cue, Paused)] or [None])
    assert (1_000 if gap_s > GAP_S else 2_400) == live.session.active_ms
    if found is None:
        clock.forward(1)
        live.look()
        assert (2_000 if gap_s > GAP_S else 3_400) == live.session.active_ms


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not tell how long a process waited")
def test_what_a_process_works_or_waits_for_is_told() -> None:
    """Work counts, sleep does not."""
    began = real_load()
    end = time.process_time() + 0.05
    while time.process_time() < end:
        pass
    assert real_load() - began >= 0.05


@pytest.mark.skipif(sys.platform not in {"linux", "darwin"}, reason="the clock of other platforms goes on by itself")
def test_a_sleeping_laptop_is_a_gap_by_the_real_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """One clock stood still for the night, the one that counts sleep did not: paused, and nothing credited."""
    asleep_s = 0.0
    really = time.clock_gettime
    counts_sleep = time.CLOCK_BOOTTIME if sys.platform == "linux" else time.CLOCK_MONOTONIC
    monkeypatch.setattr(
        time, "clock_gettime", lambda clock: really(clock) + (asleep_s if clock == counts_sleep else 0.0)
    )
    heard: list[Cue] = []
    live = Live(Session(plan()), FakeJournal(), heard.append)
    live.begin()
    live.look()
    before_ms = live.session.active_ms
    asleep_s = 8 * 3_600
    live.look()
    assert (State.PAUSED, before_ms) == (live.session.state, live.session.active_ms)
    assert [Paused(before_ms, PauseReason.GAP)] == heard[-1:]


def test_a_clock_on_the_wall_that_is_set_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """An hour forward or back, by hand or by the network: no gap, and no time that did not go by."""
    live = Live(Session(plan()), FakeJournal(), lambda cue: None)
    live.begin()
    really = time.time
    for hours in (1, -2):
        monkeypatch.setattr(time, "time", lambda hours=hours: really() + hours * 3_600)
        live.look()
    assert State.RUNNING is live.session.state
    assert live.session.active_ms < 1_000


def test_a_front_end_that_is_held_up_credits_nothing() -> None:
    """What hears a cue takes three seconds, as a starved process or a stuck terminal does: found paused, once."""
    clock = FakeClock()
    heard: list[Cue] = []

    def hear(cue: Cue) -> None:
        heard.append(cue)
        if isinstance(cue, HoldCount):
            clock.forward(GAP_S * 2)

    journal = FakeJournal()
    live = Live(Session(plan()), journal, hear, clock=clock)
    live.begin()
    while not live.over and not any(isinstance(cue, Paused) for cue in heard):
        clock.forward(0.25)
        live.look()
    assert 1 == sum(isinstance(cue, HoldCount) for cue in heard)
    assert Paused(8_000, PauseReason.GAP) == heard[-1]
    assert ([], 8_000) == (journal.wrote, live.session.active_ms)


class SlowJournal(FakeJournal):
    """Answers when told to."""

    def __init__(self) -> None:
        super().__init__()
        self.unanswered: list[Then] = []

    def write(self, entry: JournalEntry, then: Then) -> None:
        self.unanswered.append(then)

    def answer(self, *errors: CoachError | None) -> None:
        """All that was asked for is written, or is not: the first with the first of these errors."""
        waiting, self.unanswered = self.unanswered, []
        for then, error in zip_longest(waiting, errors):
            then(error)


class SlowStage:
    """A live session whose journal answers when told to."""

    def __init__(self, ended: Callable[[CoachError | None], None] | None = None) -> None:
        self.clock, self.journal = FakeClock(), SlowJournal()
        self.heard: list[Cue] = []
        self.live = Live(Session(plan()), self.journal, self.heard.append, ended, clock=self.clock)
        self.live.begin()

    def until_asked(self, times: int) -> None:
        """Go on until so many answers are waited for."""
        while len(self.journal.unanswered) < times:
            self.clock.forward(0.25)
            self.live.look()


def test_only_a_cue_that_is_being_stored_keeps_words_waiting() -> None:
    """The first words do not wait until the beginning is on the disk; those beside a repetition's number do."""
    stage = SlowStage()
    live, journal, heard = stage.live, stage.journal, stage.heard
    assert isinstance(heard[0], Began)
    assert (live.storing, len(journal.unanswered)) == (False, 1)
    journal.answer()
    stage.until_asked(1)
    assert not any(isinstance(cue, RepDone) for cue in heard)
    journal.answer()
    assert isinstance(heard[-1], RepDone)
    assert not live.storing
    live.send(Hurts())
    assert not live.storing


@pytest.mark.parametrize("keys", [[Resume()], [Resume(), Resume()], [Resume(), Pause(), Resume()]])
def test_a_session_goes_on_only_when_what_waits_is_stored(keys: list[Resume | Pause]) -> None:
    """However often I press the big key while the disk takes its time."""
    full, stage = HistoryError("the disk is full"), SlowStage()
    stage.journal.answer()
    stage.until_asked(1)
    stage.journal.answer(full)
    for key in keys:
        stage.live.send(key)
        assert (State.PAUSED, 1) == (stage.live.session.state, len(stage.journal.unanswered))
    stage.journal.answer(full)
    assert (State.PAUSED, PauseReason.STORE) == (stage.live.session.state, stage.heard[-1].reason)  # type: ignore[attr-defined]
    stage.live.send(Resume())
    stage.journal.answer()
    assert State.RUNNING is stage.live.session.state
    assert 1 == len([cue for cue in stage.heard if isinstance(cue, RepDone)])


def test_what_is_stored_does_not_hide_what_is_not() -> None:
    """Two wait when I stop: the first cannot be stored, the second can. The end says so, and is tried again."""
    ends: list[CoachError | None] = []
    full, stage = HistoryError("the disk is full"), SlowStage(ends.append)
    stage.journal.answer()
    stage.until_asked(2)
    stage.journal.answer(full, full)
    stage.live.stop()
    stage.journal.answer(full)
    assert (True, [full]) == (stage.live.unwritten, ends)
    stage.live.end_again()
    stage.journal.answer()
    assert (False, [full, None]) == (stage.live.unwritten, ends)
    assert 2 == len([cue for cue in stage.heard if isinstance(cue, RepDone)])


class FakeEar:
    """Remembers what was foreseen, and for when."""

    lead_s = 0.1
    speaking = False

    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        self.foreseen: list[tuple[float, Cue]] = []
        """When each is due, by the clock."""
        self.forgotten = 0

    def foresee(self, cues: Sequence[Cue], in_s: float) -> None:
        self.foreseen += [(round(self._clock() + in_s, 3), cue) for cue in cues]

    def forget(self) -> None:
        self.forgotten += 1


class EarStage:
    """A session led as a screen leads it, by an ear that wants to know ahead."""

    def __init__(self, speed: float = 1.0) -> None:
        self.clock = FakeClock()
        self.ear = FakeEar(self.clock)
        self.heard: list[tuple[float, Cue]] = []
        journal = FakeJournal()
        self.live = Live(Session(plan()), journal, self._hear, clock=self.clock, speed=speed, lookahead=self.ear)
        self.began_s = self.clock()
        self.live.begin()

    def _hear(self, cue: Cue) -> None:
        self.heard.append((round(self.clock(), 3), cue))

    def play(self, seconds: float) -> None:
        """Time goes by in steps of a hundredth; both are looked at when they ask for it."""
        for _ in range(round(seconds * 100)):
            if self.live.foresee_s() == 0:
                self.live.foresee()
            if self.live.wait_s() == 0:
                self.live.look()
            self.clock.forward(0.01)


@pytest.mark.parametrize("speed", [1.0, 2.0])
def test_what_the_clock_brings_is_foreseen_a_little_ahead(speed: float) -> None:
    """Each cue once, for its own moment, before it comes; so that a slow device can have it heard then."""
    stage = EarStage(speed)
    stage.play(30 / speed)
    by_clock = [(at_s, cue) for at_s, cue in stage.heard if at_s > stage.began_s]
    assert len(by_clock) > 20
    ahead = stage.ear.foreseen[: len(by_clock)]
    assert [cue for _, cue in by_clock] == [cue for _, cue in ahead]
    assert [at_s for at_s, _ in by_clock] == pytest.approx([at_s for at_s, _ in ahead], abs=0.011)
    assert stage.ear.forgotten == 0


def test_a_key_takes_back_what_was_foreseen() -> None:
    """And what comes then is foreseen from there."""
    stage = EarStage()
    stage.play(4.95)
    assert isinstance(stage.ear.foreseen[-1][1], Began)
    stage.live.send(Pause())
    assert stage.ear.forgotten == 1
    stage.play(2)
    known = len(stage.ear.foreseen)
    stage.live.send(Resume())
    stage.play(1)
    assert stage.ear.foreseen[known][0] == pytest.approx(stage.clock() - 1 + 0.05, abs=0.02)


def test_an_ear_without_a_delay_foresees_nothing() -> None:
    """The bell and a voice of its own sound when they are told."""
    stage = EarStage()
    stage.ear.lead_s = 0.0
    stage.play(10)
    assert stage.ear.foreseen == []


class Talking:
    """A voice that needs so many seconds for each stretch it tells of, the first one told already."""

    def __init__(self, clock: FakeClock, lead_s: float, needs_s: float) -> None:
        self.lead_s = lead_s
        self._clock, self._needs_s, self._until_s = clock, needs_s, clock.now_s + needs_s
        self.foreseen: list[Cue] = []

    @property
    def speaking(self) -> bool:
        return self._clock.now_s < self._until_s

    def foresee(self, cues: Sequence[Cue], in_s: float) -> None:
        self.foreseen += cues
        if any(isinstance(cue, Began) for cue in cues):
            self._until_s = self._clock.now_s + in_s + self._needs_s

    def forget(self) -> None:
        """Nothing sounds that could be taken back."""


@pytest.mark.parametrize("lead_s", [0.0, 0.1], ids=["at once", "asked for ahead"])
@pytest.mark.parametrize(("needs_s", "most_s"), [(1.0, 4.3), (7.0, 7.7)], ids=["quicker", "slower"])
def test_an_explanation_is_never_cut(lead_s: float, needs_s: float, most_s: float) -> None:
    """It was estimated at four seconds: a slower voice is waited for, a quicker one is not."""
    clock, heard = FakeClock(), list[Cue]()
    ear = Talking(clock, lead_s, needs_s)
    live = Live(Session(plan(dose(explain_ms=4_000))), FakeJournal(), heard.append, clock=clock, lookahead=ear)
    live.begin()
    while live.session.segment is not None and live.session.segment.kind is SegmentKind.EXPLAIN:
        clock.forward(0.05)
        live.foresee()
        live.look()
        assert clock.now_s < 120, "it goes on for ever"
    assert max(needs_s, 4.0) - 1e-6 <= clock.now_s - 100 <= most_s
    assert [SegmentKind.EXPLAIN, SegmentKind.PREPARE] == [cue.segment.kind for cue in heard if isinstance(cue, Began)]
    assert live.session.active_ms == pytest.approx((clock.now_s - 100) * 1000, abs=60)
    assert (lead_s > 0) == any(isinstance(cue, Began) for cue in ear.foreseen)
