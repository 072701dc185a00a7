"""The keys of a session and the events they become. Descriptions are names of phrases until a screen is made."""

from __future__ import annotations

from typing import Final

from textual.binding import Binding, BindingType

from coach.engine.events import Back, Done, Event, Fewer, Hurts, More, Next, Pause, Repeat, Resume

EVENTS: Final[dict[str, type[Event]]] = {
    "pause": Pause,
    "pause_by_letter": Pause,
    "resume": Resume,
    "done": Done,
    "skip": Next,
    "again": Back,
    "repeat": Repeat,
    "hurts": Hurts,
    "more": More,
    "fewer": Fewer,
}
"""By the name of the action. A key is live exactly when its event is legal now."""

KEYS: Final[list[BindingType]] = [
    Binding("space", "done", "key_done", tooltip="This repetition is done", id="done"),
    Binding("space", "pause", "key_pause", tooltip="Stop the clock", id="pause"),
    Binding("space,enter", "resume", "key_go_on", tooltip="Let the clock run again", id="resume"),
    Binding("p", "pause_by_letter", "key_pause", show=False, tooltip="Stop the clock", id="pause-too"),
    Binding("pagedown", "done", "key_done", show=False, id="done-remote"),
    Binding("right,n,pagedown", "skip", "key_next", key_display="→", tooltip="Leave the rest of this set", id="next"),
    Binding(
        "left,b,pageup",
        "again",
        "key_again",
        key_display="←",
        tooltip="This set again; twice: the one before",
        id="back",
    ),
    Binding("r", "repeat", "key_repeat", tooltip="Say what is to be done now", id="repeat"),
    Binding("o", "hurts", "key_hurts", tooltip="End this exercise at once", id="hurts"),
    Binding(
        "plus,equals_sign", "more", "key_rep", key_display="+", tooltip="One repetition more in this set", id="more"
    ),
    Binding("minus", "fewer", "key_rep", key_display="-", tooltip="One repetition fewer in this set", id="fewer"),
    Binding(
        "greater_than_sign", "resize(1)", "Bigger", key_display=">", show=False, tooltip="A bigger count", id="big"
    ),
    Binding(
        "less_than_sign",
        "resize(-1)",
        "Smaller",
        key_display="<",
        show=False,
        tooltip="A smaller count",
        id="small",
    ),
    Binding("m", "app.mute", "Mute", show=False, tooltip="Sound off, and on again", id="mute"),
    Binding(
        "q,escape", "stop", "key_stop", key_display="q", tooltip="End the session; what was done is kept", id="stop"
    ),
]
