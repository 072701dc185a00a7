"""The drawings of the report, as SVG in millimetres: every day at the same place across, shapes that need no colour.

No library: it is lines, dots and squares in rows that share their days.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from html import escape
from itertools import pairwise

from msgspec import Struct

from coach.exports.report.content import ExerciseWay, ReportDay
from coach.i18n.catalog import Vocabulary
from coach.model.exercise import Side
from coach.model.performance import Performance

WIDTH = 114.0
"""Of every drawing."""
LEFT, RIGHT = 6.0, 6.0
"""What is left free on either side of the days, for numbers."""
TOP, BOTTOM = 2.4, 1.4
"""What is left free above and below a way."""
TICK = 2.4
"""How high a number is."""
LABEL = 11.0
"""How wide the name of a band is; where bands change faster, some have none."""
WORST = 10
"""Where the scales of effort and soreness end."""


class Axis(Struct, frozen=True):
    """The days, from left to right."""

    first: date
    """A Monday."""
    count: int

    @property
    def step(self) -> float:
        """How wide a day is."""
        return (WIDTH - LEFT - RIGHT) / self.count

    def left(self, day: date) -> float:
        """Where a day begins."""
        return LEFT + (day - self.first).days * self.step

    def middle(self, day: date) -> float:
        """Its middle."""
        return self.left(day) + self.step / 2

    def end(self, day: date) -> float:
        """Where the next one begins."""
        return self.left(day) + self.step

    @property
    def mondays(self) -> Iterator[date]:
        """The first day of each week."""
        return (self.first + timedelta(days=days) for days in range(0, self.count, 7))

    @property
    def labelled(self) -> int:
        """Every how many weeks there is room for a date."""
        return math.ceil(13 / (7 * self.step))

    def grid(self, height: float) -> str:
        """A line where each week begins, or where there is a date, and one at the end."""
        every = 1 if 7 * self.step >= 4 else self.labelled
        edges = [*map(self.left, list(self.mondays)[::every]), WIDTH - RIGHT]
        return f'<path class="grid" d="{"".join(f"M{_n(x)} 0V{_n(height)}" for x in edges)}"/>'


def _n(number: float) -> str:
    """A coordinate, to a hundredth."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def svg(body: Iterable[str], height: float, title: str = "", width: float = WIDTH) -> str:
    """A drawing; one without a title says nothing to a screen reader, for the text beside it says the same."""
    role = f'role="img" aria-label="{escape(title)}"' if title else 'aria-hidden="true"'
    size = f'width="{_n(width)}mm" height="{_n(height)}mm" viewBox="0 0 {_n(width)} {_n(height)}"'
    return f"<svg {role} {size}>{''.join(body)}</svg>"


def _text(x: float, y: float, text: str, kind: str = "tick", anchor: str = "start") -> str:
    return f'<text class="{kind}" x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}">{escape(text)}</text>'


def weeks(axis: Axis, words: Vocabulary, height: float) -> str:
    """The Mondays by their dates, as many as there is room for."""
    body = [axis.grid(height)]
    for number, monday in enumerate(axis.mondays):
        if number % axis.labelled == 0:
            body.append(_text(axis.left(monday) + 0.5, height - 1.1, words.dates.in_month(monday)))
    return svg(body, height)


def way(of: ExerciseWay, axis: Axis, today: date, height: float, words: Vocabulary, title: str) -> str:
    """An exercise's target over the days, what each leg did, where the band changed and where it hurt."""
    drawn = [each for each in of.performances if any(each.done.values())]
    amounts = [_amount(each, leg) for each in drawn for leg in each.done if each.done[leg]]
    goal = of.standing.goal or of.exercise.start
    numbers = [*(target.amount for _, target in of.steps), *amounts, of.exercise.start, goal]
    low, high = min(numbers), max(numbers)

    def level(amount: int) -> float:
        share = (min(max(amount, low), high) - low) / max(high - low, 1)
        return height - BOTTOM - share * (height - TOP - BOTTOM)

    body = [axis.grid(height), f'<path class="goal" d="M{_n(LEFT)} {_n(level(goal))}H{_n(WIDTH - RIGHT)}"/>']
    ticks = [goal] if abs(level(low) - level(goal)) < TICK else [low, goal]
    body += [_text(LEFT - 0.8, level(number) + 0.8, str(number), anchor="end") for number in ticks]
    line = f"M{_n(axis.left(of.steps[0][0]))} {_n(level(of.steps[0][1].amount))}"
    labelled = -LABEL
    for (_, before), (day, after) in pairwise(of.steps):
        at = axis.end(day)
        line += f"H{_n(at)}V{_n(level(after.amount))}"
        if before.band != after.band:
            body.append(f'<path class="band" d="M{_n(at)} 0V{_n(height)}"/>')
            if at - labelled > LABEL:
                labelled, late = at, at > WIDTH - RIGHT - LABEL
                name = words.report.no_band if after.band in {None, "none"} else words.telling.band(after.band)
                body.append(_text(at + (-0.6 if late else 0.6), 2, name, "label", "end" if late else "start"))
    body.append(f'<path class="target" d="{line}H{_n(axis.end(today))}"/>')
    last = of.steps[-1][1].amount
    body.append(_text(axis.end(today) + 0.7, level(last) + 0.9, str(last), "now"))
    size = max(min(axis.step * 0.4, height * 0.045, 0.8), 0.4)
    for each in of.performances:
        x = axis.middle(each.record.day)
        if any(each.done.values()):
            for done, asked, sign in dict.fromkeys(_signs(each)):
                body.append(f'<path class="short" d="M{_n(x)} {_n(level(done))}V{_n(level(asked))}"/>' * (done < asked))
                body.append(_sign(sign, x, level(done), size))
        if each.hurt:
            body.append(_sign("hurt", x, height - 1.1, 0.9))
    return svg(body, height, title)


