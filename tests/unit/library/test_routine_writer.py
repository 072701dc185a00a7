"""A routine that was edited on screen is saved as a careful person would have written it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.errors import CoachError, FilesInvalid, UsageError
from coach.library.build import read_routine
from coach.library.catalogue import Catalogue, shipped_routines
from coach.library.routine_file import RoutineFlaw, begun, checked, copied, opened, save
from coach.library.routine_marks import RoutineValue, routine_marks
from coach.library.routine_writer import routine_text
from coach.library.typed_values import Mistyped, renamed, retyped_entry, retyped_routine
from coach.library.yaml_reader import parse
from coach.model.draft import Draft, Sheet
from coach.model.exercise import Phase, Side, TranslatedTexts
from coach.model.language import Language
from coach.model.routine import Entry, Percent, SideReps, TurnOver, When

LADDER = ("none", "light", "medium")
MINE = """\
# My own, after the operation.
name: Mine # short
when: any
rest: 30 # long enough
in:
  de:
    name: Meins
exercises: # in this order
  # The first on the bad side.
  - exercise: clamshell # slowly
    reps: 50%
    # not more
  - exercise: bridge
    dosage: {reps: 8} # fewer
    note: Breathe.
    in: {de: {note: Atmen.}}

  - {exercise: side-leg-lift, reps: 6, tempo: {hold: 3}} # in a line
# That was all.
"""
BRACKETS = """{"name": "Mine", "when": "any", "exercises": [{"exercise": "clamshell", "reps": 5},
  # the long one
  {"exercise": "bridge"}, {exercise: side-leg-lift, rest: 10}]}
"""
INDENTED = "exercises:\n- reps: 4\n  exercise: clamshell\n\n- exercise: bridge\nname: Mine\nwhen: any"
ODD = (
    "---\r\nname: Mine\r\nwhen: any\r\nexercises:\r\n  -\r\n    exercise: clamshell\r\n  - exercise: bridge\r\n...\r\n"
)
CIRCUIT = """\
name: Mine
when: any
rest: 15
exercises:
  - exercise: clamshell
  # The hard part.
  - rounds: 3 # not more
    exercises:
      # Slowly.
      - exercise: bridge # the first
        reps: 10
      - exercise: dead-bug
        # not on bad days
  - {rounds: 2, rest: 60, exercises: [{exercise: side-leg-lift, reps: 5}, {exercise: bridge}]}
  - exercise: piriformis-stretch
"""
CIRCUIT_IN_BRACKETS = """{name: Mine, when: any, exercises: [{exercise: clamshell},
  {rounds: 3, exercises: [{exercise: bridge, reps: 4}, {exercise: dead-bug}]}, {exercise: bridge}]}
