"""What is said: in one's own language, in full the first time, shortly from then on."""

from __future__ import annotations

import re
from itertools import chain

import pytest
from msgspec.structs import astuple, replace

from coach.engine.cues import (
    Again,
    AtEnd,
    Began,
    Cue,
    Finished,
    HurtReported,
    HurtWithdrawn,
    Paused,
    RepsChanged,
    Resumed,
    Stopped,
)
from coach.engine.events import PauseReason, Start
from coach.engine.machine import Session
from coach.engine.script import say
from coach.library.catalogue import Catalogue, shipped_routines
from coach.library.ids import FileKind
from coach.model import timeline
from coach.model.language import Language
from coach.model.plan import Plan, prescribe
from coach.model.timeline import Segment, SegmentKind
from coach.reports.preview import cues_of
from coach.tui.live.view import view
from tests.support.fakes import BRIDGE, CLAM, ENGLISH, GERMAN, dose, plan

CATALOGUE = Catalogue(shipped_routines())
ROUTINES = [listed.id for listed in CATALOGUE.listed(FileKind.ROUTINE)]
SAME = {"arm", "band", "computer", "hand", "in", "leg", "piriformis", "was"}
"""Words that English and German share, if not always their meaning."""


def spoken(routine: str, language: Language) -> Plan:
    """A shipped routine in this language, with a band."""
    read, gathered = astuple(CATALOGUE.routine(routine))
    exercises = {name: each.spoken_in(language) for name, each in gathered.items()}
    return prescribe(read.spoken_in(language), exercises, {}).with_band("clamshell", "light")


def everything(prescribed: Plan) -> list[Cue]:
    """Every cue of a session, and all that the person's keys bring at its first exercise."""
    segments = timeline.compile(prescribed)
    asked: list[Cue] = [Again(0, segment) for segment in segments]
    asked += [Paused(0, reason) for reason in PauseReason]
    asked += [Resumed(0, segments[0]), RepsChanged(0, segments[0], 1), RepsChanged(0, segments[0], 12)]
    asked += [HurtReported(0, segments[0]), HurtWithdrawn(0, segments[0]), AtEnd(0), Finished(0), Stopped(0)]
    return [*cues_of(prescribed), *asked]


@pytest.mark.parametrize("routine", ROUTINES)
def test_a_german_session_has_no_english_word_in_it(routine: str) -> None:
    """Every cue of every routine that ships, and everything a key brings, is German or a number."""
    english, german = spoken(routine, Language.EN), spoken(routine, Language.DE)
    said = [
        (say(one, english, ENGLISH), say(other, german, GERMAN))
        for one, other in zip(everything(english), everything(german), strict=True)
    ]
    assert [] == [pair for pair in said if pair[0] == pair[1] and not pair[0].isdigit() and any(pair)]
    assert [] == [pair for pair in said if bool(pair[0]) != bool(pair[1])]
    words = [set(re.findall(r"[^\W\d_]+", " ".join(texts).lower())) for texts in zip(*said, strict=True)]
    assert set() == words[0] & words[1] - SAME
    assert not any(brace in text for text in chain(*said) for brace in "{}")


@pytest.mark.parametrize("routine", ROUTINES)
def test_the_german_screen_has_no_english_word_in_it(routine: str) -> None:
    """The large words, and all that stands beside them, at the beginning of every stretch."""
    words: list[set[str]] = []
    for language, phrases in ((Language.EN, ENGLISH), (Language.DE, GERMAN)):
        session = Session(spoken(routine, language))
        session.handle(Start())
        texts: list[str] = []
        for index in range(len(session.segments) + 1):
            session.index = index
            now = view(session, set(), phrases)
            texts += [now.exercise, now.about_set, now.left, now.side, now.word, now.reps, now.then]
        words.append(set(re.findall(r"[^\W\d_]+", " ".join(texts).lower())))
    assert set() == words[0] & words[1] - SAME


def first(prescribed: Plan, kind: SegmentKind) -> Segment:
    """The first segment of this kind."""
    return next(segment for segment in timeline.compile(prescribed) if segment.kind is kind)


FULL = "Clam, 3 repetitions, no band. Left leg. Lie on your right side. Open the left knee."
SHORT = "Clam, 3 repetitions, no band. Left leg. Lie on your right side."


def test_how_it_is_done_is_told_in_full_the_first_time() -> None:
    """From the second time on: the name, the dose, the leg, how to lie."""
    new = plan()
    known = new.mark_known({"clam"})
    segment = first(new, SegmentKind.PREPARE)
    assert (FULL, SHORT) == (say(Began(0, 0, segment), new, ENGLISH), say(Began(0, 0, segment), known, ENGLISH))
    assert new == known.mark_known(set())


def test_who_asks_again_is_told_in_full() -> None:
    """While getting ready, and while turning over."""
    known = plan().mark_known({"clam"})
    assert FULL == say(Again(0, first(known, SegmentKind.PREPARE)), known, ENGLISH)
    turn = first(known, SegmentKind.SWITCH)
    shortly = "Switch sides. Right leg. Lie on your left side."
    assert shortly == say(Began(0, 0, turn), known, ENGLISH)
    assert f"{shortly} Open the right knee." == say(Again(0, turn), known, ENGLISH)