def _amount(performance: Performance, leg: Side) -> int:
    """What is drawn of a leg: how often, or how long it held where that is what grows."""
    return performance.done[leg] if performance.hold is None else performance.hold


def _signs(performance: Performance) -> Iterator[tuple[int, int, str]]:
    """Where a session's signs stand: what was done, what was asked, and which sign it is."""
    short = [leg for leg, asked in performance.asked.items() if performance.done[leg] < asked]
    held = performance.hold
    if len(short) == len(performance.asked) and len({*performance.done.values()}) == 1:
        leg = short[0]
        yield _amount(performance, leg), held or performance.asked[leg], "both"
        return
    for leg in performance.asked:
        if leg in short:
            yield _amount(performance, leg), held or performance.asked[leg], leg.value
        else:
            yield _amount(performance, leg), 0, "done"


def _sign(kind: str, x: float, y: float, size: float) -> str:
    """A small sign around a point."""
    match kind:
        case "done":
            return f'<circle class="done" cx="{_n(x)}" cy="{_n(y)}" r="{_n(size)}"/>'
        case "both":
            return f'<circle class="open" cx="{_n(x)}" cy="{_n(y)}" r="{_n(size)}"/>'
        case "hurt":
            cross = f"M{_n(x - size)} {_n(y - size)}l{_n(2 * size)} {_n(2 * size)}m0 {_n(-2 * size)}"
            return f'<path class="hurt" d="{cross}l{_n(-2 * size)} {_n(2 * size)}"/>'
        case "trained" | "planned":
            return f'<rect class="{kind}" x="{_n(x - size)}" y="{_n(y - size)}" {_square(2 * size)}/>'
        case _:
            tip = -1.6 * size if kind == Side.LEFT else 1.6 * size
            corners = f"M{_n(x + tip)} {_n(y)}L{_n(x - tip / 2)} {_n(y - 1.2 * size)}V{_n(y + 1.2 * size)}Z"
            return f'<path class="open" d="{corners}"/>'


def _square(size: float) -> str:
    return f'width="{_n(size)}" height="{_n(size)}"'


def trained(days: Sequence[ReportDay], axis: Axis, height: float) -> str:
    """A square for each day with a session, a hollow one where one was planned; below, how many of how many a week."""
    size = min(axis.step * 0.38, 0.85)
    shown = (each for each in days if each.trained or each.planned)
    signs = (_sign("trained" if each.trained else "planned", axis.middle(each.day), 1.9, size) for each in shown)
    body = [axis.grid(height), *signs]
    if axis.step * 7 >= 5:
        for week in (days[start : start + 7] for start in range(0, len(days), 7)):
            done, planned = sum(each.trained for each in week), sum(each.planned for each in week)
            text = f"{done}/{planned}" if planned else str(done) if done else ""
            body.append(_text(axis.left(week[0].day) + axis.step * 3.5, height - 0.9, text, anchor="middle"))
    return svg(body, height)


Answers = Sequence[tuple[date, int | None]]
"""What was answered on each day, 0-10; None where nothing was."""


def bars(answers: Answers, axis: Axis, height: float, kind: str, limits: Sequence[int]) -> str:
    """An answer from 0 to 10 on each day; a 0 is a stroke, no answer is nothing. Limits are dotted."""

    def level(number: int) -> float:
        return height - 0.6 - number * (height - 1.2) / WORST

    body = [axis.grid(height)]
    for limit in limits:
        body.append(f'<path class="limit" d="M{_n(LEFT)} {_n(level(limit))}H{_n(WIDTH - RIGHT)}"/>')
        body.append(_text(LEFT - 0.8, level(limit) + 0.8, str(limit), anchor="end"))
    width = axis.step * 0.7
    for day, answer in answers:
        if answer is None:
            continue
        x, top = axis.middle(day) - width / 2, min(level(answer), level(0) - 0.15)
        size = f'width="{_n(width)}" height="{_n(level(0) - top)}"'
        body.append(f'<rect class="{kind}" x="{_n(x)}" y="{_n(top)}" {size}/>')
    body.append(f'<path class="base" d="M{_n(LEFT)} {_n(level(0))}H{_n(WIDTH - RIGHT)}"/>')
    return svg(body, height)


def legend_sign(kind: str) -> str:
    """A sign as it stands in the drawings, beside what it means."""
    middle = 1.5
    match kind:
        case "target":
            body = '<path class="target" d="M0 2.1H1.8V0.9H3.6"/>'
        case "band":
            body = '<path class="band" d="M1.8 0V3"/>'
        case "limit":
            body = f'<path class="limit" d="M0 {middle}H3.6"/>'
        case "effort" | "sore" | "morning":
            body = f'<rect class="{kind}" x="1" y="0.3" width="1.6" height="2.4"/>'
        case _:
            body = _sign(kind, 1.8, middle, 0.8)
    return svg([body], 3, width=3.6)


HATCH = (
    '<defs><pattern id="hatch" width="0.7" height="0.7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<path class="hatching" d="M0.35 0V0.7"/></pattern></defs>'
)
"""What fills the bars of the mornings, once for all drawings."""