"""
TEXTS = [MINE, BRACKETS, INDENTED, ODD, CIRCUIT, CIRCUIT_IN_BRACKETS]


def catalogue(routines: Path) -> Catalogue:
    return Catalogue(shipped_routines(), routines)


def draft(text: str) -> Draft:
    routine = read_routine(parse(text, "mine.yaml"), "mine").value
    assert routine is not None
    return Draft(Sheet(routine, tuple(range(len(routine.entries)))), routine)


def after(text: str, edited: Draft) -> str:
    """The text that the edited draft gives, which reads as what it should be."""
    written = routine_text(text, edited.kept, edited.sheet)
    assert edited.sheet.routine == read_routine(parse(written, "mine.yaml"), "mine").value
    return written


def test_what_is_moved_takes_its_comments_along() -> None:
    """The lines of an entry, the comment above it and what is noted in it: as they were, in their new place."""
    text = after(MINE, draft(MINE).chose(0).moved(1))
    assert text.index("- exercise: bridge") < text.index(
        "  # The first on the bad side.\n  - exercise: clamshell # slowly"
    )
    assert sorted(MINE.splitlines()) == sorted(text.splitlines())
    assert text.endswith("# in a line\n# That was all.\n")


def test_what_is_taken_out_leaves_the_rest_alone() -> None:
    """Its own comments go with it, and nothing else."""
    gone = "  # The first on the bad side.\n  - exercise: clamshell # slowly\n    reps: 50%\n    # not more\n"
    assert MINE.replace(gone, "") == after(MINE, draft(MINE).chose(0).removed())


@pytest.mark.parametrize(
    ("place", "change", "before", "now"),
    [
        (0, {"reps": Percent(80)}, "reps: 50%", "reps: 80%"),
        (0, {"reps": 30, "set_of": 10}, "reps: 50%", "reps: 3x10"),
        (0, {"reps": 25, "set_of": 10}, "50%\n    # not more\n", "25\n    # not more\n    set_of: 10\n"),
        (0, {"reps": None}, "    reps: 50%\n", ""),
        (0, {"rest_ms": 4500}, "    # not more\n", "    # not more\n    rest: 4.5\n"),
        (0, {"note": "Not: too far, it's {side}"}, "not more\n", "not more\n    note: 'Not: too far, it''s {side}'\n"),
        (1, {"reps": 9}, "dosage: {reps: 8} # fewer\n    note: Breathe.\n    in: {de: {note: Atmen.}}\n",
         "reps: 9\n    # fewer\n    note: Breathe.\n    in: {de: {note: Atmen.}}\n"),
        (2, {"reps": 7}, "reps: 6", "reps: 7"),
        (2, {"band": "light"}, "{hold: 3}}", "{hold: 3}, band: light}"),
        (2, {"tempo": ((Phase.HOLD, 5000),)}, "{hold: 3}", "{hold: 5}"),
    ],
)  # fmt: skip
def test_only_the_key_that_changed_is_written(place: int, change: dict[str, object], before: str, now: str) -> None:
    """In its own line, as one would write it by hand; all other characters stay."""
    edited = draft(MINE).chose(place)
    assert edited.sheet.entry is not None
    assert MINE.replace(before, now) == after(MINE, edited.changed(replace(edited.sheet.entry, **change)))


def test_a_new_entry_stands_like_the_others() -> None:
    """With its dash below theirs, its keys below each other."""
    edited = draft(MINE).chose(2).added(Entry("piriformis-stretch", reps=2, band="none"))
    added = "# in a line\n  - exercise: piriformis-stretch\n    reps: 2\n    band: none\n"
    assert MINE.replace("# in a line\n", added) == after(MINE, edited)


def test_sides_are_joined_above_the_exercises() -> None:
    """A key that was not there comes before the list, where people write it; one that waits as a comment is used."""
    joined = draft(MINE).toggled_turn_over()
    assert MINE.replace("exercises: #", "turn_over: once\nexercises: #") == after(MINE, joined)
    waiting = MINE.replace("exercises: #", "# turn_over: once # why not\nexercises: #")
    assert waiting.replace("# turn_over", "turn_over") == after(waiting, draft(waiting).toggled_turn_over())
    once = after(MINE, joined)
    assert once.replace("turn_over: once", "turn_over: each") == after(once, draft(once).toggled_turn_over())


def test_a_copy_has_its_name_in_every_language() -> None:
    """Else whoever reads German would go on reading the old one; an occasion is changed where it stands."""
    edited = draft(MINE)
    edited = edited.with_routine(when=When.PRE_RUN, name="Für A: 1", translations=())
    edited = replace(edited, sheet=replace(edited.sheet, routine=renamed(draft(MINE).sheet.routine, "Für A: 1")))
    edited = edited.with_routine(when=When.PRE_RUN)
    expected = MINE.replace("Mine #", "'Für A: 1' #").replace("Meins", "'Für A: 1'").replace("any", "pre-run")
    assert expected == after(MINE, edited)


@pytest.mark.parametrize(
    ("language", "before", "now"),
    [
        (None, "Mine #", "Ours #"),
        (Language.DE, "Meins", "Ours"),
        (Language.EN, "    name: Meins\n", "    name: Meins\n  en: {name: Ours}\n"),
    ],
)
def test_a_name_is_changed_in_one_language(language: Language | None, before: str, now: str) -> None:
    """In the one that is edited, and in no other."""
    changes = retyped_routine(draft(MINE).kept, "name", "Ours", language)
    assert not isinstance(changes, Mistyped)
    assert MINE.replace(before, now) == after(MINE, draft(MINE).with_routine(**changes))


IN_DE = "    in: {de: {note: Atmen.}}\n"
LONG = " ".join(["Langsam"] * 13)


@pytest.mark.parametrize(
    ("place", "key", "typed", "before", "now"),
    [
        (1, "note", "Ruhig.", "{note: Atmen.}", "{note: Ruhig.}"),
        (1, "note", "", IN_DE, ""),
        (1, "cues.hold", "Atmen", "{note: Atmen.}", "{cues: {hold: Atmen}, note: Atmen.}"),
        (0, "cues.lift", "-", "    # not more\n", "    # not more\n    in: {de: {cues: {lift: ''}}}\n"),
        (0, "first", LONG, "    # not more\n", f"    # not more\n    in:\n      de:\n        first: {LONG}\n"),
        (2, "note", "Ruhig.", "{hold: 3}}", "{hold: 3}, in: {de: {note: Ruhig.}}}"),
    ],
)
def test_a_text_of_an_entry_in_another_language(place: int, key: str, typed: str, before: str, now: str) -> None:
    """In its own line where it has room, below each other where not; the other language and the comments stay."""
    entry = draft(MINE).chose(place).sheet.entry
    assert entry is not None
    new = retyped_entry(entry, key, typed, Language.DE)
    assert not isinstance(new, Mistyped)
    assert MINE.replace(before, now) == after(MINE, draft(MINE).chose(place).changed(new))


def test_what_is_put_in_rounds_stands_further_in() -> None:
    """Its lines and its comments as they were; the rounds keep theirs as long as they are there."""
    edited = draft(CIRCUIT).chose(0).toggled_rounds()
    rounds = "  - rounds: 3\n    exercises:\n      - exercise: clamshell\n"
    assert CIRCUIT.replace("  - exercise: clamshell\n", rounds) == after(CIRCUIT, edited)
    out = "  # Slowly.\n  - exercise: bridge # the first\n    reps: 10\n"
    inner = "      # Slowly.\n      - exercise: bridge # the first\n        reps: 10\n"
    expected = CIRCUIT.replace(inner, "").replace("  # The hard part.\n", out + "  # The hard part.\n")
    assert expected == after(CIRCUIT, draft(CIRCUIT).chose(1).moved(-1))
    assert CIRCUIT == after(CIRCUIT, draft(CIRCUIT).chose(1).moved(-1).moved(1))


def test_how_many_rounds_and_the_rest_between_them() -> None:
    """In their own lines; the routine's rest is that of rounds which say nothing of it."""
    edited = draft(CIRCUIT).chose(1).with_rounds(times=4)
    assert CIRCUIT.replace("rounds: 3", "rounds: 4") == after(CIRCUIT, edited)
    rests = after(CIRCUIT, edited.with_rounds(rest_ms=45_000))
    assert CIRCUIT.replace("rounds: 3 # not more\n", "rounds: 4 # not more\n    rest: 45\n") == rests
    assert CIRCUIT.replace("rest: 60, ", "") == after(CIRCUIT, draft(CIRCUIT).chose(3).with_rounds(rest_ms=15_000))
    assert CIRCUIT.replace("rest: 15", "rest: 25") == after(CIRCUIT, draft(CIRCUIT).with_routine(rest_ms=25_000))


