"""What holds for all tests."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests read English, whatever the computer they run on is set to; programs they start inherit it."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
