"""The lines of the settings page: each stops exactly where `settings.yaml` does."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.errors import FilesInvalid
from coach.i18n.catalog import vocabulary
from coach.library.limits import SETTING_RANGES
from coach.model.language import Language
from coach.model.settings import Settings
from coach.tui.screens.settings import Item, items
from tests.support.files import settings_of

WORDS = vocabulary(Language.EN)
WIDE = Settings(fine_sore=9, stop_sore=10)
LOW = Settings(fine_sore=0, stop_sore=1)


def item(settings: Settings, key: str) -> Item:
    """The line of a setting."""
    return next(line for group in items(settings, (), WORDS).values() for line in group if line.key == key)


@pytest.mark.parametrize(("key", "ends"), SETTING_RANGES.items())
def test_plus_and_minus_reach_every_number_the_file_may_hold(key: str, ends: tuple[int, int]) -> None:
    """Held down long enough, + and - come to the ends, and the file takes those and no more."""
    least, most = ends
    low = least if key != "stop_sore" else LOW.fine_sore + 1
    high = most if key != "fine_sore" else WIDE.stop_sore - 1
    assert (low, high) == (item(LOW, key).change(-1_000), item(WIDE, key).change(1_000))
    other = {"fine_sore": "stop_sore: 10", "stop_sore": "fine_sore: 0"}.get(key, "volume: 100")
    other = "" if other.startswith(key) else other
    for number in (low, high):
        assert number == getattr(settings_of(f"{key}: {number}\n{other}\n", "settings.yaml"), key)
    with pytest.raises(FilesInvalid):
        settings_of(f"{key}: {most + 1}\n{other}\n", "settings.yaml")


def test_the_last_hour_at_which_a_day_can_end_is_the_files() -> None:
    """The page goes to 11:00, and no file takes 12:00."""
    assert "11:00" == item(Settings(), "day_ends").change(100)
    assert 11 == settings_of("day_ends: 11:00\n", "settings.yaml").day_ends.hour
    with pytest.raises(FilesInvalid):
        settings_of("day_ends: 12:00\n", "settings.yaml")


def test_fine_soreness_stays_below_what_asks_for_a_step_back() -> None:
    """As the file demands it."""
    settings = replace(Settings(), fine_sore=2, stop_sore=6)
    assert (5, 3) == (item(settings, "fine_sore").change(100), item(settings, "stop_sore").change(-100))
