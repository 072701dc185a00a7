"""`Speaker`: a voice whose words are spoken one at a time on a thread of its own, by the rules of `speech_queue`."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator

from coach.i18n.speech_length import speaking_ms
from coach.sound.fault import Notice, NoticeOnce, SoundFault
from coach.sound.speech_queue import MAX_LATE_MS, Priority, SpeechQueue, Utterance
from coach.sound.voice import Engine, VoiceSettings
from coach.system.text import without_harmful

MAX_CHARACTERS = 3_000
"""Characters of one utterance, some three minutes of speech; the rest is left out, so that a pipe never fills up."""
FAULTS_IN_A_ROW = 2
"""How many utterances may fail one after another before the person is told and the voice rests."""
RETRY_MS = 5_000
"""How long it rests before it tries again: a device that went away may be back, or another one there."""
HANGS_MS = 3_000
"""An engine that has not come back for so long hangs."""
UNFINISHED_IN_A_ROW = 5
"""How many utterances may be cut one after another though they should have been over; then the engine hangs."""
_GRACE_MS = 2_000
"""How much longer than twice its estimate an utterance may take."""
_START_MS = 300
"""How much longer than half as long again as its estimate it may take before being cut is a sign."""
_POLL_S = 0.1
_POLL_WAITING_S = 0.01
_JOIN_S = 0.3
_NEVER_ENDS = "it does not come to an end"


class Speaker:
    """A voice around an engine: its thread, its queue, its time limits.

    An engine that cannot be opened, or fails before it ever said anything, gives way to the next one there is.
    """

    def __init__(
        self,
        engine: Engine,
        notice: Notice,
        settings: VoiceSettings | None = None,
        clock: Callable[[], float] = time.monotonic,
        others: Iterator[Engine] | None = None,
    ) -> None:
        self._engine = engine
        self._others = iter(()) if others is None else others
        self._notice = notice
        self._tell = NoticeOnce(notice, f"The voice ({engine.name}) is off")
        self._settings = settings or VoiceSettings()
        self._clock = clock
        self._queue = SpeechQueue()
        self._changed = threading.Condition()
        self._silenced = False
        self._off = False
        self.quiet_until_ms = 0.0
        self._close_by_ms: float | None = None
        self._busy_since_ms: float | None = None
        self._faults = 0
        self._spoke = False
        """Whether anything was ever said to its end by the engine of now."""
        self._unfinished = 0
        self._started_ms = 0.0
        self._estimate_ms = 0
        self._thread = threading.Thread(target=self._run, name="coach-voice", daemon=True)
        self._thread.start()

    @property
    def name(self) -> str:
        """That of the engine which speaks now."""
        return self._engine.name

    @property
    def speaks(self) -> bool:
        """Not any more once it was given up; a voice that rests comes back."""
        return not self._off

    @property
    def speaking(self) -> bool:
        """Not while it rests or was given up: what waits then is never said."""
        if self._off or self._now_ms() < self.quiet_until_ms:
            return False
        with self._changed:
            return self._queue.sounding is not None or self._queue.waiting is not None

    def say(
        self,
        text: str,
        within_ms: int | None = MAX_LATE_MS,
        priority: Priority = Priority.PHASE,
        at_s: float | None = None,
    ) -> None:
        """Hand the words to the thread."""
        now = self._now_ms()
        busy_since = self._busy_since_ms
        if busy_since is not None and now - busy_since > HANGS_MS and not self._off:
            self.quiet_until_ms = now + RETRY_MS
            self._tell("it hangs")
            self._engine.abandon()
        words = speakable(text)
        if self._off or not words or now < self.quiet_until_ms:
            return
        with self._changed:
            self._queue.ask(Utterance(words, priority, now if at_s is None else at_s * 1000, within_ms))
            self._changed.notify()

    def silence(self) -> None:
        """Tell the thread to cut."""
        with self._changed:
            self._queue.clear()
            self._silenced = True
            self._changed.notify()

    def close(self, finish_ms: int = 0) -> None:
        """Let what is being said end for at most `finish_ms`; an engine that hangs is ended and left behind."""
        with self._changed:
            self._close_by_ms = self._now_ms() + finish_ms
            self._changed.notify()
        self._thread.join(finish_ms / 1000 + _JOIN_S)
        self._off = True
        if self._thread.is_alive():
            self._engine.abandon()

    def _now_ms(self) -> float:
        return self._clock() * 1000

    def _give_up(self, why: str) -> None:
        self._off = True
        self._tell(why)

    def _run(self) -> None:
        try:
            self._open()
            self._work()
        except SoundFault as fault:
            self._give_up(str(fault))
        except Exception as error:  # noqa: BLE001 - a thread's traceback would be printed across the screen
            self._give_up(f"{type(error).__name__}: {error}")
        finally:
            self._engine.close()

    def _open(self, *failed: str) -> None:
        """Open the engine, or the first of the others that can be; `failed` is what went wrong before, by name.

        Raises SoundFault with all that went wrong where none can be.
        """
        faults = list(failed)
        while True:
            self._busy_since_ms = self._now_ms()
            try:
                self._engine.open()
                break
            except SoundFault as fault:
                faults.append(f"{self.name}: {fault}")
                if not self._take_next():
                    raise SoundFault("; ".join(faults).partition(": ")[2]) from fault
        if faults:
            self._tell = NoticeOnce(self._notice, f"The voice ({self.name}) is off")
            self._tell_change("; ".join(faults))

    def _take_next(self) -> bool:
        """Leave the engine for the next one, if there is another."""
        engine = next(self._others, None)
        if engine is None:
            return False
        self._engine.close()
        self._engine, self._spoke, self._faults = engine, False, 0
        return True

    def _tell_change(self, why: str) -> None:
        with contextlib.suppress(Exception):  # a listener that fails must not take this thread with it
            self._notice(f"The voice is {self.name}. {why}.")

    def _work(self) -> None:
        """Sleep until there is something to do; do it with the lock open, so that no caller waits for an engine."""
        while not self._off:
            with self._changed:
                self._busy_since_ms = None
                if not self._pending():
                    self._changed.wait(self._patience_s())
                self._busy_since_ms = self._now_ms()
                silenced, self._silenced = self._silenced, False
            if silenced:
                self._engine.cut()
            self._listen()
            with self._changed:
                cut = self._queue.sounding
                new = self._queue.take(self._now_ms(), self._engine.ahead_ms)
                closing = self._closing()
            if new is not None and not self._off:
                self._begin(new, cut)
            elif closing:
                self._engine.cut()
                return

    def _pending(self) -> bool:
        """Whether something happened since the lock was open; a lighter utterance that waits is no reason to hurry."""
        new, old = self._queue.waiting, self._queue.sounding
        if self._silenced or self._closing():
            return True
        if new is None or self._due_in_ms(new) > 0:
            return False
        return old is None or new.priority >= old.priority

    def _closing(self) -> bool:
        if self._close_by_ms is None:
            return False
        quiet = self._queue.sounding is None and self._queue.waiting is None
        return quiet or self._now_ms() >= self._close_by_ms

    def _due_in_ms(self, new: Utterance) -> float:
        """How long until the engine may be told to say this."""
        return new.asked_ms - self._engine.ahead_ms - self._now_ms()

    def _patience_s(self) -> float | None:
        """How long to sleep: in silence for ever, or until what waits is due; shortly while something sounds."""
        new = self._queue.waiting
        due_s = None if new is None else max(self._due_in_ms(new) / 1000, 0.0)
        if self._queue.sounding is None:
            return due_s
        poll_s = _POLL_WAITING_S if new is not None or self._close_by_ms is not None else _POLL_S
        return poll_s if not due_s else min(poll_s, due_s)

    def _listen(self) -> None:
        """Notice that what sounded is over, went wrong or takes for ever."""
        if self._queue.sounding is None:
            return
        try:
            if self._engine.speaking():
                if not self._longer_than(2, _GRACE_MS):
                    return
                self._engine.cut()
                self._fault(_NEVER_ENDS)
            else:
                self._faults = self._unfinished = 0
                self._spoke = True
        except SoundFault as fault:
            self._fault(str(fault))
        with self._changed:
            self._queue.ended()

    def _begin(self, new: Utterance, cut: Utterance | None) -> None:
        """Start `new` in the place of `cut`; when all that is cut should long have been over, it hangs."""
        try:
            at_s = new.asked_ms / 1000
            if cut is not None:
                self._engine.cut(at_s)
                if self._longer_than(1.5, _START_MS):
                    self._unfinished += 1
                if self._unfinished >= UNFINISHED_IN_A_ROW:
                    self._give_up(_NEVER_ENDS)
                    return
            self._started_ms = self._now_ms()
            self._estimate_ms = speaking_ms(new.text, self._settings.rate, self._settings.language)
            self._engine.start(new.text, at_s)
            if self._now_ms() - self._started_ms > HANGS_MS:
                self._engine.cut()
        except SoundFault as fault:
            self._fault(str(fault))
            with self._changed:
                self._queue.ended()

    def _longer_than(self, estimates: float, grace_ms: int) -> bool:
        return self._now_ms() - self._started_ms > self._estimate_ms * estimates + grace_ms

    def _fault(self, why: str) -> None:
        self._faults += 1
        if self._faults < FAULTS_IN_A_ROW:
            return
        failed = f"{self.name}: {why}"
        if not self._spoke and self._take_next():
            self._open(failed)
        else:
            self.quiet_until_ms = self._now_ms() + RETRY_MS
            self._tell(why)


def speakable(text: str) -> str:
    """`text` on one line, without what a speech engine would obey instead of say.

    Harmful characters become spaces, a soft hyphen nothing. `[[` opens phonemes in eSpeak and commands in `say`; `!-!`
    commands spd-say.
    """
    plain = without_harmful(text[:MAX_CHARACTERS], " ").replace("\N{SOFT HYPHEN}", "")
    for command in ("[[", "]]", "!-!"):
        while command in plain:
            plain = plain.replace(command, " ")
    return " ".join(plain.split())
