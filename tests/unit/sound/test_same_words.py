"""`--plain` and the voice say the same words in the same order, so that a screen reader misses nothing.

Three differences are meant, and no other is let through: a `rep` line has the form that programs read, `3/10 clamshell
left`, of which the voice says which repetition it is; a hold that ends with its repetition has no last second told; and
the voice says in other words, or leaves out whole, what there is no time for, such as *halfway* and *last one* where a
swing of a second follows at once.
"""

from __future__ import annotations

import re

import pytest
from msgspec.structs import astuple

from coach.engine.cues import Cue, HalfWay, HoldCount, LastOne, RepDone
from coach.engine.lines import line
from coach.i18n.catalog import vocabulary
from coach.i18n.spoken import written_out
from coach.library.catalogue import Catalogue, shipped_routines
from coach.library.ids import FileKind
from coach.model.exercise import Tempo
from coach.model.language import Language
from coach.model.plan import Plan
from coach.model.prescription import prescribe
from coach.model.settings import Settings
from tests.support.ear import listen, moments

REPETITION = re.compile(r"^(?:Rep \d+|\d+ (?:of|von) \d+|\d+ mal|einmal)\b")
"""How an utterance begins that says which repetition is done."""
SWING = Tempo(lift_ms=1_000, lower_ms=1_000)
CATALOGUE = Catalogue(shipped_routines())


def words(text: str) -> list[str]:
    return re.findall(r"[\w'-]+", text)


def plain_words(cue: Cue, plan: Plan, language: Language) -> list[str]:
    """The words of a line, without its time and kind."""
    said = line(cue, plan, vocabulary(language).session)
    if said is None:
        return []
    _, kind, text = said.split(" ", 2)
    return [] if kind == "rep" else words(written_out(text, language))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", [listed.id for listed in CATALOGUE.listed(FileKind.ROUTINE)])
def test_the_lines_and_the_voice_say_the_same(name: str, language: Language) -> None:
    """Word for word, through a whole session."""
    routine, gathered = astuple(CATALOGUE.routine(name))
    exercises = {key: each.spoken_in(language) for key, each in gathered.items()}
    plan = prescribe(routine.spoken_in(language), exercises, {})
    printed = [
        word
        for _, cues in moments(plan)
        for cue in cues
        if not (isinstance(cue, HoldCount) and any(isinstance(each, RepDone) for each in cues))
        if not (isinstance(cue, HalfWay | LastOne) and plan.doses[cue.segment.entry].tempo == SWING)
        for word in plain_words(cue, plan, language)
    ]
    ear = listen(plan, Settings().voice_rate, language=language)
    assert printed == [word for each in ear.heard for word in words(REPETITION.sub("", each.text))]
    assert len(printed) > 200
