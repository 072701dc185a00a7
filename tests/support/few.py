"""A few routines for tests of screens: copies that stay as they are, whatever changes in the files that coach ships."""

from __future__ import annotations

from pathlib import Path
from typing import Final

FEW_ROUTINES: Final = Path(__file__).parent / "few"
"""A rest day that turns over once, one routine before a run and one after it, and their five exercises."""