def test_what_a_routine_says_of_itself() -> None:
    """Each key where people write it; what is as it would be anyway is left out."""
    edited = draft(MINE).with_routine(about="Calm, and strong.", conditions=("it-band",), prepare_ms=15_000)
    added = "about: Calm, and strong.\nprepare: 15\nrest: 30"
    expected = MINE.replace("rest: 30", added).replace("exercises: #", "for: [it-band]\nexercises: #")
    assert expected == after(MINE, edited)
    assert MINE.replace("rest: 30 # long enough\n", "# long enough\n") == after(
        MINE, draft(MINE).with_routine(rest_ms=20_000)
    )


ENTRIES = st.builds(
    lambda reps, **keys: Entry("bridge", **reps, **keys),
    reps=st.sampled_from(
        [{}, {"reps": Percent(50)}, {"reps": 30, "set_of": 10}, {"reps": 7, "set_of": 3},
         {"set_of": 5}, {"reps": 12, "apart": SideReps(8, 12)}]
    ),
    tempo=st.sampled_from([(), ((Phase.HOLD, 4500),), ((Phase.LIFT, 1000), (Phase.RELAX, 0))]),
    cues=st.sampled_from([(), ((Phase.HOLD, "Stay: up"), (Phase.LOWER, ""))]),
    sides=st.sampled_from([None, (Side.BOTH,), (Side.LEFT,), (Side.RIGHT, Side.LEFT)]),
    rest_ms=st.sampled_from([None, 0, 1500, 60_000]),
    prepare_ms=st.sampled_from([None, 30_000]),
    band=st.sampled_from([None, "none", "light"]),
    self_paced=st.booleans(),
    note=st.sampled_from([None, "x", "# no", "'", "- a", "A: b, c", "{side} leg", "No", "1:30", "w " * 90 + "w"]),
    first=st.sampled_from([None, "Fetch: it, there."]),
    translations=st.sampled_from(
        [(), ((Language.DE, TranslatedTexts(first="Hol es.", note="Nur: so")),),
         ((Language.EN, TranslatedTexts(note="w " * 90 + "w")),
          (Language.DE, TranslatedTexts(cues=((Phase.HOLD, ""),))))]
    ),
)  # fmt: skip
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["add", "out", "up", "down", "change", "alternate", "top", "named", "round", "unround", "rounds", "past"]
        ),
        st.integers(0, 6),
        ENTRIES,
    ),
    max_size=8,
)


