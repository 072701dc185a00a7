"""What holds for all tests."""

from __future__ import annotations

import pytest
from hypothesis import settings

# How long an example takes says more about the machine than about the code.
settings.register_profile("coach", deadline=None)
settings.load_profile("coach")


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests read English, whatever the computer they run on is set to; programs they start inherit it."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
