"""What stands around a running app, and is gone when it is."""

from __future__ import annotations

import signal
import sys
import threading

from coach.tui.process import SWITCH_INTERVAL_S, short_switch_interval, shutdown_timeout, thread_exceptions


def test_turns_are_quick_only_while_it_runs() -> None:
    """A thread that reads a key waits no longer than that for the loop."""
    before = sys.getswitchinterval()
    with short_switch_interval():
        assert abs(sys.getswitchinterval() - SWITCH_INTERVAL_S) < 1e-6
    assert before == sys.getswitchinterval()


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