def stepped(edited: Draft, step: str, at: int, entry: Entry) -> Draft:
    """The draft after one step of somebody who edits it."""
    edited = edited.chose(at)
    old = edited.sheet.entry or Entry("bridge")
    match step:
        case "add":
            return edited.added(entry)
        case "out":
            return edited.removed() if len(edited.sheet.origins) > 1 else edited
        case "up" | "down":
            return edited.moved(1 if step == "down" else -1)
        case "change":
            return edited.changed(replace(entry, exercise=old.exercise, rounds=old.rounds))
        case "alternate":
            return edited.changed(replace(old, sides=(Side.LEFT, Side.RIGHT), alternates=True))
        case "named":
            texts = TranslatedTexts(name=entry.note and entry.note[:9].strip(), about=entry.note)
            return edited.with_routine(
                translations=() if texts == TranslatedTexts() else (([*Language][at % 2], texts),)
            )
        case "top":
            return edited.with_routine(about=entry.note or "", rest_ms=at * 5000, when=[*When][at % 4])
        case "round":
            return edited.toggled_rounds()
        case "unround":
            return edited.without_rounds()
        case "rounds":
            return edited.with_rounds(times=at + 1, rest_ms=at * 5000)
        case _:
            return edited.rounds_moved(1 - 2 * (at % 2))


@given(st.sampled_from(TEXTS), STEPS)
def test_whatever_was_done_the_file_says_it(text: str, steps: list[tuple[str, int, Entry]]) -> None:
    """Below each other, in brackets, in rounds or not: what is read from the text is what was on the screen."""
    edited = draft(text)
    for step, at, entry in steps:
        edited = stepped(edited, step, at, entry)
    written = after(text, edited)
    outside = [comment for comment in ("# That was all.", "# in this order", "# long enough") if comment in text]
    assert all(comment in written for comment in outside)
    while edited.past:
        edited = edited.undone()
    assert text == after(text, edited)


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_text(MINE)
    return path


def test_saved_and_opened_again_it_is_the_same(mine: Path) -> None:
    """What was saved can be edited further, and nothing is left to save."""
    file, edited = opened(mine)
    edited = edited.chose(0).changed(Entry("clamshell", reps=12))
    good = checked(file, edited.sheet, catalogue(mine.parent), LADDER)
    assert (good.is_good, ()) == (True, good.flaws)
    file, edited = save(file, edited.sheet, good, mine.parent)
    assert MINE.replace("50%", "12") == mine.read_text()
    assert not edited.has_changes
    edited = edited.chose(1).moved(-1)
    save(file, edited.sheet, checked(file, edited.sheet, catalogue(mine.parent), LADDER), mine.parent)
    assert edited.sheet.routine == opened(mine)[1].kept
    assert sorted(MINE.replace("50%", "12").splitlines()) == sorted(mine.read_text().splitlines())
    assert ["mine.yaml", ".schema"] == sorted((each.name for each in mine.parent.iterdir()), reverse=True)


