"""Speaking with the eSpeak NG library inside this process: text to samples through ctypes, samples to the one stream.

A number takes a millisecond to make, an explanation up to forty: less than what is said is known ahead, so nothing is
kept. Everything is trimmed of the silence in front of it, so that it starts on its second. The library is one for the
whole process and works on one thread at a time.
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
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from coach.i18n.speech_length import rate_of
from coach.sound.fault import SoundFault
from coach.sound.mixer import RATE
from coach.sound.output import Output
from coach.sound.voice import VoiceSettings

LONGEST_PATH = 160
"""Characters of a data path that the library takes; a longer one makes it fail."""
_SOURCE: Final = "word"
_SILENCE_LEVEL = 300
"""Samples below this are silence."""
_SILENCE_KEPT_MS = 4
"""How much of the silence in front stays, so that a soft beginning is not cut."""

_SYNCHRONOUS, _DONT_EXIT, _UTF8 = 2, 0x8000, 1
_RATE, _VOLUME = 1, 2
_POSITION_CHARACTER = 1
_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)
_library_lock = threading.Lock()


VOLUME_SHARE = 0.9
"""Of the volume asked for: with all of it the German voice is a twelfth louder than full scale. Seen: at most 0.58."""
LOUDEST = 0.6
"""The loudest a sample of speech may be, of full scale: what a tone that sounds with it leaves."""


class EspeakFiles(Struct, frozen=True):
    """Where the eSpeak NG library and its voices are."""

    library: str
    data: str | None
    """The folder of its voices; None where the library knows it itself."""


def find() -> EspeakFiles | None:
    """The library that came with `espeakng-loader`, else the system's, else None. Loads nothing."""
    if importlib.util.find_spec("espeakng_loader") is not None:
        import espeakng_loader  # optional; only paths are asked of it

        with contextlib.suppress(RuntimeError, OSError):
            found = EspeakFiles(espeakng_loader.get_library_path(), espeakng_loader.get_data_path())
            if Path(found.library).exists():
                return found
    system = ctypes.util.find_library("espeak-ng")
    return EspeakFiles(system, None) if system else None


class EspeakLibrary:
    """A speech engine (`voice.Engine`) that speaks with the eSpeak NG library."""

    name = "espeak-library"
    ahead_ms = 10_000

    def __init__(self, found: EspeakFiles, settings: VoiceSettings, output: Output | None) -> None:
        """`output` is the stream it is heard by; without one it can only be tried out."""
        self._found = found
        self._settings = settings
        self._output = output
        self._synthesizer: Synthesizer | None = None

    def open(self) -> None:
        """Load the library, and have the stream opened."""
        self._synthesizer = Synthesizer(self._found, self._settings)
        if self._output is not None:
            self._output.begin()

    def try_out(self) -> None:
        """See whether the library can be loaded and has the voice, without a sound. Raises SoundFault."""
        Synthesizer(self._found, self._settings).close()

    def start(self, text: str, at_s: float | None = None) -> None:
        """Synthesize the text, and play it."""
        assert self._synthesizer is not None
        assert self._output is not None
        self._output.play(_SOURCE, trimmed(self._synthesizer.samples(text), self._synthesizer.rate), at_s)

    def speaking(self) -> bool:
        """Whether it is still to be heard."""
        return self._output is not None and self._output.sounding(_SOURCE)

    def cut(self, at_s: float | None = None) -> None:
        """Stop what is being said."""
        if self._output is not None:
            self._output.cut(_SOURCE, at_s)

    def close(self) -> None:
        """Give the library back."""
        if self._synthesizer is not None:
            self._synthesizer.close()

    def abandon(self) -> None:
        """Nothing: the library does not hang, and a device that does is the stream's."""


class Synthesizer:
    """The loaded eSpeak NG library: text in, samples out."""

    def __init__(self, found: EspeakFiles, settings: VoiceSettings, *, shared: bool = True) -> None:
        """`shared` unless `found` is a copy that nobody else loads."""
        self._shared = shared
        if shared and not _library_lock.acquire(blocking=False):
            raise SoundFault("eSpeak is in use already")
        self._link: Path | None = None
        self._buffer = array("h")
        self._callback = _Callback(self._take)
        self._settings = settings
        self._path = found.library
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
        """End the library's work; another may load it then.

        The system's own, which one process loads but once, is left as it is: in its version 1.51, when it was
        initialized for a second time, its end never comes.
        """
        if Path(self._path).is_absolute():
            self._library.espeak_Terminate()
        self._release()

    def _open(self, found: EspeakFiles, settings: VoiceSettings) -> tuple[Any, int]:
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
        if rate != RATE:
            raise SoundFault(f"eSpeak speaks at {rate} samples a second, not {RATE:,}")
        library.espeak_SetSynthCallback(self._callback)
        for voice in (settings.voice, settings.language, "en"):
            if voice and library.espeak_SetVoiceByName(voice.encode()) == 0:
                break
        else:
            raise SoundFault("eSpeak has no such voice")
        # The library makes it softer in no time, Python in 50 ms for an explanation.
        library.espeak_SetParameter(_VOLUME, int(settings.volume * LOUDEST * VOLUME_SHARE), 0)
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
        if self._shared:
            _library_lock.release()


def trimmed(samples: array[int], rate: int) -> array[int]:
    """The samples without the silence in front, but for a few milliseconds of it."""
    first = next((at for at, value in enumerate(samples) if abs(value) > _SILENCE_LEVEL), 0)
    return samples[max(0, first - rate * _SILENCE_KEPT_MS // 1000) :]
