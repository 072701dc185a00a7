"""Asks ALSA where its default device leads, without opening it: to a sound server's plug-in, or to a card."""

from __future__ import annotations

import ctypes
from ctypes import byref, c_char_p, c_void_p

from coach.sound.quiet_libraries import quiet_libraries


def default_type() -> str:
    """The type of ALSA's default device, such as `pulse` or `pipewire`; empty where ALSA does not tell."""
    quiet_libraries()
    top, device, kind, name = c_void_p(), c_void_p(), c_void_p(), c_char_p()
    try:
        alsa = ctypes.CDLL("libasound.so.2")
        if alsa.snd_config_update_ref(byref(top)) < 0:
            return ""
    except (OSError, AttributeError):
        return ""
    if alsa.snd_config_search_definition(top, b"pcm", b"default", byref(device)) >= 0:
        if alsa.snd_config_search(device, b"type", byref(kind)) >= 0:
            alsa.snd_config_get_string(kind, byref(name))
        told = (name.value or b"").decode(errors="replace")
        alsa.snd_config_delete(device)
    else:
        told = ""
    alsa.snd_config_unref(top)
    return told
