"""`python -m coach`, and the `coach` command."""

import _signal  # type: ignore[import-not-found]  # what `signal` is made of, and nothing has to be imported for it

if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
    # The very first thing: everything that is imported from here on would answer an interrupt with a traceback.
    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)

from coach.cli.startup import loading
from coach.system import signals, stdio


def main() -> None:
    """Run the command line."""
    signals.at_once()
    stdio.repair()
    with loading():
        from coach.cli.main import main as commands
    commands()


if __name__ == "__main__":
    main()
