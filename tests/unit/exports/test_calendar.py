"""The week as a calendar takes it in: read back by a reader of another project, in UTC, over the changes of clocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from pathlib import Path
from time import tzset
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from click.testing import CliRunner, Result
from msgspec.structs import replace

from coach.cli.main import main
from coach.exports.calendar import Appointment, calendar_file, week_calendar
from coach.exports.vtimezone import clock_changes, vtimezone
from coach.system import time_zone
from coach.system.time_zone import local_zone
from tests.support.life import Life

SUNDAY = Appointment(6, "5b6f", "Rest day", "Why; what, where\\", 17, "Rest day in 10 minutes")
ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Africa/Casablanca",
         "Europe/Dublin", "America/Santiago", "Africa/Cairo", "Asia/Gaza", "UTC")  # fmt: skip


def written(zone: str, at: time = time(7), now: datetime = datetime(2026, 1, 2, 12, tzinfo=UTC)) -> str:
    """A file with an appointment each Sunday, in which the zone has a name that nobody knows: its rules must do.

    Each zone has another: the reader remembers rules by their name, also from one file to the next.
    """
    text = calendar_file([SUNDAY], at, ZoneInfo(zone), now).decode()
    return re.sub(f"TZID([:=]){zone}", rf"TZID\1Of-{zone}", text)


def starts(text: str, begin: date, end: date) -> Iterator[datetime]:
    """When the appointments of a file begin, in UTC."""
    for event in recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(begin, end):
        yield event["DTSTART"].dt.astimezone(UTC)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("year", [2026, 2033])
def test_seven_stays_seven(zone: str, year: int) -> None:
    """On every Sunday of a year, by the rules that the file itself has; also in a year far away."""
    found = list(starts(written(zone), date(year, 1, 5), date(year + 1, 1, 1)))
    day = date(year, 1, 5) + timedelta(days=6 - date(year, 1, 5).weekday())
    expected = [
        datetime.combine(day + timedelta(weeks=week), time(7), ZoneInfo(zone)).astimezone(UTC) for week in range(51)
    ]
    assert expected == sorted(found)[:51]


def test_the_clock_changes_between_two_appointments() -> None:
    """In Berlin 07:00 is six o'clock of the world in winter, and five in summer; both ways."""
    text = written("Europe/Berlin")
    spring = [each.isoformat() for each in starts(text, date(2027, 3, 20), date(2027, 4, 1))]
    autumn = [each.isoformat() for each in starts(text, date(2027, 10, 24), date(2027, 11, 1))]
    assert ["2027-03-21T06:00:00+00:00", "2027-03-28T05:00:00+00:00"] == spring
    assert ["2027-10-24T05:00:00+00:00", "2027-10-31T06:00:00+00:00"] == autumn


@pytest.mark.parametrize(
    ("zone", "lines"),
    [
        ("Europe/Berlin", ["RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
                           "DTSTART:20250330T020000", "DTSTART:20251026T030000", "TZNAME:CEST"]),
        ("America/New_York", ["RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU"]),
        ("Australia/Lord_Howe", ["TZOFFSETTO:+1030", "TZOFFSETTO:+1100", "RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU"]),
        ("America/Santiago", ["RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=SU;BYMONTHDAY=2,3,4,5,6,7,8", "TZNAME:-03"]),
        ("Asia/Kolkata", ["DTSTART:19700101T000000", "TZOFFSETFROM:+0530", "TZOFFSETTO:+0530"]),
        ("Africa/Casablanca", ["DTSTART:20260215T030000", "RDATE:20270207T030000", "TZOFFSETTO:+0000"]),
    ],
)  # fmt: skip
def test_the_rules_of_a_zone(zone: str, lines: list[str]) -> None:
    """By the clock before the change (02:00 in spring, 03:00 in autumn); days are listed where there is no rule."""
    found = vtimezone(ZoneInfo(zone), zone, datetime(2026, 1, 2, tzinfo=UTC))
    assert [] == [line for line in lines if line not in found]
    listed = any(line.startswith("RDATE") for line in found)
    assert (zone == "Africa/Casablanca") == listed
    assert ("RRULE" in "".join(lines)) == any(line.startswith("RRULE") for line in found)


