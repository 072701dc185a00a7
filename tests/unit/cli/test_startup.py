"""What Textual is told before it is loaded: it looks once, so these look at a process of their own."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

PROGRAM = """
import sys
from types import ModuleType

class App:
    def __init__(self, *_, **__):
        pass

    def run_to_exit_code(self):
        from textual.constants import MAX_FPS

        return MAX_FPS

sys.modules["coach.tui.app"] = module = ModuleType("coach.tui.app")
module.CoachApp = App
from coach.cli.main import open_screen

sys.exit(open_screen(None))
"""


@pytest.mark.parametrize(("own", "frames"), [(None, 250), ("30", 30)])
def test_a_change_does_not_wait_long_behind_another(own: str | None, frames: int) -> None:
    """Textual draws it up to two frames later; whoever has asked for fewer frames, for a slow line, gets them."""
    environment = {name: value for name, value in os.environ.items() if name != "TEXTUAL_FPS"}
    if own is not None:
        environment["TEXTUAL_FPS"] = own
    assert frames == subprocess.run([sys.executable, "-c", PROGRAM], env=environment, check=False).returncode
