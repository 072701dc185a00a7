"""Lengths of time and bands, as people and programs are told them."""

from __future__ import annotations


def seconds(ms: int) -> int | float:
    """Seconds, without a needless point."""
    return ms // 1000 if ms % 1000 == 0 else ms / 1000


def seconds_text(ms: int, decimal: str) -> str:
    """Seconds as they are told, without a needless point: 20, 2.5, or 2,5 where `decimal` is a comma."""
    return f"{ms / 1000:g}".replace(".", decimal)


def whole_seconds(ms: int) -> int:
    """Milliseconds rounded to seconds, as every length that is shown."""
    return (ms + 500) // 1000 * 1000


def length(ms: int) -> str:
    """A length as one says it: 45 s, 2 min 50, 24 min. To the second, so that lengths that are shown add up."""
    minutes, left = divmod(whole_seconds(ms) // 1000, 60)
    if not minutes:
        return f"{left} s"
    return f"{minutes} min {left:02}" if left else f"{minutes} min"


def is_band(band: str | None) -> bool:
    """Whether there is a band to be seen: the lowest rung of the ladder is usually none."""
    return band is not None and band != "none"
