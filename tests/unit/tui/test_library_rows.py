"""The rows of the library's list."""

from __future__ import annotations

import pytest

from coach.i18n.catalog import vocabulary
from coach.model.language import Language
from coach.tui.screens.library import library_row
from tests.support.fakes import CLAM, dose


@pytest.mark.parametrize(("room", "shown"), [(30, "12"), (3, "12"), (2, "")])
def test_a_long_name_has_its_dose(room: int, shown: str) -> None:
    """A name longer than the column of names has its dose all the same; only where there is no room, it is left out."""
    text = library_row(dose(CLAM, reps=12), 4, len(CLAM.name) + room, vocabulary(Language.EN)).plain
    assert shown == text.removeprefix(CLAM.name).strip()
