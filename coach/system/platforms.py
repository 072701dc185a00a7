"""The one question of the platform: what POSIX and Windows do each in its own way, by one name."""

from __future__ import annotations

import sys
from typing import Final

if sys.platform == "win32":
    from coach.system.on_windows import (
        alarm_calls,
        give_back_signals,
        give_owner,
        kill_group,
        lock_file,
        set_alarm,
        stop_here,
        stopping,
    )
else:
    from coach.system.on_posix import (
        alarm_calls,
        give_back_signals,
        give_owner,
        kill_group,
        lock_file,
        set_alarm,
        stop_here,
        stopping,
    )

__all__ = [
    "ON_WINDOWS",
    "alarm_calls",
    "give_back_signals",
    "give_owner",
    "kill_group",
    "lock_file",
    "set_alarm",
    "stop_here",
    "stopping",
]

ON_WINDOWS: Final = sys.platform == "win32"
"""Whether the terminal is a console of Windows, whose environment says nothing about it."""