class NoRule(tzinfo):
    """A zone whose summer begins on the first Sunday of March in even years, on the last one in odd years."""

    def _summer(self, utc: datetime) -> bool:
        """Whether it is summer, in UTC."""
        spring, autumn = (
            [day for day in range(1, 32) if date(utc.year, month, day).weekday() == 6] for month in (3, 10)
        )
        return (3, spring[-(utc.year % 2)], 1) <= (utc.month, utc.day, utc.hour) < (10, autumn[0], 1)

    def fromutc(self, dt: datetime) -> datetime:
        return (dt + timedelta(hours=self._summer(dt))).replace(fold=int(self._summer(dt)))

    def utcoffset(self, dt: datetime | None) -> timedelta:
        return timedelta(hours=dt.fold if dt is not None else 0)

    def tzname(self, dt: datetime | None) -> str:
        return "No rule at all"


def test_days_without_a_rule() -> None:
    """Two Sundays of a month in turn are none; a name that is no short one is left out."""
    found = vtimezone(NoRule(), "No", datetime(2026, 1, 2, tzinfo=UTC))
    assert ["DTSTART:20260301T010000", "RDATE:20270328T010000"] == [line for line in found if "T010000" in line][:2]
    assert [] == [line for line in found if line.startswith(("RRULE", "TZNAME"))]


@pytest.mark.parametrize(
    ("offset", "text"),
    [
        (timedelta(hours=-3, minutes=-30), "-0330"),
        (timedelta(seconds=3208), "+005328"),
        (timedelta(0), "+0000"),
    ],
)
def test_offsets(offset: timedelta, text: str) -> None:
    """West of Greenwich, too, and to the second where there are seconds; what never changes is standard time."""
    found = vtimezone(timezone(offset), "X", datetime(2026, 1, 2, tzinfo=UTC))
    assert ["BEGIN:STANDARD", f"TZOFFSETFROM:{text}", f"TZOFFSETTO:{text}"] == [found[2], *found[4:6]]


def test_the_moment_of_a_change() -> None:
    """To the minute, as the world has it."""
    changes = clock_changes(ZoneInfo("Europe/Berlin"), range(2027, 2028))
    assert [datetime(2027, 3, 28, 1, tzinfo=UTC), datetime(2027, 10, 31, 1, tzinfo=UTC)] == [c.at for c in changes]


@pytest.mark.parametrize("name", ["Of-Europe/Berlin", "Europe/Berlin"])
def test_a_start_that_the_clock_skips(name: str) -> None:
    """02:30 is 03:30 on the one Sunday that has none, and 02:30 on the others; also where that Sunday is the first.

    By the rules of the file, and by those that a reader has of its own for a zone that it knows.
    """
    for now in (datetime(2027, 3, 1, tzinfo=UTC), datetime(2027, 3, 22, tzinfo=UTC), datetime(2027, 3, 28, tzinfo=UTC)):
        text = written("Europe/Berlin", time(2, 30), now).replace("Of-Europe/Berlin", name)
        found = sorted(each.isoformat() for each in starts(text, date(2027, 3, 28), date(2027, 4, 5)))
        assert ["2027-03-28T01:30:00+00:00", "2027-04-04T00:30:00+00:00"] == found, now
        assert f"DTSTART;TZID={name}:20270328T033000\r\n" in text
        assert f"RECURRENCE-ID;TZID={name}:20270328T023000\r\n" in text
        assert f"DTSTART;TZID={name}:20270328T023000" not in text
        assert 1 == len({event["UID"] for event in icalendar.Calendar.from_ical(text).walk("VEVENT")})
    assert 1 == written("Europe/Berlin", time(7)).count("BEGIN:VEVENT")


@pytest.mark.parametrize(("at", "skipped"), [(time(1, 59), 0), (time(2), 10), (time(2, 59), 10), (time(3), 0)])
def test_the_hour_that_the_clock_skips(at: time, skipped: int) -> None:
    """From its first minute to its last, once in each of ten years."""
    assert skipped == written("Europe/Berlin", at).count("RECURRENCE-ID")


def test_a_night_that_skips_half_an_hour() -> None:
    """On Lord Howe 02:10 becomes 02:40."""
    text = written("Australia/Lord_Howe", time(2, 10), datetime(2026, 9, 1, tzinfo=UTC))
    assert "DTSTART;TZID=Of-Australia/Lord_Howe:20261004T024000\r\n" in text
    assert "RECURRENCE-ID;TZID=Of-Australia/Lord_Howe:20261004T021000\r\n" in text


def test_the_next_one_is_to_come() -> None:
    """No alarm of this morning rings in the evening."""
    for hour, first in ((4, "20260104T070000"), (7, "20260111T070000"), (12, "20260111T070000")):
        assert f":{first}\r\n" in written("UTC", now=datetime(2026, 1, 4, hour, tzinfo=UTC))


