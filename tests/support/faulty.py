"""coach with a fault behind the key r of the live screen: python -m tests.support.faulty KIND ARGUMENTS..."""

from __future__ import annotations

import asyncio
import sys
import threading

from coach.app.journal import StoreJournal
from coach.engine.events import Start
from coach.tui.live.screen import LiveScreen

SECRET = "the note nobody may read"


def fail(*_: object) -> None:
    """What goes wrong, with something private in a local variable."""
    private = SECRET
    raise ZeroDivisionError(len(private))


async def fail_later() -> None:
    """The same in a task."""
    fail()


def fault(kind: str, screen: LiveScreen) -> None:
    """Let it go wrong in the place that `kind` names."""
    match kind:
        case "handler":
            fail()
        case "timer":
            screen.set_timer(0.01, fail)
        case "worker":
            screen.run_worker(fail, thread=True)
        case "task":
            asyncio.get_running_loop().create_task(fail_later())
        case "thread":
            threading.Thread(target=fail).start()
        case "busy":
            while True:
                pass
        case "journal":
            StoreJournal.write = fail  # type: ignore[method-assign]
            screen.journal.write(Start(), lambda error: None)


if __name__ == "__main__":
    from coach.__main__ import main

    kind = sys.argv.pop(1)
    LiveScreen.action_send = lambda screen, name: fault(kind, screen)  # type: ignore[method-assign]
    main()
