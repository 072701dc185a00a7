"""The file that an export becomes."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.errors import UsageError
from coach.exports.extras import load
from coach.exports.output_file import chosen_path, new_file


def write(path: Path, data: bytes, *, force: bool = False, error: BaseException | None = None) -> None:
    """Write an export; with `error`, it breaks off half-way."""
    with new_file(path, force=force) as beside:
        beside.write_bytes(data)
        if error is not None:
            raise error


def test_without_a_name() -> None:
    """It is called as the routine is, in the current folder."""
    assert Path("rest-day.mp3") == chosen_path(None, "rest-day", (".mp3", ".wav"))


def test_another_ending() -> None:
    """An ending that the kind does not have is refused, with those that it has."""
    with pytest.raises(UsageError, match=r"a\.txt: name a file that ends in \.mp3 or \.wav"):
        chosen_path(Path("a.txt"), "rest-day", (".mp3", ".wav"))
    assert Path("A.WAV") == chosen_path(Path("A.WAV"), "rest-day", (".mp3", ".wav"))


def test_it_stands_there_whole(tmp_path: Path) -> None:
    """It has its name only when it is whole, and may be read by whoever may read any new file."""
    path, usual = tmp_path / "a.mp3", tmp_path / "usual"
    usual.touch()
    with new_file(path) as beside:
        beside.write_bytes(b"sound")
        assert not path.exists()
    assert b"sound" == path.read_bytes()
    assert usual.stat().st_mode == path.stat().st_mode
    assert {"a.mp3", "usual"} == {each.name for each in tmp_path.iterdir()}


@pytest.mark.parametrize("error", [KeyboardInterrupt(), ValueError()])
def test_broken_off(tmp_path: Path, error: BaseException) -> None:
    """After an error or Ctrl-C nothing is left."""
    with pytest.raises(type(error)):
        write(tmp_path / "a.mp3", b"half", error=error)
    assert [] == list(tmp_path.iterdir())


def test_what_is_there(tmp_path: Path) -> None:
    """It is replaced by --force alone."""
    path = tmp_path / "a.mp3"
    write(path, b"old")
    with pytest.raises(UsageError, match="--force"):
        write(path, b"new")
    assert b"old" == path.read_bytes()
    write(path, b"new", force=True)
    assert b"new" == path.read_bytes()


def test_what_came_there_in_the_meantime(tmp_path: Path) -> None:
    """It is not replaced either."""
    path = tmp_path / "a.mp3"
    making = new_file(path)
    making.__enter__().write_bytes(b"new")
    path.write_bytes(b"another's")
    with pytest.raises(UsageError, match="--force"):
        making.__exit__(None, None, None)
    assert b"another's" == path.read_bytes()


@pytest.mark.parametrize("path", ["folder", "none/a.mp3"])
def test_where_nothing_can_be_written(tmp_path: Path, path: str) -> None:
    """One line says so."""
    (tmp_path / "folder").mkdir()
    with pytest.raises(UsageError, match=r"is no file|cannot be written: No such file"):
        write(tmp_path / path, b"new")


def test_a_link(tmp_path: Path) -> None:
    """It is written through to the file that it leads to."""
    write(tmp_path / "real.mp3", b"old")
    (tmp_path / "a.mp3").symlink_to("real.mp3")
    write(tmp_path / "a.mp3", b"new", force=True)
    assert (b"new", True) == ((tmp_path / "real.mp3").read_bytes(), (tmp_path / "a.mp3").is_symlink())


def test_a_missing_library() -> None:
    """One line says what installs it."""
    with pytest.raises(UsageError, match=r"not installed: pip install 'hip-coach\[audio\]'"):
        load("no_such_library", "audio")
    assert "json" == load("json", "audio").__name__
