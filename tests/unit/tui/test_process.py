"""What stands around a running app, and is gone when it is."""

from __future__ import annotations

import signal
import threading

from coach.tui.process import shutdown_timeout, thread_exceptions


def test_a_thread_that_fails_is_heard_of() -> None:
    """Its error is handed on; afterwards everything is as it was."""
    errors: list[object] = []
    before = threading.excepthook
    with thread_exceptions(lambda args: errors.append(args.exc_value)):
        thread = threading.Thread(target=lambda: int("x"))
        thread.start()
        thread.join()
    assert [ValueError] == [type(error) for error in errors]
    assert before is threading.excepthook


def test_patience_ends_when_the_alarm_rings() -> None:
    """And whoever was to hear it before hears it again afterwards."""
    rung: list[str] = []
    before = signal.getsignal(signal.SIGALRM)
    with shutdown_timeout(lambda: rung.append("now")):
        signal.raise_signal(signal.SIGALRM)
    assert ["now"] == rung
    assert before == signal.getsignal(signal.SIGALRM)
