"""How long what is explained takes, and how much longer a slow voice has between two sets: by its words alone."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.engine.cues import Began
from coach.engine.explain import explained
from coach.engine.script import say
from coach.engine.welcome import welcome
from coach.i18n.session_texts import SessionTexts
from coach.i18n.speech_length import speaking_ms
from coach.i18n.spoken import written_out
from coach.model import timeline
from coach.model.exercise import Side
from coach.model.language import Language
from coach.model.plan import Plan
from coach.model.timeline import Segment, SegmentKind
from tests.support.fakes import BRIDGE, CLAM, ENGLISH, GERMAN, dose, plan

LONG = "Lie on your {other} side, and take all the time that you need for it. " * 5
LIFT = replace(CLAM, id="lift", name="Lift", setup=LONG)
WARMED = plan(dose(CLAM, warm_up=dose(BRIDGE)), dose(LIFT, sides=(Side.RIGHT, Side.LEFT)), dose(BRIDGE), dose(CLAM))


def seconds(text: str, rate: int, language: Language) -> int:
    """Whole seconds for a text and a breath behind it."""
    ms = speaking_ms(written_out(text, language), rate, language) + 1_000
    return ms // 1000 + (ms % 1000 > 0)


def told(of: Plan, texts: SessionTexts, rate: int, language: Language) -> list[tuple[int, bool, int]]:
    """Each explanation of a session: of which entry, whether of its warm-up, and what its words take.

    Behind a warm-up the number of its last repetition is said in the same breath.
    """
    return [
        (
            each.entry,
            each.warm_up,
            seconds(last_number(each, of, texts) + say(Began(0, 0, each), of, texts), rate, language),
        )
        for each in timeline.compile(of)
        if each.kind is SegmentKind.EXPLAIN and each.side is not None
    ]


def last_number(explained: Segment, of: Plan, texts: SessionTexts) -> str:
    """What is said of the warm-up that has just been done, if there was one."""
    warm_up = of.doses[explained.entry].warm_up
    if warm_up is None or explained.warm_up:
        return ""
    return texts.rep_done.format(rep=warm_up.reps, reps=warm_up.reps) + ". "


@pytest.mark.parametrize("rate", [100, 160, 300])
@pytest.mark.parametrize(("texts", "language"), [(ENGLISH, Language.EN), (GERMAN, Language.DE)])
def test_what_is_new_is_explained_as_long_as_its_words_take(rate: int, texts: SessionTexts, language: Language) -> None:
    """Once, before it comes the first time, though it may be as a warm-up; the welcome too, with its length in it."""
    of = explained(WARMED, set(), texts, rate=rate, language=language)
    own = [(0, True, of.doses[0].warm_up), (0, False, of.doses[0]), (1, False, of.doses[1])]
    given = [(entry, warm, dose.explain_ms // 1000) for entry, warm, dose in own if dose is not None]
    assert told(of, texts, rate, language) == given
    assert [0, 0] == [each.explain_ms for each in of.doses[2:]]
    assert 1000 * seconds(welcome(of, texts), rate, language) == of.welcome_ms


def test_a_plan_with_everything_left_out_has_nothing_to_tell() -> None:
    """Not even how long it is."""
    nothing = replace(WARMED, doses=())
    assert nothing == explained(nothing, set(), ENGLISH, rate=160, language=Language.EN)


@pytest.mark.parametrize(("rest_ms", "before"), [(0, "5 of 5. "), (20_000, "")])
def test_without_a_rest_the_last_number_is_in_the_same_breath(rest_ms: int, before: str) -> None:
    """Of the exercise before: what explains the next one has time for it, too."""
    of = plan(replace(dose(CLAM, reps=5), rest_ms=rest_ms), dose(BRIDGE, reps=3))
    of = explained(of, set(), ENGLISH, rate=160, language=Language.EN)
    second = next(each for each in timeline.compile(of) if each.entry == 1 and each.kind is SegmentKind.EXPLAIN)
    expected = seconds(before + say(Began(0, 0, second), of, ENGLISH), 160, Language.EN)
    assert 1000 * expected == of.doses[1].explain_ms


def test_what_is_known_is_explained_only_where_everything_is() -> None:
    """Also where it was explained in this very plan before."""
    before = explained(WARMED, set(), ENGLISH, rate=160, language=Language.EN)
    for every, expected in ((False, {1}), (True, {0, 1})):
        of = explained(before, {"clam", "bridge"}, ENGLISH, rate=160, language=Language.EN, every=every)
        assert expected == {entry for entry, _, _ in told(of, ENGLISH, 160, Language.EN)}
    assert before == explained(before, set(), ENGLISH, rate=160, language=Language.EN)


def times(of: Plan) -> list[tuple[int, int, int, int]]:
    """The times between its sets, and for which voice they are, of each dose."""
    return [(each.prepare_ms, each.switch_ms, each.rest_ms, each.voice_rate) for each in of.blocks]


def test_a_slow_voice_has_as_much_longer_as_it_is_slower() -> None:
    """Where a usual one has too little, too: no longer than that one had. A quick voice has what the files say."""
    long = replace(CLAM, setup=LONG, change=LONG, short=LONG)
    first = dose(replace(BRIDGE, sides=(Side.LEFT, Side.RIGHT), change=LONG, setup=LONG), prepare_ms=0, rest_ms=0)
    of = plan(dose(long, reps=2, set_of=1, warm_up=first), dose(BRIDGE, rest_ms=0))
    known = {"clam", "bridge"}
    for rate in (160, 200):
        assert times(of) == times(explained(of, known, ENGLISH, rate=rate, language=Language.EN))
    slow = explained(of, known, ENGLISH, rate=70, language=Language.EN)
    grown = (5_000 * 160 // 70, 4_000 * 160 // 70, 6_000 * 160 // 70)
    assert [(0, grown[1], 0, 70), (*grown, 70)] == times(slow)[:2]
    assert (4_000, 0, 70) == times(slow)[2][1:]
    slower = explained(slow, known, ENGLISH, rate=35, language=Language.EN)
    assert (grown[0] * 70 // 35, grown[1] * 70 // 35, grown[2] * 70 // 35, 35) == times(slower)[1]
    assert times(slow) == times(explained(slow, known, ENGLISH, rate=120, language=Language.EN))
