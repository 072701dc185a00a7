"""Reads what watches call an exercise: a name of the FIT profile."""

from __future__ import annotations

import re
from typing import Final

from coach.errors import phrase
from coach.library.fields import WRONG, Wrong, scalar
from coach.library.problem_report import ProblemReport
from coach.library.suggestions import in_quotes
from coach.library.yaml_reader import Items, Node

FIT_EXAMPLE = "[hip_raise, clams]"
FIT_NAME: Final = re.compile(r"(?:[0-9]+_)?[a-z][a-z0-9_]*")
"""How the FIT profile writes its names. Which names there are, it says itself: it grows each year, and no list of them
comes with coach. An export says which one it does not know."""


def fit_exercise(node: Node, key: str, report: ProblemReport) -> tuple[str, str] | Wrong:
    """What watches call the exercise: a category of the FIT profile and a name in it."""
    if not isinstance(node, Items) or (len(node.items) != 2 and node.whole):
        what = phrase(
            "{key} should be a category and a name of the FIT profile; write {key}: {example}",
            key=key,
            example=FIT_EXAMPLE,
        )
        report.add(node.mark, what)
        return WRONG
    names: list[str] = []
    for item in node.items:
        name = scalar(item, key, FIT_EXAMPLE, report)
        if name is WRONG:
            return WRONG
        if not FIT_NAME.fullmatch(name):
            what = phrase(
                "{written} is no name of the FIT profile (a-z, 0-9 and _); write one such as {key}: {example}",
                written=in_quotes(name),
                key=key,
                example=FIT_EXAMPLE,
            )
            report.add(item.mark, what)
            return WRONG
        names.append(name)
    return (names[0], names[1]) if len(names) == 2 else WRONG
