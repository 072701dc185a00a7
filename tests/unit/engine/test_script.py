"""What is said: in one's own language, in full where an exercise is new, shortly from then on."""

from __future__ import annotations

import re
from itertools import chain

import pytest
from msgspec.structs import astuple, replace

from coach.app.live_view import view
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
from coach.engine.events import Next, PauseReason, Start, Tick
from coach.engine.explain import explained
from coach.engine.machine import Session
from coach.engine.script import say
from coach.engine.walk import cues_of
from coach.engine.welcome import welcome
from coach.library.catalogue import Catalogue, shipped_routines
from coach.library.ids import FileKind
from coach.model import timeline
from coach.model.exercise import Exercise, Kit, Position, TranslatedTexts, Works
from coach.model.language import Language
from coach.model.plan import Plan
from coach.model.prescription import prescribe
from coach.model.timeline import Segment, SegmentKind
from tests.support.fakes import BRIDGE, CLAM, ENGLISH, GERMAN, dose, plan

CATALOGUE = Catalogue(shipped_routines())
ROUTINES = [listed.id for listed in CATALOGUE.listed(FileKind.ROUTINE)]
SAME = {
    *("arm", "ball", "band", "computer", "hand", "in", "it", "leg", "piriformis", "roll", "so", "stand", "still", "was")
}
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
    for language, texts in ((Language.EN, ENGLISH), (Language.DE, GERMAN)):
        session = Session(spoken(routine, language))
        session.handle(Start())
        shown: list[str] = []
        for index in range(len(session.segments) + 1):
            session.index = index
            now = view(session, set(), texts)
            shown += [now.exercise, now.about_set, now.left, now.side, now.word, now.reps, now.then]
        words.append(set(re.findall(r"[^\W\d_]+", " ".join(shown).lower())))
    assert set() == words[0] & words[1] - SAME


def first(prescribed: Plan, kind: SegmentKind) -> Segment:
    """The first segment of this kind."""
    return next(segment for segment in timeline.compile(prescribed) if segment.kind is kind)


FULL = "Clam, 3 repetitions. Left leg. Lie on your right side. Open the left knee."
SHORT = "Clam, 3 repetitions. Left leg. Lie on your right side."
TOLD = replace(
    CLAM, short="On your {other} side.", change="{side} leg on top.", how=("Knees bent.", "Open the {side} knee.")
)


def test_who_knows_an_exercise_hears_its_short_form() -> None:
    """At the switch only what changes; without a short form, how to lie."""
    known = plan(dose(TOLD))
    prepare, switch = (first(known, kind) for kind in (SegmentKind.PREPARE, SegmentKind.SWITCH))
    assert "Clam, 3 repetitions. Left leg. On your right side." == say(Began(0, 0, prepare), known, ENGLISH)
    assert "Switch sides. Right leg. Right leg on top." == say(Began(0, 0, switch), known, ENGLISH)
    assert SHORT == say(Began(0, 0, first(plan(), SegmentKind.PREPARE)), plan(), ENGLISH)
    turned = plan(dose(replace(TOLD, change=None)))
    assert "Switch sides. Right leg. On your left side." == say(
        Began(0, 0, first(turned, switch.kind)), turned, ENGLISH
    )


def test_what_is_new_is_explained_from_beginning_to_end() -> None:
    """All that its file says, for the first side, in both languages."""
    new = explained(plan(dose(TOLD)), set(), ENGLISH, rate=160, language=Language.EN)
    told = timeline.compile(new)[1]
    assert SegmentKind.EXPLAIN is told.kind
    whole = "Lie on your right side. Knees bent. Open the left knee."
    assert f"Clam. This is how it goes. Left leg first. {whole}" == say(Began(0, 1, told), new, ENGLISH)
    assert say(Began(0, 1, told), new, GERMAN).startswith(
        "Clam. So geht es. Linkes Bein zuerst. Lie on your rechte side."
    )


