"""`coach page`, as a person uses it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coach.cli.main import main


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of one's own without a voice, and an empty folder to be in."""
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "settings.yaml").write_text("voice: off\n")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "here"


def coach(*args: str) -> Result:
    return CliRunner().invoke(main, ["page", *args])


def test_the_page_of_a_routine(here: Path) -> None:
    """It is called as the routine is, has today's dose, and it is said what to do with it."""
    made = coach("rest-day", "--reps", "clamshell=7")
    assert 0 == made.exit_code
    written, told = made.stdout.splitlines()
    assert ("Written: rest-day.html", True) == (written, told.startswith("Send it to the phone"))
    assert "Clamshell: 7 each side" in (here / "rest-day.html").read_text()


def test_what_is_there_stays(here: Path) -> None:
    """Only --force replaces it, and another ending is refused."""
    assert 0 == coach("rest-day", "a.html").exit_code
    assert (2, True) == ((again := coach("rest-day", "a.html")).exit_code, "--force" in again.stderr)
    assert 0 == coach("pre-run", "a.html", "--force").exit_code
    assert "Pre-run activation" in (here / "a.html").read_text()
    refused = coach("rest-day", "a.pdf")
    assert (2, True) == (refused.exit_code, "name a file that ends in .html or .htm" in refused.stderr)
    assert ["a.html"] == [each.name for each in here.iterdir()]


def test_it_changes_nothing(here: Path, tmp_path: Path) -> None:
    """No session is begun, and no history is made, by a page that may never be opened."""
    assert 0 == coach("rest-day").exit_code
    assert not (tmp_path / "home" / "history.db").exists()
