"""What is asked and told in lines after a session."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from coach.engine.phrases import Phrases
from coach.model.exercise import Side
from coach.model.plan import Plan


def ask_number(question: str, phrases: Phrases, read: Callable[[str], str] = input) -> int | None:
    """An answer from 0 to 10, or None for just enter; asks again for anything else."""
    while True:
        try:
            answer = read(phrases.ask.format(question=question) + " ").strip()
        except EOFError:
            return None
        if not answer:
            return None
        if answer.isascii() and answer.isdigit() and int(answer) <= 10:
            return int(answer)


def summary(plan: Plan, rows: Sequence[tuple[int, str, int, int]], phrases: Phrases) -> Iterator[str]:
    """What was done: a line for each exercise from (entry, side, performed, prescribed)."""
    for entry, dose in enumerate(plan.doses):
        done = [
            phrases.done_of.format(side=phrases.named_side(Side(side)), performed=performed, asked=asked)
            for place, side, performed, asked in rows
            if place == entry
        ]
        yield f"{dose.exercise.name}: {', '.join(done)}"
