"""Speaking with the eSpeak NG library inside this process: text to samples through ctypes, samples to just-playback.

A number takes a millisecond to make and 6 to 20 ms to load, an explanation 15 ms and more to make. So what a session
will say is made ahead, from its beginning on, and what comes next is loaded while the last is being said: to speak is
then only to play. Everything is trimmed of the silence in front of it, so that it starts on its second. The library is
one for the whole process and works on one thread at a time.
"""

from __future__ import annotations

import contextlib
import ctypes
import ctypes.util
import importlib.util
import shutil
import tempfile
import threading
from array import array
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from coach.sound.channels import Channels
from coach.sound.estimate import rate_of
from coach.sound.fault import SoundFault
from coach.sound.voice import VoiceSettings

AHEAD = tuple(str(number) for number in range(1, 31))
"""Said to the second, so made before they are needed."""
LONGEST_PATH = 160
"""Characters of a data path that the library takes; a longer one makes it fail."""
KEPT = 200
"""How many utterances are kept: what is expected, and what has at most `_SHORT` characters."""
_SHORT = 40
MOST_AHEAD_S = 600
"""How much speech is made ahead; a second takes 44 KB in the folder of what is temporary."""
_TIDY_S = 0.2
_QUIET = 300
"""Samples below this are silence."""
_LEAD_MS = 4
"""How much of the silence in front stays, so that a soft beginning is not cut."""

_SYNCHRONOUS, _DONT_EXIT, _UTF8 = 2, 0x8000, 1
_RATE, _VOLUME = 1, 2
_POSITION_CHARACTER = 1
_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)
_one_at_a_time = threading.Lock()


_MARGIN = 0.9
"""Of the volume asked for: with all of it the German voice is a twelfth louder than full scale. Seen: at most 0.58."""
LOUDEST = 0.6
"""The loudest a sample of speech may be, of full scale: what a tone that sounds with it leaves."""


class Found(Struct, frozen=True):
    """Where the library is."""

    library: str
    data: str | None
    """The folder of its voices; None where the library knows it itself."""


def find() -> Found | None:
    """The library that came with `espeakng-loader`, else the system's, else None. Loads nothing."""
    if importlib.util.find_spec("espeakng_loader") is not None:
        import espeakng_loader  # optional; only paths are asked of it

        with contextlib.suppress(RuntimeError, OSError):
            found = Found(espeakng_loader.get_library_path(), espeakng_loader.get_data_path())
            if Path(found.library).exists():
                return found
    system = ctypes.util.find_library("espeak-ng")
    return Found(system, None) if system else None


class EspeakLibrary:
    """The engine: see `voice.Engine`."""

    name = "espeak-library"

    def __init__(
        self,
        found: Found,
        settings: VoiceSettings,
        ahead: Iterable[str] = AHEAD,
        channels: Callable[[], Channels] = Channels,
    ) -> None:
        self._found = found
        self._settings = settings
        self._ahead = list(ahead)[::-1]
        self._make_channels = channels
        self._channels: Channels | None = None
        self._synthesizer: Synthesizer | None = None
        self._kept: dict[str, str] = {}
        self._serial = 0
        self._script: Iterator[str] = iter(())
        self._order: list[str] = []
        """What is expected, in its order, as far as it has been made."""
        self._expected: set[str] = set()
        self._ahead_s = 0.0
        self._at = -1
        """Where in that order what was said last stands."""
        self._unloaded = ""
        """What comes next and is to be loaded."""

    def open(self) -> None:
        """Load the library and open the device."""
        self._synthesizer = Synthesizer(self._found, self._settings)
        self._channels = self._make_channels()
        self._channels.ready(self._sound_of("1"))

    def try_out(self) -> None:
        """See whether the library can be loaded and has the voice, without a sound. Raises SoundFault."""
        Synthesizer(self._found, self._settings).close()

    def expect(self, texts: Iterator[str]) -> None:
        """Another script takes the place of the one before."""
        self._script, self._order, self._expected, self._at = texts, [], set(), -1
        self._ahead_s, self._unloaded = 0.0, ""

    def idle(self) -> float | None:
        """Make one more of the words that will be wanted; load the next; stop a device whose sound is over."""
        assert self._channels is not None
        self._channels.tidy()
        try:
            if self._load_next() or self._make_ahead():
                return 0
        except SoundFault:  # what cannot be made or loaded now is tried once more when it is said, and told about then
            self._script, self._ahead = iter(()), []
        return _TIDY_S if self._channels.running() else None

    def start(self, text: str) -> None:
        """Play it, making it first if it is new."""
        assert self._channels is not None
        self._channels.play(self._sound_of(text))
        self._follow(text)

    def speaking(self) -> bool:
        """Whether it is still being heard."""
        return self._channels is not None and self._channels.sounding()

    def cut(self) -> None:
        """Stop the device."""
        if self._channels is not None:
            self._channels.stop()

    def close(self) -> None:
        """Give the device, the files and the library back."""
        if self._channels is not None:
            self._channels.close()
        if self._synthesizer is not None:
            self._synthesizer.close()

    def abandon(self) -> None:
        """Nothing: a device that hangs keeps its thread, which ends with the program."""

    def _load_next(self) -> bool:
        text, self._unloaded = self._unloaded, ""
        if text:
            assert self._channels is not None
            self._channels.ready(self._sound_of(text))
        return bool(text)

    def _make_ahead(self) -> bool:
        """One more, the numbers first; whether there was one."""
        assert self._channels is not None
        if self._ahead:
            self._sound_of(self._ahead.pop())
            return True
        text = next(self._script, None) if self._ahead_s < MOST_AHEAD_S and len(self._kept) < KEPT else None
        if text is None:
            return False
        self._order.append(text)
        self._expected.add(text)
        if text not in self._kept:
            self._sound_of(text)
            self._ahead_s += self._channels.seconds(self._kept[text])
        return True

    def _follow(self, text: str) -> None:
        """Find what comes after `text`: its next place in the order, or its first where the person went back."""
        for start in (self._at + 1, 0):
            if text in self._order[start:]:
                self._at = self._order.index(text, start)
                self._unloaded = next(iter(self._order[self._at + 1 : self._at + 2]), "")
                return

    def _sound_of(self, text: str) -> str:
        """The name of the sound of `text`; the oldest of those kept is forgotten when there are too many."""
        assert self._channels is not None
        assert self._synthesizer is not None
        if text in self._kept:
            return self._kept[text]
        samples = trimmed(self._synthesizer.samples(text), self._synthesizer.rate)
        self._serial += 1
        name = f"word-{self._serial}"
        self._channels.add(name, samples, self._synthesizer.rate)
        self._kept[text] = name
        spare = [each for each in self._kept if len(each) > _SHORT and each != text and each not in self._expected]
        if len(self._kept) > KEPT and not spare:
            spare = list(self._kept)[:1]
        for each in spare:
            self._channels.drop(self._kept.pop(each))
        return name