def test_an_appointment_is_whole() -> None:
    """Length, alarm with words, texts with all their signs; and a number that grows with every file."""
    event = icalendar.Calendar.from_ical(written("UTC")).walk("VEVENT")[0]
    assert timedelta(minutes=17) == event["DURATION"].dt
    assert ("Why; what, where\\", "PRIVATE") == (event["DESCRIPTION"], event["CLASS"])
    (alarm,) = event.walk("VALARM")
    expected = ("DISPLAY", "Rest day in 10 minutes", timedelta(minutes=-10))
    assert expected == (alarm["ACTION"], alarm["DESCRIPTION"], alarm["TRIGGER"].dt)
    later = icalendar.Calendar.from_ical(written("UTC", now=datetime(2026, 1, 2, 12, 1, tzinfo=UTC))).walk("VEVENT")[0]
    assert (event["UID"], event["SEQUENCE"] + 1) == (later["UID"], later["SEQUENCE"])


@pytest.mark.parametrize(
    "about", ["ä" * 100, "a" * 76, "漢字" * 40, "x" * 62 + "🧘🏽‍♀️" * 9, "one\ntwo, three; four\\n" * 9]
)
def test_lines_are_folded_by_bytes(about: str) -> None:
    """75 at most, as the standard counts, and no character in two pieces; what was put in comes back."""
    of = Appointment(0, "1", "n", about, 1, "a")
    data = calendar_file([of], time(7), ZoneInfo("UTC"), datetime(2026, 1, 2, tzinfo=UTC))
    lines = data.split(b"\r\n")
    assert b"" == lines[-1]
    assert [] == [line for line in lines if len(line) > 75 or b"\n" in line or b"\r" in line]
    assert "\ufffd" not in "".join(line.decode() for line in lines)
    assert about == icalendar.Calendar.from_ical(data).walk("VEVENT")[0]["DESCRIPTION"]


def test_no_text_makes_a_line_of_its_own() -> None:
    """Whatever a stranger's routine is called."""
    of = Appointment(0, "1", "a\r\nATTENDEE:x\u2028\u202e\x00b", "", 1, "a\nEND:VALARM")
    data = calendar_file([of], time(7), ZoneInfo("UTC"), datetime(2026, 1, 2, tzinfo=UTC)).decode()
    assert "SUMMARY:a\\nATTENDEE:xb\r\n" in data
    assert 1 == data.count("\r\nEND:VALARM")


# the command


