"""What coach needs of Textual that it does not offer: everything here, and nothing anywhere else, has private names.

Textual's input thread ends the program at the first byte that is no UTF-8 and spins when the terminal has gone; its
output thread dies with the terminal and leaves whoever draws waiting for it; told to continue without having been
stopped, it starts a second time; an error is printed with the values of local variables, which may be private notes.

Each private name, the behaviour it mends, and the test that passes without it once Textual mends that itself:

- `_handle_exception`: an error becomes one line, and no note is printed. test_a_fault_is_one_line
- `_driver`: the tab's title is written to the terminal, and a stuck program leaves it whole. test_ctrl_z_and_back
- `_xterm_parser`, `_run_input_thread`: bytes that make no sense are left out. test_random_bytes_are_typed
- `_file`: a terminal that has gone stops nobody who draws, and its font's limits are kept. test_the_window_is_closed
- `_size`, `_get_terminal_size`: no window is too small for Textual's own text. test_a_window_of_one_cell
- `_display`, `_compositor`: of a line that changed, no more is sent than from where it changed. Textual begins at the
  widget's left edge. test_a_line_is_sent_from_where_it_changed
- `_key_thread`: started in the background it draws nothing before it may. test_a_signal_during_the_start
- `_sigtstp_application`, `_sigcont_application`, `_auto_restart`, `_must_signal_resume`: a session pauses before the
  process stops, and going on starts once. test_ctrl_z_and_back, test_told_to_go_on_without_having_stopped
- `_patch_lflag`, `_patch_iflag`: after another program had the terminal, keys come again as they are pressed.
  test_everything_is_drawn_again
"""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from codecs import getincrementaldecoder
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, Final, Protocol, cast, runtime_checkable

from rich.console import RenderableType
from textual._compositor import ChopsUpdate
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.driver import Driver
from textual.screen import Screen
from textual.strip import Strip

from coach.system.platforms import stop_here
from coach.system.stdio import CONSOLE, ERRORS
from coach.tui.terminal import is_console

if sys.platform != "win32":
    import select
    import termios

    from textual.drivers.linux_driver import LinuxDriver

SMALLEST: Final = (20, 5)
"""Below this the screen is drawn as if it were this large, and cut off: Textual fails on text without any width."""
_WAIT_S: Final = 0.1
_READ: Final = 4096
_WIPE: Final = "\x1b[?1016l\x1b[0m\x1b[H\x1b[2J"
"""Sent before Textual leaves: it forgets the mouse in pixels, and without an alternate screen the page would stay."""
_LEAVE: Final = (
    "\x1b[?2004l\x1b[?2048l\x1b[?7h\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[<u"
    f"{_WIPE}\x1b[?1049l\x1b[?25h\x1b[?1004l"
)
"""What is sent at the end, for when Textual can no longer be waited for."""


_AGAIN: Final = "\x1b[?25l\x1b[?7l\x1b[?1004h\x1b[?2004h\x1b[?1000h\x1b[?1003h\x1b[?1015h\x1b[?1006h"
"""What is sent to have the screen back: no cursor, no wrapping, focus, whole pastes, and the mouse."""


@runtime_checkable
class OwnDriver(Protocol):
    """What our driver can do that Textual's cannot."""

    def stop_here(self) -> None:
        """Give the terminal back and stop the process; returns when it goes on."""

    def draw_again(self) -> None:
        """Take the terminal anew and draw everything."""

    def leave_at_once(self) -> None:
        """Put the terminal back without waiting for anybody."""


class TerminalApp(App[int]):
    """Textual's app, which lets us at its terminal and its errors."""

    def send(self, text: str) -> None:
        """Send something that is not drawn to the terminal."""
        if self._driver is not None and not self.is_headless:
            self._driver.write(text)

    def _handle_exception(self, error: Exception) -> None:
        self.unhandled(error)

    def unhandled(self, error: Exception) -> None:
        """What is done about an error that nobody caught: here, what Textual does."""
        super()._handle_exception(error)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if isinstance(renderable, ChopsUpdate):
            begin_at_change(renderable)
        super()._display(screen, renderable)

    def get_driver_class(self) -> type[Driver]:
        """Our own driver of the terminal, where there is one."""
        if sys.platform != "win32" and "TEXTUAL_DRIVER" not in os.environ:
            return CoachDriver
        return super().get_driver_class()

    @property
    def own_driver(self) -> OwnDriver | None:
        """The driver, where it is ours and can do what Textual's cannot."""
        return self._driver if isinstance(self._driver, OwnDriver) else None


