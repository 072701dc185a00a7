"""The sheet: what stands where, and how high, so that all of it is one page of A4 (and one of US Letter).

Nothing on it grows: rows have their heights, texts their numbers of lines, and what happened as many lines as are left.
Its policy lets it load nothing and run nothing; there is no style attribute, which the policy would have to allow.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape
from pathlib import Path
from statistics import median
from typing import Final

from coach.app.context import AppContext
from coach.exports.report import chart
from coach.exports.report.chart import Answers, Axis
from coach.exports.report.content import ExerciseWay, Report, report_of, stopped, totals
from coach.exports.report.events import Event, clean, decision_text, events, is_telling, most_telling
from coach.i18n.catalog import Vocabulary
from coach.i18n.reasons import amount_text
from coach.model.exercise import Side
from coach.model.performance import Performance
from coach.model.plan import Target

SHEET: Final = 254.0
"""Millimetres of height: as high as US Letter between its margins, so that A4 has room to spare."""
HEAD, AXIS, TRAINED, ANSWER, LEGEND, FOOT, HEADING, LINE = 19.0, 4.5, 7.0, 9.0, 8.0, 5.0, 6.5, 3.7
WAYS: Final = 113.0
"""For all exercises together."""
WAY_AT_MOST: Final = 36.0
WAYS_AT_MOST: Final = 12
"""More exercises are named in a line."""
TEXT_LINE: Final = 2.9
"""A line beside a drawing."""
ROOM: Final = 112.0
"""How many letters of usual width fit on a line of what happened."""
ALSO_ROOM: Final = 94.0


def report_page(context: AppContext, weeks: int) -> bytes:
    """The whole page about the last weeks, in the person's language."""
    return report_html(report_of(context, weeks), context.words)


def report_html(report: Report, words: Vocabulary) -> bytes:
    """The page that says this."""
    ways = report.ways[:WAYS_AT_MOST]
    height = min(WAYS / max(len(ways), 1), WAY_AT_MOST)
    body = "".join(_body(report, ways, height, words))
    style = (Path(__file__).parent / "page.css").read_text(encoding="utf-8") + _heights(height)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    title = f"{words.report.title}, {_period(report, words)}"
    return (
        f'<!DOCTYPE html>\n<html lang="{words.language.value}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=800">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<main class="sheet">\n{body}</main>\n</body>\n</html>\n'
    ).encode()


def _heights(height: float) -> str:
    """What depends on how many exercises there are."""
    lines = max(int((height - TEXT_LINE - 0.3) / (TEXT_LINE + 0.1)), 1)
    return f".way {{ height: {height:.2f}mm; }}\n.way .lines {{ -webkit-line-clamp: {lines}; line-clamp: {lines}; }}\n"


def _body(report: Report, ways: Sequence[ExerciseWay], height: float, words: Vocabulary) -> Iterator[str]:
    """Everything on the sheet, from the top."""
    texts = words.report
    yield from _head(report, words)
    if not report.sessions:
        yield f'<p class="nothing">{escape(texts.nothing)}</p>\n{_foot(report, words)}'
        return
    axis = Axis(report.days[0].day, len(report.days))
    left = SHEET - HEAD - AXIS - len(ways) * height - TRAINED - 3 * ANSWER - LEGEND - FOOT - HEADING - 4
    axis_svg = chart.weeks(axis, words, AXIS).replace(">", f">{chart.HATCH}", 1)
    yield _row("axis", escape(texts.column_exercise), axis_svg, escape(texts.column_done))
    for way in ways:
        yield _way(way, axis, report.today, height, words)
    also = _also(report, words)
    if also:
        lines = 2 if _width(also) > ALSO_ROOM else 1
        left -= lines * LINE
        text = f'<span class="{"two" if lines > 1 else "one"}">{escape(also)}</span>'
        yield f'<div class="also"><b>{escape(texts.also)}</b>{text}</div>\n'
    yield from _days(report, axis, words)
    yield from _legend(report, words)
    yield from _happened(report, left, words)
    yield _foot(report, words)


