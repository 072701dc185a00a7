"""What holds for all tests."""

from __future__ import annotations

import gc

import pytest
from hypothesis import settings

# How long an example takes says more about the machine than about the code.
settings.register_profile("coach", deadline=None)
settings.load_profile("coach")


def pytest_collection_finish() -> None:
    """What is imported by now stays: to look through it for garbage again and again takes a fifth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests read English, whatever the computer they run on is set to; programs they start inherit it."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