def test_a_file_that_somebody_else_changed_is_left(mine: Path) -> None:
    """Their text editor was quicker: nothing of theirs is lost, and it is said."""
    file, edited = opened(mine)
    edited = edited.toggled_turn_over()
    good = checked(file, edited.sheet, catalogue(mine.parent), LADDER)
    mine.write_text(MINE + "# mine too\n")
    with pytest.raises(CoachError, match="changed by somebody else"):
        save(file, edited.sheet, good, mine.parent)
    assert MINE + "# mine too\n" == mine.read_text()


def test_what_is_wrong_is_said_in_the_words_of_check(mine: Path) -> None:
    """And of which entry; what only warns does not stop it from being saved."""
    file, edited = opened(mine)
    edited = edited.chose(1).changed(Entry("bridge", note="Now {other}.")).chose(0)
    edited = edited.changed(Entry("clamshell", band="purple"))
    found = checked(file, edited.sheet, catalogue(mine.parent), LADDER)
    mine.write_text(found.text)
    said = [problem.what for problem in catalogue(mine.parent).check([mine], LADDER)]
    assert said == [flaw.what for flaw in found.flaws]
    about = [(RoutineValue(0, "band"), False), (RoutineValue(1, "note"), True)]
    assert about == [(flaw.about, flaw.stops) for flaw in found.flaws]
    assert not found.is_good


MARKED = """\
name: Mine
exercises:
  - tempo: {hold: 3}
    exercise: bridge
  - rounds: 2
    rest: 60
    exercises:
      - {exercise: clamshell, dosage: {reps: 8}}
      - exercise: bridge
        cues: {hold: Breathe}
        in: {de: {note: Ruhig., cues: {hold: Atmen}}}
in: {de: {about: Ruhig.}}
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mine", RoutineValue(None, "name")),
        ("tempo", RoutineValue(0)),
        ("3}", RoutineValue(0, "hold")),
        ("bridge", RoutineValue(0, "exercise")),
        ("2\n", RoutineValue(1, "rounds", of_rounds=True)),
        ("60", RoutineValue(1, "rest", of_rounds=True)),
        ("8}", RoutineValue(1, "reps")),
        ("Breathe", RoutineValue(2, "cues.hold")),
        ("Ruhig., cues", RoutineValue(2, "note", Language.DE)),
        ("Atmen", RoutineValue(2, "cues.hold", Language.DE)),
        ("Ruhig.}", RoutineValue(None, "about", Language.DE)),
    ],
)
def test_each_value_of_a_routine_has_its_place(text: str, expected: RoutineValue) -> None:
    """Of an entry, of rounds, of the routine; below each other, in braces, in another language."""
    before = MARKED[: MARKED.index(text)]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    found = [
        value for mark, value in routine_marks(parse(MARKED, "").root) if (mark.line, mark.column) == (line, column)
    ]
    assert expected == found[0]


def test_a_new_one_is_commented_and_passes(tmp_path: Path) -> None:
    """It begins as coach new would have it, without its examples; empty it cannot be saved."""
    file, edited = begun("My evening", tmp_path)
    assert not checked(file, edited.sheet, catalogue(tmp_path), LADDER).is_good
    edited = edited.added(Entry("clamshell", reps=Percent(50))).toggled_turn_over()
    save(file, edited.sheet, checked(file, edited.sheet, catalogue(tmp_path), LADDER), tmp_path)
    text = (tmp_path / "my-evening.yaml").read_text()
    assert text.startswith("# yaml-language-server: $schema=.schema/routine.json\n")
    assert "\nturn_over: once #" in text
    assert text.endswith("exercises:\n  - exercise: clamshell\n    reps: 50%\n")
    assert "about" not in text
    assert () == catalogue(tmp_path).check([tmp_path / "my-evening.yaml"], LADDER)


@pytest.mark.parametrize("source", sorted(shipped_routines().glob("*.yaml")), ids=lambda path: path.stem)
def test_a_copy_of_ours_is_ours_under_another_name(source: Path, tmp_path: Path) -> None:
    """The same occasion, exercises and comments; in each language it is called what the person called it."""
    file, edited = copied(source, "Meine: Hüfte", tmp_path)
    assert edited.has_changes
    good = checked(file, edited.sheet, catalogue(tmp_path), LADDER)
    save(file, edited.sheet, good, tmp_path)
    routine = catalogue(tmp_path).routine("meine-huefte").routine
    ours = catalogue(tmp_path).routine(source.stem).routine
    assert ["Meine: Hüfte"] * 2 == [routine.name, routine.spoken_in(Language.DE).name]
    assert (ours.when, ours.entries, ours.about) == (routine.when, routine.entries, routine.about)
    shared = set(source.read_text().splitlines()) & set((tmp_path / "meine-huefte.yaml").read_text().splitlines())
    assert len(set(source.read_text().splitlines()) - shared) == 2


def test_no_name_that_is_none_or_is_taken(mine: Path) -> None:
    """A name of one's own, and never over another file; a broken one is not opened."""
    with pytest.raises(UsageError, match="is there already"):
        begun("Mine", mine.parent)
    with pytest.raises(UsageError, match="write a name with letters"):
        copied(shipped_routines() / "pre-run.yaml", "!!", mine.parent)
    mine.write_text("name: x\n")
    with pytest.raises(FilesInvalid):
        opened(mine)


