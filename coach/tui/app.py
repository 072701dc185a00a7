"""The application: which screen is shown, how a session begins and ends, and how the terminal is left.

What Textual does not do by itself is here: signals leave the terminal whole and set the exit code, an error inside
coach becomes one line, and typed Ctrl-C asks before it ends a session.
"""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.binding import Binding

from coach.errors import CoachError
from coach.live import real_clock
from coach.model.plan import Plan
from coach.studio import BrokenOff, Performance, Studio
from coach.tui.palette import THEMES, theme_name
from coach.tui.tab import Tab

if TYPE_CHECKING:
    from coach.sound.facade import Sound
    from coach.tui.screens.after import AfterScreen
    from coach.tui.screens.home import HomeScreen
    from coach.tui.screens.live import LiveScreen

TOO_FAST_TO_SPEAK = 2.0
"""A rehearsal faster than this is silent: words would only cut each other."""
STANDS_AFTER_S = 2.0
"""By then the first screen is complete."""


class CoachApp(App[int]):
    """coach on the full screen. With a `performance` it leads through that one and leaves; else it opens at home."""

    TITLE = "coach"
    ENABLE_COMMAND_PALETTE = True
    CSS_PATH = "theme.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-medium"), (100, "-wide"), (180, "-vast")]
    VERTICAL_BREAKPOINTS = [
        (0, "-short"),
        (18, "-middle"),
        (23, "-tall"),
        (30, "-high"),
        (36, "-very-tall"),
        (50, "-huge"),
    ]
    BINDINGS = [
        Binding("ctrl+c", "leave", "Leave", show=False, priority=True, id="leave"),
        Binding("ctrl+q", "leave", "Leave", show=False, priority=True, id="leave-too"),
        Binding("question_mark", "help", "Help", tooltip="All keys of this screen", id="help"),
    ]

    def __init__(
        self,
        studio: Studio,
        *,
        performance: Performance | None = None,
        speed: float = 1.0,
        clock: Callable[[], float] = real_clock,
        make_sound: Callable[[Callable[[str], None]], Sound] | None = None,
    ) -> None:
        super().__init__()
        self.studio = studio
        self._performance = performance
        self._speed = speed
        self._clock = clock
        self._make_sound = make_sound
        self._sound: Sound | None = None
        self._sound_faulty = False
        self._stack = ExitStack()
        self._home: HomeScreen | None = None
        self._leading: LiveScreen | None = None
        self.tab = Tab(self._write, os.environ)
        self.fault: BaseException | None = None
        """What went wrong inside coach; the command line reports it."""

    def run_to_exit_code(self) -> int:
        """Run until the person leaves; returns the exit code. Raises what went wrong inside."""
        with self._stack:
            self.run()
        with suppress(OSError, ValueError, AttributeError):  # where Textual draws, unless it is gone
            print(self.tab.goodbye(), end="", file=sys.__stderr__, flush=True)
        if self._sound is not None:
            self._sound.close()
        if self.fault is not None:
            raise self.fault
        return self.return_code or 0

    def on_load(self) -> None:
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = theme_name(self.studio.settings.theme)
        loop = self._own_loop = asyncio.get_running_loop()
        for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"):
            number = getattr(signal, name, None)
            if number is not None:
                try:
                    loop.add_signal_handler(number, self.exit, None, 128 + number)
                except (NotImplementedError, RuntimeError, ValueError):  # not this platform, or not the main thread
                    break
        loop.set_exception_handler(self._loop_fault)

    def _write(self, text: str) -> None:
        """Send something that is not drawn to the terminal."""
        if self._driver is not None and not self.is_headless:
            self._driver.write(text)

    def on_mount(self) -> None:
        self.tab.show(self.TITLE)
        if not gc.isenabled():
            self.set_timer(STANDS_AFTER_S, _collect_garbage_again)
        if self._performance is not None:
            self._lead(self._performance)
            return
        from coach.tui.screens.home import HomeScreen

        self._home = HomeScreen()
        self.push_screen(self._home)

    def start(self, plan: Plan) -> None:
        """Begin a session of this plan; says why when it cannot."""
        self._begin(self.studio.performance(plan, rehearsal=False))

    def _begin(self, performances: AbstractContextManager[Performance]) -> None:
        self._stack.close()
        try:
            performance = self._stack.enter_context(performances)
        except CoachError as error:
            self.notify(str(error), severity="error", timeout=15, markup=False)
            return
        self._lead(performance)

    def resume(self, broken_off: BrokenOff) -> None:
        """Go on with a session that was broken off."""
        self._begin(self.studio.resumed(broken_off))

    def _lead(self, performance: Performance) -> None:
        from coach.tui.screens.live import LiveScreen

        if self._sound is None and self._make_sound is not None and self._speed <= TOO_FAST_TO_SPEAK:
            self._sound = self._make_sound(self._sound_fault)
        listener = None
        if self._sound is not None:
            from coach.sound.listener import Listener, Speak

            listener = Listener(self._sound, performance.plan, Speak(self.studio.settings.speak))
        self._leading = LiveScreen(performance, speed=self._speed, clock=self._clock, listener=listener)
        self.push_screen(self._leading)

    def _sound_fault(self, line: str) -> None:
        """Something about the sound does not work, on whatever thread it was noticed. One notice, and on it goes."""
        if self._sound_faulty:
            return
        self._sound_faulty = True
        said = f"{line} coach doctor says what to do."
        say = partial(self.notify, said, severity="warning", timeout=8, markup=False)
        with suppress(RuntimeError):  # the loop has ended, and with it whoever could read it
            self._own_loop.call_soon_threadsafe(say)

    def action_mute(self) -> None:
        """Sound off, and on again."""
        if self._sound is not None:
            self._sound.mute(not self._sound.muted)
            self.notify("Sound off. m turns it on." if self._sound.muted else "Sound on.", markup=False)

    def on_live_screen_over(self, message: LiveScreen.Over) -> None:
        """The session has ended and is written down: show what was done."""
        from coach.tui.screens.after import AfterScreen

        self.tab.show(self.TITLE)
        self.switch_screen(AfterScreen(message.performance, completed=message.completed))

    def on_after_screen_left(self, message: AfterScreen.Left) -> None:
        """The answers are given: back home, or out when only this session was asked for."""
        if self._performance is not None:
            self.exit(return_code=0 if message.completed else 1)
            return
        self._stack.close()
        assert self._home is not None
        while self.screen is not self._home:
            self.pop_screen()
        self._home.renew()

    def action_leave(self) -> None:
        """Leave; a session in progress is asked about first, and asked twice it ends."""
        if self._leading is not None and self._leading in self.screen_stack:
            self._leading.ask_to_stop()
            return
        self.exit(return_code=0)

    def action_help(self) -> None:
        """Show or hide all keys of this screen."""
        if self.screen.query("HelpPanel"):
            self.action_hide_help_panel()
        else:
            self.action_show_help_panel()

    def _handle_exception(self, error: Exception) -> None:
        """Keep the error for the command line: Textual would print local variables, which may hold private notes."""
        if self.is_headless:
            super()._handle_exception(error)
            return
        self.fault = self.fault or error
        self.exit(return_code=1)

    def _loop_fault(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """An exception in a bare task or timer is as serious as any other."""
        error = context.get("exception")
        if isinstance(error, Exception):
            self._handle_exception(error)


def _collect_garbage_again() -> None:
    """The start is over. What it made stays as long as the program, and is not looked at again."""
    gc.freeze()
    gc.enable()
