"""The process around the app: signals, errors of threads and of the loop, Ctrl-Z, and how the terminal is left.

Textual does none of this by itself: signals leave the terminal whole and set the exit code, and an error inside coach
becomes one line.
"""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import Any

from rich.console import RenderableType
from textual.css.query import NoMatches
from textual.events import Event, InputEvent
from textual.worker import WorkerFailed

from coach.system import signals, stdio
from coach.system.cleanup import clean_up
from coach.system.platforms import alarm_calls, give_back_signals, set_alarm
from coach.tui.driver import TerminalApp
from coach.tui.terminal_title import TerminalTitle

SHUTDOWN_TIMEOUT_S = 1.5
"""How long the program may take to end after a signal. Whatever it is busy with, what was seen counted is stored."""


class ProcessApp(TerminalApp):
    """An app that answers to signals, reports errors of any thread, and always leaves the terminal as it was."""

    def __init__(self) -> None:
        super().__init__()
        self.terminal_title = TerminalTitle(self.send, os.environ)
        self.fault: BaseException | None = None
        """What went wrong inside coach; the command line reports it."""
        self.resources = ExitStack()
        """What is released when the program ends."""
        self.leaving = False
        """Whether the program is about to end."""
        self._own_loop: asyncio.AbstractEventLoop | None = None
        self._ended_by = 0
        """The signal that ends the program; 0 is none."""

    def run_to_exit_code(self) -> int:
        """Run until the person leaves; returns the exit code. Raises what went wrong inside."""
        with (
            signals.caught(self._signalled),
            shutdown_timeout(self._leave_at_once),
            thread_exceptions(self._thread_fault),
        ):
            with self.resources:
                self.run()
            self.reset_title()
            self.after_run()
        if self._ended_by:
            return 128 + self._ended_by
        if self.fault is not None:
            raise self.fault
        return self.return_code or 0

    def after_run(self) -> None:
        """Called when the terminal has been left, while signals still end the program in time."""

    def pause_session(self) -> bool:
        """Called before the process stops for a while; returns whether there is a session that now waits."""
        return False

    # signals

    def _signalled(self, number: int) -> None:
        """A signal asks the program to end. It does so on its own loop, or before that begins to show anything."""
        self._ended_by = self._ended_by or number
        set_alarm(SHUTDOWN_TIMEOUT_S)
        self.call_on_loop(self.exit, None, 128 + self._ended_by)

    def call_on_loop(self, do: Callable[..., object], *values: Any) -> None:
        """Have this called on the event loop, from any thread; not at all where that has not begun or has ended."""
        if self._own_loop is not None:
            with suppress(RuntimeError):  # the loop has ended, and soon the program will
                self._own_loop.call_soon_threadsafe(do, *values)

    def _leave_at_once(self) -> None:
        """The orderly way out takes too long: the terminal is put back, half a file removed, what is stored stays."""
        if self.own_driver is not None:
            self.own_driver.leave_at_once()
        clean_up()
        os._exit(128 + self._ended_by if self._ended_by else 1)

    def terminal_gone(self) -> None:
        """The window was closed: nobody can see or press anything any more."""
        self._signalled(signals.HUNG_UP)

    def stop_asked(self) -> None:
        """The system asks to stop for a while."""
        self.action_suspend_process()

    def continued(self) -> None:
        """Something else had the terminal: draw everything again."""
        self.terminal_title.again()
        self.refresh(layout=True)

    def farewell(self) -> str:
        """What leaves the terminal's tab as it was."""
        return self.terminal_title.goodbye()

    def action_suspend_process(self) -> None:
        """Ctrl-Z: a session pauses, the terminal is given back, and the process stops until it is told to go on."""
        if self.own_driver is not None:
            self.pause_session()
            self.own_driver.stop_here()

    def action_redraw(self) -> None:
        """Ctrl-L: something else wrote on the screen, or another window looks at it now: draw everything again."""
        if self.own_driver is not None:
            self.own_driver.draw_again()
        else:
            self.continued()

    # leaving

    def reset_title(self) -> None:
        """Restore the terminal's title, where Textual draws; a terminal that has gone is no error."""
        stream = sys.__stderr__
        if stream is None or "TEXTUAL_DRIVER" in os.environ:
            return
        try:
            print(self.terminal_title.goodbye(), end="", file=stream, flush=True)
        except OSError:
            stdio.redirect_to_null(stream)

    async def on_event(self, event: Event) -> None:
        """Ignore keys and clicks after the one that leaves, and those typed before a new page has anything on it."""
        if isinstance(event, InputEvent) and (self.leaving or not self._takes_keys()):
            return
        await super().on_event(event)

    def _takes_keys(self) -> bool:
        # Mounted it is only when it has read all that it shows; what leads away from it works before.
        return bool(self.screen_stack) and bool(self.screen.children)

    def exit(self, result: int | None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave."""
        self.leaving = True
        super().exit(result, return_code, message)

    def on_load(self) -> None:
        self._own_loop = asyncio.get_running_loop()
        self._own_loop.set_exception_handler(self._loop_fault)
        if self._ended_by:
            self.exit(None, 128 + self._ended_by)

    # errors

    def unhandled(self, error: Exception) -> None:
        """Keep the error for the command line.

        A page that is opened while the program leaves stays empty, and misses what it would show: that is no error.
        """
        cause = error.error if isinstance(error, WorkerFailed) else error
        if self.leaving and isinstance(cause, NoMatches) and not self._is_whole():
            return
        if self.is_headless:
            super().unhandled(error)
            return
        self.fail(cause)

    def _is_whole(self) -> bool:
        """Whether every page has something on it."""
        return all(screen.children for screen in self.screen_stack)

    def fail(self, error: BaseException) -> None:
        """Leave, because of an error that nothing here can help with; the command line says what to do."""
        self.fault = self.fault or error
        self.exit(return_code=1)

    def fault_in_thread(self, error: Exception) -> None:
        """A thread of the terminal's driver failed."""
        self.unhandled(error)

    def _thread_fault(self, args: threading.ExceptHookArgs) -> None:
        """Any other thread failed; left alone, its traceback would be printed across the screen."""
        if isinstance(args.exc_value, Exception):
            self.call_on_loop(self.unhandled, args.exc_value)

    def _loop_fault(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """An exception in a bare task or timer is as serious as any other."""
        error = context.get("exception")
        if isinstance(error, Exception):
            self.unhandled(error)


@contextmanager
def shutdown_timeout(then: Callable[[], object]) -> Iterator[None]:
    """Have the alarm that a signal sets call `then`, even when the event loop is stuck."""
    with alarm_calls(then):
        try:
            yield
        finally:
            give_back_signals()


@contextmanager
def thread_exceptions(then: Callable[[threading.ExceptHookArgs], object]) -> Iterator[None]:
    """Hand an error that ends a thread to `then`."""
    before, threading.excepthook = threading.excepthook, then
    try:
        yield
    finally:
        threading.excepthook = before
