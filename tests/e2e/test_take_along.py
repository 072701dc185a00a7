"""A file that is made on the screen while the program is told to end: whole or not at all."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import Final

import pytest

from coach.system.platforms import ON_WINDOWS
from tests.support.session import quiet
from tests.support.terminal import Terminal

pytestmark = pytest.mark.skipif(ON_WINDOWS, reason="a pseudo-terminal")

STUCK: Final = """
import time
from coach.exports import kinds
from coach.exports.output_file import new_file

def stuck(subject, destination):
    with new_file(destination.path) as beside:
        beside.write_text("half")
        destination.progress(0.5)
        time.sleep(60)

kinds.KINDS = (kinds.ExportKind("audio", lambda subject: "a.mp3", stuck),)
from coach.__main__ import main
main()
"""
"""coach with one kind of file, whose library never comes back."""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_nothing_is_left_of_a_file_that_is_being_made(tmp_path: Path, number: signal.Signals) -> None:
    """Not even where its thread hears nothing any more."""
    files = tmp_path / "files"
    files.mkdir()
    (tmp_path / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{files}"\n')
    terminal = Terminal(
        quiet(tmp_path / "home"), program=("-c", STUCK), XDG_CONFIG_HOME=str(tmp_path), XDG_DOWNLOAD_DIR=str(files)
    )
    terminal.watch(lambda text: "Rest day" in text)
    terminal.press("\r")
    terminal.watch(lambda text: "Take along" in text)
    terminal.press("x")
    terminal.watch(lambda text: "a.mp3" in text)
    terminal.press("\r")
    terminal.watch(lambda text: "50 %" in text)
    assert ["half"] == [path.read_text() for path in files.iterdir()]
    terminal.child.kill(number)
    assert 128 + number == terminal.wait()
    assert [] == list(files.iterdir())
    assert terminal.whole()
