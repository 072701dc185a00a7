"""Every word of every routine that ships is heard: it has the time it takes to say, and nothing cuts it.

What should be heard is worked out from the cues alone, and each must be in what was heard, whole and at its moment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import pytest
from msgspec.structs import astuple, replace

from coach.engine.cues import Began, Countdown, Cue, HalfWay, HoldCount, LastOne, RepDone
from coach.engine.explain import explained
from coach.engine.script import announces_hold, position, say, shorter
from coach.i18n.catalog import vocabulary
from coach.i18n.speech_length import speaking_ms
from coach.i18n.spoken import written_out
from coach.library.catalogue import Catalogue, shipped_routines
from coach.library.ids import FileKind
from coach.model.language import Language
from coach.model.plan import Plan, Target
from coach.model.prescription import prescribe
from coach.model.settings import Settings, SpeakChoice
from coach.model.timeline import SegmentKind, groups
from coach.sound.speech_queue import MAX_LATE_MS, Priority
from tests.support.ear import Ear, listen
from tests.support.fakes import ENGLISH

CATALOGUE = Catalogue(shipped_routines())
RATE = Settings().voice_rate
BETWEEN = {SegmentKind.EXPLAIN, SegmentKind.PREPARE, SegmentKind.SWITCH, SegmentKind.REST}
SOME = ["pre-run", "rest-day", "strong-hips"]
ROUTINES = [listed.id for listed in CATALOGUE.listed(FileKind.ROUTINE)]


@cache
def plan(
    name: str,
    *,
    at_goal: bool = False,
    prepare_s: int | None = None,
    switch_s: int | None = None,
    language: Language = Language.EN,
) -> Plan:
    """A shipped routine with the first targets or with those at the goal, in the last band."""
    routine, gathered = astuple(CATALOGUE.routine(name))
    if prepare_s is not None:
        routine = replace(routine, prepare_ms=prepare_s * 1000)
    if switch_s is not None:
        routine = replace(routine, switch_ms=switch_s * 1000)
    exercises = {key: each.spoken_in(language) for key, each in gathered.items()}
    targets = {
        each.id: Target(each.progression.goal, "medium" if each.takes_band else None)
        for each in exercises.values()
        if at_goal and each.progression is not None
    }
    return prescribe(routine.spoken_in(language), exercises, targets)


def nothing_cut_late_or_on_top_of_another(ear: Ear) -> None:
    assert [] == [each for each in ear.heard if not each.whole]
    assert [] == [each for each in ear.heard if each.began_ms - each.asked_ms > MAX_LATE_MS]
    assert all(before.ended_ms <= after.began_ms for before, after in pairwise(ear.heard))


def by_moment(ear: Ear) -> dict[float, str]:
    """What was heard of what was asked for at each moment."""
    heard: dict[float, list[str]] = {}
    for each in ear.heard:
        heard.setdefault(each.asked_ms, []).append(each.text)
    return {at_ms: " ".join(texts) for at_ms, texts in heard.items()}


def moment_of(cue: Cue, cues: list[Cue]) -> int:
    """When a cue is to be heard: half-way before the repetition that follows, everything else at once."""
    if not isinstance(cue, HalfWay):
        return cue.at_ms
    return next(
        each.at_ms
        for each in cues[cues.index(cue) :]
        if isinstance(each, Began) and each.segment.kind is not SegmentKind.RELAX
    )


def wanted(cue: Cue, beside: Sequence[Cue], at_ms: int, prescribed: Plan, language: Language) -> Iterator[str]:
    """The words of which some are to be heard at this moment for a cue, one of those `beside` each other.

    A hold that ends with its repetition is not counted too. The last one, which was told to be that, may give way to
    how to lie; that it is the last one, or half-way, is clear where *nine of ten* is said in the same breath.
    """
    ends_a_rep = any(isinstance(each, RepDone) for each in beside)
    leads_over = any(isinstance(each, Began) and each.segment.kind in BETWEEN for each in beside)
    match cue:
        case HoldCount() | LastOne() if ends_a_rep:
            yield ""
        case HalfWay() if at_ms == cue.at_ms:
            yield ""
        case RepDone() if leads_over:
            yield ""
        case _:
            yield from told(cue, prescribed, language)


def told(cue: Cue, prescribed: Plan, language: Language) -> Iterator[str]:
    """All that may be said of a cue, the longest first; the length of a hold is never left out."""
    texts = vocabulary(language).session
    yield written_out(say(cue, prescribed, texts), language)
    shorter_ones = shorter(cue, prescribed, texts)
    if isinstance(cue, Began) and announces_hold(cue.segment):
        shorter_ones = shorter_ones[:-1]
    yield from (written_out(text, language) for text in shorter_ones)


@pytest.mark.parametrize("at_goal", [False, True], ids=["first targets", "at the goal"])
@pytest.mark.parametrize("rate", [120, 160, 200])
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", ROUTINES)
def test_every_cue_is_heard_at_its_moment(name: str, language: Language, rate: int, at_goal: bool) -> None:
    """What is new, how to lie in full, 3-2-1, each phase, each second, each repetition, half-way and last one."""
    routine, texts = plan(name, at_goal=at_goal, language=language), vocabulary(language).session
    prescribed = explained(routine, set(), texts, rate=rate, language=language)
    ear = listen(prescribed, rate, language=language)
    nothing_cut_late_or_on_top_of_another(ear)
    assert [] == ear.dropped
    cues: list[Cue] = [cue for _, some in ear.moments for cue in some]
    together: dict[int, list[Cue]] = {}
    for cue in cues:
        together.setdefault(cue.at_ms, []).append(cue)
    for kind in (Began, Countdown, HoldCount, RepDone, HalfWay, LastOne):
        assert any(isinstance(cue, kind) for cue in cues) or kind in {HalfWay, LastOne, HoldCount}
    heard = by_moment(ear)
    for cue in cues:
        at_ms = moment_of(cue, cues)
        words = wanted(cue, together[cue.at_ms], at_ms, prescribed, language)
        assert any(text in heard.get(at_ms, "") for text in words), (cue, heard.get(at_ms))


@pytest.mark.parametrize("rate", [120, 160, 200])
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", ROUTINES)
def test_who_is_told_how_to_lie_has_three_seconds_left(name: str, language: Language, rate: int) -> None:
    """Whatever leads into work has said its words three seconds before it, in full."""
    routine, texts = plan(name, language=language), vocabulary(language).session
    prescribed = explained(routine, routine.exercises, texts, rate=rate, language=language)
    ear = listen(prescribed, rate, language=language)
    ends, heard = {each.asked_ms: each.ended_ms for each in ear.heard}, by_moment(ear)
    for _, cues in ear.moments:
        for cue in cues:
            if isinstance(cue, Began) and cue.segment.kind in {SegmentKind.PREPARE, SegmentKind.SWITCH}:
                assert position(cue.segment, prescribed, texts) in heard[cue.at_ms]
                assert ends[cue.at_ms] <= cue.at_ms + (cue.segment.ms or 0) - 3_000


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("exercise", ["clamshell", "side-leg-lift", "one-legged-bridge"])
def test_no_number_up_to_thirty_is_left_out(exercise: str, language: Language) -> None:
    """Thirty in one set: each repetition's number is heard whole and by itself, the last one before what comes next."""
    at_goal = plan("rest-day", at_goal=True, language=language)
    doses = tuple(replace(dose, set_of=None) for dose in at_goal.doses if dose.exercise.id == exercise)
    prescribed = replace(at_goal, doses=doses)
    ear = listen(prescribed, RATE, language=language)
    nothing_cut_late_or_on_top_of_another(ear)
    done = [cue for _, together in ear.moments for cue in together if isinstance(cue, RepDone)]
    heard = by_moment(ear)
    for cue in done:
        assert any(text in heard[cue.at_ms] for text in wanted(cue, [cue], cue.at_ms, prescribed, language)), cue
    assert {30} < {cue.segment.rep for cue in done}