class DriverHost(Protocol):
    """The app as its driver calls it, about the terminal and the process; each call is on the event loop."""

    def terminal_gone(self) -> None:
        """No key can come any more."""

    def stop_asked(self) -> None:
        """The system asks the program to stop for a while (SIGTSTP)."""

    def continued(self) -> None:
        """The program goes on after something else had the terminal."""

    def fault_in_thread(self, error: Exception) -> None:
        """Something went wrong inside the program, on another thread."""

    def farewell(self) -> str:
        """What to write last, to leave the terminal's tab as it was."""


if sys.platform != "win32":

    class CoachDriver(LinuxDriver):
        """Textual's driver for Linux and macOS, with a thicker skin."""

        def __init__(self, app: Any, **options: Any) -> None:
            may_stop = signal.getsignal(signal.SIGTSTP) is not signal.SIG_IGN
            super().__init__(app, **options)
            if not may_stop:  # whoever started the program switched Ctrl-Z off: Textual has just taken it
                signal.signal(signal.SIGTSTP, signal.SIG_IGN)
            self._host = cast("DriverHost", app)
            self._app_loop = asyncio.get_running_loop()
            self._file = cast("Any", _Patient(self._file))
            self._drawing = False
            """Whether the terminal is in the mode the screen is drawn in."""
            self._modes_before: list[Any] | None = None
            """The terminal's own modes, to be given back."""
            self._woken = self._going_on = False
            """Whether the program was told to go on, and whether it is about to."""
            self._size_seen = SMALLEST
            """What the size was when something was last said about it."""
            self._size = self._size or self._get_terminal_size()

        def _get_terminal_size(self) -> tuple[int, int]:
            columns, lines = super()._get_terminal_size()
            return max(columns, SMALLEST[0]), max(lines, SMALLEST[1])

        # stopping for a while

        def start_application_mode(self) -> None:
            """Take the terminal; in the background this stops the program and does nothing."""
            super().start_application_mode()  # type: ignore[no-untyped-call]
            self._drawing = self._key_thread is not None and self._key_thread.is_alive()
            if self._drawing:
                self._modes_before, self.attrs_before = self.attrs_before, None  # given back here, not by Textual
                self._look_at_resizes()

        def _look_at_resizes(self) -> None:
            """A signal of another size that is the same one means that another window looks now: draw everything."""
            resized = cast("Callable[[int, object], object]", signal.getsignal(signal.SIGWINCH))

            def signalled(number: int, frame: object) -> None:
                before, self._size_seen = self._size_seen, self._get_terminal_size()
                resized(number, frame)
                if before == self._size_seen:
                    self.draw_again()

            self._size_seen = self._get_terminal_size()
            signal.signal(signal.SIGWINCH, signalled)

        def stop_application_mode(self) -> None:
            """Give the terminal back, with its tab as it was.

            Its own modes come back when all is written: in them a Ctrl-S that is typed stops what is still to come,
            and Textual, which gives them back first, then leaves its screen where the shell's should be.
            """
            self.write(self._host.farewell() + _WIPE)
            try:
                super().stop_application_mode()
                self._let_keys_end_it()
                self.close()
            finally:
                self._give_modes_back()
            self._drawing = False

        def _let_keys_end_it(self) -> None:
            """Nobody reads keys now: Ctrl-C is a signal again, for whoever waits for a terminal that has stopped."""
            with suppress(termios.error):
                modes = termios.tcgetattr(self.fileno)
                modes[3] |= termios.ISIG
                termios.tcsetattr(self.fileno, termios.TCSANOW, modes)

        def _give_modes_back(self) -> None:
            if self._modes_before is not None:
                with suppress(termios.error):
                    termios.tcsetattr(self.fileno, termios.TCSANOW, self._modes_before)

        def stop_here(self) -> None:
            """Give the terminal back and stop the process; returns when it goes on, which may be at once."""
            if signal.getsignal(signal.SIGTSTP) is signal.SIG_IGN:
                return
            if self._drawing:
                self.suspend_application_mode()
                self._must_signal_resume = True
            stop_here()
            if self._must_signal_resume:
                self._go_on()

        def _sigtstp_application(self, *_: object) -> None:
            """Stop in order, from the loop: the session pauses first."""
            with suppress(RuntimeError):  # the loop has ended
                self._app_loop.call_soon_threadsafe(self._host.stop_asked)

        def _sigcont_application(self, *_: object) -> None:
            """Take the terminal again if it was given back; if not, make good what another program did to it."""
            if self._auto_restart:
                self._go_on()

        def draw_again(self) -> None:
            """Take the terminal anew and draw everything."""
            self._tell(self._again)

        def _go_on(self) -> None:
            """Start drawing again, once, however often it is asked for; in the background it stays stopped."""
            self._woken = True
            if self._going_on:
                return
            self._going_on = True
            while self._woken and self._must_signal_resume:
                self._woken = False
                self.resume_application_mode()
            self._going_on = False
            self.draw_again()

        def _again(self) -> None:
            if not self._drawing:
                return
            with suppress(termios.error):
                modes = termios.tcgetattr(self.fileno)
                modes[3] = self._patch_lflag(modes[3])
                modes[0] = self._patch_iflag(modes[0])
                termios.tcsetattr(self.fileno, termios.TCSANOW, modes)
            self.write(_AGAIN)
            self._host.continued()

        # keys

        def _run_input_thread(self) -> None:
            try:
                self.run_input_thread()
            except Exception as error:  # noqa: BLE001 - nothing that is typed may end in a traceback
                self._tell(self._host.fault_in_thread, error)

        def run_input_thread(self) -> None:
            """Read what is typed until the program leaves; what makes no sense is left out."""
            decode = getincrementaldecoder("utf-8")("replace").decode
            parser = XTermParser()
            while not self.exit_event.is_set():
                ready, _, _ = select.select([self.fileno], [], [], _WAIT_S)
                text = ""
                if ready:
                    try:
                        data = os.read(self.fileno, _READ)
                    except OSError:
                        data = b""
                    if not data:
                        self._tell(self._host.terminal_gone)
                        return
                    text = decode(data)
                try:
                    for event in parser.feed(text) if text else ():
                        self.process_message(event)
                    for event in parser.tick():
                        self.process_message(event)
                except (ValueError, OverflowError):  # an escape sequence with numbers that are none
                    parser = XTermParser()

        def _tell(self, what: Any, *args: object) -> None:
            with suppress(RuntimeError):
                self._app_loop.call_soon_threadsafe(what, *args)

        # leaving

        def leave_at_once(self) -> None:
            """Put the terminal back without waiting for anybody; only for when the orderly way is stuck."""
            if not self._drawing:
                return
            with suppress(OSError):
                descriptor = cast("_Patient", self._file).fileno()
                os.set_blocking(descriptor, False)
                os.write(descriptor, (self._host.farewell() + _LEAVE).encode())
            self._give_modes_back()


