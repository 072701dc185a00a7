"""What is said and shown of rounds."""

from __future__ import annotations

from msgspec.structs import replace

from coach.app.dose_text import reps_text
from coach.app.live_view import view
from coach.engine.cues import Began
from coach.engine.events import Fewer, More, Start, Tick
from coach.engine.machine import Session
from coach.engine.script import say
from coach.engine.walk import cues_of
from coach.i18n.catalog import vocabulary
from coach.model.language import Language
from coach.model.routine import Rounds
from coach.model.timeline import SegmentKind
from tests.support.fakes import BRIDGE, ENGLISH, GERMAN, dose, plan

THREE = Rounds(0, 3, 60_000)
STEP = replace(BRIDGE, id="step", name="Step")
CIRCUIT = plan(dose(BRIDGE, reps=7, rounds=THREE), dose(STEP, reps=6, set_of=1, rounds=THREE))


def test_by_ear_one_knows_which_round_it_is() -> None:
    """As a round's first exercise comes, and in the rest before it; each exercise with what this round has of it."""
    between = {SegmentKind.PREPARE, SegmentKind.REST}
    said = [say(c, CIRCUIT, ENGLISH) for c in cues_of(CIRCUIT) if isinstance(c, Began) and c.segment.kind in between]
    lie, short = "Both legs. Lie on your back.", "Rest, 6 seconds. Next:"
    step = [f"{short} Step.", f"Step, 2 repetitions. {lie}", f"{short} set 2 of 2."]
    assert [
        *(f"Round 1 of 3. Bridge, 3 repetitions. {lie}", *step),
        *("Rest, 60 seconds. Next: round 2 of 3, Bridge.", f"Round 2 of 3. Bridge, 2 repetitions. {lie}", *step),
        *("Rest, 60 seconds. Next: round 3 of 3, Bridge.", f"Round 3 of 3. Bridge, 2 repetitions. {lie}", *step),
    ] == said


def test_one_round_is_none() -> None:
    """Where fewer minutes leave one of three, nobody hears or reads of a round 1 of 1, or of 1 rounds."""
    one = Rounds(0, 1, 60_000)
    short = plan(dose(BRIDGE, reps=3, rounds=one), dose(STEP, reps=4, set_of=2, rounds=one))
    said = [say(c, short, ENGLISH) for c in cues_of(short) if isinstance(c, Began)]
    assert [] == [text for text in said if "round" in text.lower()]
    assert "Bridge, 3 repetitions. Both legs. Lie on your back." in said
    assert "Rest, 6 seconds. Next: set 2 of 2." in said
    assert ["3", "2 sets of 2"] == [reps_text(each, vocabulary(Language.EN)) for each in short.doses]


def test_the_screen_shows_the_round() -> None:
    """And which of its sets, where it has several."""
    session = Session(CIRCUIT)
    session.handle(Start())
    shown, german = list[str](), list[str]()
    while (wait := session.next_moment_ms) is not None:
        session.handle(Tick(wait))
        if session.segment is not None and session.segment.set_key is not None:
            shown.append(view(session, set(), ENGLISH).about_set)
            german.append(view(session, set(), GERMAN).about_set)
    of_bridge, of_step = "round {n} of 3", "round {n} of 3, set {s} of 2"
    each = [(of_bridge, 1, 0), (of_step, 1, 1), (of_step, 1, 2), (of_bridge, 2, 0), (of_step, 2, 1), (of_step, 2, 2)]
    assert [text.format(n=n, s=s) for text, n, s in each] == list(dict.fromkeys(shown))[:6]
    assert "Runde 1 von 3" == german[0]


def test_a_repetition_more_or_fewer_leaves_the_set_in_its_round() -> None:
    """In the second of three it is still that which the screen shows, also for who comes back to it."""
    session = Session(CIRCUIT)
    session.handle(Start())
    while session.segment is None or session.segment.round_number != 2 or session.segment.set_key is None:
        session.handle(Tick(500))
    for change in (More(), Fewer()):
        session.handle(change)
        assert "round 2 of 3" == view(session, set(), ENGLISH).about_set
        assert 2 == session.segment.round_number
    key = session.segment.set_key
    again = Session(CIRCUIT, credited=session.credited, reps={key: 4})
    assert [(4, 2)] == list({(each.reps, each.round_number) for each in again.segments if each.set_key == key})
