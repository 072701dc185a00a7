"""Samples made audible through just-playback. For one thread, and not the one that draws: a device may take its time.

A `Playback` opens the device anew for each file it loads (8 ms on PulseAudio) and leaves it running when the file is
over. So a few of them are kept, each with the sound it played last, and each is stopped in the silence that follows
every sound: what is heard often starts without loading, and nothing runs while nothing sounds.

Every call into the library is `attended`: one that does not come back is a fault like any other, and what is played
next has a device of its own.
"""

from __future__ import annotations

import contextlib
import ctypes
import ctypes.util
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Protocol, TypeVar

from msgspec import Struct

from coach.sound.attended import HANGS_S, Attended, Hangs
from coach.sound.fault import SoundFault
from coach.sound.tones import wav_of

Result = TypeVar("Result")

COUNT = 6
"""How many sounds are kept ready, unless their number is known."""
TAIL_MS = 600
"""The silence after each sound, in which its device is stopped."""
_STOP_AFTER_S = 0.3
"""How long after a sound's end its device is stopped: by then even a slow one has played it."""


class Playback(Protocol):
    """What is used of `just_playback.Playback`."""

    def load_file(self, path_to_file: str) -> None: ...
    def play(self) -> None: ...
    def stop(self) -> None: ...
    def close(self) -> None: ...


class _Channel(Struct):
    playback: Playback
    name: str = ""
    ends_s: float = 0.0
    """When what it plays is over; 0 when it was stopped."""


class Channels:
    """Sounds by name. Every fault is a `SoundFault`, and after one the next sound looks for a device again."""

    def __init__(
        self,
        count: int = COUNT,
        make: Callable[[], Playback] | None = None,
        clock: Callable[[], float] = time.monotonic,
        patience_s: float = HANGS_S,
    ) -> None:
        self._attended = Attended(patience_s)
        self._count = count
        self._make = make or just_playback
        self._clock = clock
        self._folder: Path | None = None
        self._seconds: dict[str, float] = {}
        self._channels: list[_Channel] = []

    def __contains__(self, name: str) -> bool:
        return name in self._seconds

    def seconds(self, name: str) -> float:
        """How long this sound is."""
        return self._seconds[name]

    def add(self, name: str, samples: Sequence[int], rate: int) -> None:
        """Keep these samples under this name, which is a file's name too."""
        with _faults("cannot write a sound"):
            if self._folder is None:
                self._folder = Path(tempfile.mkdtemp(prefix="coach-sound-"))
            self._file(name).write_bytes(wav_of(samples, rate, TAIL_MS))
        self._seconds[name] = len(samples) / rate

    def drop(self, name: str) -> None:
        """Forget a sound that is not playing."""
        del self._seconds[name]
        with contextlib.suppress(OSError):
            self._file(name).unlink()

    def ready(self, name: str) -> None:
        """Open the device for this sound without playing it."""
        self._again(lambda: self._loaded(name))

    def play(self, name: str) -> None:
        """Start this sound; the others play on."""

        def start() -> None:
            channel = self._loaded(name)
            self._call(channel.playback.play)
            channel.ends_s = self._clock() + self._seconds[name]

        self._again(start)

    def sounding(self) -> bool:
        """Whether something is being heard."""
        return any(channel.ends_s > self._clock() for channel in self._channels)

    def running(self) -> bool:
        """Whether a device is still to be stopped: `tidy` has something to do soon."""
        return any(channel.ends_s for channel in self._channels)

    def tidy(self) -> None:
        """Stop the devices of the sounds that are over."""
        self._stop(self._clock() - _STOP_AFTER_S)

    def stop(self) -> None:
        """Silence, at once."""
        self._stop(float("inf"))

    def close(self) -> None:
        """Give the devices and the files back; a device that hangs is left behind."""
        folder, self._folder = self._folder, None
        if folder is not None:  # first, for a device that hangs may keep us until the program ends
            shutil.rmtree(folder, ignore_errors=True)
        self._close_devices()
        self._attended.leave()
        if folder is not None:  # again, for Windows keeps what was still open
            shutil.rmtree(folder, ignore_errors=True)

    def _call(self, act: Callable[[], Result]) -> Result:
        """Ask something of the device; when it hangs, it and all that was loaded is left behind."""
        try:
            return self._attended(act)
        except Hangs:
            left, self._channels = self._channels, []
            self._attended.leave(partial(_close, left))
            raise

    def _close_devices(self) -> None:
        left, self._channels = self._channels, []
        with contextlib.suppress(Hangs):
            self._call(partial(_close, left))

    def _stop(self, before_s: float) -> None:
        """Stop what is over; a device that went away or hangs is silent, and what is played next will tell."""
        for channel in self._channels:
            if channel.ends_s and channel.ends_s <= before_s:
                channel.ends_s = 0.0
                try:
                    self._call(channel.playback.stop)
                except Hangs:
                    return
                except Exception:  # noqa: BLE001 - the library promises nothing about its faults
                    channel.name = ""

    def _loaded(self, name: str) -> _Channel:
        """The channel that has this sound, or the one that has been silent longest with it loaded."""
        channel = next((each for each in self._channels if each.name == name), None)
        if channel is None:
            if len(self._channels) < self._count:
                channel = _Channel(self._call(self._make))
                self._channels.append(channel)
            else:
                channel = min(self._channels, key=lambda each: each.ends_s)
            channel.name = ""
            self._call(partial(channel.playback.load_file, str(self._file(name))))
            channel.name = name
        self._channels.remove(channel)
        self._channels.append(channel)
        return channel

    def _again(self, act: Callable[[], object]) -> None:
        """Do it; after a fault close every device and do it once more, for the device may be another one by now.

        Not after one that hangs: what it was asked for would be late.
        """
        try:
            with _faults("no sound device"):
                act()
        except Hangs:
            raise
        except SoundFault:
            self._close_devices()
            with _faults("no sound device"):
                act()

    def _file(self, name: str) -> Path:
        assert self._folder is not None
        return self._folder / f"{name}.wav"