def test_the_welcome_names_what_to_lay_ready_in_its_order() -> None:
    """Each thing once, a band only where one is used, and how long it takes; who knows it all hears no keys."""
    one = replace(CLAM, kit=(Kit.MAT, Kit.BAND))
    two = replace(BRIDGE, kit=(Kit.CHAIR, Kit.MAT))
    whole = plan(dose(one), dose(two, reps=9))
    said = welcome(explained(whole, {"clam", "bridge"}, ENGLISH, rate=160, language=Language.EN), ENGLISH)
    assert "Test, 3 minutes. You need a mat and a chair." == said[:44]
    banded = plan(dose(one, band="light"))
    assert "You need a mat and a band." in welcome(banded, ENGLISH)
    assert "Das gehört heute dazu: eine Matte und ein Band." in welcome(banded, GERMAN)
    new = explained(plan(), set(), ENGLISH, rate=160, language=Language.EN)
    assert "Enter goes on at once" in welcome(new, ENGLISH)
    assert "You need" not in welcome(new, ENGLISH)


def test_a_band_is_put_on_and_taken_off_where_it_changes() -> None:
    """Not where it stays, and not where nobody knows what is worn."""
    banded = plan(dose(band="light"), dose(TOLD, band="light"), dose(BRIDGE, band=None), dose(band="medium"))
    said = [
        say(Began(0, at, segment), banded, ENGLISH)
        for at, segment in enumerate(timeline.compile(banded))
        if segment.kind is SegmentKind.PREPARE
    ]
    assert [
        "Clam, 3 repetitions. Put the light band on. Left leg. Lie on your right side.",
        "Clam, 3 repetitions, light band. Left leg. On your right side.",
        "Bridge, 3 repetitions. Take the band off. Both legs. Lie on your back.",
        "Clam, 3 repetitions. Put the medium band on. Left leg. Lie on your right side.",
    ] == said


def test_from_band_to_band_it_is_changed() -> None:
    """Nobody puts a second one on over the first."""
    banded = plan(dose(band="light"), dose(BRIDGE, band="medium"))
    prepares = [each for each in timeline.compile(banded) if each.kind is SegmentKind.PREPARE]
    assert "Bridge, 3 repetitions. Change to the medium band. Both legs. Lie on your back." == say(
        Began(0, 0, prepares[-1]), banded, ENGLISH
    )


def test_where_a_band_goes_is_said_as_it_is_put_on() -> None:
    """In each language, and not where it stays on; a file that does not say it leaves it unsaid."""
    around = replace(CLAM, band_at="around both thighs")
    german = replace(around, translations=((Language.DE, TranslatedTexts(band_at="um beide Oberschenkel")),))
    banded = plan(dose(around, band="light"), dose(around, band="light"))
    prepares = [each for each in timeline.compile(banded) if each.kind is SegmentKind.PREPARE]
    said = [say(Began(0, 0, each), banded, ENGLISH) for each in prepares]
    assert "Put the light band on, around both thighs." in said[0]
    assert "around" not in said[1]
    spoken_german = plan(dose(german.spoken_in(Language.DE), band="light"))
    assert "Leg das Band an, leicht, um beide Oberschenkel." in say(
        Began(0, 0, first(spoken_german, SegmentKind.PREPARE)), spoken_german, GERMAN
    )


def test_sets_are_told_as_they_are_counted() -> None:
    """Three sets of 10, for each is counted to 10; where the last one is shorter, all of them together."""
    doses = dose(reps=30, set_of=10), dose(reps=25, set_of=10)
    said = [say(Began(0, 0, first(plan(each), SegmentKind.PREPARE)), plan(each), ENGLISH) for each in doses]
    assert ["Clam, 3 sets of 10. Left leg.", "Clam, 25 repetitions. Left leg."] == [
        text.removesuffix(" Lie on your right side.") for text in said
    ]


