"""What is heavy is loaded only on the path that needs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import sys
from coach.cli.main import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print("\\n".join(sorted(sys.modules)), file=sys.stderr)
"""


def loaded(home: Path, *args: str) -> set[str]:
    """Every module that is loaded after a command, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *args],
        env={**os.environ, "COACH_HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "command", [["--help"], ["list"], ["history"], ["preview", "rest-day"], ["check"], ["guide"], ["show", "clamshell"]]
)
def test_commands_in_lines_never_load_the_screen(tmp_path: Path, command: list[str]) -> None:
    """`coach list` answers at once: no Textual, no Rich, no sound."""
    assert set() == loaded(tmp_path, *command) & {"textual", "rich", "sdl2dll", "espeakng_loader", "asyncio"}


def test_a_list_loads_nothing_that_leads_a_session(tmp_path: Path) -> None:
    """`coach list` reads files and targets: no machine, no journal, no progression, nothing for other commands."""
    rooms = {"coach.engine", "coach.plain", "coach.sound", "coach.tui", "coach.i18n.de"}
    modules = {
        "coach.app.service",
        "coach.app.journal",
        "coach.app.decisions",
        "coach.model.progression",
        "coach.history.transfer",
        "coach.cli.data",
        "coach.cli.run",
        "platformdirs",
        "difflib",
        "shutil",
        "traceback",
        "tempfile",
        "queue",
    }
    seen = loaded(tmp_path, "list")
    assert set() == {each for each in seen if each.startswith("coach.i18n.") and each.endswith("_texts")}
    assert set() == {each for each in seen if each in modules or {each, each.rpartition(".")[0]} & rooms}


def test_files_that_have_not_changed_load_no_parser(tmp_path: Path) -> None:
    """The first program reads them; the next one knows what they say."""
    loaded(tmp_path, "preview", "rest-day")
    assert set() == loaded(tmp_path, "preview", "rest-day") & {"yaml"}


def test_the_look_is_not_blind(tmp_path: Path) -> None:
    """What a command does load is seen."""
    assert {"click", "yaml", "sqlite3", "coach.reports.listing"} <= loaded(tmp_path, "list")
    assert {"coach.app.service", "coach.model.progression"} <= loaded(tmp_path, "target")


def test_home_loads_what_it_shows(tmp_path: Path) -> None:
    """Nothing that leads a session, and no words of another page: those come with the key that opens them."""
    program = """
import asyncio, sys
from coach.cli.wiring import coach_service
from coach.tui.app import CoachApp

async def main():
    app = CoachApp(coach_service())
    async with app.run_test(size=(120, 40)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        print("\\n".join(sys.modules))

asyncio.run(main())
"""
    env = {**os.environ, "COACH_HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", program], env=env, capture_output=True, text=True, check=True)
    seen = set(done.stdout.split())
    assert {"textual.app", "coach.tui.screens.home", "coach.i18n.screen_texts"} <= seen
    assert set() == seen & {
        "coach.app.import_history",
        "coach.app.journal",
        "coach.app.runner",
        "coach.app.session_run",
        "coach.engine.machine",
        "coach.history.transfer",
        "coach.i18n.settings_texts",
        "coach.i18n.take_texts",
        "coach.plain",
        "coach.sound",
        "coach.tui.live",
        "coach.tui.screens.dose",
    }
