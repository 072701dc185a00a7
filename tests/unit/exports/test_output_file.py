"""The file that an export becomes."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Thread
from typing import Final

import pytest

from coach.errors import UsageError
from coach.exports.extras import load
from coach.exports.output_file import chosen_path, new_file
from coach.i18n.phrases import in_words
from coach.model.language import Language


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
    with pytest.raises(UsageError) as refused:
        chosen_path(Path("a.txt"), "rest-day", (".mp3", ".m4a", ".wav"))
    assert "a.txt: nenn eine Datei, die auf .mp3, .m4a oder .wav endet" == in_words(refused.value, Language.DE)
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


def test_a_signal_that_ends_the_program(tmp_path: Path) -> None:
    """Nothing is left when it ends, as it would have ended without; afterwards the signal is as it was."""
    left: list[list[Path]] = []
    before = signal.signal(signal.SIGTERM, ended := lambda *_: left.append(list(tmp_path.iterdir())))
    try:
        with pytest.raises(UsageError, match="cannot be written"), new_file(tmp_path / "a.mp3"):
            signal.raise_signal(signal.SIGTERM)
        assert [[]] == left
        write(tmp_path / "a.mp3", b"new")
        assert ended is signal.getsignal(signal.SIGTERM)
    finally:
        signal.signal(signal.SIGTERM, before)


STUCK: Final = """
import ctypes, os, sys
from pathlib import Path
from coach.exports.output_file import new_file
from coach.system.cleanup import cleanup_on_signal
from coach.system.signals import at_once
at_once()
with new_file(Path(sys.argv[1])), cleanup_on_signal(lambda: print("clean", flush=True)):
    library, mutex = ctypes.CDLL(None), ctypes.create_string_buffer(256)
    library.pthread_mutex_lock(mutex)
    print("stuck", flush=True)
    library.pthread_mutex_lock(mutex)
"""
"""Waits, within a library, for what never comes; no handler of Python can run there."""


@pytest.mark.skipif(sys.platform != "linux", reason="a lock of Linux")
def test_a_library_that_never_comes_back(tmp_path: Path) -> None:
    """Ctrl-C ends the program all the same, and nothing is left."""
    program = [sys.executable, "-c", STUCK, str(tmp_path / "a.mp3")]
    with subprocess.Popen(
        program,
        stdout=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # as in a shell, whoever runs the tests
    ) as process:
        assert process.stdout is not None
        assert b"stuck\n" == process.stdout.readline()
        with pytest.raises(subprocess.TimeoutExpired):  # until it waits
            process.wait(0.2)
        process.send_signal(signal.SIGINT)
        try:
            assert 128 + signal.SIGINT == process.wait(10)
        finally:
            process.kill()
        assert b"clean\n" == process.stdout.read()
    assert [] == list(tmp_path.iterdir())


def test_on_a_thread(tmp_path: Path) -> None:
    """Where no signal arrives, a file is written all the same."""
    thread = Thread(target=write, args=(tmp_path / "a.mp3", b"new"))
    thread.start()
    thread.join()
    assert b"new" == (tmp_path / "a.mp3").read_bytes()


def test_what_is_there(tmp_path: Path) -> None:
    """It is replaced by --force alone, and what nobody else may read stays so."""
    path = tmp_path / "a.mp3"
    write(path, b"old")
    path.chmod(0o600)
    with pytest.raises(UsageError, match="--force"):
        write(path, b"new")
    assert b"old" == path.read_bytes()
    write(path, b"new", force=True)
    assert (b"new", 0o100600) == (path.read_bytes(), path.stat().st_mode)


def test_what_came_there_in_the_meantime(tmp_path: Path) -> None:
    """It is not replaced either."""
    path = tmp_path / "a.mp3"
    making = new_file(path)
    making.__enter__().write_bytes(b"new")
    path.write_bytes(b"another's")
    with pytest.raises(UsageError, match="--force"):
        making.__exit__(None, None, None)
    assert b"another's" == path.read_bytes()


@pytest.mark.parametrize("path", ["folder", "none/a.mp3", "loop.mp3", "x" * 300 + ".mp3"])
def test_where_nothing_can_be_written(tmp_path: Path, path: str) -> None:
    """One line says so; a link that leads to itself stays as it is."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop.mp3").symlink_to("loop.mp3")
    with pytest.raises(UsageError, match=r"is no file|cannot be written: (No such file|File name too long)"):
        write(tmp_path / path, b"new", force=True)
    assert (tmp_path / "loop.mp3").is_symlink()


def test_where_nobody_may_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line says so, too; and so it does in a folder that is gone, or for a file that is write-protected."""

    def refused(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    (tmp_path / "a.mp3").write_bytes(b"old")
    unwritable = (os, "access", lambda *_: False)
    for module, name, instead in ((Path, "lstat", refused), (os.path, "realpath", refused), unwritable):
        with monkeypatch.context() as patched:
            patched.setattr(module, name, instead)
            with pytest.raises(UsageError, match=r"a\.mp3 cannot be written: Permission denied"):
                write(tmp_path / "a.mp3", b"new", force=True)
    assert b"old" == (tmp_path / "a.mp3").read_bytes()


def test_on_a_watch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A device at its cable has no modes, and takes the file all the same."""

    def unsupported(*_: object) -> None:
        raise OSError(errno.ENOTSUP, "Operation not supported")

    monkeypatch.setattr(Path, "chmod", unsupported)
    for data in (b"old", b"new"):
        write(tmp_path / "a.fit", data, force=True)
        assert data == (tmp_path / "a.fit").read_bytes()


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