def test_a_warm_up_is_known_by_itself() -> None:
    """Who knows the bridge and not the exercise behind it hears no more of the bridge than how to lie."""
    warm_up = dose(replace(BRIDGE, how=("Lift the pelvis.",)))
    new = plan(dose(CLAM, warm_up=warm_up))
    assert frozenset({"clam", "bridge"}) == new.exercises
    segment = first(new, SegmentKind.PREPARE)
    for known, told in ((set(), True), ({"clam"}, True), ({"bridge"}, False)):
        said = say(Began(0, 0, segment), new.mark_known(known), ENGLISH)
        assert told == ("Lift the pelvis." in said)
        assert "Lie on your back." in said


def test_after_a_warm_up_is_said_what_changes_and_how_it_is_done() -> None:
    """Who lies there already hears the new part of it; who knows the exercise, no hints; who asks again, all."""
    bridge = replace(BRIDGE, setup="Lie on your back, knees bent, both feet on the floor.")
    one = replace(CLAM, setup="Lie on your back, knees bent, {other} leg up, hands down.", how=("Keep hips level.",))
    new = plan(dose(one, warm_up=dose(bridge)))
    switch = first(new, SegmentKind.SWITCH)
    told = "Now Clam. Left leg. Right leg up, hands down."
    assert f"{told} Keep hips level." == say(Began(0, 0, switch), new, ENGLISH)
    assert told == say(Began(0, 0, switch), new.mark_known({"clam"}), ENGLISH)
    full = "Now Clam. Left leg. Lie on your back, knees bent, right leg up, hands down. Keep hips level."
    assert full == say(Again(0, switch), new, ENGLISH)


def test_a_warm_up_that_hurts_is_named_as_it_is_stored() -> None:
    """It is what is over, and the exercise that it leads into goes with it."""
    warmed = plan(dose(CLAM, warm_up=dose(BRIDGE)))
    hurting = next(each for each in timeline.compile(warmed) if each.warm_up)
    assert "bridge" == hurting.exercise
    assert "Stop there. Bridge is over for today, and Clam with it." == say(HurtReported(0, hurting), warmed, ENGLISH)
    begins = first(warmed, SegmentKind.PREPARE)
    assert f"Stop there. {warmed.doses[0].exercise.name} is over for today." == say(
        HurtReported(0, begins), warmed, ENGLISH
    )


def test_a_position_like_the_warm_ups_is_said_all_the_same() -> None:
    """There is nothing that changes, so nothing to leave out."""
    lie = "Lie down, legs up"
    same = plan(dose(replace(CLAM, setup=lie, how=()), warm_up=dose(replace(BRIDGE, setup=lie))))
    assert f"Now Clam. Left leg. {lie}" == say(Began(0, 0, first(same, SegmentKind.SWITCH)), same, ENGLISH)


def test_a_file_without_words_for_the_phases_takes_those_of_the_language() -> None:
    """Lift, or Heben."""
    lift = first(plan(), SegmentKind.LIFT)
    assert ("Lift", "Heben") == tuple(say(Began(0, 0, lift), plan(), phrases) for phrases in (ENGLISH, GERMAN))


def test_german_nouns_keep_their_capitals() -> None:
    """12 Wiederholungen, Einmal."""
    segment = first(plan(), SegmentKind.LIFT)
    said = [say(RepsChanged(0, segment, reps), plan(), GERMAN) for reps in (12, 1)]
    assert ["12 Wiederholungen in diesem Satz.", "Einmal in diesem Satz."] == said


def test_after_a_rest_between_sets_the_next_set_is_announced() -> None:
    """Who sees nothing knows where they are, and that neither exercise nor side changes."""
    two_sets = plan(dose(CLAM, reps=4, set_of=2))
    segments = timeline.compile(two_sets)
    at = next(index for index, segment in enumerate(segments) if segment.kind is SegmentKind.REST)
    said = [say(Began(0, at, segments[at], segments[at + 1]), two_sets, words) for words in (ENGLISH, GERMAN)]
    assert said == ["Rest, 6 seconds. Next: set 2 of 2.", "6 Sekunden Pause. Danach: Satz 2 von 2."]


@pytest.mark.parametrize(
    ("ms", "told"),
    [
        (1_000, ["Rest, 1 second.", "1 Sekunde Pause."]),
        (2_500, ["Rest, 2.5 seconds.", "2,5 Sekunden Pause."]),
        (20_000, ["Rest, 20 seconds.", "20 Sekunden Pause."]),
    ],
)
def test_a_number_stands_with_its_unit_as_one_says_it(ms: int, told: list[str]) -> None:
    """One second, and two and a half of them, in English and in German."""
    rest = Segment(SegmentKind.REST, ms, 0, CLAM.id)
    assert told == [say(Began(0, 0, rest), plan(), phrases) for phrases in (ENGLISH, GERMAN)]
