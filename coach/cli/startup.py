"""How the program comes up quickly: no search for garbage while it loads, and what Textual is told before it does."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Final

from coach.errors import UsageError
from coach.system.platforms import ON_WINDOWS

if TYPE_CHECKING:
    from coach.app.service import CoachService
    from coach.app.session_run import SessionRun
    from coach.sound.facade import Sound

FRAMES_A_SECOND: Final = "250"
"""Textual draws what changes behind another change up to two frames later: 33 ms with its own 60, 8 with these. With
twice as many again more is sent of a page that comes up in parts."""


@contextmanager
def loading() -> Iterator[None]:
    """While this lasts no garbage is collected; what was made in it stays, and is never looked at again.

    Nothing that an import or a start makes is garbage, and looking for some among it takes a tenth of an import's time
    and a third of the screen's.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def open_screen(service: CoachService, *, performance: SessionRun | None = None, speed: float = 1.0) -> int:
    """The full-screen program, and its exit code; Textual is loaded here and nowhere else."""
    with ExitStack() as until_it_stands:
        until_it_stands.enter_context(loading())
        from coach.tui.terminal import colour_system

        os.environ.setdefault("TEXTUAL_FPS", FRAMES_A_SECOND)
        if (colours := colour_system(os.environ)) is not None:
            os.environ.setdefault("TEXTUAL_COLOR_SYSTEM", colours)
        from coach.tui.app import CoachApp

        def sound(notice: Callable[[str], None]) -> Sound:
            from coach.sound.choose import make_sound

            return make_sound(service.settings, service.language, notice, lambda: app.bell())

        app = CoachApp(service, performance=performance, speed=speed, make_sound=sound, stands=until_it_stands.close)
        return app.run_to_exit_code()


def require_screen(instead: str) -> None:
    """Refuse before anything is drawn: a full screen needs a terminal at both ends that can place text.

    A driver of Textual's own draws elsewhere: in a browser.
    """
    if "TEXTUAL_DRIVER" in os.environ:
        return
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise UsageError(f"the full screen needs a terminal. {instead}")
    if os.environ.get("TERM", "") in {"", "dumb"} and not ON_WINDOWS:
        raise UsageError(f"this terminal (TERM={os.environ.get('TERM', '')}) cannot show a full screen. {instead}")
    if "eshell" in os.environ.get("INSIDE_EMACS", ""):  # a line buffer, with TERM as it was around Emacs
        raise UsageError(f"eshell cannot show a full screen. {instead}")
