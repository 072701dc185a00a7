"""ReasonTexts, suggestions, lines and commands in German, and what stays English because programs read it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from coach.app.context import now
from coach.app.decisions import told
from coach.cli.main import main
from coach.i18n.reasons import sentence
from coach.library.catalogue import Catalogue, shipped_routines
from coach.model.exercise import Exercise, Side
from coach.model.language import Language
from coach.model.plan import Target
from coach.model.reason import Cause, Change, Reason
from tests.support.fakes import IN_ENGLISH, IN_GERMAN
from tests.support.german import english_in
from tests.support.life import Life

TUESDAY = date(2026, 3, 3)
AT_12 = Target(12, "light")
LESS = {
    Cause.NO_ANSWER: [("effort",), ("sore",), ("effort", "sore")],
    Cause.MORNING: [("asked",)],
    Cause.HURT: [("asked",)],
    Cause.SORE: [("asked",)],
}
"""What may not be known of a cause, one by one."""
AFTER = [AT_12, Target(14, "light"), Target(10, "medium"), Target(10, "none"), Target(10, "rot")]


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Life:
    """Somebody at home in a folder of their own, who is spoken to in German."""
    monkeypatch.setenv("COACH_HOME", str(tmp_path))
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    return Life(tmp_path)


def reasons() -> Iterator[Reason]:
    """Every cause and change there is, with whatever may be added to it."""
    for cause in Cause:
        for change in Change:
            plain = Reason(
                cause, change, AT_12, AT_12, TUESDAY, TUESDAY, asked=12, done=7, sore=4, effort=9, clean=1, needed=2
            )
            yield plain
            for after in AFTER:
                yield replace(plain, after=after)
            for side in Side:
                yield replace(plain, side=side)
            for more in ({"missed": 14}, {"too_much": True}, {"lowest": True}, {"held": True}):
                yield replace(plain, **more)
            for less in LESS.get(cause, ()):
                yield replace(plain, **dict.fromkeys(less))
        yield replace(plain, cause=Cause.BELOW_TARGET, side=Side.LEFT, asked=0)


@pytest.mark.parametrize("today", [None, *(TUESDAY + timedelta(days=days) for days in (0, 1, 2, 6, 7, 300))])
def test_every_reason_can_be_told_in_both_languages(today: date | None) -> None:
    """Whole in each, nothing left to fill in, and no English in the German."""
    for reason in reasons():
        english, german = (sentence(reason, words.telling, today=today) for words in (IN_ENGLISH, IN_GERMAN))
        assert set() == set("{}") & {*english, *german}
        assert ("None" in english, "None" in german) == (False, False)
        assert english != german
        assert [] == english_in(german), german


@pytest.mark.parametrize(
    ("reason", "german"),
    [
        (Reason(Cause.HURT, Change.DOWN, AT_12, Target(10, "light"), TUESDAY, TUESDAY, side=Side.LEFT),
         "12 -> 10: es tat auf der linken Seite weh"),
        (Reason(Cause.HURT, Change.DOWN, AT_12, Target(10, "light"), TUESDAY, TUESDAY), "12 -> 10: es tat weh"),
        (Reason(Cause.PARTLY_DONE, Change.STAY, AT_12, AT_12, TUESDAY, TUESDAY, 14, Side.RIGHT, 12, 7),
         "12, nicht 14: in der Einheit vom Dienstag auf der rechten Seite 7 von 12 geschafft"),
        (Reason(Cause.AT_GOAL, Change.NEXT_BAND, Target(30, "light"), Target(10, "medium"), TUESDAY, clean=1),
         "30 -> 10 mit Band mittel: das Ziel 1-mal gut geschafft"),
        (Reason(Cause.SORE, Change.DOWN, AT_12, Target(30, "none"), TUESDAY, TUESDAY, sore=7),
         "12 -> 30 ohne Band: Schmerz 7 nach der Einheit vom Dienstag"),
        (Reason(Cause.SORE, Change.DOWN, Target(1), Target(1), TUESDAY, TUESDAY, sore=7, lowest=True),
         "bleibt bei 1: Schmerz 7 nach der Einheit vom Dienstag; weniger geht nicht, also lass die Übung vorerst weg"),
        (Reason(Cause.NO_ANSWER, Change.NOT_ENOUGH, AT_12, AT_12, TUESDAY, TUESDAY, sore=1),
         "bleibt bei 12: eine Antwort fehlt (wie anstrengend es in der Einheit vom Dienstag war)"),
    ],
)  # fmt: skip
def test_reasons_read_like_german(reason: Reason, german: str) -> None:
    """Sides and sessions in the case that their place asks for, bands by their German names, no plural of one."""
    assert german == sentence(reason, IN_GERMAN.telling)


def test_a_decision_of_last_month_is_told_in_the_language_of_today(life: Life) -> None:
    """Stored once, with its reason as data; the sentence beside it is English, and what an older coach stored stays."""
    life.train()
    life.train(sore=4)
    with life.service.reading() as store:
        newest, before = store.decisions("clamshell")
    assert "12, not 14: soreness 4 after Tuesday's session" == newest.why == told(newest, IN_ENGLISH)
    assert "12, nicht 14: Schmerz 4 nach der Einheit vom Dienstag" == told(newest, IN_GERMAN)
    assert "10 -> 12: alles geschafft, kaum Schmerz" == told(before, IN_GERMAN)
    for unreadable in (None, "", "{}", '{"cause": "of a newer coach"}'):
        assert newest.why == told(replace(newest, reason=unreadable), IN_GERMAN)


def test_another_language_decides_nothing_anew(life: Life) -> None:
    """Who changes the language has the same decisions as before, told differently."""
    life.train(sore=None)
    with life.service.reading() as store:
        before = store.decisions("clamshell")
    for language in ("de", "en", "de"):
        life.service.settings = replace(life.service.settings, language=language)
        life.service.catch_up()
    with life.service.reading() as store:
        assert before == store.decisions("clamshell")


def test_what_is_set_by_hand_is_told_too(life: Life) -> None:
    """By the person, back to the file, and where nothing was decided."""
    clamshell = life.service.exercises()["clamshell"]
    found = []
    for target in (None, Target(20, "none"), None):
        found += [each.why(IN_GERMAN) for each in life.service.standings() if each.exercise.id == "clamshell"]
        life.service.set_target(clamshell, target)
    found += [each.why(IN_GERMAN) for each in life.service.standings() if each.exercise.id == "clamshell"]
    assert "damit fängt Clamshell an" == found[0]
    assert ["wieder so viel wie am Anfang", "von dir gesetzt", "wieder so viel wie am Anfang"] == found[1:]


def test_a_session_in_lines_is_german_to_its_end(life: Life) -> None:
    """Cues, the summary and what it means for next time; only the word for the kind of line is for programs."""
    done = CliRunner().invoke(main, ["run", "clams", "--plain", "--speed", "5000", "--count-it", "--effort", "3",
                                     "--sore", "1"])  # fmt: skip
    lines = done.output.splitlines()
    told = [line.split(" ", 2)[2] if line[0].isdigit() and " rep " not in line else line for line in lines]
    assert 0 == done.exit_code
    assert [] == english_in("\n".join(line for line in told if " rep " not in line))
    assert "Muschel 10 -> 12: alles geschafft, kaum Schmerz" == told[-1]
    unsaved = CliRunner().invoke(main, ["run", "clams", "--plain", "--speed", "5000", "--no-save"])
    assert "0:00.0 unsaved Von dieser Einheit wird nichts gespeichert." == unsaved.output.splitlines()[0]
    assert unsaved.output.endswith(" unsaved Diese Einheit wurde nicht gespeichert.\n")


@pytest.mark.parametrize("command", ["target", "progress", "progress clamshell", "morning 7"])
def test_commands_that_tell_what_a_page_tells_do_it_in_german(life: Life, command: str) -> None:
    """One text for both."""
    life.moment = now() - timedelta(days=3)
    for _ in range(3):
        life.train()
    done = CliRunner().invoke(main, command.split())
    assert 0 == done.exit_code, done.output
    assert "Muschel" in done.output
    assert [] == english_in(done.output)


def test_what_programs_read_stays_english(life: Life) -> None:
    """The reasons in JSON are the ones that are stored."""
    life.train()
    targets = json.loads(CliRunner().invoke(main, ["target", "clamshell", "--json"]).output)
    assert "10 -> 12: all of it done, and hardly sore" == targets["targets"][0]["why"]
    way = json.loads(CliRunner().invoke(main, ["progress", "clamshell", "--json"]).output)
    assert ["10 -> 12: all of it done, and hardly sore"] == [each["why"] for each in way["exercises"][0]["decisions"]]


def test_all_that_we_ship_is_translated() -> None:
    """Every text of every exercise and routine: names, how to lie, what to mind, words and what it is for."""
    catalogue = Catalogue(shipped_routines())
    exercises, routines = catalogue.all_exercises()[0], catalogue.all_routines()[0]
    for language in set(Language) - {Language.EN}:
        for _, exercise in exercises:
            spoken = exercise.spoken_in(language)
            assert len(exercise.how) == len(spoken.how), exercise.id
            assert [] == same_words(exercise, spoken), exercise.id
        for routine in (loaded.routine for _, loaded in routines):
            spoken_routine = routine.spoken_in(language)
            assert {routine.name, routine.about}.isdisjoint({spoken_routine.name, spoken_routine.about})


def same_words(one: Exercise, other: Exercise) -> list[str]:
    """The texts that both have."""
    said = [
        {each.name, each.setup, *each.how, *(word for word in msgspec.structs.astuple(each.cues) if word)}
        for each in (one, other)
    ]
    return sorted(said[0] & said[1])
