"""The pages of the guide that ship: what each must say, in both languages."""

from __future__ import annotations

import re

import pytest

from coach.library.catalogue import Catalogue, shipped_routines
from coach.library.ids import FileKind
from coach.model.condition import Condition
from coach.model.language import Language

PAGES = {page.id: page for page in Catalogue(shipped_routines()).conditions()}
AT_ONCE = ["fracture", "hot-joint", "pelvic-pain", "stress-fracture"]
TO_EXERCISE = ["hip-arthritis", "hip-flexor-strain", "iliopsoas", "it-band", "labral-tear", "outer-hip"]


def texts(page: Condition) -> list[str]:
    """Every sentence that somebody reads."""
    lists = (page.also, page.feels, page.worse, page.relief, page.takes, page.prevent, page.see_somebody)
    phases = [text for phase in page.phases for text in (phase.name, phase.when)]
    return [page.name, *(text for each in lists for text in each), *phases, *(why for _, why in page.leave_out)]


def test_the_guide_has_its_ten_pages() -> None:
    """Six to exercise with, and four that say whom to see and have no exercise."""
    assert sorted(AT_ONCE + TO_EXERCISE) == sorted(PAGES)
    assert AT_ONCE == sorted(id for id, page in PAGES.items() if not page.phases and not page.exercises)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("id", sorted(PAGES))
def test_each_page_says_how_it_feels_whom_to_see_and_who_says_so(id: str, language: Language) -> None:
    """In each language, and it never tells somebody what they have or that it will heal."""
    page = PAGES[id].spoken_in(language)
    assert all((page.feels, page.worse, page.relief, page.see_somebody, page.sources))
    promise = (
        r"\b(you have (a|an|the) \w+ (tear|strain)|will heal|cures|guarantee|heilt sicher|garantiert|du hast eine?n?)\b"
    )
    assert [] == [text for text in texts(page) if re.search(promise, text)]


@pytest.mark.parametrize("id", sorted(PAGES))
def test_each_page_is_whole_in_german(id: str) -> None:
    """No sentence of it is left in English."""
    english, german = texts(PAGES[id].spoken_in(Language.EN)), texts(PAGES[id].spoken_in(Language.DE))
    assert set() == set(english) & set(german)


def test_what_the_sources_differ_on_says_so() -> None:
    """Clamshell and stretches for a sore outer hip, where a sore band hurts, when to begin after a strain."""
    said = {id: " ".join(texts(PAGES[id])) for id in TO_EXERCISE}
    assert {"clamshell", "piriformis-stretch"} <= dict(PAGES["outer-hip"].leave_out).keys()
    assert 2 == said["outer-hip"].count("Sources differ on")
    assert "outside of the knee" in said["it-band"]
    assert "outside of hip and thigh" in said["it-band"]
    assert "Sources differ on when to begin" in said["hip-flexor-strain"]
    assert "10 to 12 weeks" in said["labral-tear"]
    assert "at least 3 months" in said["labral-tear"]


def test_every_exercise_that_helps_is_one_that_is_not_left_out() -> None:
    """A page does not name the same exercise twice."""
    assert [] == [id for id, page in PAGES.items() if set(page.exercises) & dict(page.leave_out).keys()]


@pytest.mark.parametrize("id", AT_ONCE)
def test_a_page_without_exercises_sends_to_somebody_first(id: str) -> None:
    """It has no routine to begin, and the first thing to do is to be seen or to stop."""
    said = " ".join(texts(PAGES[id]))
    assert not PAGES[id].phases
    assert re.search(r"(?i)no exercise|stop running", said)
    assert re.search(r"emergency department|See a doctor|Go today", " ".join(PAGES[id].see_somebody))


def test_a_hot_hip_needs_no_fever_to_be_seen_at_once() -> None:
    """Hot, red or swollen is enough; so is fever with pain."""
    first, later = PAGES["hot-joint"].see_somebody
    assert first.startswith("It is hot, red or swollen, or it hurts badly and you have a fever")
    assert "the hip is not hot" in later


def test_going_back_to_running_names_its_sources() -> None:
    """Half an hour of walking first, five minutes of running then: each page says who says so."""
    back = [page for page in PAGES.values() if any(phase.routine == "run-warm-up" for phase in page.phases)]
    assert 5 == len(back)
    assert [] == [page.id for page in back if "sports-injury-physio.com" not in " ".join(page.sources)]


@pytest.mark.parametrize("id", TO_EXERCISE)
def test_no_routine_of_a_page_has_what_the_page_leaves_out(id: str) -> None:
    """Neither one of its phases nor one that says it is for it; a warm-up counts, too."""
    page, catalogue = PAGES[id], Catalogue(shipped_routines())
    named = {phase.routine for phase in page.phases if phase.routine is not None}
    loaded = [catalogue.routine(entry.id) for entry in catalogue.listed(FileKind.ROUTINE)]
    its = [each for each in loaded if each.routine.id in named or id in each.routine.conditions]
    assert named <= {each.routine.id for each in its}
    assert set() == dict(page.leave_out).keys() & {exercise for each in its for exercise in each.exercises}
    assert {each.routine.id for each in loaded if id in each.routine.conditions} <= named
