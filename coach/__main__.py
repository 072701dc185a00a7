"""`python -m coach`, and the `coach` command."""

import signal

if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    # The very first thing: everything that is imported from here on would answer an interrupt with a traceback.
    signal.signal(signal.SIGINT, signal.SIG_DFL)

from coach import signals, streams


def main() -> None:
    """Run the command line."""
    signals.at_once()
    streams.whole()
    from coach.cli import main as commands

    commands()


if __name__ == "__main__":
    main()
