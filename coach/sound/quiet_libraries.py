"""Keeps sound libraries from writing on file descriptor 2, where the screen is drawn."""

from __future__ import annotations

import contextlib
import ctypes
import sys
from typing import Any

_handlers: list[Any] = []
"""The handlers given to C: they must live as long as the program."""


def quiet_libraries() -> None:
    """Give ALSA and JACK handlers that write nothing. Does so once; harmless anywhere."""
    if _handlers or not sys.platform.startswith("linux"):
        return
    alsa = ctypes.CFUNCTYPE(None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p)(
        lambda *_: None
    )
    jack = ctypes.CFUNCTYPE(None, ctypes.c_char_p)(lambda _: None)
    for library, setters, handler in (
        ("libasound.so.2", ("snd_lib_error_set_handler",), alsa),
        ("libjack.so.0", ("jack_set_error_function", "jack_set_info_function"), jack),
    ):
        _handlers.append(handler)
        with contextlib.suppress(OSError, AttributeError):
            loaded = ctypes.CDLL(library)
            for setter in setters:
                getattr(loaded, setter)(handler)
            _handlers.append(loaded)