def _close(channels: list[_Channel]) -> None:
    for channel in channels:
        with contextlib.suppress(Exception):  # it is gone
            channel.playback.close()


def just_playback() -> Playback:
    """A `Playback` that neither writes on the terminal nor holds up the end of the program."""
    hush()
    from _ma_playback import lib  # the half of it that is written in C
    from just_playback import Playback as Real  # optional and 14 ms to import: only when there is something to play

    class Audible(Real):  # type: ignore[misc]
        """Where there is no device the library plays to nobody, and so do all sounds after a server that ended."""

        def load_file(self, path_to_file: str) -> None:
            super().load_file(path_to_file)
            attrs = getattr(self, "_Playback__ma_attrs", None)
            if attrs is not None and attrs.device.pContext.backend == lib.ma_backend_null:
                raise SoundFault("no sound device was found")

    playback = Audible()
    finalizer = getattr(playback, "_Playback__finalizer", None)
    if finalizer is not None:
        # At the interpreter's exit it would wait for the device, for ever if that hangs.
        finalizer.atexit = False
    return playback


@contextlib.contextmanager
def _faults(what: str) -> Any:
    """Any exception as a `SoundFault`: the libraries below promise nothing about theirs."""
    try:
        yield
    except SoundFault:
        raise
    except ImportError as error:
        raise SoundFault("just-playback is not installed") from error
    except Exception as error:
        raise SoundFault(f"{what}: {str(error).rstrip('.!')}") from error


_hushed: list[Any] = []
"""The handlers given to C: they must live as long as the program."""


def hush() -> None:
    """Keep ALSA and JACK from writing on file descriptor 2, where the screen is drawn. Harmless anywhere, and once."""
    if _hushed or not sys.platform.startswith("linux"):
        return
    alsa = ctypes.CFUNCTYPE(None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p)(
        lambda *_: None
    )
    jack = ctypes.CFUNCTYPE(None, ctypes.c_char_p)(lambda _: None)
    for library, setters, handler in (
        ("libasound.so.2", ("snd_lib_error_set_handler",), alsa),
        ("libjack.so.0", ("jack_set_error_function", "jack_set_info_function"), jack),
    ):
        _hushed.append(handler)
        with contextlib.suppress(OSError, AttributeError):
            found = ctypes.CDLL(library)
            for setter in setters:
                getattr(found, setter)(handler)
            _hushed.append(found)
