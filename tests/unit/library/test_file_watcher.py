"""Files that are written while somebody looks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from coach.library.file_watcher import stamps, wait_for_change


def test_what_an_editor_does_in_between_is_not_seen(tmp_path: Path) -> None:
    """A file that is put away and written anew has changed once: when it stands there again, and stays."""
    file = tmp_path / "mine.yaml"
    file.write_text("name: A")
    before = stamps([file])
    steps: list[Callable[[], object]] = [
        lambda: None,
        file.unlink,
        lambda: file.write_text("name: B"),
        lambda: file.write_text("name: By ear"),
        lambda: None,
    ]
    done = iter(steps)
    after = wait_for_change(lambda: stamps([file]), before, lambda _: next(done)())
    assert stamps([file]) == after != before
    assert [] == list(done)


def test_a_file_that_comes_is_a_change(tmp_path: Path) -> None:
    """What was not there yet can be waited for."""
    file = tmp_path / "mine.yaml"
    steps: list[Callable[[], object]] = [lambda: file.write_text("name: A"), lambda: None]
    done = iter(steps)
    before = stamps([file])
    assert {file: None} == before
    after = wait_for_change(lambda: stamps([file]), before, lambda _: next(done)())
    assert stamps([file]) == after
    assert [] == list(done)