@pytest.mark.parametrize("speak", [SpeakChoice.COUNTS, SpeakChoice.CHANGES])
@pytest.mark.parametrize("name", SOME)
def test_less_is_heard_whole_too(name: str, speak: SpeakChoice) -> None:
    """Whatever is said, is said to its end and on time."""
    ear = listen(plan(name), RATE, speak)
    nothing_cut_late_or_on_top_of_another(ear)
    assert [] == ear.dropped


@pytest.mark.parametrize("rate", [100, 130, 200])
@pytest.mark.parametrize(("prepare_s", "switch_s"), [(10, 8), (6, 4), (4, 6), (3, 3), (15, 10), (60, 60)])
@pytest.mark.parametrize("name", SOME)
def test_with_less_time_less_is_said_and_nothing_is_cut(name: str, prepare_s: int, switch_s: int, rate: int) -> None:
    """A person's own routine may give less time, and a voice may be slow: what does not fit is left out whole."""
    prescribed = plan(name, prepare_s=prepare_s, switch_s=switch_s)
    ear = listen(prescribed, rate)
    tight = [each for each in ear.heard if each.priority is Priority.INSTRUCTION and not each.whole]
    for each in tight:  # the leg alone, or what comes once more, takes longer than the whole time
        assert each.text.count(" ") <= 4
    assert [] == [each for each in ear.heard if each.began_ms - each.asked_ms > MAX_LATE_MS]
    heard = by_moment(ear)
    for _, cues in ear.moments:
        for cue in cues:
            if isinstance(cue, Began) and cue.segment.kind in {SegmentKind.PREPARE, SegmentKind.SWITCH}:
                words = heard[cue.at_ms]
                assert words
                full = say(cue, prescribed, ENGLISH)
                # Words in their order, each of them from the full text.
                left = iter(full.lower().replace(",", "").replace(".", "").split())
                said = words.lower().replace(",", "").replace(".", "").split()
                said = said[3:] if said[0].isdigit() else said[2:] if said[0] == "rep" else said
                assert all(word in left for word in said), (full, words)


