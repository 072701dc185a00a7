"""Shows a session in the widgets of the live screen, and sets the screen's style classes.

Touches only what changed: a widget that is told what it shows already does nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Set
from functools import partial
from typing import Any, Final

from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Static

from coach.app.live_view import SHAPES, LiveView, Mode, lifted, scene, view
from coach.app.service import CoachService
from coach.engine.machine import Session
from coach.engine.transitions import State
from coach.model.motion import lifted_in
from coach.model.timeline import SetKey
from coach.tui.widgets.bar import SessionBar
from coach.tui.widgets.big import BigText
from coach.tui.widgets.drawing import stands
from coach.tui.widgets.figure import MovingFigure
from coach.tui.widgets.one_line import OneLine

FLASH_S: Final = 0.35
"""Long enough to be seen from the corner of an eye, short enough to hide no second of a hold."""

WORDS_FIRST_S: Final = 1 / 60
"""A frame of Textual's."""

_BETWEEN: Final = {Mode.REST, Mode.SWITCH}
"""Modes drawn on the rest background."""
_ROOM_FOR_A_FIGURE: Final = Size(100, 30)
_ROOM_FOR_A_SMALL_FIGURE: Final = Size(80, 24)
"""Beside the count, below the large words."""


class LivePresenter:
    """The widgets of a live screen; `again` is called when a flash is over."""

    def __init__(self, screen: Screen[Any], service: CoachService, again: Callable[[], None]) -> None:
        self._screen = screen
        self._words = service.words
        self._texts = self._words.session
        self._again = again
        self._moves = service.settings.motion == "full"
        self._draws_figures = screen.app.draws_figures  # type: ignore[attr-defined]
        self._flashes = service.settings.flash if self._moves else "off"
        self.flash_end: asyncio.TimerHandle | None = None
        self._shown: dict[str, str] = {}
        self._look: tuple[Mode, bool, str] | None = None
        """What decides on the colours of the screen."""
        self._place: dict[str, bool] = {}
        """What decides on where the figure is."""
        # Made here and not looked up: a timer may ring when the screen is being taken down.
        self.about_set, self.left = OneLine(id="about-set"), OneLine(id="left")
        self.dots, self.reps = OneLine(id="dots"), OneLine(id="reps")
        self.side = BigText(id="side", max_scale=2)
        self.word = BigText(id="word", max_scale=2)
        self.count = BigText(id="count", broad=True)
        self.figure = MovingFigure()
        self.bar = SessionBar()

    def show(self, session: Session, stored: Set[tuple[SetKey, int]], repeated: str = "") -> LiveView:
        """Show this session. What was asked to be said again stands where the next step does."""
        now = view(session, stored, self._texts)
        word = self._texts.big_paused if now.paused else now.word
        for name, text in (
            ("exercise", now.exercise),
            ("then", repeated or now.then),
            ("small", f"{now.letter}  {word}   {now.reps}"),
        ):
            self.say(name, text)
        self.about_set.update(now.about_set)
        self.left.update(now.left)
        self.dots.update(now.dots)
        self.reps.update(now.reps)
        self.side.update(now.side)
        self.word.update(word)
        look = now.mode, now.paused, now.side
        if look != self._look:
            self._change_look(now)
            self._look = look
        self.count.update(now.count if self.flash_end is None else SHAPES[now.mode])
        self.bar.fraction = now.fraction
        self._show_in_tab(now)
        return now

    def move(self, session: Session, through: float) -> bool:
        """Show the figure when so much of the segment is over, 0 to 1; returns whether it goes on moving by itself."""
        shown = scene(session)
        room = self._screen.app.size
        drawn = shown is not None and self._draws_figures
        large = drawn and _fits(_ROOM_FOR_A_FIGURE, room)
        small = drawn and not large and _fits(_ROOM_FOR_A_SMALL_FIGURE, room)
        upright = small and shown is not None and stands(shown)
        place = {"-figure": large, "-small-figure": small, "-upright": upright}
        if place != self._place:
            self._place = place
            self._restyle(place)
        segment = session.segment
        if segment is None:
            return False
        now = lifted(session, through)
        if self._moves:
            self.figure.show(shown, lifted_in(segment.kind, 1.0) if now is None else now)
        else:  # one picture of the work, and one of how to lie for it
            self.figure.show(shown, 1.0 if segment.set_key is not None else 0.0)
        return self._moves and now is not None and session.state is State.RUNNING and bool(self.figure.size)

    def say(self, name: str, text: str) -> None:
        """Have this text in the widget of that name."""
        before = self._shown.get(name, "")
        if before != text:
            self._shown[name] = text
            widget = self._screen.query_one(f"#{name}", Static)
            width = max(widget.size.width, 1)
            # A new layout costs ten times as much as drawing the words, so there is one only where others must move.
            moves = widget.display and _lines(before, width) != _lines(text, width)
            widget.update(Content(text), layout=moves)

    def end_flash(self) -> None:
        """The count stands there again with the next picture."""
        if self.flash_end is not None:
            self.flash_end.cancel()
            self.flash_end = None
            self._restyle({"-flash": False})

    def _change_look(self, now: LiveView) -> None:
        """Another look, and perhaps a flash."""
        if self.flash_end is not None:
            self.flash_end.cancel()
            self.flash_end = None
        flashes = self._flashes != "off" and not now.paused and now.mode in SHAPES
        if flashes:
            self.flash_end = asyncio.get_running_loop().call_later(FLASH_S, self._flash_over)
        self._restyle(
            {
                "-paused": now.paused,
                "-ready": now.mode is Mode.READY,
                "-between": now.mode in _BETWEEN,
                "-flash": flashes and self._flashes == "strong",
            }
        )

    def _restyle(self, classes: dict[str, bool]) -> None:
        """Set the classes, a moment behind the words: to style the whole screen anew takes longer than to draw it."""
        if self._screen.is_mounted:
            self._screen.set_timer(WORDS_FIRST_S, partial(self._screen.update_classes, classes))
        else:
            self._screen.update_classes(classes)

    def _show_in_tab(self, now: LiveView) -> None:
        """How far the session is, for whoever looks at the terminal's tab."""
        paused = f", {self._words.screens.tab_paused}" if now.paused else ""
        percent = int(now.fraction * 100)
        tab = self._screen.app.terminal_title  # type: ignore[attr-defined]  # the app is ours
        tab.show(f"{now.exercise}, {percent} %{paused} - coach", percent)

    def _flash_over(self) -> None:
        self.end_flash()
        self._again()


def _fits(needed: Size, room: Size) -> bool:
    return room.width >= needed.width and room.height >= needed.height


def _lines(text: str, width: int) -> int:
    """How many lines of so many cells a text takes; none where it is empty."""
    return Content(text).get_height({}, width) if text else 0