def _head(report: Report, words: Vocabulary) -> Iterator[str]:
    """What it is, of when, a line for a name, and the sums."""
    texts, planned = words.report, report.settings.week
    trained = sum(day.trained for day in report.days)
    sums = [texts.sessions.format(sessions=len(report.sessions)), texts.days.format(days=trained)]
    minutes = round(sum(each.active_ms for each in report.sessions) / 60_000)
    sums.append(texts.time.format(time=f"{minutes // 60} h {minutes % 60:02} min"))
    if early := stopped(report.sessions):
        sums.append(texts.stopped.format(stopped=early))
    by_routine: dict[str, list[str]] = {}
    for day, name in zip(words.dates.short_days, planned, strict=True):
        if name is not None:
            by_routine.setdefault(report.routine_names.get(name, name), []).append(day)
    week = "; ".join(f"{name} {' '.join(days)}" for name, days in by_routine.items())
    second = texts.week.format(week=week) if week else ""
    yield f'<header>\n<h1>{escape(texts.title)}</h1><p class="period">{escape(_period(report, words))}</p>'
    yield f'<p class="name">{escape(texts.name)}: <span class="blank"></span></p>\n'
    yield f'<p class="sums"><span class="one">{escape(" · ".join(sums))}</span>'
    yield f'<span class="one">{escape(second)}</span></p>\n</header>\n'


def _period(report: Report, words: Vocabulary) -> str:
    first, last = report.days[0].day, report.today
    return words.report.period.format(first=words.dates.in_year(first), last=words.dates.in_year(last))


def _row(kind: str, left: str, drawing: str, right: str) -> str:
    """A drawing between what it shows and what comes of it."""
    return f'<div class="row {kind}"><div class="left">{left}</div>{drawing}<div class="right">{right}</div></div>\n'


def _way(way: ExerciseWay, axis: Axis, today: date, height: float, words: Vocabulary) -> str:
    """An exercise: its target now, its way, what each leg did, and what was decided last."""
    done = _done(way.performances, words)
    first, last = (_target(target, way, words) for target in (way.steps[0][1], way.standing.target))
    title = words.report.way.format(name=way.exercise.name, first=first, last=last, done=done)
    left = f'<b class="lines">{escape(way.exercise.name)}</b><span class="one">{escape(last)}</span>'
    decided = ""
    if (newest := next(filter(is_telling, way.decisions), None)) is not None:
        decided = f"{words.dates.in_month(newest.day)}: {decision_text(newest, words)}"
    right = f'<b class="one">{escape(done)}</b><span class="lines">{escape(decided)}</span>'
    return _row("way", left, chart.way(way, axis, today, height - 0.6, words, title), right)


def _target(target: Target, way: ExerciseWay, words: Vocabulary) -> str:
    """A target as one says it: 20 each side, light band."""
    text = amount_text(target.amount, words.reasons, held=way.is_held)
    if len(way.exercise.sides) > 1:
        text = words.screens.each_side.format(reps=text)
    return text if target.band in {None, "none"} else f"{text}, {words.session.band(target.band or '')}"


def _done(performances: Iterable[Performance], words: Vocabulary) -> str:
    """How much of what was prescribed each leg did; once, where both work together."""
    sums = {leg: f"{done}/{asked}" for leg, (done, asked) in totals(performances).items()}
    if Side.LEFT in sums and Side.RIGHT in sums:
        return words.report.left_right.format(left=sums[Side.LEFT], right=sums[Side.RIGHT])
    return "".join(sums.values())


def _also(report: Report, words: Vocabulary) -> str:
    """What else was done: exercises without a number that grows, and those there is no row for."""
    texts = words.report
    more = [(way.exercise.name, way.performances) for way in report.ways[WAYS_AT_MOST:]]
    parts = []
    for name, performances in (*more, *report.others):
        times = sum(any(each.done.values()) for each in performances)
        text = texts.times.format(name=clean(name), times=times) if performances else clean(name)
        parts.append(f"{text} ({_done(performances, words)})" if performances else text)
    return "; ".join(parts)


