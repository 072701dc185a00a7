"""The table of legal moves: which events each state of a session accepts, and the states they may lead to."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

from coach.engine.events import (
    Back,
    Done,
    Event,
    Fewer,
    Hurts,
    More,
    Next,
    NotHurt,
    Pause,
    Ready,
    Repeat,
    Resume,
    Start,
    Stop,
    Tick,
    Wait,
)


class State(Enum):
    """The states of a session."""

    READY = auto()
    RUNNING = auto()
    PAUSED = auto()
    FINISHED = auto()
    STOPPED = auto()


_LIVE: Final = {State.RUNNING, State.FINISHED}

TRANSITIONS: Final[dict[State, dict[type[Event], set[State]]]] = {
    State.READY: {
        Start: _LIVE,
        Stop: {State.STOPPED},
    },
    State.RUNNING: {
        Tick: _LIVE,
        Done: _LIVE,
        Ready: _LIVE,
        Wait: {State.RUNNING},
        Pause: {State.PAUSED},
        Next: {State.RUNNING, State.PAUSED},
        Back: {State.RUNNING},
        Repeat: {State.RUNNING},
        More: {State.RUNNING},
        Fewer: {State.RUNNING},
        Hurts: {State.PAUSED},
        Stop: {State.STOPPED},
    },
    State.PAUSED: {
        Resume: _LIVE,
        Next: {State.PAUSED},
        Back: {State.PAUSED},
        Repeat: {State.PAUSED},
        More: {State.PAUSED},
        Fewer: {State.PAUSED},
        Hurts: {State.PAUSED},
        NotHurt: {State.PAUSED},
        Stop: {State.STOPPED},
    },
    State.FINISHED: {},
    State.STOPPED: {},
}
"""For each state, the events it accepts and the states each may lead to."""


class IllegalEvent(Exception):
    """An event that the state, or the place in the timeline, does not allow: a mistake in the calling code."""