class Synthesizer:
    """The library, loaded and told how to speak. Text in, samples out."""

    def __init__(self, found: Found, settings: VoiceSettings) -> None:
        if not _one_at_a_time.acquire(blocking=False):
            raise SoundFault("eSpeak is in use already")
        self._link: Path | None = None
        self._buffer = array("h")
        self._callback = _Callback(self._take)
        self._settings = settings
        try:
            self._library, self.rate = self._open(found, settings)
        except BaseException:
            self._release()
            raise

    def samples(self, text: str) -> array[int]:
        """`text` as 16-bit samples at `rate`; plain text, neither markup nor phonemes."""
        self._buffer = array("h")
        self._library.espeak_SetParameter(_RATE, rate_of(text, self._settings.rate, self._settings.language), 0)
        data = text.encode() + b"\0"
        failed = self._library.espeak_Synth(
            ctypes.c_char_p(data), ctypes.c_size_t(len(data)), 0, _POSITION_CHARACTER, 0, _UTF8, None, None
        )
        if failed:
            raise SoundFault(f"eSpeak cannot say this (error {failed})")
        return self._buffer

    def close(self) -> None:
        """End the library's work; another may load it then."""
        self._library.espeak_Terminate()
        self._release()

    def _open(self, found: Found, settings: VoiceSettings) -> tuple[Any, int]:
        try:
            library = ctypes.CDLL(found.library)
        except OSError as error:
            raise SoundFault(f"eSpeak cannot be loaded ({error})") from error
        library.espeak_Synth.argtypes = [
            ctypes.c_char_p,
            ctypes.c_size_t,
            ctypes.c_uint,
            ctypes.c_int,
            ctypes.c_uint,
            ctypes.c_uint,
            ctypes.c_void_p,
            ctypes.c_void_p,
        ]
        path = None if found.data is None else self._short(found.data).encode()
        rate = library.espeak_Initialize(_SYNCHRONOUS, 0, path, _DONT_EXIT)
        if rate <= 0:
            raise SoundFault("eSpeak does not find its voices")
        library.espeak_SetSynthCallback(self._callback)
        for voice in (settings.voice, settings.language, "en"):
            if voice and library.espeak_SetVoiceByName(voice.encode()) == 0:
                break
        else:
            raise SoundFault("eSpeak has no such voice")
        # The library makes it softer in no time, Python in 50 ms for an explanation.
        library.espeak_SetParameter(_VOLUME, int(settings.volume * LOUDEST * _MARGIN), 0)
        return library, int(rate)

    def _short(self, data: str) -> str:
        """A path to `data` that the library takes: itself, a link to it, or a copy where links are refused."""
        if len(data) <= LONGEST_PATH:
            return data
        self._link = Path(tempfile.mkdtemp(prefix="coach-voice-"))
        short = self._link / "espeak-ng-data"
        try:
            short.symlink_to(data, target_is_directory=True)
        except OSError:
            shutil.copytree(data, short)
        return str(short)

    def _take(self, samples: Any, count: int, _events: object) -> int:
        """Called by the library with each piece; 0 asks for more."""
        if samples and count > 0:
            self._buffer.frombytes(ctypes.string_at(samples, count * 2))
        return 0

    def _release(self) -> None:
        if self._link is not None:
            shutil.rmtree(self._link, ignore_errors=True)
            self._link = None
        _one_at_a_time.release()


def trimmed(samples: array[int], rate: int) -> array[int]:
    """The samples without the silence in front, but for a few milliseconds of it."""
    first = next((at for at, value in enumerate(samples) if abs(value) > _QUIET), 0)
    return samples[max(0, first - rate * _LEAD_MS // 1000) :]
