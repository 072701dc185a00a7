"""The terminal that programs are tested on: nothing of what they say is lost."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pexpect
import pytest

from tests.support.terminal import Terminal


def test_the_last_words_of_a_program_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where a busy system hands them over when the program has ended, and pexpect takes that for the end."""
    terminal = Terminal(tmp_path, program=("-c", "print('farewell')"))
    terminal.child.wait()

    def nothing_there(*args: object, **more: object) -> NoReturn:
        raise pexpect.EOF("for now")

    monkeypatch.setattr(terminal.child, "read_nonblocking", nothing_there)
    terminal.watch(lambda text: "farewell" in text)
    assert 0 == terminal.wait()
