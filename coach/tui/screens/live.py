"""The live screen: one count, as large as the terminal allows, and what one needs beside it.

It looks at the clock when the next moment is due and touches only what changed. Keys become events; which of them are
live is asked of the session, so the footer is always true.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from textwrap import wrap
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.getters import query_one
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from coach.engine.cues import Again, Began, Cue, Paused, RepDone
from coach.engine.events import Back, Done, Event, Fewer, Hurts, More, Next, NotHurt, Pause, Reason, Repeat, Resume
from coach.engine.machine import State
from coach.engine.script import say
from coach.errors import CoachError
from coach.faults import visible
from coach.journal import ThreadJournal
from coach.live import Live, real_clock
from coach.model.motion import lifted_in
from coach.model.timeline import SegmentKind, SetKey
from coach.sound.listener import Listener
from coach.studio import Performance
from coach.tui.alarm import Alarm
from coach.tui.dress import Dress
from coach.tui.key_names import name_keys
from coach.tui.live_keys import EVENTS, KEYS
from coach.tui.live_view import SHAPES, LiveView, Mode, scene, view
from coach.tui.updates import NearCompositor
from coach.tui.widgets.bar import SessionBar
from coach.tui.widgets.big import BigText
from coach.tui.widgets.figure import FRAME_S, FigureView
from coach.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from coach.tui.screens.hurt import Hurting

_MOVING = {SegmentKind.LIFT, SegmentKind.LOWER}
_BETWEEN = {Mode.REST, Mode.SWITCH}
"""What stands on another ground than work."""
_ROOM_FOR_A_FIGURE = Size(100, 30)
_AS_WIDE_AS_THEY_ARE = {"about-set", "left", "dots", "reps"}
"""Texts that others stand beside; the others are as high as they are."""
FLASH_S = 0.35
"""Long enough to be seen from the corner of an eye, short enough to hide no second of a hold."""
LONGEST_BREATH_S = 0.15
"""How long the words of a moment wait for a repetition's number to be stored."""

END_AGAIN_S = 2.0
"""Between two tries to write down the end of a session."""