@pytest.fixture
def in_berlin() -> Iterator[None]:
    """A computer whose clock is Berlin's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Europe/Berlin")
        tzset()
        time_zone.tzlocal.reload_localzone()
        yield
    tzset()
    time_zone.tzlocal.reload_localzone()


@pytest.fixture
def home(tmp_path: Path, in_berlin: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Somebody with a week, in a folder of their own."""
    monkeypatch.setenv("COACH_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "settings.yaml").write_text("week: {mon: rest-day, thu: pre-run}\nexplain: never\n")
    return tmp_path


def calendar(*args: str) -> Result:
    return CliRunner().invoke(main, ["calendar", *args])


def events(path: Path) -> list[icalendar.cal.Event]:
    """The appointments in a file."""
    return list(icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT"))


def test_the_week_of_the_settings(home: Path) -> None:
    """A file in the current folder, an appointment for each day that has a routine, as long as that takes."""
    done = calendar("--at", "06:30")
    written, told = done.output.splitlines()
    assert (0, "Written: coach.ics", True) == (done.exit_code, written, told.startswith("Open it with your calendar."))
    found = [
        (str(e["SUMMARY"]), e["RRULE"]["BYDAY"], e["DTSTART"].dt.strftime("%a %H:%M"))
        for e in events(home / "coach.ics")
    ]
    assert [("Rest day strength", ["MO"], "Mon 06:30"), ("Pre-run activation", ["TH"], "Thu 06:30")] == found
    minutes = [e["DURATION"].dt // timedelta(minutes=1) for e in events(home / "coach.ics")]
    shown = [CliRunner().invoke(main, ["preview", name]).output.splitlines()[0] for name in ("rest-day", "pre-run")]
    lengths = [re.search(r"(\d+) min(?: (\d+))?", line) for line in shown]
    assert [int(each[1]) + bool(each[2]) for each in lengths if each] == minutes


def test_written_again(home: Path) -> None:
    """The same ids for the same days, whatever is planned for them; another person has others."""
    calendar("a.ics")
    (home / "settings.yaml").write_text("week: {mon: pre-run, tue: rest-day}\n")
    calendar("b.ics")
    before, after = ([str(e["UID"]) for e in events(home / name)] for name in ("a.ics", "b.ics"))
    assert before[0] == after[0]
    assert 3 == len({*before, *after})
    assert 2 == calendar("a.ics").exit_code
    assert 0 == calendar("a.ics", "--force").exit_code
    assert after == [str(e["UID"]) for e in events(home / "a.ics")]


def test_what_hurts_today_is_back_by_then(tmp_path: Path) -> None:
    """An appointment of next week is as long as the exercise takes, one step back: not as a session without it."""
    life = Life(tmp_path)
    life.service.settings = replace(life.service.settings, week=("clams", *(None,) * 6))
    lengths = []
    for hurts in (None, 5):
        life.train(days=0, sore=None, hurts=hurts)
        lengths.append(re.findall(r"DURATION:PT(\d+)M", week_calendar(life.service, time(7)).decode()))
    assert [["3"], ["2"]] == lengths


def test_in_german(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The routine, what to lay ready and the alarm."""
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    calendar()
    event = events(home / "coach.ics")[0]
    assert "Kraft am Ruhetag" == event["SUMMARY"]
    assert "Was du brauchst: eine Matte" in event["DESCRIPTION"]
    assert str(event.walk("VALARM")[0]["DESCRIPTION"]).startswith("Kraft am Ruhetag in 10 Minuten: ")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("", "no week is planned yet: s in coach has it, or a line in {}/settings.yaml such as week: {{mon: rest-day"),
        ("week: {wed: restday}", "{}/settings.yaml: week: wed: "),
    ],
)
def test_no_week(home: Path, settings: str, said: str) -> None:
    """One line says how to set one, and nothing is written."""
    (home / "settings.yaml").write_text(settings)
    done = calendar()
    assert (2, "") == (done.exit_code, done.stdout)
    assert said.format(home) in done.stderr
    assert 1 == len(done.stderr.splitlines())
    assert not (home / "coach.ics").exists()


@pytest.mark.parametrize(
    ("typed", "hour"), [("7", 7), ("7:30", 7.5), ("07.30", 7.5), ("0:00", 0), ("23:59", 23 + 59 / 60)]
)
def test_how_a_time_is_written(home: Path, typed: str, hour: float) -> None:
    """As people do: the hour alone, a colon or a full stop."""
    assert "" == calendar("--at", typed).stderr
    began = events(home / "coach.ics")[0]["DTSTART"].dt
    assert hour == began.hour + began.minute / 60


@pytest.mark.parametrize("typed", ["24:00", "7:5", "7am", "", "-1:00", "7:00:00", "７:00"])
def test_no_time(home: Path, typed: str) -> None:
    """One line says how it is written."""
    done = calendar("--at", typed)
    assert (2, f"--at {typed}: write a time from 00:00 to 23:59, such as 07:00\n") == (done.exit_code, done.stderr)


def test_settings_that_cannot_be_read(home: Path) -> None:
    """Are said, and nobody is told that no week is planned."""
    (home / "settings.yaml").write_text("week: {mon: rest-day}\nvoise: none\n")
    done = calendar()
    assert (1, True, False) == (done.exit_code, "voise" in done.stderr, "no week" in done.stderr)


@pytest.mark.parametrize("args", [["--at", "25:00"], ["--at", "7 o'clock"], ["a.txt"]])
def test_wrong_use(home: Path, args: list[str]) -> None:
    """One line, exit 2."""
    done = calendar(*args)
    assert (2, 1) == (done.exit_code, len(done.stderr.splitlines()))


# where the person is


@pytest.mark.parametrize(
    ("name", "zone"),
    [("Europe/Berlin", "Europe/Berlin"), ("Africa/Tunis", None), ("UTC", None), (None, None), ("No/Such", None),
     ("../etc/passwd", None)],
)  # fmt: skip
def test_a_name_is_believed_where_the_clock_agrees(
    in_berlin: None, monkeypatch: pytest.MonkeyPatch, name: str | None, zone: str | None
) -> None:
    """In winter and in summer."""
    monkeypatch.setattr(time_zone.tzlocal, "get_localzone_name", lambda: name)
    found = local_zone(datetime(2026, 1, 2, tzinfo=UTC))
    assert zone == (None if found is None else found.key)


def test_rules_without_a_name(in_berlin: None) -> None:
    """Where no name is known, the computer's own clock says when it changes."""
    now = datetime(2026, 1, 2, tzinfo=UTC)
    assert vtimezone(ZoneInfo("Europe/Berlin"), "Local", now) == vtimezone(None, "Local", now)
    assert b"DTSTART;TZID=Local:20260104T070000\r\n" in calendar_file([SUNDAY], time(7), None, now)
