"""The key bindings of the live screen, and the event that each sends.

Descriptions are names of texts (`key_labels`).
"""

from __future__ import annotations

from typing import Final

from textual.binding import Binding

from coach.engine.events import Back, Done, Fewer, Hurts, More, Next, NotHurt, Pause, Ready, Repeat, Resume, Wait
from coach.engine.keys import KEYS as MEANT
from coach.engine.keys import MUTE, STOP, joined
from coach.tui.key_labels import with_twins

KeyEvent = Back | Done | Fewer | Hurts | More | Next | NotHurt | Pause | Ready | Repeat | Resume | Wait

EVENTS: Final[dict[str, type[KeyEvent]]] = {
    "pause": Pause,
    "pause_by_letter": Pause,
    "resume": Resume,
    "ready": Ready,
    "wait": Wait,
    "done": Done,
    "skip": Next,
    "again": Back,
    "repeat": Repeat,
    "hurts": Hurts,
    "mistake": NotHurt,
    "more": More,
    "fewer": Fewer,
}
"""By the name in a binding: `send(name)`, or the action itself. A key is live exactly when its event is legal now."""

KEYS: Final = with_twins(
    Binding(MEANT[Done][0], "send('done')", "key_done", tooltip="tip_done", id="done"),
    Binding(MEANT[Pause][0], "send('pause')", "key_pause", tooltip="tip_pause", id="pause"),
    Binding(joined(Resume), "send('resume')", "key_go_on", tooltip="tip_go_on", id="resume"),
    Binding(joined(Ready), "send('ready')", "key_ready", show=False, tooltip="tip_ready", id="ready"),
    Binding(joined(Wait), "send('wait')", "key_wait", show=False, tooltip="tip_wait", id="wait"),
    Binding(MEANT[NotHurt][0], "send('mistake')", "key_mistake", tooltip="tip_mistake", id="mistake"),
    Binding(MEANT[Pause][1], "send('pause_by_letter')", "key_pause", show=False, tooltip="tip_pause", id="pause-too"),
    Binding(MEANT[Done][1], "send('done')", "key_done", show=False, tooltip="tip_done", id="done-remote"),
    Binding(joined(Next), "send('skip')", "key_next", key_display="→", tooltip="tip_next", id="next"),
    Binding(
        joined(Back),
        "send('again')",
        "key_again",
        key_display="←",
        tooltip="tip_again",
        id="back",
    ),
    Binding(joined(Repeat), "send('repeat')", "key_repeat", tooltip="tip_repeat", id="repeat"),
    Binding(joined(Hurts), "hurts", "key_hurts", tooltip="tip_hurts", id="hurts"),
    Binding(joined(More), "send('more')", "key_rep", key_display="+", tooltip="tip_more", id="more"),
    Binding(joined(Fewer), "send('fewer')", "key_rep", key_display="-", tooltip="tip_fewer", id="fewer"),
    Binding(
        "greater_than_sign", "resize(1)", "key_bigger", key_display=">", show=False, tooltip="tip_bigger", id="big"
    ),
    Binding(
        "less_than_sign",
        "resize(-1)",
        "key_smaller",
        key_display="<",
        show=False,
        tooltip="tip_smaller",
        id="small",
    ),
    Binding(MUTE, "app.mute", "key_mute", show=False, tooltip="tip_mute", id="mute"),
    Binding(",".join(STOP), "stop", "key_stop", key_display="q", tooltip="tip_stop", id="stop"),
)
