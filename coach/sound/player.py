"""What a tone player is, and two of them: the terminal's bell, and silence. The tones are in `tone_player`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TextIO

from coach.sound.fault import Notice, NoticeOnce
from coach.sound.tones import CHANGE_TONES, Tone


class Player(Protocol):
    """Plays tones. Returns at once, never raises."""

    @property
    def name(self) -> str:
        """How `coach doctor` calls it."""

    def play(self, tone: Tone, at_s: float | None = None) -> None:
        """Let this tone be heard at `at_s` by the monotonic clock, or now; one that cannot start soon is dropped."""

    def silence(self) -> None:
        """Cut whatever sounds."""

    def close(self, finish_ms: int = 0) -> None:
        """Give everything back, after letting what sounds end for at most so long."""


class SilentPlayer:
    """Plays nothing."""

    name = "silent"

    def play(self, tone: Tone, at_s: float | None = None) -> None:
        """Nothing."""

    def silence(self) -> None:
        """Nothing."""

    def close(self, finish_ms: int = 0) -> None:
        """Nothing."""


class BellPlayer:
    """Rings the terminal's bell where what to do changes, and at nothing that only counts.

    `ring` is called on the caller's own thread, since a bell written into the middle of another's escape sequence would
    break it: Textual's `app.bell`, or `ring_on(stream)`.
    """

    name = "bell"

    def __init__(self, ring: Callable[[], object], notice: Notice) -> None:
        self._ring: Callable[[], object] | None = ring
        self._tell = NoticeOnce(notice, "Going on without the terminal's bell")

    def play(self, tone: Tone, at_s: float | None = None) -> None:
        """Ring if the tone marks a change."""
        if self._ring is None or tone not in CHANGE_TONES:
            return
        try:
            self._ring()
        except Exception as error:  # noqa: BLE001 - whatever the terminal does, the session goes on
            self._ring = None
            self._tell(str(error))

    def silence(self) -> None:
        """A bell is over before it can be cut."""

    def close(self, finish_ms: int = 0) -> None:
        """Never ring again."""
        self._ring = None


def ring_on(stream: TextIO) -> Callable[[], object]:
    """A bell on this stream."""

    def ring() -> None:
        stream.write("\a")
        stream.flush()

    return ring
