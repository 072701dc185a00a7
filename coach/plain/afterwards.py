"""The questions and answers after a session, in lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from coach.i18n.session_texts import SessionTexts
from coach.model.exercise import Side
from coach.model.plan import Plan
from coach.model.record import SessionRecord, sides
from coach.plain.printer import Printer


class Answers:
    """Answers from the keyboard, those first that were typed before they were asked for."""

    def __init__(self, printer: Printer, typed: str = "") -> None:
        """`typed` is what the session left, such as the later lines of a paste; keys of the session are no answer."""
        self._printer = printer
        *self._lines, self._begun = re.sub(r"[^\d\n]", "", re.sub(r"\r\n?", "\n", typed)).split("\n")

    def read(self, question: str) -> str:
        """One line. Raises EOFError where no more can come."""
        self._printer.question(question)
        if self._lines:
            self._printer.answered(answer := self._lines.pop(0))
            return answer
        begun, self._begun = self._begun, ""
        answer = begun + input(begun)
        self._printer.answered()
        return answer


def ask_number(question: str, texts: SessionTexts, read: Callable[[str], str]) -> int | None:
    """An answer from 0 to 10, or None for just enter; asks again for anything else."""
    while True:
        try:
            answer = read(texts.ask.format(question=question)).strip()
        except EOFError:
            return None
        if not answer:
            return None
        if answer.isascii() and answer.isdigit() and int(answer) <= 10:
            return int(answer)


def summary(plan: Plan, record: SessionRecord, texts: SessionTexts) -> Iterator[str]:
    """What was done, and what hurt: a line for each exercise."""
    rows = sides(record.sets)
    for entry, dose in enumerate(plan.doses):
        done = [
            texts.done_of.format(side=texts.named_side(Side(side)), performed=performed, asked=asked)
            for place, side, performed, asked in rows
            if place == entry
        ]
        done += [texts.told_hurt(hurt.sore) for hurt in record.hurts if hurt.entry == entry][-1:]
        yield f"{dose.exercise.name}: {', '.join(done)}"
