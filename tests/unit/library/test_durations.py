"""Numbers in files mean what they look like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.library.durations import Unclear, parse_duration, parse_percent, parse_whole


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
    assert why == str(refused.value)


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
    assert why == str(refused.value)


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
    assert why == str(refused.value)
