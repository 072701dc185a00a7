"""The one stream: each sound on its moment, a device that comes and goes, nobody waits."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Callable, Iterator

import pytest

from coach.sound.fault import SoundFault
from coach.sound.mixer import RATE
from coach.sound.output import POLL_S, RETRY_S, STALLED_S, Output
from tests.support.fakes import FakeClock
from tests.support.fakes_sound import until

DELAY_S = 0.1
BLOCK = 441
"""Samples a block: 20 ms."""


class FakeStream:
    """A device whose blocks are asked for when the test says so."""

    name = "fake"
    delay_s = DELAY_S

    def __init__(self, fill: Callable[[int], bytes]) -> None:
        self.fill = fill
        self.alive = True
        self.closed = False

    def close(self) -> None:
        self.closed = True


class Room:
    """An output, its device and its clock."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.notices: list[str] = []
        self.asked = 0
        """How often a device was asked for."""
        self.opened: list[FakeStream] = []
        self.fault: Exception | None = None
        self.answers = threading.Event()
        self.answers.set()
        self.heard: list[tuple[float, int]] = []
        """When a sample is heard, and its value, silence left out."""
        self.output = Output(self.open, self.notices.append, self.clock)
        self.output.begin()

    def open(self, fill: Callable[[int], bytes]) -> FakeStream:
        self.asked += 1
        self.answers.wait()
        if self.fault is not None:
            raise self.fault
        self.opened.append(FakeStream(fill))
        return self.opened[-1]

    def run(self, seconds: float) -> None:
        """Let the device ask for its blocks for so long, in time."""
        for _ in range(round(seconds * RATE / BLOCK)):
            block = array("h", self.opened[-1].fill(BLOCK))
            now_s = self.clock()
            self.heard += [(now_s + DELAY_S + at / RATE, value) for at, value in enumerate(block) if value]
            self.clock.forward(BLOCK / RATE)

    def look(self) -> None:
        """Let the output look after its device now."""
        self.output.wake.set()


@pytest.fixture
def room() -> Iterator[Room]:
    room = Room()
    until(lambda: room.output.there)
    yield room
    room.answers.set()
    room.output.close()


def test_where_nobody_plays_no_device_is_opened() -> None:
    """Tones off and a voice that is a program: nothing can be missing, and nothing is said to be."""
    notices: list[str] = []
    opened: list[object] = []
    output = Output(opened.append, notices.append, FakeClock())  # type: ignore[arg-type]
    output.close()
    assert ([], [], False) == (opened, notices, output.there)


def test_a_sound_asked_for_ahead_is_heard_on_its_moment(room: Room) -> None:
    """To a fraction of a millisecond, whatever the device's delay."""
    room.run(1)
    at_s = room.clock() + 0.3
    room.output.play("tone", [9], at_s)
    room.run(0.5)
    [(heard_s, value)] = room.heard
    assert value == 9
    assert heard_s == pytest.approx(at_s, abs=0.0002)


def test_a_device_that_begins_late_plays_what_waits_for_it_at_once(room: Room) -> None:
    """The first words of a session are not put off once more by the time it took."""
    room.clock.forward(0.5)
    room.output.play("word", [9], room.clock())
    room.clock.forward(1)
    began_s = room.clock()
    room.run(0.2)
    assert [(began_s + DELAY_S, 9)] == room.heard


def test_a_sound_asked_for_now_is_late_by_the_delay_alone(room: Room) -> None:
    """At most a block more."""
    room.run(1)
    now_s = room.clock()
    room.output.play("tone", [9])
    room.run(0.5)
    [(heard_s, _)] = room.heard
    assert DELAY_S - 1e-6 <= heard_s - now_s <= DELAY_S + BLOCK / RATE


def test_a_device_that_runs_slow_is_followed(room: Room) -> None:
    """Its samples are not the clock: after a slip the next sound is on its moment again."""
    room.run(1)
    room.clock.forward(0.5)
    room.run(0.1)
    at_s = room.clock() + 0.3
    room.output.play("tone", [9], at_s)
    room.run(0.5)
    assert [pytest.approx(at_s, abs=0.001)] == [heard_s for heard_s, _ in room.heard]