class LiveScreen(Screen[None]):
    """A session under way."""

    CSS_PATH = "live.tcss"
    BINDINGS = KEYS
    side = query_one("#side", BigText)
    word = query_one("#word", BigText)
    count = query_one("#count", BigText)
    bar = query_one(SessionBar)

    class Over(Message):
        """The session has ended and its end is written down."""

        def __init__(self, performance: Performance, *, completed: bool) -> None:
            super().__init__()
            self.performance = performance
            self.completed = completed

    def __init__(
        self,
        performance: Performance,
        *,
        speed: float = 1.0,
        clock: Callable[[], float] = real_clock,
        listener: Listener | None = None,
    ) -> None:
        super().__init__()
        self._compositor = NearCompositor()
        self._listener = listener
        self._performance = performance
        self._words = performance.studio.words
        self._phrases = self._words.session
        name_keys(self, self._words)
        self._speed = speed
        self._clock = clock
        self._stored: set[tuple[SetKey, int]] = set(performance.session.credited)
        self._shown: dict[str, str] = {}
        self._bigger = 0
        """-1 is a smaller count, 1 a bigger one."""
        self._second_shown: tuple[object, ...] = ()
        self._repeated = ""
        """What was asked to be said again; it stands where the next step does until that comes."""
        self._alarm = Alarm(self._look)
        self.figure = FigureView()
        """Not looked up: its timer may ring when the screen is being taken down."""
        self._frame: asyncio.TimerHandle | None = None
        settings = performance.studio.settings
        self._moves = settings.motion == "full"
        self._flashes = settings.flash if self._moves else "off"
        self._flash_end: asyncio.TimerHandle | None = None
        self._breath: asyncio.TimerHandle | None = None
        self._dress = Dress(self)
        self._left = False
        self._end_timer: asyncio.TimerHandle | None = None
        self.live: Live

    def compose(self) -> ComposeResult:
        with Horizontal(id="top"):
            yield Static(id="exercise", markup=False)
            yield Static(id="about-set", markup=False)
            yield Static(id="left", markup=False)
        yield Static(id="small", markup=False)
        with Horizontal(id="stage"):
            with Vertical(id="told"):
                yield BigText(id="side", max_scale=2)
                yield BigText(id="word", max_scale=2)
                yield BigText(id="count", broad=True)
                yield Static(id="notice", markup=False)
            yield self.figure
        with Horizontal(id="progress"):
            yield Static(id="dots", markup=False)
            yield Static(id="reps", markup=False)
        yield Static(id="then", markup=False)
        yield SessionBar()
        yield KeyBar()

    def on_mount(self) -> None:
        loop = asyncio.get_running_loop()
        self._journal = ThreadJournal(self._performance.journal, lambda answer: _hand_to(loop, answer))
        self.live = Live(
            self._performance.session, self._journal, self._hear, self._ended, speed=self._speed, clock=self._clock
        )
        self.live.begin()
        self._show()

    def on_resize(self) -> None:
        if hasattr(self, "live"):
            self._move()

    def on_screen_resume(self) -> None:
        self._dress.styled = True

    def on_unmount(self) -> None:
        self._cancel_timers()
        self._journal.close()

    def _cancel_timers(self) -> None:
        self._alarm.cancel()
        for timer in (self._frame, self._flash_end, self._end_timer, self._breath):
            if timer is not None:
                timer.cancel()
        if self._breath is not None:
            self._speak()

    # time

    def _look(self) -> None:
        self.live.look()
        if self._second != self._second_shown:
            self._show()
        else:
            self._move()
            self._arm()

    @property
    def _second(self) -> tuple[object, ...]:
        """What of the time can be seen: half a second later, most often the same."""
        session = self.live.session
        return session.state, session.index, -(-session.session_left_ms // 1000), -(-(session.left_ms or 0) // 1000)

    def after_a_stop(self) -> None:
        """The process was stopped and goes on: a gap is found now, not at the next moment that is due."""
        if hasattr(self, "live"):
            self._look()

    def pause(self) -> None:
        """Stop the clock, if it runs."""
        if hasattr(self, "live") and self.live.session.state is State.RUNNING:
            self.send(Pause())

    def _arm(self) -> None:
        if self.live.session.state is State.RUNNING:
            self._alarm.ring_in(self.live.wait_s())
        else:
            self._alarm.cancel()

    # keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key is live exactly when its event is legal now."""
        kind = EVENTS.get(action)
        if kind is None:
            return True
        if not hasattr(self, "live"):
            return False
        if action == "pause" and self.live.session.allows(Done):
            return False  # the big key says that a self-paced repetition is done; pausing is left to its letter
        return self.live.session.allows(kind)

    def send(self, event: Event) -> None:
        """Let a key happen, and show what came of it."""
        self.live.send(event)
        self._show()

    def action_pause(self) -> None:
        self.send(Pause())

    def action_pause_by_letter(self) -> None:
        self.send(Pause())

    def action_resume(self) -> None:
        self.send(Resume())

    def action_done(self) -> None:
        self.send(Done())

    def action_skip(self) -> None:
        self.send(Next())

    def action_again(self) -> None:
        self.send(Back())

    def action_repeat(self) -> None:
        self.send(Repeat())

    def action_more(self) -> None:
        self.send(More())

    def action_fewer(self) -> None:
        self.send(Fewer())

    def action_resize(self, by: int) -> None:
        """A bigger count, with the words beside it in plain letters, or a smaller one."""
        self._bigger = min(max(self._bigger + by, -1), 1)
        self.set_class(self._bigger > 0, "-bigger")
        self.set_class(self._bigger < 0, "-smaller")

    def action_hurts(self) -> None:
        """Stop the exercise at once; how much it hurts is asked after that."""
        from coach.tui.screens.hurt import HurtScreen

        self.send(Hurts())
        self.app.push_screen(HurtScreen(self._words), self._after_hurt)

    def _after_hurt(self, answer: Hurting | None) -> None:
        if answer is None or answer.mistake:
            self.send(NotHurt())
            return
        self.live.rate_hurt(answer.sore)
        if answer.go_on:
            self.send(Resume())
        else:
            self.ask_to_stop()

    def action_stop(self) -> None:
        self.ask_to_stop()

    @property
    def asks_to_stop(self) -> bool:
        """Whether the person is being asked."""
        from coach.tui.screens.stop import StopScreen

        return isinstance(self.app.screen, StopScreen)

    def ask_to_stop(self) -> None:
        """Pause and ask; asked a second time, stop."""
        if self.live.over:
            if self.live.unwritten:  # what is stored is safe, and the session can be gone on with another time
                self._leave()
            return
        from coach.tui.screens.stop import StopScreen

        if isinstance(self.app.screen, StopScreen):
            self.app.screen.dismiss(True)
            return
        was_running = self.live.session.state is State.RUNNING
        if was_running:
            self.send(Pause())
        self.app.push_screen(StopScreen(self._words), partial(self._after_stop, was_running))

    def _after_stop(self, was_running: bool, stop: bool | None) -> None:
        if stop:
            self.live.stop()
        elif was_running:
            self.send(Resume())

    @on(Click)
    def _click(self) -> None:
        """Anywhere on the screen is the one big key."""
        for kind in (Done, Pause, Resume):
            if self.live.session.allows(kind):
                self.send(kind())
                return

    # cues

    def _hear(self, cue: Cue) -> None:
        if self._listener is not None:
            self._listener.hear(cue)
            self._speak_soon()
        match cue:
            case RepDone(segment=segment):
                if segment.set_key is not None and segment.rep is not None:
                    self._stored.add((segment.set_key, segment.rep))
            case Began():
                self._repeated = ""
            case Again():
                self._repeated = say(cue, self._performance.plan, self._phrases)
            case Paused(reason=Reason.STORE) if self.live.error is not None:
                why = self._words.error(self.live.error)
                self._say("notice", visible(f"{say(cue, self._performance.plan, self._phrases)} {why}"))
            case Paused(reason=Reason.GAP):
                self._say("notice", say(cue, self._performance.plan, self._phrases))
        if not self.live.over:
            self._show()

    def _speak_soon(self) -> None:
        """Let the words of this moment come together: a repetition's number follows when it has been stored."""
        if self._breath is not None:
            self._breath.cancel()
        wait_s = LONGEST_BREATH_S if self.live.storing else 0.0
        self._breath = asyncio.get_running_loop().call_later(wait_s, self._speak)

    def _speak(self) -> None:
        self._breath = None
        if self._listener is not None:
            self._listener.flush()

    def _ended(self, error: CoachError | None) -> None:
        if error is None:
            self._leave()
            return
        self.add_class("-unwritten")
        said = self._words.screens.not_ended.format(error=self._words.error(error))
        self._say("notice", visible(said))
        self._end_timer = asyncio.get_running_loop().call_later(END_AGAIN_S, self.live.end_again)

    def _leave(self) -> None:
        if not self._left:
            self._left = True
            self._cancel_timers()
            self.post_message(self.Over(self._performance, completed=self.live.session.state is State.FINISHED))

    # showing

    def _show(self) -> None:
        """Show this moment and say what belongs to it; what did not change is not touched."""
        if not self.app.is_running:
            return  # it is being taken down: the widgets are gone before the screen is
        self._second_shown = self._second
        now = view(self.live.session, self._stored, self._phrases)
        word = self._phrases.big_paused if now.paused else now.word
        self._say("exercise", now.exercise)
        self._say("about-set", now.about_set)
        self._say("left", now.left)
        self._say("dots", now.dots)
        self._say("reps", now.reps)
        self._say("then", self._repeated or now.then)
        self._say("small", f"{now.letter}  {word}   {now.reps}")
        self.side.update(now.side)
        self.word.update(word)
        self._say_in_tab(now)
        self._look_like(now)
        self.count.update(now.count if self._flash_end is None else SHAPES[now.mode])
        self.bar.fraction = now.fraction
        if not now.paused and not self.live.unwritten:
            self._say("notice", "")
        self._move()
        self._arm()

    def _move(self) -> None:
        """Show the figure as far lifted as the leg is now, and again soon while it moves."""
        if self._frame is not None:
            self._frame.cancel()
            self._frame = None
        session = self.live.session
        shown = scene(session)
        room = self.app.size
        fits = room.width >= _ROOM_FOR_A_FIGURE.width and room.height >= _ROOM_FOR_A_FIGURE.height
        self._dress.put_on({"-figure": shown is not None and fits})
        segment = session.segment
        if segment is None:
            return
        moving = self._moves and segment.kind in _MOVING
        if self._moves:
            self.figure.show(shown, lifted_in(segment.kind, self.live.through() if moving else 1.0))
        else:  # one picture of the work, and one of how to lie for it
            self.figure.show(shown, 1.0 if segment.set_key is not None else 0.0)
        if moving and session.state is State.RUNNING and self.figure.size:
            self._frame = asyncio.get_running_loop().call_later(FRAME_S, self._move)

    def _say(self, name: str, text: str) -> None:
        before = self._shown.get(name, "")
        if before != text:
            self._shown[name] = text
            widget = self.query_one(f"#{name}", Static)
            if name in _AS_WIDE_AS_THEY_ARE:
                moves = cell_len(before) != cell_len(text)
            else:
                width = max(widget.size.width, 1)
                moves = len(wrap(before, width)) != len(wrap(text, width))
            # A new layout costs ten times as much as drawing the words, so there is one only where others must move.
            widget.update(Content(text), layout=moves and widget.display)

    def _flash(self) -> None:
        """Let the shape of what begins stand where the count is, for a moment."""
        self._end_flash()
        self._flash_end = asyncio.get_running_loop().call_later(FLASH_S, self._flash_over)
        self._dress.put_on({"-flash": self._flashes == "strong"})

    def _end_flash(self) -> None:
        if self._flash_end is not None:
            self._flash_end.cancel()
            self._flash_end = None
            self._dress.put_on({"-flash": False})

    def _flash_over(self) -> None:
        self._end_flash()
        self._show()

    def _say_in_tab(self, now: LiveView) -> None:
        """How far the session is, for whoever looks at the terminal's tab."""
        percent = int(now.fraction * 100)
        paused = f" · {self._words.screens.tab_paused}" if now.paused else ""
        self.app.tab.show(f"{now.exercise} · {percent} %{paused} · coach", percent)  # type: ignore[attr-defined]

    def _look_like(self, now: LiveView) -> None:
        allowed = "".join(name for name, kind in EVENTS.items() if self.live.session.allows(kind))
        if self._shown.get("allowed") != allowed:
            # Only then: the footer is made anew, which costs more than all the rest of the screen.
            self._shown["allowed"] = allowed
            self.refresh_bindings()
        if self._shown.get("look") != (look := f"{now.mode} {now.paused} {now.side}"):
            self._shown["look"] = look
            self._change_dress(now)

    def _change_dress(self, now: LiveView) -> None:
        """Classes only for what looks different: each change of a class styles the whole screen anew."""
        self._dress.put_on({"-paused": now.paused, "-ready": now.mode is Mode.READY, "-between": now.mode in _BETWEEN})
        if self._flashes != "off" and not now.paused and now.mode in SHAPES:
            self._flash()
        else:
            self._end_flash()


def _hand_to(loop: asyncio.AbstractEventLoop, answer: Callable[[], None]) -> None:
    """Have `answer` called on the loop, unless the program is leaving and nobody waits for it."""
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(answer)