_FULL: Final = re.compile("█+")


def begin_at_change(update: ChopsUpdate) -> None:
    """Cut the pieces of lines that an update consists of, so that each begins where something changed."""
    begins: dict[tuple[int, int], int] = {}
    for y, first, last in reversed(update.spans):  # the leftmost of a piece last
        for x, end in zip(update.chops[y], update.chop_ends[y], strict=True):
            if x < last and first < end:
                begins[y, x] = max(x, first)
    lines: list[Mapping[int, Strip | None]] = [*update.chops]
    for y in {y for y, _ in begins}:
        pieces: dict[int, Strip | None] = {}
        for x, strip in update.chops[y].items():
            begin = begins.get((y, x), x)
            pieces[begin] = strip if strip is None or begin == x else strip.crop(begin - x)
        lines[y] = pieces
    update.chops = lines


def sent(text: str, *, console: bool = False) -> str:
    """`text` as this terminal is told it: a full cell is a blank turned around, for a font's block may not fill it.

    A console's font has nothing to draw with: there the rest is the nearest character that it has.
    """
    if "█" in text:
        text = _FULL.sub(lambda run: f"\x1b[7m{' ' * len(run[0])}\x1b[27m", text)
    return text.translate(CONSOLE) if console else text


class _Patient:
    """A file for the output thread that takes everything: a terminal that has gone must not stop who draws on it."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._console = is_console(os.environ)
        if not file.encoding.lower().startswith("utf"):
            with suppress(AttributeError):
                file.reconfigure(errors=ERRORS)

    def write(self, text: str) -> int:
        """Write, or let go of it."""
        with suppress(OSError, ValueError):
            self._file.write(sent(text, console=self._console))
        return len(text)

    def flush(self) -> None:
        """Flush, or let go of it."""
        with suppress(OSError, ValueError):
            self._file.flush()

    def fileno(self) -> int:
        """The descriptor behind it."""
        return int(self._file.fileno())
