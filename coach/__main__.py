"""`python -m coach`, and the `coach` command."""

from coach import signals, streams


def main() -> None:
    """Run the command line. What takes time to import comes after an interrupt has lost its traceback."""
    signals.at_once()
    streams.whole()
    from coach.cli import main as commands

    commands()


if __name__ == "__main__":
    main()
