"""The side that was weaker the last time comes first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from coach.model.exercise import Position, Side, WeakerSide
from coach.model.plan import Plan
from coach.model.record import Hurt, SessionRecord, SetRecord, Status
from coach.model.timeline import SetKey
from coach.model.weaker_side import weaker_first, weaker_sides
from coach.reports.left_out import weaker_sentence, weaker_sentences
from tests.support.fakes import BRIDGE, CLAM, IN_ENGLISH, IN_GERMAN, dose, plan

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
LIFT = replace(CLAM, id="lift", name="Lift")


def session(
    left: int, right: int | None, *, day: int = 0, hurt: str | None = None, exercise: str = "clam"
) -> SessionRecord:
    """A session of two sets a side, ten in all on each."""
    sets = []
    for side, done in ((Side.LEFT, left), (Side.RIGHT, right)):
        if done is not None:
            sets += [SetRecord(SetKey(0, exercise, side, n), 5, min(max(done - 5 * (n - 1), 0), 5)) for n in (1, 2)]
    at = NOON + timedelta(days=day)
    hurts = () if hurt is None else (Hurt(0, exercise, hurt, 4),)
    return SessionRecord(f"s{day}", "r", at, at, at.date(), Status.COMPLETED, False, 0, sets=tuple(sets), hurts=hurts)


def test_the_side_that_did_fewer() -> None:
    """Summed up over its sets."""
    assert {"clam": WeakerSide(Side.RIGHT, False, 6, 10)} == weaker_sides([session(10, 6)])
    assert {} == weaker_sides([session(10, 10)])
    assert {} == weaker_sides([session(0, 0)])


def test_the_side_that_hurt_whatever_was_done() -> None:
    """The left hurt in its third, the right never had its turn: the left is the weaker one."""
    assert {"clam": WeakerSide(Side.LEFT, True, 3, 0)} == weaker_sides([session(3, 0, hurt="left")])


def test_the_last_session_with_both_sides_decides() -> None:
    """One of one side alone compares nothing; one in which both were alike ends what was before."""
    alone, alike = session(10, None, day=2), session(10, 10, day=1)
    assert {"clam": WeakerSide(Side.LEFT, False, 4, 10)} == weaker_sides([alone, session(4, 10)])
    assert {} == weaker_sides([session(4, 10), alone, alike])
    assert {} == weaker_sides([replace(session(4, 10), rehearsal=True)])


def test_sides_that_were_asked_apart_say_nothing() -> None:
    """Eight and ten, as a routine pins them, make no side the weaker one."""
    apart = session(8, 10)
    apart = replace(apart, sets=tuple(replace(each, prescribed=each.performed) for each in apart.sets))
    assert {} == weaker_sides([apart])


def asked(left: tuple[int, int], right: tuple[int, int]) -> SessionRecord:
    """A session with so many asked for in each of two sets a side, eight and six of them done."""
    record, counts = session(8, 6), (*left, *right)
    rows = zip(record.sets, counts, strict=True)
    return replace(record, sets=tuple(replace(each, prescribed=count) for each, count in rows))


def test_sides_are_compared_by_all_of_their_sets() -> None:
    """Six and four are as many as five and five; eight and five are more than five and five."""
    assert {"clam": WeakerSide(Side.RIGHT, False, 6, 8)} == weaker_sides([asked((6, 4), (5, 5))])
    assert {} == weaker_sides([asked((8, 5), (5, 5))])


def test_only_a_hurt_of_that_exercise_and_of_a_side_speaks() -> None:
    """Another exercise's left leg, or a hurt that nobody gave a side: then it is what was done."""
    record = session(10, 6)
    for hurt in (Hurt(1, "lift", "left", 4), Hurt(0, "clam", None, 4)):
        assert {"clam": WeakerSide(Side.RIGHT, False, 6, 10)} == weaker_sides([replace(record, hurts=(hurt,))])
    both = tuple(Hurt(0, "clam", side, 4) for side in ("left", "right"))
    assert {} == weaker_sides([replace(record, hurts=both)])
    assert {} == weaker_sides([session(10, 6, hurt="both")])


def orders(of: Plan) -> list[tuple[str, tuple[Side, ...]]]:
    """Which leg comes first in each exercise."""
    return [(each.exercise.id, each.sides) for each in of.doses]


def test_it_comes_first_and_says_why() -> None:
    """On the page before the start and in lines, in both languages; the others stay as they are."""
    weaker = {"clam": WeakerSide(Side.RIGHT, False, 6, 10), "bridge": WeakerSide(Side.LEFT, True, 0, 0)}
    found = weaker_first(plan(dose(CLAM), dose(LIFT), dose(BRIDGE), dose(CLAM, sides=(Side.LEFT,))), weaker)
    both = (Side.LEFT, Side.RIGHT)
    expected = [("clam", both[::-1]), ("lift", both), ("bridge", (Side.BOTH,)), ("clam", (Side.LEFT,))]
    assert expected == orders(found)
    assert ["Clam: Right leg first: last time it did 6, the other 10."] == list(weaker_sentences(found, IN_ENGLISH))
    hurt = replace(found.doses[0], weaker=WeakerSide(Side.RIGHT, True, 6, 10))
    assert "Rechtes Bein zuerst: Es tat letztes Mal weh." == weaker_sentence(hurt, IN_GERMAN)
    assert "" == weaker_sentence(found.doses[1], IN_ENGLISH)


def test_neighbours_still_share_their_roll() -> None:
    """The first that has a weaker side says for all of them; only what begins on its own weaker side says why."""
    weaker = {"lift": WeakerSide(Side.RIGHT, True, 1, 2), "sit": WeakerSide(Side.LEFT, True, 1, 2)}
    sit = replace(CLAM, id="sit", name="Sit")
    seated = replace(CLAM, id="seat", name="Seat", position=Position.SEATED)
    once = replace(plan(dose(CLAM), dose(LIFT), dose(sit), dose(seated)), turns_once=True)
    found = weaker_first(once, weaker)
    turned, both = (Side.RIGHT, Side.LEFT), (Side.LEFT, Side.RIGHT)
    assert [("clam", turned), ("lift", turned), ("sit", turned), ("seat", both)] == orders(found)
    assert ["Lift: Right leg first: it hurt last time."] == list(weaker_sentences(found, IN_ENGLISH))
    assert [None, weaker["lift"], None, None] == [each.weaker for each in found.doses]


def test_one_that_is_not_the_first_begins_on_its_weaker_side_too() -> None:
    """What comes before it has none."""
    right = WeakerSide(Side.RIGHT, False, 6, 10)
    found = weaker_first(plan(dose(LIFT), dose(BRIDGE), dose(CLAM)), {"clam": right})
    assert ((Side.RIGHT, Side.LEFT), right) == (found.doses[2].sides, found.doses[2].weaker)
