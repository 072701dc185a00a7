"""The audio output shared by tones and words: a mixer, a device that may come and go, and a clock between them.

A device asks for its blocks a constant while before they are heard. So a sound that is asked for ahead of its moment is
heard on it, and one asked for at its moment is heard that much later. Which sample is heard when is anchored anew at
every block: nothing is assumed about how fast a device really takes them. A block that is asked for late says nothing
of that, for the processor may have been busy; several in a row say that the device lost time, and what waits on the
mixer is then put off or on by as much.

Opening, closing and asking after the device happens on a thread of its own, and all of it there: a sound server that is
stopped or killed can keep such a call for ever, or give a device when nobody waits for it any more. While one hangs
nothing else is asked of the library, which is not made for two at a time and would end the program.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final, Protocol

from coach.sound.fault import Notice, NoticeOnce, SoundFault
from coach.sound.mixer import RATE, Mixer

POLL_S: Final = 1.0
"""How often the device is asked whether it still plays."""
RETRY_S: Final = 5.0
"""How long after a fault before a device is looked for again."""
STALLED_S: Final = 2.0
"""A device that asked for nothing in so long stands still, whatever it says."""
HANGS_S: Final = 2.5
"""A call that has not come back for so long hangs; a device that works is opened in milliseconds."""
_RESYNC_S: Final = 0.020
"""How far the samples may run from the clock before the line is anchored anew."""
_LATE_BLOCKS: Final = 4
"""So many in a row that run behind by more than that: it is the device, not the processor."""
_DRIFT_SHARE: Final = 0.1
"""How much of a smaller distance is believed at each block."""
_JOIN_S: Final = 0.3


class Stream(Protocol):
    """An open audio device."""

    name: str
    delay_s: float

    @property
    def alive(self) -> bool: ...
    def close(self) -> None: ...


class Output:
    """Plays sounds at the moment they are to be heard; a device is opened once somebody asks for it with `begin`.

    No method waits or raises but `close`, which says how long.
    """

    def __init__(
        self,
        open_stream: Callable[[Callable[[int], bytes]], Stream],
        notice: Notice,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`open_stream(fill)` opens a device that calls `fill(count)`; SoundFault where there is none."""
        self._open_stream = open_stream
        self._tell = NoticeOnce(notice, "Sound is off")
        self._clock = clock
        self._mixer = Mixer()
        self._anchor = (0, 0.0)
        """A sample, and when it was or will be asked for."""
        self._late_s: list[float] = []
        """How far behind the last blocks were asked for, those that were late without one in time between them."""
        self._asked_s = clock()
        """When the device last asked for samples."""
        self._stream: Stream | None = None
        self.wake = threading.Event()
        self._closing = False
        self._thread = threading.Thread(target=self._attend, name="coach-sound", daemon=True)
        self._wanted = False

    def begin(self) -> None:
        """Open a device, because there is something to play; else none is opened, and none can be missing."""
        if not self._wanted:
            self._wanted = True
            self._thread.start()

    @property
    def there(self) -> bool:
        """Whether a device plays."""
        return self._stream is not None

    @property
    def delay_s(self) -> float:
        """How long before it is heard a sound has to be asked for."""
        stream = self._stream
        return 0.0 if stream is None else stream.delay_s

    def play(self, source: str, samples: Sequence[int], at_s: float | None = None) -> None:
        """Let this be heard at `at_s` by the clock, or as soon as can be."""
        if self.there:
            self._mixer.place(source, samples, self._sample_at(at_s))

    def cut(self, source: str, at_s: float | None = None) -> None:
        """Let `source` be silent from `at_s` on, or as soon as can be."""
        self._mixer.cut(source, self._sample_at(at_s))

    def sounding(self, source: str) -> bool:
        """Whether it is still to be heard."""
        return self.there and self._mixer.sounding(source)

    def close(self, finish_ms: int = 0) -> None:
        """Let what sounds end for at most so long, then give the device back; a device that hangs is left behind."""
        by_s = self._clock() + finish_ms / 1000
        while self.there and not self._mixer.silent and self._clock() < by_s:
            time.sleep(0.01)
        if finish_ms and self.there:
            time.sleep(min(self.delay_s, max(by_s - self._clock(), 0.0)))
        self._closing = True
        self.wake.set()
        if self._wanted:
            self._thread.join(_JOIN_S)

    def _sample_at(self, at_s: float | None) -> int:
        """The sample that is heard at this moment."""
        if at_s is None or at_s <= self._clock():  # as soon as can be, also where the device does not ask yet
            return 0
        sample, asked_s = self._anchor
        return sample + round((at_s - self.delay_s - asked_s) * RATE)

    def _fill(self, count: int) -> bytes:
        """The device's thread asks for a block."""
        now_s = self._clock()
        sample, asked_s = self._anchor
        expected_s = asked_s + (self._mixer.position - sample) / RATE
        late_s = now_s - expected_s
        if now_s - self._asked_s > STALLED_S:
            self._mixer.pass_over(int((now_s - self._asked_s) * RATE))  # what was asked for meanwhile is late
            self._anchor_at(now_s)
        elif abs(late_s) <= _RESYNC_S:
            self._anchor_at(expected_s + late_s * _DRIFT_SHARE)
        else:
            self._late_s.append(late_s)
            if late_s < 0 or len(self._late_s) >= _LATE_BLOCKS:
                late_s = min(self._late_s)
                self._mixer.put_off(-round(late_s * RATE))
                self._anchor_at(expected_s + late_s)
        self._asked_s = now_s
        return self._mixer.next_block(count)

    def _anchor_at(self, asked_s: float) -> None:
        """The next sample is asked for at this moment."""
        self._anchor = (self._mixer.position, asked_s)
        self._late_s.clear()

    def _attend(self) -> None:
        """Open the device, ask after it, open another."""
        wait_s = 0.0
        while not self._closing:
            self.wake.wait(wait_s)
            self.wake.clear()
            try:
                wait_s = self._look_after()
            except SoundFault as fault:
                self._tell(str(fault))
                wait_s = RETRY_S
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.close()

    def _look_after(self) -> float:
        """Make sure that a device plays; returns in how many seconds to look again."""
        stream = self._stream
        if stream is None:
            self._anchor_at(self._clock())
            with self._told_of_hanging():
                opened = self._open_stream(self._fill)
            self._asked_s, self._stream = self._clock(), opened
            return POLL_S
        if not stream.alive or self._clock() - self._asked_s > STALLED_S:
            self._stream = None
            with self._told_of_hanging():
                stream.close()
            return 0.0
        return POLL_S

    @contextmanager
    def _told_of_hanging(self) -> Iterator[None]:
        """Say so if what is done meanwhile takes too long; it is waited for however long."""
        alarm = threading.Timer(HANGS_S, self._tell, ["the sound device does not answer"])
        alarm.daemon = True
        alarm.start()
        try:
            yield
        finally:
            alarm.cancel()