def _days(report: Report, axis: Axis, words: Vocabulary) -> Iterator[str]:
    """The days beneath the exercises: trained or not, and the three answers."""
    texts, settings = words.report, report.settings
    planned = sum(day.planned for day in report.days)
    summed = [texts.trained_days.format(days=sum(day.trained for day in report.days))]
    summed += [texts.planned_days.format(days=planned)] if planned else []
    lines = "<br>".join(map(escape, summed))
    yield _row("trained", f"<b>{escape(texts.trained)}</b>", chart.trained(report.days, axis, TRAINED), lines)
    limits = (settings.fine_sore, settings.stop_sore)
    for name, kind, bounds in (
        (texts.effort, "effort", (settings.effort_limit,)),
        (texts.sore, "sore", limits),
        (texts.morning, "morning", limits),
    ):
        answers = [(day.day, getattr(day, kind)) for day in report.days]
        drawing = chart.bars(answers, axis, ANSWER, kind, bounds)
        yield _row("answer", f"<b>{escape(name)}</b>", drawing, escape(_middle(answers, words)))


def _middle(answers: Answers, words: Vocabulary) -> str:
    """The answer in the middle of all, and the highest with its newest day."""
    said = [(answer, day) for day, answer in answers if answer is not None]
    if not said:
        return words.report.no_answer
    most, day = max(said)
    middle = f"{median(answer for answer, _ in said):g}".replace(".", words.session.decimal)
    return words.report.middle.format(count=len(said), middle=middle, most=most, day=words.dates.in_month(day))


def _legend(report: Report, words: Vocabulary) -> Iterator[str]:
    """What each sign means."""
    texts, settings = words.report, report.settings
    limit = texts.sign_limit.format(
        effort=settings.effort_limit, fine=settings.fine_sore, stop=settings.stop_sore
    )  # fmt: skip
    signs = [
        ("target", texts.sign_target),
        ("band", texts.sign_band),
        ("done", texts.sign_done),
        (Side.LEFT.value, texts.sign_left),
        (Side.RIGHT.value, texts.sign_right),
        ("both", texts.sign_both),
        ("hurt", texts.sign_hurt),
        ("trained", texts.sign_trained),
        *([("planned", texts.sign_planned)] if any(settings.week) else []),
        ("limit", limit),
    ]
    items = "".join(f"<span>{chart.legend_sign(kind)} {escape(text)}</span> " for kind, text in signs)
    yield f'<p class="legend">{items}</p>\n'


def _happened(report: Report, room: float, words: Vocabulary) -> Iterator[str]:
    """What happened, as many lines as there is room for."""
    found = events(report, words)
    if not found:
        return
    lines = int(room / LINE)
    count = min(len(found), lines)
    while count and _lines(shown := most_telling(found, count)[0]) + (len(shown) < len(found)) > lines:
        count -= 1
    shown, left_out = most_telling(found, count)
    yield f"<h2>{escape(words.report.happened)}</h2>\n<ul>\n"
    day = None
    for event in shown:
        when = "" if event.day == day else words.dates.in_month(event.day)
        day = event.day
        size = "one" if _width(event.text) <= ROOM else "two"
        text = f'<bdi class="{size}">{escape(event.text)}</bdi>'
        yield f'<li class="{event.weight.name.lower()}"><span class="day">{escape(when)}</span>{text}</li>\n'
    if left_out:
        yield f'<li><span class="day"></span>{escape(words.report.more.format(count=left_out))}</li>\n'
    yield "</ul>\n"


def _lines(shown: Iterable[Event]) -> int:
    """How many lines these events take."""
    return sum(1 if _width(event.text) <= ROOM else 2 for event in shown)


def _width(text: str) -> float:
    """About how many letters of usual width a text is long; what is not Latin counts double."""
    return sum(
        0.5 if char in " .,:;!'|ijlIft()[]" else 2 if ord(char) > 0x2100 else 1.4 if char.isupper() else 1
        for char in text
    )


def _foot(report: Report, words: Vocabulary) -> str:
    return f"<footer>{escape(words.report.written.format(day=words.dates.in_year(report.today)))}</footer>\n"
