"""What stands on the screen while something is explained, and after it."""

from __future__ import annotations

from msgspec.structs import replace

from coach.app.live_view import view
from coach.engine.events import Ready, Start, Tick, Wait
from coach.engine.explain import explained
from coach.engine.machine import Session
from coach.model.language import Language
from coach.model.timeline import SegmentKind
from tests.support.fakes import CLAM, ENGLISH, dose, plan

HOW = ("Knees bent.", "Open the {side} knee.", "Close it again.")


def session() -> Session:
    """A session of an exercise that is new, begun."""
    new = explained(plan(dose(replace(CLAM, how=HOW))), set(), ENGLISH, rate=160, language=Language.EN)
    begun = Session(new)
    begun.handle(Start())
    return begun


def test_the_sentence_that_is_said_stands_there() -> None:
    """One after the other, from the first to the last, and nothing is counted down."""
    begun, seen = session(), []
    while begun.segment is not None and begun.segment.kind is SegmentKind.EXPLAIN:
        now = view(begun, set(), ENGLISH)
        assert ("LISTEN", "") == (now.word, now.count)
        seen.append(now.then)
        begun.handle(Tick(500))
    keys = [
        "Enter goes on at once, W gives 10 seconds more, N skips to the next set.",
        "To leave an exercise out, press N until I announce the next one.",
        "If something hurts, stop, and press O: that exercise is over then, and I ask how much it hurts.",
    ]
    begins = ["Test, 2 minutes.", "What is new is explained first.", "Just listen, you get into place after it."]
    how = ["Lie on your right side.", "Knees bent.", "Open the left knee.", "Close it again."]
    assert [*begins, *keys, *how] == list(dict.fromkeys(seen))
    assert ("READY", "Lie on your right side.") == (view(begun, set(), ENGLISH).word, view(begun, set(), ENGLISH).then)


def test_a_note_stands_beside_how_to_lie() -> None:
    """As the exercise is announced."""
    noted = Session(plan(dose(note="Go easy on the {side} hip.")))
    noted.handle(Start())
    assert "Go easy on the left hip. Lie on your right side." == view(noted, set(), ENGLISH).then


def test_ten_seconds_more_and_ready_at_once_are_seen() -> None:
    """The count goes up by ten, and the work begins where nobody needs it."""
    begun = Session(plan(dose()))
    begun.handle(Start())
    assert "5" == view(begun, set(), ENGLISH).count
    begun.handle(Wait())
    assert "15" == view(begun, set(), ENGLISH).count
    begun.handle(Ready())
    assert "LIFT" == view(begun, set(), ENGLISH).word
