"""Numbers in files mean what they look like."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.library.durations import Unclear, parse_day_end, parse_duration, parse_percent, parse_sets, parse_whole


@pytest.mark.parametrize(
    ("written", "ms"),
    [
        ("45", 45_000),
        ("2.5", 2_500),
        (".5", 500),
        ("0", 0),
        ("0.001", 1),
        ("010", 10_000),
        ("08", 8_000),
        ("45s", 45_000),
        ("45 s", 45_000),
        ("2.5s", 2_500),
        ("1m", 60_000),
        ("1m30s", 90_000),
        ("1m 30s", 90_000),
        ("1m05s", 65_000),
        ("1m0.5s", 60_500),
        ("1:30", 90_000),
        ("0:05", 5_000),
        ("01:30", 90_000),
        ("1:30.5", 90_500),
        ("60:00", 3_600_000),
        ("60m", 3_600_000),
        ("3600", 3_600_000),
        (" 20 ", 20_000),
        ("0" * 18 + "45", 45_000),
    ],
)
def test_a_duration_is_as_long_as_it_looks(written: str, ms: int) -> None:
    """Whatever YAML makes of 1:30 and 010, mine are a minute and a half and ten seconds."""
    assert ms == parse_duration(written)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("", "is not a duration; write seconds such as 45 or 2.5, or 45s, 1m30s or 1:30"),
        ("soon", "is not a duration; write seconds such as 45 or 2.5, or 45s, 1m30s or 1:30"),
        ("-3", "is less than no time; write seconds such as 45 or 2.5, or 45s, 1m30s or 1:30"),
        ("-3s", "is less than no time; write seconds such as 45 or 2.5, or 45s, 1m30s or 1:30"),
        ("+5", "is not a duration; write 5"),
        ("+3600", "is not a duration; write 3600"),
        ("+3601", "is not a duration; write seconds such as 45 or 2.5, or 45s, 1m30s or 1:30"),
        ("5.", "is not a duration; write 5"),
        ("1_000", "is not a duration; write 1000"),
        ("1__000", "is not a duration; write 1000"),
        ("9_000", "is not a duration; write seconds such as 45 or 2.5, or 45s, 1m30s or 1:30"),
        ("1,5", "has a comma; write 1.5"),
        ("1,500", "is unclear; write seconds such as 45 or 2.5, or 45s, 1m30s or 1:30"),
        ("0.12345", "is finer than a thousandth of a second; write 0.123"),
        ("1:5", "is unclear; write 1:05 or 1:50"),
        ("1:75", "has 60 seconds or more beside its minutes; write it as seconds alone, or carry them over"),
        ("1m60s", "has 60 seconds or more beside its minutes; write it as seconds alone, or carry them over"),
        ("45 sec", "is not a duration; write 45s"),
        ("2 min", "is not a duration; write 120s"),
        ("1.5m", "is not a duration; write 90s"),
        ("1h", "is not a duration; write 3600s"),
        ("2h", "is not a duration; write seconds such as 45 or 2.5, or 45s, 1m30s or 1:30"),
        ("0.001 min", "is not a duration; write seconds such as 45 or 2.5, or 45s, 1m30s or 1:30"),
        ("3600.001", "is longer than an hour; write at most 3600"),
        ("60:01", "is longer than an hour; write at most 3600"),
        ("1 min 30 sec", "is not a duration; write 1m30s"),
        ("2 Min. and 5 Sec.", "is not a duration; write 2m5s"),
        ("0:01:30", "is not a duration; write 1:30"),
        ("00:01:30", "is not a duration; write 1:30"),
        ("01:30 Min.", "is not a duration; write 1:30"),
        ("none", "is not a duration; write 0"),
        ("No", "is not a duration; write 0"),
        ("OFF", "is not a duration; write 0"),
        ("never", "is not a duration; write 0"),
        ("1'30\"", "is not a duration; write 90s"),
        ("1′ 30″", "is not a duration; write 90s"),
        ('30"', "is not a duration; write 30s"),
        ("45''", "is not a duration; write 45s"),
        ("2'", "is not a duration; write 120s"),
        ("60'", "is not a duration; write 3600s"),
        ("60'01\"", "is not a duration; write seconds such as 45 or 2.5, or 45s, 1m30s or 1:30"),
        ("30-45", "is a range; write one time such as 30"),
        ("30 – 45 sec", "is a range; write one time such as 30"),
        ("30s to 45s", "is a range; write one time such as 30"),
        ("5_", "is not a duration; write 5"),
        ("0.1234", "is finer than a thousandth of a second; write 0.123"),
        (".12345", "is finer than a thousandth of a second; write .123"),
        ("1 hour", "is not a duration; write 3600s"),
        ("45 SEC.", "is not a duration; write 45s"),
        ("0" * 19 + "45", "is not a duration; write seconds such as 45 or 2.5, or 45s, 1m30s or 1:30"),
        ("1" + "0" * 3000, "is not a duration; write seconds such as 45 or 2.5, or 45s, 1m30s or 1:30"),
    ]
    + [
        (trap, "is not a duration; write seconds such as 45 or 2.5, or 45s, 1m30s or 1:30")
        for trap in ("_1", "0x10", "1e3", "inf", "nan", ".inf", "٤٥", "４５", "1:30:00", "½", "{}", "1 0")
    ]
    + [
        (trap, "is not a duration; write seconds such as 45 or 2.5, or 45s, 1m30s or 1:30")
        for trap in ("\N{NO-BREAK SPACE}45", "X45", "X1,5")
    ],
)
def test_what_is_no_duration_is_refused_with_what_would_be_one(written: str, why: str) -> None:
    """I am told what is wrong with my duration, and never get another one than I meant."""
    with pytest.raises(Unclear) as refused:
        parse_duration(written)
    assert [why, why] == [str(refused.value), str(refused.value.why)]


@given(st.integers(0, 3_600_000))
def test_every_millisecond_can_be_written(ms: int) -> None:
    """Seconds with a point, minutes and seconds, and a clock all mean the same time, to the millisecond."""
    minutes, rest = divmod(ms, 60_000)
    seconds = f"{rest // 1000:02}.{rest % 1000:03}"
    ways = [f"{ms // 1000}.{ms % 1000:03}", f"{minutes}m{seconds}s", f"{minutes}:{seconds}"]
    assert [ms] * 3 == [parse_duration(way) for way in ways]


@pytest.mark.parametrize(("written", "number"), [("1", 1), ("10", 10), ("010", 10), ("08", 8), ("1000", 1000)])
def test_a_whole_number_is_what_it_looks_like(written: str, number: int) -> None:
    """010 repetitions are ten."""
    assert number == parse_whole(written, 1, 1000)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("0", "is too low; write 1 to 1000"),
        ("-1", "is too low; write 1 to 1000"),
        ("1001", "is too high; write 1 to 1000"),
        ("9" * 5000, "is not a whole number; write one from 1 to 1000"),
        ("1_000", "is not a whole number; write 1000"),
        ("1,000", "is not a whole number; write 1000"),
        ("1 000", "is not a whole number; write 1000"),
        ("+7", "is not a whole number; write 7"),
        ("+1", "is not a whole number; write 1"),
        ("10.0", "is not a whole number; write 10"),
        ("10s", "is not a whole number; write 10"),
        ("10.5", "is not a whole number; write one from 1 to 1000"),
    ]
    + [
        (trap, "is not a whole number; write one from 1 to 1000")
        for trap in ("", "ten", "0x10", "0o7", "1e3", "inf", "nan", "٤", "²", "1:30", "true", "X7")
    ],
)
def test_what_is_no_whole_number_is_refused(written: str, why: str) -> None:
    """I am told what to write instead."""
    with pytest.raises(Unclear) as refused:
        parse_whole(written, 1, 1000)
    assert why == str(refused.value.why)


@pytest.mark.parametrize(("written", "percent"), [("50%", 50), ("1 %", 1), ("1000%", 1000), ("050%", 50), ("50", None)])
def test_a_percentage_ends_in_its_sign(written: str, percent: int | None) -> None:
    """50% is a share, 50 is not."""
    assert percent == parse_percent(written, 1, 1000)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("0%", "is too low; write 1% to 1000%"),
        ("1001%", "is too high; write 1% to 1000%"),
        ("12.5%", "is not a percentage; write whole numbers such as 50%"),
        ("%", "is not a percentage; write whole numbers such as 50%"),
        ("50%%", "is not a percentage; write whole numbers such as 50%"),
        ("-5%", "is not a percentage; write whole numbers such as 50%"),
        ("0" * 19 + "5%", "is not a percentage; write one such as 50%"),
        ("٥%", "is not a percentage; write whole numbers such as 50%"),
    ],
)
def test_what_is_no_percentage_is_refused(written: str, why: str) -> None:
    """Half a per cent is not a dose."""
    with pytest.raises(Unclear) as refused:
        parse_percent(written, 1, 1000)
    assert why == str(refused.value.why)


@pytest.mark.parametrize(
    ("written", "end"),
    [
        ("4:00", time(4)),
        ("04:30", time(4, 30)),
        ("0:00", time()),
        ("00:59", time(0, 59)),
        ("11:00", time(11)),
        ("11:59", time(11, 59)),
    ],
)
def test_the_hour_at_which_a_day_ends(written: str, end: time) -> None:
    """In the first half of the next one."""
    assert end == parse_day_end(written)


@pytest.mark.parametrize(
    "written", ["", "4", "4:0", "4:000", "4:60", "0:99", "12:00", "12:30", "23:59", "-1:00", "4:00 "]
)
def test_what_is_no_hour_at_which_a_day_ends(written: str) -> None:
    """Noon belongs to its own day."""
    with pytest.raises(Unclear) as refused:
        parse_day_end(written)
    told = "is not an hour at which a day ends; write one from 00:00 to 11:59, such as 04:00"
    assert told == str(refused.value.why)


@pytest.mark.parametrize(
    ("written", "reps", "in_set"),
    [("3x10", 30, 10), ("3 × 10", 30, 10), ("2X5", 10, 5), (" 1x1 ", 1, 1), ("10x100", 1000, 100), ("4x1", 4, 1)],
)
def test_sets_times_repetitions(written: str, reps: int, in_set: int) -> None:
    """As a therapist's sheet has it: sets first."""
    assert (reps, in_set) == parse_sets(written, 1000)


@pytest.mark.parametrize("written", ["", "3", "x10", "3x", "3xx10", "3x10x2", "12345x1", "3x12345", "3 sets of 10"])
def test_what_is_not_written_as_sets(written: str) -> None:
    """Then it may be something else."""
    assert parse_sets(written, 1000) is None


@pytest.mark.parametrize(
    ("written", "reps"), [("0x9", 0), ("9x0", 0), ("1x1001", 1001), ("1001x1", 1001), ("999x999", 998_001)]
)
def test_too_many_sets_or_none(written: str, reps: int) -> None:
    """All of them together are what is limited."""
    with pytest.raises(Unclear) as refused:
        parse_sets(written, 1000)
    assert f"is {reps} repetitions; write 1 to 1000 in all" == str(refused.value.why)
