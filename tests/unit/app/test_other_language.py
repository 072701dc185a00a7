"""A session that goes on in another language than it began in speaks one language: that of now."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from coach.app.led_plan import as_led
from coach.app.session_run import begin_session, resume_session
from coach.engine.walk import said_at_beginnings
from coach.i18n.catalog import vocabulary
from coach.library.catalogue import shipped_routines
from coach.model import timeline
from coach.model.language import Language
from coach.model.plan import Plan
from coach.model.settings import ExplainChoice, LanguageChoice
from tests.support.life import Life

OWN = """
name: Evening
when: any
about: Calm.
exercises:
  - {exercise: clamshell, cues: {hold: Stay}, note: Slowly., in: {de: {cues: {hold: Bleib}, note: Langsam.}}}
  - {exercise: one-legged-bridge, first: Fetch the mat., in: {de: {first: Hol die Matte.}}}
  - {exercise: bridge, cues: {lift: Up}, note: Only in English.}
in: {de: {name: Abend}}
"""


@pytest.fixture
def life(tmp_path: Path) -> Life:
    """Somebody with all our routines and one of their own, who is told everything."""
    life = Life(tmp_path, shipped_routines())
    (life.service.places.routines / "evening.yaml").write_text(OWN)
    life.service.settings = replace(life.service.settings, explain=ExplainChoice.ALWAYS)
    return life


def speak(life: Life, language: Language) -> None:
    life.service.settings = replace(life.service.settings, language=LanguageChoice(language.value))


def all_said(plan: Plan, language: Language) -> list[str]:
    return said_at_beginnings(plan, vocabulary(language).session, len(timeline.compile(plan)))


def stored(plan: Plan) -> Plan:
    return msgspec.json.decode(msgspec.json.encode(plan), type=Plan)


@pytest.mark.parametrize(("began", "now"), [(Language.EN, Language.DE), (Language.DE, Language.EN)])
def test_a_stored_plan_has_its_texts_in_every_language(life: Life, began: Language, now: Language) -> None:
    """Each of our routines, and an own one with words of its own: as if it had been planned in the language of now."""
    for routine in life.service.routine_names():
        speak(life, began)
        then = life.service.plan(routine)
        speak(life, now)
        expected = life.service.plan(routine)
        assert expected == stored(then).spoken_in(now), routine
        assert then == stored(expected).spoken_in(began), routine
        assert all_said(then, began) != all_said(expected, now), routine


@pytest.mark.parametrize("routine", ["evening", "rest-day"])
def test_a_session_goes_on_in_the_language_of_now(life: Life, routine: str) -> None:
    """All that is said from then on, and how long it takes to explain, are those of a session begun now."""
    with begin_session(life.service, life.service.plan(routine), rehearsal=False):
        pass  # the power went
    speak(life, Language.DE)
    begun_now = as_led(life.service, life.service.plan(routine))
    broken_off = life.service.broken_off()
    assert broken_off is not None
    assert begun_now.name == broken_off.plan.name
    with resume_session(life.service, broken_off) as run:
        assert all_said(begun_now, Language.DE) == all_said(run.plan, Language.DE)
        explained = [dose.explain_ms for dose in run.plan.blocks]
        assert [dose.explain_ms for dose in begun_now.blocks] == explained
        assert any(explained)
        assert begun_now.welcome_ms == run.plan.welcome_ms


def test_nothing_is_explained_that_was_not_before(life: Life) -> None:
    """Who knew it all, or wants nothing explained, goes on without."""
    life.service.settings = replace(life.service.settings, explain=ExplainChoice.NEVER)
    with begin_session(life.service, life.service.plan("evening"), rehearsal=False) as run:
        led = run.plan
    life.service.settings = replace(life.service.settings, explain=ExplainChoice.ALWAYS)
    broken_off = life.service.broken_off()
    assert broken_off is not None
    with resume_session(life.service, broken_off) as run:
        assert led == run.plan


def test_what_home_shows_in_another_language_begins_in_that_of_now(life: Life) -> None:
    """The language was changed behind it, and enter is quicker than the page."""
    plan = life.service.plan("evening")
    speak(life, Language.DE)
    with begin_session(life.service, plan, rehearsal=False) as run:
        assert ("Abend", "Langsam.", "Bleib") == (run.plan.name, run.plan.doses[0].note, run.plan.doses[0].cues.hold)


def test_a_plan_of_an_older_coach_is_left_as_it_is(life: Life) -> None:
    """It has its texts in one language only."""
    plan = life.service.plan("evening")
    old = tuple(
        replace(dose, entry=None, exercise=replace(dose.exercise, translations=()), warm_up=None) for dose in plan.doses
    )
    kept = replace(plan, doses=old, written=None, translations=())
    assert kept == stored(kept).spoken_in(Language.DE)