def test_a_warm_up_is_explained_as_one() -> None:
    """After "Next: Clam" nobody wonders where the bridge comes from."""
    warmed = plan(dose(warm_up=dose(BRIDGE)))
    new = explained(warmed, set(), ENGLISH, rate=160, language=Language.EN)
    told = timeline.compile(new)[1]
    assert say(Began(0, 1, told), new, ENGLISH).startswith("Bridge, to warm up. This is how it goes. Both legs.")


ON_BACK = replace(BRIDGE, position=Position.SUPINE, kit=(Kit.BELT, Kit.PILLOW, Kit.MAT))
STANDING = replace(CLAM, id="stand", name="Stand", position=Position.STANDING, kit=(Kit.CHAIR,))
SITTING = replace(STANDING, id="sit", name="Sit", position=Position.SEATED)
ON_BED = replace(BRIDGE, id="bed", name="Rest", position=Position.SUPINE, kit=(Kit.BED,))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (ON_BACK, BRIDGE, "Take the belt off. The pillow is not needed now."),
        (ON_BACK, replace(ON_BACK, id="again"), ""),
        (
            ON_BACK,
            STANDING,
            f"Take the belt off. The pillow is not needed now. {ENGLISH.roll_up} Step off the mat.",
        ),
        (CLAM, SITTING, "Get up from the floor slowly."),
        (BRIDGE, replace(SITTING, kit=()), ""),
        (BRIDGE, ON_BED, "Get up from the floor slowly."),
        (STANDING, SITTING, ""),
        (STANDING, BRIDGE, ""),
    ],
)
def test_in_a_rest_one_is_freed_of_things_and_gets_up(before: Exercise, after: Exercise, told: str) -> None:
    """What only the last exercise needed is laid aside, and from the floor one gets up in time."""
    whole = plan(dose(before), dose(after))
    segments = timeline.compile(whole)
    at = next(i for i, each in enumerate(segments) if each.kind is SegmentKind.REST and each.entry == 0)
    following = next(each for each in segments[at:] if each.entry == 1)
    expected = f"Rest, 6 seconds. Next: {after.name}. {told}".rstrip()
    assert expected == say(Began(0, at, segments[at], following), whole, ENGLISH)


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (CLAM, "Done. Well done. Take your time getting up."),
        (STANDING, "Done. Well done."),
        (
            replace(BRIDGE, position=Position.SUPINE),
            "Done. Well done. Bend both knees, roll to your side, and push yourself up with your arms.",
        ),
        (ON_BED, "Done. Well done. Slide further onto the bed, roll to your side, and then sit up slowly."),
    ],
)
def test_who_stands_is_not_told_to_get_up(last: Exercise, told: str) -> None:
    """Only who lies, sits or kneels takes time to get up at the end, and from the back over the side."""
    assert told == say(Finished(0), plan(dose(last)), ENGLISH)


def test_a_note_is_said_as_the_exercise_is_announced() -> None:
    """Once, before how to lie, for the side that works."""
    noted = plan(dose(note="Go easy on the {side} hip."))
    said = [say(Began(0, 0, first(noted, kind)), noted, ENGLISH) for kind in (SegmentKind.PREPARE, SegmentKind.SWITCH)]
    assert "Clam, 3 repetitions. Go easy on the left hip. Left leg. Lie on your right side." == said[0]
    assert "Switch sides. Right leg. Lie on your left side." == said[1]


def test_who_asks_again_in_a_pause_is_told_in_full() -> None:
    """While getting ready, and while turning over."""
    assert FULL == say(Again(0, first(plan(), SegmentKind.PREPARE)), plan(), ENGLISH)
    turn = first(plan(), SegmentKind.SWITCH)
    shortly = "Switch sides. Right leg. Lie on your left side."
    assert shortly == say(Began(0, 0, turn), plan(), ENGLISH)
    assert f"{shortly} Open the right knee." == say(Again(0, turn), plan(), ENGLISH)


