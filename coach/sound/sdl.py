"""The audio device, through SDL 2 and ctypes: SDL asks for 16-bit samples block by block, on a thread of its own.

Only what is used is declared. `SDL_AudioInit`, never `SDL_Init`: that one takes SIGTERM away. On Linux its ALSA driver
comes first: through the sound server's ALSA plug-in it keeps time with both cores busy, which SDL's own PulseAudio
driver does not.
"""

from __future__ import annotations

import contextlib
import ctypes
import ctypes.util
import importlib.util
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from coach.sound import alsa
from coach.sound.fault import SoundFault
from coach.sound.mixer import RATE
from coach.sound.quiet_libraries import quiet_libraries

BLOCK_SAMPLES: Final = 512
"""Samples asked for at a time: 23 ms."""
_SIGNED_16: Final = 0x8010 if sys.byteorder == "little" else 0x9010
_PLAYING: Final = 1
_DELAYS_S: Final = {"alsa": 0.070, "pulseaudio": 0.027, "pipewire": 0.020}
"""From a block being asked for to its being heard, by driver, measured into a recorded sink; it is constant."""
_ALSA_TO_PIPEWIRE_S: Final = 0.056
"""The same where ALSA leads straight to PipeWire, and not through a PulseAudio server."""
_DELAY_S: Final = 0.040
"""The same for drivers that were not measured."""

_Callback = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.POINTER(ctypes.c_uint8), ctypes.c_int)
_LogFunction = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_char_p)


class _Spec(ctypes.Structure):
    """SDL_AudioSpec."""

    _fields_ = (
        ("freq", ctypes.c_int),
        ("format", ctypes.c_uint16),
        ("channels", ctypes.c_uint8),
        ("silence", ctypes.c_uint8),
        ("samples", ctypes.c_uint16),
        ("padding", ctypes.c_uint16),
        ("size", ctypes.c_uint32),
        ("callback", _Callback),
        ("userdata", ctypes.c_void_p),
    )


def find() -> str | None:
    """Where SDL 2 is: the library that came with `pysdl2-dll`, else the system's, else None. Loads nothing."""
    spec = importlib.util.find_spec("sdl2dll")
    for folder in (spec.submodule_search_locations or ()) if spec is not None else ():
        for name in ("libSDL2-2.0.so", "SDL2.dll", "SDL2.framework/Versions/A/SDL2"):
            library = Path(folder) / "dll" / name
            if library.exists():
                return str(library)
    return ctypes.util.find_library("SDL2-2.0") or ctypes.util.find_library("SDL2")


def delay_s_of(driver: str) -> float:
    """From a block being asked for to its being heard, with this driver of SDL's."""
    if driver == "alsa" and alsa.default_type() == "pipewire":
        return _ALSA_TO_PIPEWIRE_S
    return _DELAYS_S.get(driver, _DELAY_S)


class Sdl:
    """Opens devices, one after the other: by the driver that worked before, if one did.

    Another one is not asked then: with SDL 2.32.10 that has ended the program, where asking the same one again only
    says that there is no device yet.
    """

    def __init__(self, library: str) -> None:
        self._library = library
        self._drivers: tuple[bytes | None, ...] = (b"alsa", None) if sys.platform.startswith("linux") else (None,)

    def open(self, fill: Callable[[int], bytes]) -> SdlStream:
        """A device that calls `fill(count)` for every block. Raises SoundFault."""
        stream = SdlStream(self._library, self._drivers, fill)
        self._drivers = (stream.driver,)
        return stream


class SdlStream:
    """An open device that calls `fill(count)` for every block. Opening and closing may hang; one thread does both."""

    def __init__(self, library: str, drivers: Sequence[bytes | None], fill: Callable[[int], bytes]) -> None:
        """Open a device by the first driver that has one, and let it run. None is SDL's choice. Raises SoundFault."""
        quiet_libraries()
        try:
            self._sdl = ctypes.CDLL(library)
        except OSError as error:
            raise SoundFault(f"SDL cannot be loaded ({error})") from error
        self._quiet = _LogFunction(lambda *_: None)
        self._sdl.SDL_LogSetOutputFunction(self._quiet, None)
        self._sdl.SDL_GetError.restype = ctypes.c_char_p
        self._sdl.SDL_GetCurrentAudioDriver.restype = ctypes.c_char_p
        self._fill = fill
        self._callback = _Callback(self._asked)
        if not any(map(self._open, drivers)):
            raise SoundFault(f"no sound device ({self._error()})")
        driver = (self._sdl.SDL_GetCurrentAudioDriver() or b"").decode()
        self.driver = driver.encode()
        self.name = f"SDL ({driver})"
        self.delay_s = delay_s_of(driver)
        """From a block being asked for to its being heard."""
        self._sdl.SDL_PauseAudioDevice(self._device, 0)

    @property
    def alive(self) -> bool:
        """Whether the device still asks for samples, as far as SDL knows."""
        return int(self._sdl.SDL_GetAudioDeviceStatus(self._device)) == _PLAYING

    def close(self) -> None:
        """Give the device back."""
        self._sdl.SDL_CloseAudioDevice(self._device)
        self._sdl.SDL_AudioQuit()

    def _open(self, driver: bytes | None) -> bool:
        if self._sdl.SDL_AudioInit(driver) != 0:
            return False
        wanted = _Spec(RATE, _SIGNED_16, 1, 0, BLOCK_SAMPLES, 0, 0, self._callback, None)
        self._device = self._sdl.SDL_OpenAudioDevice(None, 0, ctypes.byref(wanted), None, 0)
        if self._device == 0:
            self._sdl.SDL_AudioQuit()
        return bool(self._device)

    def _asked(self, _userdata: Any, buffer: Any, size: int) -> None:
        """SDL's thread asks for samples; an error here would be printed across the screen."""
        data = b""
        with contextlib.suppress(Exception):
            data = self._fill(size // 2)
        ctypes.memset(buffer, 0, size)
        ctypes.memmove(buffer, data, min(len(data), size))

    def _error(self) -> str:
        return (self._sdl.SDL_GetError() or b"").decode(errors="replace").rstrip(".!") or "SDL does not say why"
