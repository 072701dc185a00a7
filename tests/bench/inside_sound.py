"""`coach`, writing down what is to be heard: each cue, each tone and word asked for, each sample given to the device.

What it does is not changed. `COACH_BENCH` names the file that is written when it ends; `COACH_BENCH_DAYS` says how many
days later than today it is for the person: a week passes in an afternoon, and the clock of a session is left alone.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo
from functools import wraps
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from coach.app import context
from coach.app.runner import Live
from coach.cli.main import main
from coach.engine.transitions import State
from coach.sound.espeak_library import EspeakLibrary
from coach.sound.facade import Sound
from coach.sound.fault import NoticeOnce
from coach.sound.mixer import Mixer
from coach.sound.output import Output
from coach.sound.sdl import SdlStream
from coach.sound.tone_player import TonePlayer
from tests.bench.heard import Asked, Block, CueTold, Cut, Log, Placed

ENDED_S = 1.0
"""A session that ends by a key did not run before that; by the clock it ended not longer ago than this."""
log = Log()
here = threading.local()
"""What this thread is about to put on the mixer."""


class Later(datetime):
    """The clock on the wall, some days later."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Any:
        """This moment, for the person."""
        return datetime.now(tz) + timedelta(days=int(os.environ.get("COACH_BENCH_DAYS", "0")))


def around(owner: Any, name: str, change: Callable[..., Any]) -> None:
    """Let `change(original, *its arguments)` be called in the place of a method."""
    original = getattr(owner, name)

    @wraps(original)
    def changed(*args: Any, **named: Any) -> Any:
        return change(original, *args, **named)

    setattr(owner, name, changed)


def due_s(live: Live, at_ms: int) -> float:
    """When this moment of the session was, by the monotonic clock; now, where the session stands still."""
    now_s = time.monotonic()
    if live.session.state not in {State.RUNNING, State.FINISHED}:
        return now_s
    ran_ms = at_ms - (live.session.active_ms - live._walked_ms)
    moment_s = now_s - (live._clock() - live._since_s) + ran_ms / 1000 / live._speed
    return moment_s if live.session.state is State.RUNNING or now_s - moment_s < ENDED_S else now_s


def live_made(original: Any, live: Live, session: Any, journal: Any, listener: Any, *args: Any, **named: Any) -> None:
    """Each cue is written down as it is delivered."""

    def told(cue: Any) -> None:
        segment = getattr(cue, "segment", None)
        log.cues.append(
            CueTold(
                kind=type(cue).__name__,
                at_ms=cue.at_ms,
                due_s=due_s(live, cue.at_ms),
                told_s=time.monotonic(),
                index=getattr(cue, "index", None),
                stretch=None if segment is None else segment.kind.value,
                second=getattr(cue, "second", getattr(cue, "seconds", None)),
                of=getattr(cue, "of", None),
                counted=getattr(cue, "counted", True),
            )
        )
        listener(cue)

    original(live, session, journal, told, *args, **named)


def tone_asked(original: Any, sound: Sound, tone: Any, at_s: float | None = None) -> None:
    """The session asks for a tone."""
    log.asked.append(Asked(f"({tone.value})", time.monotonic(), at_s, len(log.cues)))
    original(sound, tone, at_s)


def words_asked(original: Any, sound: Sound, text: str, *args: Any, **named: Any) -> None:
    """The session asks for words."""
    at_s = named.get("at_s", args[2] if len(args) > 2 else None)
    log.asked.append(Asked(text, time.monotonic(), at_s, len(log.cues)))
    original(sound, text, *args, **named)


def tone_begun(original: Any, player: TonePlayer, tone: Any, at_s: float | None = None) -> None:
    """The player takes a tone."""
    here.what = f"({tone.value})"
    original(player, tone, at_s)


def words_begun(original: Any, engine: EspeakLibrary, text: str, at_s: float | None = None) -> None:
    """The voice takes words."""
    here.what = text
    original(engine, text, at_s)


def played(original: Any, output: Output, source: str, samples: Any, at_s: float | None = None) -> None:
    """A sound is put on the mixer for this moment."""
    here.at_s = at_s
    log.delay_s = output.delay_s
    original(output, source, samples, at_s)


def placed(original: Any, mixer: Mixer, source: str, samples: Any, start: int) -> None:
    """It begins with this sample of the stream."""
    before = mixer.position
    original(mixer, source, samples, start)
    own = [each.start for each in list(mixer._placed) if each.samples is samples and each.start >= start]
    begins = own[-1] if own else max(start, before)
    log.placed.append(Placed(source, here.what, here.at_s, time.monotonic(), begins, len(samples)))


def cut(original: Any, mixer: Mixer, source: str, at: int = 0) -> None:
    """It is to be silent from this sample on."""
    log.cuts.append(Cut(source, max(at, mixer.position), time.monotonic()))
    original(mixer, source, at)


def block_given(original: Any, mixer: Mixer, count: int) -> bytes:
    """The device takes a block."""
    first, now_s = mixer.position, time.monotonic()
    data: bytes = original(mixer, count)
    log.blocks.append(Block(first, now_s, data))
    return data


def noticed(original: Any, notice: NoticeOnce, why: str) -> None:
    """The person is told what is wrong with the sound, if not for the first time."""
    log.notices.append((time.monotonic(), why))
    original(notice, why)


def opened(original: Any, stream: SdlStream, *args: Any) -> None:
    """A device is looked for."""
    asked_s = time.monotonic()
    try:
        original(stream, *args)
    except Exception as error:
        log.devices.append((asked_s, time.monotonic(), str(error)))
        raise
    log.devices.append((asked_s, time.monotonic(), stream.name))


CHANGES: tuple[tuple[Any, str, Callable[..., Any]], ...] = (
    (Live, "__init__", live_made),
    (Sound, "play", tone_asked),
    (Sound, "say", words_asked),
    (TonePlayer, "play", tone_begun),
    (EspeakLibrary, "start", words_begun),
    (Output, "play", played),
    (Mixer, "place", placed),
    (Mixer, "cut", cut),
    (Mixer, "next_block", block_given),
    (NoticeOnce, "__call__", noticed),
    (SdlStream, "__init__", opened),
)

if __name__ == "__main__":
    context.datetime = Later  # type: ignore[misc]
    for owner, name, change in CHANGES:
        around(owner, name, change)
    try:
        main()
    finally:
        Path(os.environ["COACH_BENCH"]).write_bytes(pickle.dumps(log))