@pytest.mark.parametrize(
    ("known", "told"),
    [(set(), ["bridge", "clam"]), ({"clam"}, ["bridge"]), ({"bridge"}, ["clam"]), ({"clam", "bridge"}, [])],
)
def test_a_warm_up_is_known_by_itself(known: set[str], told: list[str]) -> None:
    """Each is told before it comes: the exercise behind its warm-up right before the first leg's turn."""
    warm_up = dose(replace(BRIDGE, how=("Lift the pelvis.",)))
    new = explained(plan(dose(CLAM, warm_up=warm_up)), known, ENGLISH, rate=160, language=Language.EN)
    assert frozenset({"clam", "bridge"}) == new.exercises
    segments = timeline.compile(new)
    explains = [at for at, segment in enumerate(segments) if segment.kind is SegmentKind.EXPLAIN and segment.side]
    assert told == [
        (new.doses[0].warm_up or new.doses[0]).exercise.id if segments[at].warm_up else segments[at].exercise
        for at in explains
    ]
    follows = {"bridge": SegmentKind.PREPARE, "clam": SegmentKind.SWITCH}
    assert [follows[name] for name in told] == [segments[at + 1].kind for at in explains]


def test_after_a_warm_up_the_exercise_is_named_and_told_from_its_short_form() -> None:
    """The legs change their places, but nobody switches sides."""
    new = plan(dose(TOLD, warm_up=dose(BRIDGE)))
    switch = first(new, SegmentKind.SWITCH)
    assert "Now Clam, 3 repetitions. Left leg. On your right side." == say(Began(0, 0, switch), new, ENGLISH)


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


def test_a_file_without_words_for_the_phases_takes_those_of_the_language() -> None:
    """Lift, or Heben."""
    lift = first(plan(), SegmentKind.LIFT)
    assert ("Lift", "Heben") == tuple(say(Began(0, 0, lift), plan(), texts) for texts in (ENGLISH, GERMAN))


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
    assert said == [
        "Rest, 6 seconds. Next: set 2 of 2, left leg.",
        "6 Sekunden Pause. Danach: Satz 2 von 2, linkes Bein.",
    ]


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
    assert told == [say(Began(0, 0, rest), plan(), texts) for texts in (ENGLISH, GERMAN)]