def test_a_block_that_is_asked_for_late_says_nothing_of_the_device(room: Room) -> None:
    """The processor was busy for a moment, and the device had enough: what is asked for just then is not too early."""
    room.run(1)
    line_s, at_s = room.clock(), room.clock() + 0.3
    room.clock.forward(0.05)
    heard = array("h", room.opened[-1].fill(BLOCK))
    room.output.play("tone", [9], at_s)
    for block in range(1, 25):
        room.clock.now_s = max(room.clock.now_s, line_s + block * BLOCK / RATE)
        heard += array("h", room.opened[-1].fill(BLOCK))
    assert line_s + heard.index(9) / RATE + DELAY_S == pytest.approx(at_s, abs=0.001)


@pytest.mark.parametrize("lost_s", [0.03, 0.09])
def test_what_waits_is_on_its_moment_though_the_device_loses_time(room: Room, lost_s: float) -> None:
    """Though it was put on the mixer before that."""
    room.run(1)
    at_s = room.clock() + 0.3
    room.output.play("tone", [9], at_s)
    room.clock.forward(lost_s)
    room.run(0.5)
    assert [pytest.approx(at_s, abs=0.001)] == [heard_s for heard_s, _ in room.heard]


def test_nothing_is_heard_late_after_a_device_stood_still(room: Room) -> None:
    """Three seconds of cues at once would help nobody."""
    room.run(0.2)
    for second in range(3):
        room.output.play("tone", [second + 1], room.clock() + second * 1.6 + 0.2)
    room.clock.forward(3)
    room.run(1)
    assert [3] == [value for _, value in room.heard]


def test_a_device_that_ends_is_replaced(room: Room) -> None:
    """And what is asked for then is heard."""
    room.opened[0].alive = False
    room.look()
    until(lambda: len(room.opened) == 2)
    until(lambda: room.output.there)
    room.output.play("tone", [9])
    room.run(0.2)
    assert [9] == [value for _, value in room.heard]
    assert room.opened[0].closed
    assert room.notices == []


def test_a_device_that_asks_for_nothing_is_replaced(room: Room) -> None:
    """Some stand still and say that they play."""
    room.clock.forward(STALLED_S + 0.1)
    room.look()
    until(lambda: len(room.opened) == 2)
    assert room.opened[0].closed


def test_without_a_device_nothing_is_there_and_it_is_said_once(room: Room) -> None:
    """It is looked for again; meanwhile the bell can ring."""
    room.fault = SoundFault("no sound device")
    room.opened[0].alive = False
    for _ in range(3):
        room.look()
    until(lambda: room.notices)
    assert not room.output.there
    assert not room.output.sounding("tone")
    assert room.output.delay_s == 0
    room.fault = None
    room.look()
    until(lambda: room.output.there)
    assert room.notices == ["Sound is off: no sound device."]
    assert RETRY_S > POLL_S


def test_a_device_that_hangs_is_waited_for(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said once and nothing else is asked meanwhile; what it gives late is the one that plays."""
    monkeypatch.setattr("coach.sound.output.HANGS_S", 0.01)
    room.answers.clear()
    room.opened[0].alive = False
    room.look()
    until(lambda: room.notices)
    assert ["Sound is off: the sound device does not answer."] == room.notices
    for _ in range(3):
        room.clock.forward(RETRY_S)
        room.look()
    assert not room.output.there
    room.answers.set()
    until(lambda: room.output.there)
    assert (2, 2) == (room.asked, len(room.opened))
    assert 1 == len(room.notices)


def test_closing_does_not_wait_for_a_device_that_hangs(room: Room) -> None:
    """And the device that it gives after all is given back."""
    room.answers.clear()
    room.opened[0].alive = False
    room.look()
    until(lambda: room.asked == 2)
    room.output.close()
    room.answers.set()
    until(lambda: len(room.opened) == 2 and room.opened[1].closed)


def test_what_sounds_ends_before_the_device_is_given_back(room: Room) -> None:
    """At most as long as is asked for."""
    room.output.play("word", [1] * BLOCK, None)
    asked = threading.Thread(target=room.run, args=(0.2,))
    asked.start()
    room.output.close(5_000)
    asked.join()
    until(lambda: room.opened[0].closed)
    assert BLOCK == len(room.heard)
