"""What a FIT file can hold, and what it cannot."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from coach.errors import UsageError
from coach.exports import extras
from coach.exports.fit_file import ACTIVITY, FitFile, exercise_number, fit_text
from tests.support.fit import official, read

pytest.importorskip("fit_tool", reason="the extra watch has it")

NOW = datetime(2026, 3, 1, 18, 30, tzinfo=timezone(timedelta(hours=1)))


def with_set(**fields: object) -> bytes:
    """A file with one set in it."""
    file = FitFile(ACTIVITY, "a", NOW)
    file.add("set", **fields)
    return file.to_bytes()


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ({"repetitions": 65_535}, "65535 is more than a FIT file can hold as repetitions"),
        ({"repetitions": 70_000}, "70000 is more than"),
        ({"repetitions": -1}, "-1 is more than"),
        ({"duration": 2**32}, "4294967296 ms is longer than"),
        ({"start_time": datetime(1980, 1, 1, tzinfo=UTC)}, "1980-01-01 is no date that a FIT file can hold"),
        ({"start_time": datetime(2130, 1, 1, tzinfo=UTC)}, "2130-01-01 is no date"),
    ],
)
def test_what_does_not_fit_is_refused(fields: dict[str, object], what: str) -> None:
    """It would wrap, or read as if nothing were there."""
    with pytest.raises(UsageError, match=what):
        with_set(**fields)


def test_the_largest_that_fit_come_back() -> None:
    """One below is taken, and read as it is."""
    (done,) = read(with_set(repetitions=65_534, duration=2**32 - 2), "set")
    assert {"repetitions": 65_534, "duration": 4_294_967.294} == done


def test_a_field_that_does_not_exist_is_no_silent_loss() -> None:
    """A misspelt name would be set on the message and never written."""
    with pytest.raises(AssertionError, match="set has no field reps"):
        with_set(reps=3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("é" * 127, "é" * 127),
        ("é" * 128, "é" * 127),
        ("a" + "é" * 127, "a" + "é" * 126),
        ("a" * 253 + "😀", "a" * 253),
        ("tab\there\x1b", "tab here\ufffd"),
    ],
)
def test_a_long_name_is_cut_between_two_characters(text: str, expected: str) -> None:
    """A field takes 254 bytes, which may be half as many letters."""
    assert expected == fit_text(text)
    file = FitFile(ACTIVITY, "a", NOW)
    file.add("workout_step", workout_step_name=text)
    assert [{"wkt_step_name": expected}] == read(file.to_bytes(), "workout_step")


def test_the_clock_on_the_wall() -> None:
    """A moment is one in UTC; the local one says what the person's clock said."""
    file = FitFile(ACTIVITY, "a", NOW)
    file.add("activity", timestamp=NOW, local_timestamp=NOW)
    (told,) = (fields for kind, fields in official(file.to_bytes()) if kind == "activity")
    assert NOW == told["timestamp"]
    began = datetime(1989, 12, 31, tzinfo=UTC)
    assert datetime(2026, 3, 1, 18, 30, tzinfo=UTC) == began + timedelta(seconds=told["local_timestamp"])


def test_numbers_of_exercises() -> None:
    """As the official profile counts them, whatever their names begin with; none for one that it does not have."""
    assert (10, 44) == exercise_number(("hip_raise", "clams"))
    assert (19, 0) == exercise_number(("plank", "45_degree_plank"))
    assert (31, 60) == exercise_number(("warm_up", "stretch_piriformis"))
    unknown = [("hip_raise", "clam"), ("hips", "clams"), ("file", "x"), ("exercise", "x")]
    assert [None] * 5 == [exercise_number(fit) for fit in (None, *unknown)]


def test_every_name_that_both_profiles_have_is_the_same_number() -> None:
    """The one that writes knows the names by which files call their exercises."""
    types = pytest.importorskip("garmin_fit_sdk", reason="the extra dev has it").Profile["types"]
    other = [
        (category, name)
        for number, category in types["exercise_category"].items()
        for place, name in types.get(f"{category}_exercise_name", {}).items()
        if exercise_number((category, name)) not in {(int(number), int(place)), None}
    ]
    assert [] == other


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line names what installs it."""

    def missing(module: str) -> None:
        raise ImportError(module)

    monkeypatch.setattr(extras, "import_module", missing)
    with pytest.raises(UsageError, match=r"this needs fit_tool, .* pip install 'hip-coach\[watch\]'"):
        FitFile(ACTIVITY, "a", NOW)