def test_in_ten_seconds_one_hears_how_to_lie() -> None:
    """The hints on how to move give way, and then the dose; the leg and the position do not."""
    prescribed = plan("rest-day", prepare_s=10, switch_s=8)
    ear = listen(prescribed, RATE)
    heard = by_moment(ear)
    for _, cues in ear.moments:
        for cue in cues:
            if isinstance(cue, Began) and cue.segment.kind is SegmentKind.PREPARE:
                assert position(cue.segment, prescribed, ENGLISH) in heard[cue.at_ms]
    switches = [each.text for each in ear.heard if each.text.startswith("Switch sides.")]
    assert len(list(groups(prescribed))) == len(switches)
    assert all(
        re.match(r"Switch sides\. (?:Clamshell once more\. )?(?:Left|Right) leg\. \w+ \w+", text) for text in switches
    )


def test_a_number_longer_than_its_second_is_left_to_the_tick() -> None:
    """From a hundred on at every tenth: each is heard whole, and none runs into the next."""
    prescribed = plan("rest-day")
    stretch = prescribed.doses[-1]
    long = replace(stretch, tempo=replace(stretch.tempo, hold_ms=125_000))
    ear = listen(replace(prescribed, doses=(long,)), RATE)
    nothing_cut_late_or_on_top_of_another(ear)
    numbers = [each.text for each in ear.heard if each.text.isdigit() and int(each.text) > 90]
    assert {"100", "110", "120"} <= set(numbers)
    assert all(speaking_ms(text, RATE) <= 1000 or text.endswith("0") for text in numbers)
