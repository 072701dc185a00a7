"""An exercise that is edited on screen: what is typed is in the file, and nothing else of it has changed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.library.build import read_exercise
from coach.library.catalogue import shipped_routines
from coach.library.exercise_writer import HOW, changed_text, is_text, moved_sentence, translated_into, values_of
from coach.library.typed_values import Mistyped
from coach.library.yaml_reader import parse
from coach.model.exercise import Exercise
from coach.model.language import Language
from coach.model.text_draft import TextDraft

OURS = [path.read_text() for path in sorted((shipped_routines() / "exercises").glob("*.yaml"))]
IN_BRACKETS = """{name: Mine, kind: strength, position: standing, setup: Stand., how: [Slowly., 'Breathe, always.'],
  tempo: {lift: 2, hold: 3}, cues: {lift: Up}, dosage: {reps: 10}} # mine
"""
BELOW = """\
name: Mine # of my own
kind: strength
position: standing
setup: >- # as told
  Stand on your {other} leg,
  one hand on the wall.
how:
- Lift the {side} leg. # not far
# The breath.
- >-
  Breathe
  on.
tempo:
  lift: 2 # up
  hold: 3
  lower: 2
dosage:
  reps: 10 # each side
fit: [hip_raise, clams]
"""
TEXTS = [*OURS, IN_BRACKETS, BELOW]
LINES = ["Slowly.", "Not: too far, it's {side}", "- a", "# no", "No", "1:30", "'", "word " * 60 + "end"]
VALUES: dict[str, list[str]] = {
    "name": ["Mine", "Für A: 1", "# 2"],
    "kind": ["strength", "stretch"],
    "works": ["side", "leg", ""],
    "position": ["supine", "standing"],
    "sides": ["left, right", "right", "alternate", ""],
    "kit": ["band, mat", "chair", ""],
    **dict.fromkeys(("setup", "source"), LINES),
    **{key: [*LINES, ""] for key in ("short", "change", "band_at", "first")},
    **{f"{HOW} {at}": LINES for at in (0, 1, 99)},
    "dosage.reps": ["12", "3x10"],
    "dosage.set_of": ["5", ""],
    **{f"tempo.{phase}": ["4", "2.5", "1:30", "0 s"] for phase in ("lift", "hold", "relax")},
    **{f"cues.{phase}": ["Up", "So: now", "-", ""] for phase in ("lift", "hold")},
    "progression": ["reps", "hold", ""],
    "progression.goal": ["400"],
    "progression.step": ["3"],
    "progression.band": ["true"],
    "warm_up.exercise": ["bridge", ""],
}
LANGUAGES = st.sampled_from([None, *Language])
SPELLED = {"3x10", "alternate"}
steps = st.lists(st.sampled_from([*VALUES]).flatmap(lambda key: st.tuples(st.just(key), st.sampled_from(VALUES[key]))))


def exercise(text: str) -> Exercise | None:
    return read_exercise(parse(text, "mine.yaml"), "mine").value


def last(text: str, name: str, language: Language | None) -> str:
    """The name of the sentence that `how 99` has become: the last."""
    many = sum(key.startswith(f"{HOW} ") for key in values_of(text, language))
    return f"{HOW} {min(int(name.split()[1]), max(many - 1, 0))}" if name.startswith(f"{HOW} ") else name


@given(st.sampled_from(TEXTS), LANGUAGES, steps)
def test_what_is_typed_is_what_is_read(text: str, language: Language | None, taken: list[tuple[str, str]]) -> None:
    """In any spelling of the file, in any language and in none else; every step can be taken back to the letter."""
    draft = TextDraft(text, text)
    for name, typed in taken:
        before = values_of(draft.text, language)
        if name.startswith("progression.") and "progression" not in before:
            continue
        new = changed_text(draft.text, name, typed, language)
        assert not isinstance(new, Mistyped)
        for other in {None, *Language} - {language}:
            told = {key: values_of(each, other) for key, each in (("before", draft.text), ("after", new))}
            texts = {key: {each: value for each, value in told[key].items() if is_text(each)} for key in told}
            assert not is_text(name) or texts["before"] == texts["after"]
        after = values_of(new, language)
        name = last(new, name, language)
        if typed == "0 s":  # left out; and with it the tempo, where it was the last
            assert name not in after
        elif name != "progression" and typed:
            expected = "" if typed == "-" else " ".join(typed.split())
            assert sorted(expected.split(", ")) == sorted(after[name].split(", "))
        others = {"progression", "dosage", "warm_up"} & {name.partition(".")[0]} or {name}
        for key in before.keys() | after.keys():
            if not any(key.startswith(other) for other in others) and not (key in {"short", "change"} or HOW in key):
                assert before.get(key) == after.get(key)
        draft = draft.changed(new)
    while draft.can_undo:
        draft = draft.undone()
    assert text == draft.text


@given(st.sampled_from(OURS), LANGUAGES, steps)
def test_comments_and_the_figure_stay(text: str, language: Language | None, taken: list[tuple[str, str]]) -> None:
    """Whatever is typed: no comment of the file is lost, and the drawing is the same."""
    new = text
    for name, typed in taken:
        if not name.startswith("progression."):
            changed = changed_text(new, name, typed, language)
            assert not isinstance(changed, Mistyped)
            new = changed
    comments = re.findall(r"(?m)(?:^|\s)(# .*)$", text)
    assert all(comment in new for comment in comments)
    assert text.partition("\nfigure:")[2] == new.partition("\nfigure:")[2]


@pytest.mark.parametrize("text", TEXTS)
def test_sentences_are_moved_with_their_comments(text: str) -> None:
    """Down and up again is where it was; what is moved is what was chosen."""
    for language in (None, *translated_into(text)):
        moved = moved_sentence(text, 0, 1, language)
        before, after = values_of(text, language), values_of(moved, language)
        assert (before[f"{HOW} 0"], before[f"{HOW} 1"]) == (after[f"{HOW} 1"], after[f"{HOW} 0"])
        assert text == moved_sentence(moved, 1, -1, language)
        assert text == moved_sentence(text, 0, -1, language)


@pytest.mark.parametrize("german", ["", "in:\n  de:\n    how:\n      - Eins.\n", "in: {de: {how: [Eins.]}}\n"])
def test_a_translated_sentence_stands_in_its_own_place(german: str) -> None:
    """What is not translated before it is in the file's own words; what comes behind it takes its own place, too."""
    text = BELOW.replace("  Breathe\n  on.\n", "  Breathe\n  on.\n- Three.\n- Four.\n") + german
    first = "Eins." if german else "Lift the {side} leg."
    for name, typed, expected in (
        (f"{HOW} 2", "Drei.", [first, "Breathe on.", "Drei."]),
        (f"{HOW} 1", "Atme weiter.", [first, "Atme weiter.", "Drei."]),
        (f"{HOW} 3", "Vier.", [first, "Atme weiter.", "Drei.", "Vier."]),
    ):
        new = changed_text(text, name, typed, Language.DE)
        assert not isinstance(new, Mistyped)
        read = exercise(new)
        assert read is not None
        assert expected == list(read.spoken_in(Language.DE).how)
        assert "Four." == read.how[3]
        text = new


@pytest.mark.parametrize("language", [None, Language.DE])
def test_nothing_typed_where_there_is_nothing_changes_nothing(language: Language | None) -> None:
    """A row behind the last sentence that is opened, and left empty."""
    text = BELOW + "in: {de: {how: [Eins.]}}\n"
    assert text == changed_text(text, f"{HOW} 3", "", language)
