"""The command line: the group of commands, and the last line of defence around whatever one of them raises.

Every command ends with one of these: 0 done; 1 the session was stopped early or a file has errors; 2 wrong use, or
this terminal cannot do it; 3 the history cannot be read or written; 128+n ended by signal n. Errors are one line on
stderr. What is heavy is imported by the command that needs it.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from importlib import import_module
from typing import Any, Final, NoReturn

import click

from coach.cli.startup import loading, open_screen, require_screen
from coach.errors import CoachError, FilesInvalid
from coach.system import log
from coach.system.paths import places

FAMILY: Final = {
    **dict.fromkeys(("run", "preview"), "run"),
    **dict.fromkeys(("list", "check", "guide", "show", "schema", "new"), "files"),
    **dict.fromkeys(("target", "progress", "history", "morning", "doctor"), "look"),
    **dict.fromkeys(("backup", "export", "import", "restore"), "data"),
    **dict.fromkeys(("audio", "calendar", "page", "watch", "activity", "report"), "take_along"),
}
"""The module of each command, which is loaded for its own commands only."""


class _Commands(click.Group):
    """The commands, with every error as one line and its exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names."""
        return sorted(FAMILY)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, loaded."""
        if cmd_name not in FAMILY:
            return None
        with loading():
            family = import_module(f"coach.cli.{FAMILY[cmd_name]}")
        commands = (each for each in vars(family).values() if isinstance(each, click.Command))
        return next(each for each in commands if each.name == cmd_name)

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Run, and leave with the right exit code; nothing else in coach ends the process."""
        kwargs["standalone_mode"] = False
        try:
            kwargs.setdefault("prog_name", "coach")
            result = super().main(*args, **kwargs)
        except click.exceptions.Exit as done:
            sys.exit(done.exit_code)
        except click.ClickException as error:
            log.print_error(_one_line(error))
            sys.exit(2)
        except click.Abort:
            sys.exit(128 + signal.SIGINT)
        except CoachError as error:
            from coach.cli.wiring import print_wrong
            from coach.history.backup import with_recovery_hint

            hinted = with_recovery_hint(error, places().history)
            print_wrong(error if isinstance(error, FilesInvalid) else hinted)
            sys.exit(error.exit_code)
        except BrokenPipeError:
            # Whoever read our lines has left; nothing more can be said, and nothing more should be.
            _print_no_more()
            sys.exit(1)
        except OSError as error:
            if error.errno != errno.ENOSPC or error.filename is not None:
                log.log_exception(error, places().log)
            else:
                log.print_error("there is no room where this is written to; free some, or write it elsewhere")
                _print_no_more()
            sys.exit(1)
        except Exception as error:  # noqa: BLE001 - the last line of defence: never a traceback
            log.log_exception(error, places().log)
            sys.exit(1)
        sys.exit(result if isinstance(result, int) else 0)


def _print_no_more() -> None:
    """Let what is still to be printed go nowhere, so that the end of the program does not fail on it again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _one_line(error: click.ClickException) -> str:
    message = error.format_message().replace("\n", " ")
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"{message} Try: {context.command_path} --help" if context is not None else message


@click.group(cls=_Commands, invoke_without_command=True)
@click.version_option(package_name="hip-coach", message="coach %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """A guided exercise session in the terminal, for runners and walkers with sore hips.

    Lie down, and be led: every step is cued, every hold and repetition counted, sides switched at the right moment.
    `coach` alone opens the program. With soreness that stays, see a doctor or a physiotherapist.

    Start here:  coach list   then   coach run rest-day

    With a screen reader:  coach run rest-day --plain
    """
    if context.invoked_subcommand is None:
        from coach.cli.wiring import coach_service, keep_backup

        require_screen("Try `coach run ROUTINE --plain`, or `coach --help`.")
        service = coach_service(to_lead=True)
        code = open_screen(service)
        if code < 128:
            keep_backup(service.places.history)
        context.exit(code)
    if context.invoked_subcommand != "restore" and not os.path.lexists(places().history):
        from coach.cli.wiring import warn_lost_history

        warn_lost_history(places().history)
