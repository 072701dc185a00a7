"""The map of keys to events in a session, for the screen, the lines and the pages that list the keys."""

from __future__ import annotations

from typing import Final

from coach.engine.events import Back, Done, Event, Fewer, Hurts, More, Next, NotHurt, Pause, Ready, Repeat, Resume, Wait

KEYS: Final[dict[type[Event], tuple[str, ...]]] = {
    Done: ("space", "pagedown"),
    Pause: ("space", "p"),
    Resume: ("space", "enter"),
    Ready: ("enter",),
    Wait: ("w",),
    Next: ("right", "n", "pagedown"),
    Back: ("left", "b", "pageup"),
    Repeat: ("r",),
    Hurts: ("o",),
    NotHurt: ("u",),
    More: ("plus", "equals_sign"),
    Fewer: ("minus",),
}
"""By their names in Textual. Where a key may mean several events, the first one that is legal now happens."""

STOP: Final = ("q", "escape")
HELP: Final = "question_mark"
MUTE: Final = "m"
RED_FLAGS: Final = "g"


def events_of(key: str) -> list[type[Event]]:
    """What a key may mean, in the order to try."""
    return [event for event, keys in KEYS.items() if key in keys]


def joined(event: type[Event]) -> str:
    """All keys of an event, as a binding of Textual takes them."""
    return ",".join(KEYS[event])