CLAM = Entry("clamshell", note="Slow.", cues=((Phase.HOLD, "Breathe"),))
FIRST_ONLY = ((Language.DE, TranslatedTexts(first="Hol es.")),)
IN_GERMAN = replace(CLAM, translations=((Language.DE, TranslatedTexts(note="Langsam.", first="Hol es.")),))


@pytest.mark.parametrize(
    ("entry", "key", "typed", "expected"),
    [
        (CLAM, "reps", "3x10", replace(CLAM, reps=30, set_of=10)),
        (CLAM, "reps", " 50 % ", replace(CLAM, reps=Percent(50))),
        (replace(CLAM, reps=30, set_of=10), "reps", "12", replace(CLAM, reps=12)),
        (replace(CLAM, set_of=10), "reps", "80%", replace(CLAM, reps=Percent(80), set_of=10)),
        (replace(CLAM, reps=30, set_of=10), "reps", "", CLAM),
        (CLAM, "hold", "20", replace(CLAM, tempo=((Phase.HOLD, 20_000),))),
        (replace(CLAM, tempo=((Phase.HOLD, 20_000),)), "hold", "", CLAM),
        (CLAM, "rest", "1:30", replace(CLAM, rest_ms=90_000)),
        (CLAM, "note", "", replace(CLAM, note=None)),
        (IN_GERMAN, "note", "Fast.", replace(IN_GERMAN, note="Fast.")),
        (CLAM, "cues.lift", "Up", replace(CLAM, cues=((Phase.LIFT, "Up"), (Phase.HOLD, "Breathe")))),
        (CLAM, "cues.lower", "-", replace(CLAM, cues=((Phase.HOLD, "Breathe"), (Phase.LOWER, "")))),
        (CLAM, "cues.hold", "", replace(CLAM, cues=())),
        (CLAM, "cues.hold", "{sid}", "{sid} cannot be filled in; did you mean {side}?"),
        (CLAM, "note", "With the {sid}", "{sid} cannot be filled in; did you mean {side}?"),
        (CLAM, "reps", "ten", "reps: ten is not a whole number; write 10"),
        (CLAM, "note", "a\x07b", "a control character (U+0007) has no place here; delete it"),
    ],
)  # fmt: skip
def test_what_is_typed_is_read_like_a_file(entry: Entry, key: str, typed: str, expected: Entry | str) -> None:
    """The same grammar and the same words as in a file; nothing typed takes the key out."""
    found = retyped_entry(entry, key, typed)
    assert expected == (str(found.what) if isinstance(found, Mistyped) else found)


def test_what_is_about_the_whole_routine_belongs_to_no_entry(mine: Path) -> None:
    """But to a value of the routine itself."""
    mine.write_text("name: Mine\nwhen: any\nfor: [no-such-thing]\nexercises: [{exercise: bridge}]\n")
    file, edited = opened(mine)
    (flaw,) = checked(file, edited.toggled_turn_over().sheet, catalogue(mine.parent), LADDER).flaws
    assert flaw == RoutineFlaw(RoutineValue(None, "for"), flaw.what, stops=False)
    assert edited.toggled_turn_over().sheet.routine.turn_over is TurnOver.ONCE