def test_a_slow_voice_is_given_the_time_it_needs() -> None:
    """At 120 words a minute getting ready takes longer, else as long as the file says; a short time stays a choice."""
    short = "Lie on your {other} side, knees bent, hand in front of you, heels in line with your back."
    long = plan(dose(replace(CLAM, short=short), prepare_ms=12_000, switch_ms=3_000))
    for rate, prepare_ms in ((120, 15_000), (160, 12_000), (200, 12_000)):
        slow = explained(long, {"clam"}, ENGLISH, rate=rate, language=Language.EN)
        assert (prepare_ms, 3_000 * max(160, rate) // rate) == (slow.doses[0].prepare_ms, slow.doses[0].switch_ms)


def test_behind_the_one_roll_each_exercise_is_named_again() -> None:
    """The switch leads to another exercise than the one just done, and the next is announced for its other leg."""
    two = replace(plan(dose(), dose(replace(TOLD, id="told", name="Told"))), turns_once=True)
    said = [
        say(Began(0, at, segment), two, ENGLISH)
        for at, segment in enumerate(timeline.compile(two))
        if segment.kind in {SegmentKind.PREPARE, SegmentKind.SWITCH}
    ]
    assert [
        "Clam, 3 repetitions. Left leg. Lie on your right side.",
        "Told, 3 repetitions. Left leg. On your right side.",
        "Switch sides. Clam once more. Right leg. Lie on your left side.",
        "Told, 3 repetitions. Right leg. On your left side.",
    ] == said


LIES = replace(TOLD, short="Lie on your {other} side, legs straight.")
THERE = "Stay on this side, legs straight."


def test_who_lies_there_already_is_only_told_what_changes() -> None:
    """Behind an exercise for which one lies so, too; not where that was another side, or has nothing else to say."""
    two = replace(plan(dose(), dose(replace(LIES, id="told", name="Told"))), turns_once=True)
    prepares = [each for each in timeline.compile(two) if each.kind is SegmentKind.PREPARE and each.entry == 1]
    said = [say(Began(0, 0, each), two, ENGLISH) for each in prepares]
    assert [f"Told, 3 repetitions. {leg} leg. {THERE}" for leg in ("Left", "Right")] == said
    each_side = replace(two, turns_once=False)
    turned = next(each for each in timeline.compile(each_side) if each.kind is SegmentKind.PREPARE and each.entry == 1)
    assert say(Began(0, 0, turned), each_side, ENGLISH).endswith("Lie on your right side, legs straight.")
    again = plan(dose(), dose(replace(CLAM, id="again")))
    last = [each for each in timeline.compile(again) if each.kind is SegmentKind.PREPARE][-1]
    assert say(Began(0, 0, last), again, ENGLISH).endswith("Lie on your right side.")


def test_who_did_not_do_it_is_told_how_to_lie() -> None:
    """Who comes to an exercise by a key, or has left the one before for it hurt, may lie anywhere."""
    two = replace(plan(dose(), dose(replace(LIES, id="told", name="Told"))), turns_once=True)
    session = Session(two)
    session.handle(Start())
    done = [cue for _ in range(200) for cue in session.handle(Tick(500)) if isinstance(cue, Began)]
    told = [say(cue, two, ENGLISH) for cue in done if cue.segment.kind is SegmentKind.PREPARE]
    assert [True, True] == [text.endswith(THERE) for text in told]
    skipping = Session(two)
    skipping.handle(Start())
    cues = [cue for _ in range(3) for cue in skipping.handle(Next())]
    assert say(cues[-1], two, ENGLISH).endswith("Lie on your right side, legs straight.")


def test_where_a_side_of_the_body_works_no_leg_is_named() -> None:
    """Lying on the left in a side plank nobody should look for the left leg."""
    plank = dose(replace(CLAM, works=Works.SIDE))
    new = explained(plan(plank), set(), ENGLISH, rate=160, language=Language.EN)
    told = [say(Began(0, 0, each), new, ENGLISH) for each in timeline.compile(new) if each.rep is None]
    assert ["Left side first.", "Left side.", "Right side."] == [
        next(part for part in ("Left side first.", "Left side.", "Right side.") if part in text) for text in told[1:4]
    ]
    assert not any("leg" in text for text in told)


def test_behind_the_one_roll_no_warm_up_is_announced_that_does_not_come() -> None:
    """The warm-up was done before the first leg; at the other one is told of the exercise itself, and how to lie."""
    warmed = dose(replace(TOLD, id="told", name="Told"), warm_up=dose(BRIDGE))
    two = replace(plan(dose(), warmed), turns_once=True)
    said = [
        say(Began(0, at, segment), two, ENGLISH)
        for at, segment in enumerate(timeline.compile(two))
        if segment.kind is SegmentKind.PREPARE and segment.entry == 1
    ]
    assert ["Bridge, to warm up, 3 repetitions. Both legs.", "Told, 3 repetitions. Right leg."] == [
        text.split(" Lie")[0].split(" On ")[0] for text in said
    ]
    assert said[1].endswith("On your left side.")


def test_a_slow_voice_has_its_time_behind_the_one_roll_too() -> None:
    """The way into position for the other leg lasts as long as the switch, and is lengthened as that is."""
    short = "Lie on your {other} side, knees bent, hand in front of you, heels in line with your back."
    clam = dose(replace(CLAM, short=short), prepare_ms=60_000, switch_ms=12_000)
    once = replace(plan(clam, clam), turns_once=True)
    slow = explained(once, {"clam"}, ENGLISH, rate=120, language=Language.EN)
    assert [(60_000, 15_000)] == [(each.prepare_ms, each.switch_ms) for each in slow.doses[1:]]
