"""A history that may not be written: sessions run on request without saving, and what is there can be read."""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.history.store import Store
from tests.support.session import bridges, go_on_to_the_end, quiet
from tests.support.store import LEFT, begun
from tests.support.terminal import Terminal

EACH = """
import json
from click.testing import CliRunner
from coach.cli.main import main
said = {}
for command in ["history", "progress", "list", "preview rest-day", "target"]:
    done = CliRunner().invoke(main, [*command.split(), "--json"])
    assert (0, "") == (done.exit_code, done.stderr), (command, done.output)
    said[command.split()[0]] = json.loads(done.stdout)
print(json.dumps(said))
"""


def obey() -> None:
    """Let the permissions of files hold for root too (Linux), so that the test means the same for everybody."""
    if os.geteuid() == 0 and sys.platform == "linux":
        drop_from_bounding_set, may_write_anything, may_read_anything = 24, 1, 2
        for power in (may_write_anything, may_read_anything):
            assert 0 == ctypes.CDLL(None).prctl(drop_from_bounding_set, power, 0, 0, 0)


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home with a history in it."""
    home = tmp_path_factory.mktemp("home")
    with Store.open(home / "history.db") as store:
        begun(store)
        assert store.credit("a", LEFT, 1, 1)
    yield home
    home.chmod(0o755)


def lock(home: Path) -> dict[str, bytes]:
    """No more writing; returns what is there."""
    for path in home.rglob("*"):
        path.chmod(0o444 if path.is_file() else 0o555)
    home.chmod(0o555)
    return contents(home)


def contents(home: Path) -> dict[str, bytes]:
    return {str(file.relative_to(home)): file.read_bytes() for file in home.rglob("*") if file.is_file()}


def coach(home: Path, *args: str) -> subprocess.CompletedProcess[str]:
    return python(home, "-m", "coach", *args)


def python(home: Path, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *args],
        env={**os.environ, "COACH_HOME": str(home)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=obey,
    )


@pytest.fixture
def short(home: Path) -> str:
    return bridges(home, 2)


def test_nothing_can_be_saved_and_how_to_go_on(home: Path, short: str) -> None:
    """One line; then the same session with --no-save, told at both ends, and not a byte of the home changed."""
    before = lock(home)
    refused = coach(home, "run", short, "--plain", "--speed", "50")
    assert (3, "", 1) == (refused.returncode, refused.stdout, refused.stderr.count("\n"))
    assert refused.stderr.startswith("nothing can be saved: ")
    assert refused.stderr.endswith(f"coach run {short} --no-save\n")
    unsaved = coach(home, "run", short, "--plain", "--speed", "50", "--no-save")
    lines = unsaved.stdout.splitlines()
    assert (0, "") == (unsaved.returncode, unsaved.stderr)
    assert "0:00.0 unsaved Nothing of this session will be saved." == lines[0]
    assert lines[-1].endswith(" unsaved This session was not saved.")
    assert 2 == sum(" rep " in line for line in lines)
    assert before == contents(home)


@pytest.mark.parametrize("log", [False, True], ids=["without a log", "with a log"])
def test_what_is_there_can_be_read(home: Path, log: bool) -> None:
    """From a read-only folder, also when the newest repetition is still in the log and has no index beside it."""
    if log:
        with Store.open(home / "history.db") as store:
            assert store.credit("a", LEFT, 2, 2)
            kept = contents(home)
        for name in ("history.db", "history.db-wal"):
            (home / name).write_bytes(kept[name])
    before = lock(home)
    assert log == bool(before.get("history.db-wal"))
    done = python(home, "-c", EACH)
    assert (0, "") == (done.returncode, done.stderr)
    answers = json.loads(done.stdout)
    assert ["history", "progress", "list", "preview", "target"] == list(answers)
    assert (2 if log else 1) == answers["history"]["sessions"][0]["sets"][0]["performed"]
    assert before == contents(home)


def test_the_doctor_says_that_it_is_whole_and_may_not_be_written(home: Path) -> None:
    """All of it was read, nothing was written; and what can be done without saving."""
    before = lock(home)
    told = coach(home, "doctor")
    assert (3, "") == (told.returncode, told.stderr)
    assert (
        f"history: {home / 'history.db'} is whole, but may not be written; coach run ROUTINE --no-save" in told.stdout
    )
    assert before == contents(home)


@pytest.mark.parametrize("what", ["locked", "below a locked one", "a file"])
def test_the_doctor_says_that_nothing_can_be_saved_before_there_is_anything(tmp_path: Path, what: str) -> None:
    """A new home that may not be written: doctor and run say the same, with the same exit code."""
    home = tmp_path / "home"
    if what == "a file":
        home.write_text("x")
    else:
        home.mkdir(mode=0o555)
    place = home / "coach" if what == "below a locked one" else home
    told = coach(place, "doctor")
    assert (3, "") == (told.returncode, told.stderr)
    assert f"history: nothing can be saved: {home} may not be written; coach run ROUTINE --no-save" in told.stdout
    refused = coach(place, "run", "rest-day", "--plain")
    assert (3, True) == (refused.returncode, refused.stderr.startswith("nothing can be saved: "))


@pytest.mark.parametrize(("mode", "what"), [(0o000, "this folder cannot be read"), (0o444, "the file cannot be read")])
def test_check_says_what_it_may_not_read(tmp_path: Path, mode: int, what: str) -> None:
    """A folder that seems empty because I may not look into it is no folder without files; a list goes on."""
    routines = tmp_path / "routines"
    routines.mkdir()
    (routines / "mine.yaml").write_text("name: Mine\nwhen: any\nexercises: [{exercise: bridge}]\n")
    routines.chmod(mode)
    try:
        told, listed = coach(tmp_path, "check"), coach(tmp_path, "list")
    finally:
        routines.chmod(0o755)
    assert 1 == told.returncode
    assert f"{what}: permission denied" in told.stderr
    assert 0 == listed.returncode


@pytest.mark.parametrize("command", ["history", "list", "target", "doctor", "export", "backup", "run rest-day --plain"])
def test_a_home_that_i_may_not_enter_is_one_line(tmp_path: Path, command: str) -> None:
    """It belongs to somebody else: said with exit code 3, and no error of coach's own."""
    home = tmp_path / "home"
    home.mkdir(mode=0o000)
    told = coach(home, *command.split())
    assert (3, 1) == (
        told.returncode,
        f"{told.stdout}{told.stderr}".count("history.db cannot be opened: Permission denied"),
    )


def test_without_saving_nothing_is_made(tmp_path: Path) -> None:
    """No home, and none afterwards."""
    home = tmp_path / "none"
    assert 0 == coach(home, "run", bridges(tmp_path, 2), "--plain", "--speed", "50", "--no-save").returncode
    assert not home.exists()


def test_without_saving_on_the_screen_beside_a_damaged_history(tmp_path: Path) -> None:
    """It says so at the start and at the end, asks for no answers, and leaves the damaged file alone."""
    (tmp_path / "history.db").write_bytes(b"no history at all" * 1_000)
    routine = bridges(quiet(tmp_path), 2)
    before = contents(tmp_path)
    terminal = Terminal(tmp_path, "run", routine, "--no-save", size=(100, 30))
    terminal.watch(lambda text: "will be saved" in text)
    assert "How hard" not in go_on_to_the_end(terminal, "was not saved")
    terminal.press("\r")
    assert 0 == terminal.wait()
    assert terminal.whole()
    assert before == contents(tmp_path)
