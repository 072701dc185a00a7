"""A cat on the keyboard. `tests/bench/random_keys.py` is the same with 20,000 keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.storm import Storm


@pytest.fixture(autouse=True)
def drawing() -> None:
    """Every frame is drawn, also those on the way to rest."""


async def test_a_cat_on_the_keyboard(tmp_path: Path) -> None:
    """Random keys with resizes and gaps: no error, and the history has what the screen shows."""
    await Storm(tmp_path / "home", seed=1).blow(20)
