"""`python -m coach`, and the `coach` command."""

import _signal  # type: ignore[import-not-found]  # what `signal` is made of, and nothing has to be imported for it

if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
    # The very first thing: everything that is imported from here on would answer an interrupt with a traceback.
    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)

import gc

from coach.system import signals, stdio


def main() -> None:
    """Run the command line."""
    signals.at_once()
    stdio.whole()
    gc.disable()  # what an import makes is no garbage, and looking for some among it takes a tenth of the time
    from coach.cli.main import main as commands

    gc.freeze()
    gc.enable()
    commands()


if __name__ == "__main__":
    main()
