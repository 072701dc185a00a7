"""Single keys from a console of Windows, which has to be asked for them."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from coach.plain.keyboard import named

_POLL_S: Final = 0.02
"""How often a console of Windows is asked, which cannot be waited for."""
_WINDOWS: Final = {"M": "right", "K": "left", "I": "pageup", "Q": "pagedown", "S": "delete"}
"""What follows the mark of a key without a character, on a console of Windows."""
_MARKS: Final = {"\x00", "\xe0"}


class WindowsKeyboard:
    """Single keys from a console of Windows; `msvcrt` is the module of this name."""

    present = True

    def __init__(
        self,
        msvcrt: Any,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._msvcrt = msvcrt
        self._clock = clock
        self._sleep = sleep

    def wait(self, seconds: float) -> str | None:
        """The next key; Ctrl-C, which comes as a character here, is the signal it is elsewhere."""
        until_s = self._clock() + seconds
        while not self._msvcrt.kbhit():
            left_s = until_s - self._clock()
            if left_s <= 0:
                return None
            self._sleep(min(left_s, _POLL_S))
        typed: str = self._msvcrt.getwch()
        if typed in _MARKS:
            return _WINDOWS.get(self._msvcrt.getwch(), "")
        if typed == "\x03":
            signal.raise_signal(signal.SIGINT)
            return None
        return named(typed)

    def rest(self) -> str:
        """Nothing: keys are read one by one."""
        return ""


@contextmanager
def opened() -> Iterator[WindowsKeyboard]:
    """The keyboard of the console."""
    import msvcrt  # on Windows alone

    yield WindowsKeyboard(msvcrt)
