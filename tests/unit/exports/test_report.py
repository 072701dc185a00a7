"""The page for whoever treats the person: what it says of a life, and that nothing in it acts."""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import UTC, date, datetime, timedelta
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest
from click.testing import CliRunner
from msgspec.structs import asdict, replace

from coach.cli.main import main
from coach.exports.report.chart import Axis
from coach.exports.report.content import report_of, totals
from coach.exports.report.events import (
    NOTE_AT_MOST,
    Event,
    Weight,
    clean,
    decision_text,
    events,
    is_telling,
    most_telling,
)
from coach.exports.report.page import report_html, report_page
from coach.i18n.catalog import Vocabulary
from coach.model.exercise import Side
from coach.model.plan import Target
from coach.model.reason import Cause, Change, Reason
from coach.model.record import SetBy, StoredDecision
from coach.model.settings import Settings
from tests.support.fakes import IN_ENGLISH, IN_GERMAN
from tests.support.german import english_in
from tests.support.life import Life
from tests.support.training import full_report, session

MONDAY = date(2026, 9, 7)


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Life:
    """Somebody at home in a folder of their own, on a Monday."""
    monkeypatch.setenv("COACH_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return Life(tmp_path)


def said(html: bytes) -> str:
    """What stands on a page, as it is read."""
    text = re.sub(r"<style>.*?</style>|<[^>]*>", " ", html.decode(), flags=re.DOTALL)
    return " ".join(unescape(text).split())


def drawings(html: bytes) -> list[ElementTree.Element]:
    """The drawings of a page."""
    return [ElementTree.fromstring(each) for each in re.findall(r"<svg.*?</svg>", html.decode(), flags=re.DOTALL)]


def with_class(drawing: ElementTree.Element, kind: str) -> list[ElementTree.Element]:
    """What is drawn as this."""
    return [each for each in drawing.iter() if each.get("class") == kind]


# what it says


def test_the_way_of_a_target(life: Life) -> None:
    """Each step with the day it was decided on; what was done and prescribed; rehearsals are no sessions."""
    life.train(days=2)
    life.train(days=2, sore=4)
    life.train(days=1)
    life.train(rehearsal=True)
    report = report_of(life.service, 2)
    (way,) = report.ways
    expected = [(MONDAY, 10), (MONDAY, 12), (MONDAY + timedelta(days=4), 14)]
    assert expected == [(day, target.amount) for day, target in way.steps]
    assert {Side.LEFT: (34, 34), Side.RIGHT: (34, 34)} == totals(way.performances)
    assert (3, MONDAY - timedelta(days=7), 14) == (len(report.sessions), report.days[0].day, len(report.days))
    (sore,) = [day for day in report.days if day.sore == 4]
    assert (MONDAY + timedelta(days=2), True) == (sore.day, sore.trained)


def test_the_target_before_its_weeks(life: Life) -> None:
    """What was decided before them is where its line begins."""
    for _ in range(3):
        life.train(days=7)
    life.train()
    (way,) = report_of(life.service, 1).ways
    monday = MONDAY + timedelta(weeks=3)
    assert [(monday, 16), (monday, 18)] == [(day, target.amount) for day, target in way.steps]


def test_the_week_that_was_planned(life: Life) -> None:
    """Nothing was planned before the person began, and a day that is not over has missed nothing."""
    life.service.settings = replace(life.service.settings, week=("clams", None, "clams", *(None,) * 4))
    life.train(days=9)
    report = report_of(life.service, 3)
    planned = [(day.day - MONDAY).days for day in report.days if day.planned]
    assert [0, 2, 7] == planned
    assert "Days: 1 Planned: 3" in said(report_html(report, IN_ENGLISH))


def number(drawn: ElementTree.Element, pattern: str) -> float:
    """A coordinate of a path."""
    found = re.search(pattern, drawn.get("d", ""))
    assert found is not None
    return float(found[1])


@pytest.mark.parametrize(
    ("side", "done", "points"), [(Side.LEFT, "L 7/10 · R 10/10", -1), (Side.RIGHT, "L 10/10 · R 7/10", 1)]
)
def test_a_side_that_did_fewer(life: Life, side: Side, done: str, points: int) -> None:
    """Its sign points to that side and stands at what was done; a line leads up to what was asked."""
    session(life, "clams", missing={("clamshell", side): 3})
    html = report_page(life.service, 1)
    assert done in said(html)
    way = next(each for each in drawings(html) if each.get("aria-label", "").startswith("Clamshell"))
    (sign,), (line,), (other,) = with_class(way, "open"), with_class(way, "short"), with_class(way, "done")
    assert points == (1 if number(sign, r"M([\d.]+)") > number(line, r"M([\d.]+)") else -1)
    assert number(sign, r"M[\d.]+ ([\d.]+)") == number(line, r"M[\d.]+ ([\d.]+)")
    assert float(other.get("cy", "")) == number(line, r"V([\d.]+)")


def test_everything_of_a_day_stands_below_each_other() -> None:
    """A session's sign, its square and its three bars have the same middle."""
    report = full_report(1, 4, daily=False)
    axis, day = Axis(report.days[0].day, len(report.days)), report.sessions[1].day
    middles = []
    for each in (each for drawing in drawings(report_html(report, IN_ENGLISH)) for each in drawing.iter()):
        if each.get("class") in {"trained", "effort", "sore", "morning"}:
            middles.append(float(each.get("x", "")) + float(each.get("width", "")) / 2)
        elif each.get("cx"):
            middles.append(float(each.get("cx", "")))
    near = [middle for middle in middles if abs(middle - axis.middle(day)) < axis.step / 3]
    assert 5 == len(near)
    assert max(near) - min(near) < 0.02


def test_the_line_of_a_target(life: Life) -> None:
    """A step stands at the end of its day, after the session that led to it; more is higher."""
    life.train(days=2)
    way = next(each for each in drawings(report_page(life.service, 1)) if each.get("aria-label"))
    axis, (line,), (sign,) = Axis(MONDAY, 7), with_class(way, "target"), with_class(way, "done")
    coordinates = [float(each) for each in re.findall(r"[\d.]+", line.get("d", ""))]
    begin, low, step, high, end = coordinates
    assert [axis.left(MONDAY), axis.end(MONDAY)] == [begin, pytest.approx(step, abs=0.01)]
    assert pytest.approx(axis.end(MONDAY + timedelta(days=2)), abs=0.01) == end
    assert (low, pytest.approx(axis.middle(MONDAY), abs=0.01)) == (float(sign.get("cy", "")), float(sign.get("cx", "")))
    assert high < low


def test_answers_are_as_high_as_they_are(life: Life) -> None:
    """The worst of the day, from a stroke for 0 to the whole height for 10; nothing where nothing was answered."""
    for answers in ({"sore": 0, "effort": 10}, {"sore": None, "effort": None}):
        session(life, "clams", **answers)
        life.moment += timedelta(days=1)
    for sore in (10, 4):
        session(life, "clams", sore=sore, effort=None)
    html = report_page(life.service, 1)
    heights = {
        kind: [float(bar.get("height", "")) for drawing in drawings(html) for bar in with_class(drawing, kind)]
        for kind in ("sore", "effort")
    }
    legend = 2.4
    assert {"sore": [0.15, 7.8], "effort": [7.8]} == {
        kind: [each for each in bars if each != legend] for kind, bars in heights.items()
    }
    assert "Answers: 2; median 5, most 10 (9 Sep)" in said(html)
    assert "Answers: 1; median 10, most 10 (7 Sep)" in said(html)
    assert "not answered" in said(html)


def test_what_is_done_most_stands_first(life: Life) -> None:
    """And a name is letters, whatever is in it."""
    life.train(routine="rest-day", days=1)
    life.train()
    report = report_of(life.service, 1)
    assert ["clamshell", "side-leg-lift", "one-legged-bridge"] == [way.exercise.id for way in report.ways]
    html = report_html(full_report(2, 1, name="<i>Leg</i>"), IN_ENGLISH)
    assert b"<i>" not in html
    assert "On the mat: 1 h 45 min" in said(html)


def test_bands_are_marked() -> None:
    """A stroke and its name where the band changes; where they change faster than names have room, a stroke."""
    way = next(each for each in drawings(report_html(full_report(1, 8), IN_GERMAN)) if each.get("aria-label"))
    names = [each.text for each in with_class(way, "label")]
    assert ["leicht", "mittel", "stark", "ohne Band", "leicht"] == names
    assert 5 == len(with_class(way, "band"))


def test_what_hurt_and_what_it_meant(life: Life) -> None:
    """One line: how much, and the step back."""
    session(life, "clams", hurts=[("clamshell", Side.LEFT, 5)], note="Stairs.")
    html = report_page(life.service, 1)
    assert "7 Sep Clamshell, left leg: it hurt, 5 of 10; 10 → 8 “Stairs.”" in said(html)
    assert 1 == sum(len(with_class(each, "hurt")) for each in drawings(html) if each.get("aria-label"))


def test_one_session_is_one_reason(life: Life) -> None:
    """What one sore session meant for several exercises is a line, without plain steps up."""
    life.train(routine="rest-day", days=2)
    life.train(routine="rest-day", sore=7)
    found = events(report_of(life.service, 1), IN_ENGLISH)
    what, why = "Clamshell 12 → 10; Side leg lift 17 → 15; One-legged bridge 12 → 10", "soreness 7 after the session on"
    assert [f"{what}: {why} 9 September"] == [each.text for each in found]


def test_many_exercises_are_not_all_named() -> None:
    """The first, and how many more; what is newest stands first."""
    found = [each for each in events(full_report(5, 2), IN_GERMAN) if each.weight is Weight.MOVED]
    assert sorted(found, key=lambda each: each.day, reverse=True) == found
    assert " und 4 andere: Schmerz 6 nach der Einheit vom " in found[0].text


def test_bands_that_change_every_day() -> None:
    """Each has its stroke, and its name only where there is room."""
    report = full_report(1, 8)
    steps = tuple((day.day, Target(10, band)) for day, band in zip(report.days, ["none", "light"] * 28, strict=True))
    html = report_html(replace(report, ways=(replace(report.ways[0], steps=steps),)), IN_ENGLISH)
    way = next(each for each in drawings(html) if each.get("aria-label"))
    assert (55, 8) == (len(with_class(way, "band")), len(with_class(way, "label")))


def test_the_most_telling_stay() -> None:
    """Hurts first, then notes up to half, then what was decided; in the order of days."""
    days = [Event(MONDAY - timedelta(days=number), Weight(number % 4), str(number)) for number in range(40)]
    shown, left_out = most_telling(days, 16)
    assert (16, 24) == (len(shown), left_out)
    assert sorted(shown, key=lambda each: each.day, reverse=True) == shown
    counts = [sum(each.weight is weight for each in shown) for weight in Weight]
    assert [10, 6, 0, 0] == counts
    notes = [Event(MONDAY, Weight.NOTE, ""), *(Event(MONDAY, weight, "") for weight in Weight)] * 9
    assert [9, 10, 1] == [sum(e.weight is weight for e in most_telling(notes, 20)[0]) for weight in list(Weight)[:3]]
    assert (days[:3], 0) == most_telling(days[:3], 3)


def test_no_session(life: Life) -> None:
    """One line says so, also where all there is is a rehearsal."""
    life.train(rehearsal=True)
    html = report_page(life.service, 8)
    assert "No session in these weeks." in said(html)
    assert [] == drawings(html)


def test_nothing_else_is_told_of_twenty_years(life: Life) -> None:
    """Only the last weeks are in it."""
    session(life, "clams", note="long ago")
    life.moment += timedelta(weeks=9)
    session(life, "clams", note="of today")
    assert "“of today”" in said(report_page(life.service, 8))
    assert "long ago" not in said(report_page(life.service, 8))
    assert "long ago" in said(report_page(life.service, 10))


# told to somebody else


def reasons() -> list[Reason]:
    """Every cause with every change."""
    low, high = Target(12, "light"), Target(14, "light")
    return [
        Reason(
            cause,
            change,
            low,
            after,
            MONDAY,
            MONDAY,
            asked=12,
            done=7,
            sore=4,
            effort=9,
            clean=2,
            needed=2,
            lowest=lowest,
        )
        for cause in Cause
        for change in Change
        for after in (low, high, Target(10, "medium"))
        for lowest in (False, True)
    ]


@pytest.mark.parametrize(("words", "you"), [(IN_ENGLISH, r"you|your"), (IN_GERMAN, r"du|dir|dich|deine\w*")])
def test_nobody_is_spoken_to(words: Vocabulary, you: str) -> None:
    """Whoever treats the person reads it: what is told is told of them, with the date and not with the day."""
    telling = [decision for decision in map(decided, reasons()) if is_telling(decision)]
    texts = [*asdict(words.report).values(), *(decision_text(decision, words) for decision in telling)]
    assert [] == [text for text in texts if re.search(rf"\b({you})\b", text, re.IGNORECASE)]
    assert [] == [text for text in texts if "Monday" in text or "Montag" in text]


def decided(reason: Reason) -> StoredDecision:
    """A decision as it is stored."""
    why = msgspec.json.encode(reason).decode()
    at = datetime(2026, 9, 7, tzinfo=UTC)
    return StoredDecision("clamshell", reason.after, SetBy.PROGRESSION, True, "", at, MONDAY, "s", why)


def test_in_german(life: Life) -> None:
    """All of it."""
    life.service.settings = replace(life.service.settings, language="de", week=("clams",) * 7)
    life.train(sore=4)
    life.train(hurts=3)
    html = report_page(life.service, 8)
    assert html.startswith(b'<!DOCTYPE html>\n<html lang="de">')
    assert [] == english_in(said(html).replace("Clamshell", ""))
    assert "Geplant: Clams Mo Di Mi Do Fr Sa So" in said(html)


# nothing acts


HOSTILE = "</span><script>alert(1)</script>\u202egnp.exe\x1b[2J\u0000 <img src=x onerror=y> &amp; \"'"


def test_a_note_is_only_read(life: Life) -> None:
    """Signs of HTML are letters, and what acts or turns the reading is gone."""
    session(life, "clams", note=HOSTILE)
    html = report_page(life.service, 1).decode() + report_html(full_report(1, 1, note=HOSTILE), IN_ENGLISH).decode()
    cleaned = "&lt;/span&gt;&lt;script&gt;alert(1)&lt;/script&gt; gnp.exe [2J &lt;img src=x onerror=y&gt; &amp;amp;"
    assert 8 == html.count(cleaned)
    assert [] == re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|<script|<img", html)


def test_a_long_note_is_cut() -> None:
    """To a few lines, with a sign that there is more."""
    assert (NOTE_AT_MOST, "…") == (len(clean("word " * 999)), clean("word " * 999)[-1])
    assert "one two" == clean(" one\n\n\ttwo ")


def test_its_policy() -> None:
    """Nothing is loaded and nothing runs; its one style is known by its sum, and no element brings one of its own."""
    html = report_html(full_report(12, 8, note=HOSTILE), IN_ENGLISH).decode()
    (style,) = re.findall(r"<style>(.*?)</style>", html, flags=re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in html
    assert [] == re.findall(r"<[^>]*\s(?:style|on\w+|src|href)=", html)
    assert [] == re.findall(r"url\((?!#)|@import|https?:", html)


# the command


def test_the_command(life: Life) -> None:
    """A file in the current folder; it is replaced by --force alone."""
    run = CliRunner().invoke
    life.moment = life.moment.now().astimezone()
    session(life, "clams")
    written, told = run(main, ["report"]).output.splitlines()
    assert ("Written: coach-report.html", True) == (written, told.endswith("on one sheet of A4."))
    assert "Sessions: 1" in said(Path("coach-report.html").read_bytes())
    assert [2, 0, 0, 2, 2] == [
        run(main, ["report", *args]).exit_code
        for args in (["coach-report.html"], ["coach-report.html", "--force"], ["a.htm", "--weeks", "52"], ["a.pdf"],
                     ["b.html", "--weeks", "0"])
    ]  # fmt: skip


def test_its_settings_are_its_limits() -> None:
    """The lines in the drawings, and what they are, are the person's own."""
    report = replace(full_report(1, 8), settings=Settings(fine_sore=3, stop_sore=5, effort_limit=7))
    html = report_html(report, IN_ENGLISH)
    assert "effort 7, soreness 3 and 5" in said(html)
    assert ["7", "5", "3"] == [
        each.text for drawing in drawings(html)[3:5] for each in reversed(with_class(drawing, "tick"))
    ]
