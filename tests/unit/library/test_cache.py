"""What is kept of files between two programs: never more than they said, and nothing once they say something else."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from coach.errors import FilesInvalid
from coach.i18n.phrases import in_words
from coach.library import cache as module
from coach.library import yaml_reader
from coach.library.cache import FILES_AT_MOST, ParseCache, stamp_of
from coach.library.catalogue import Catalogue, shipped_routines
from coach.library.parsed import ParsedExercise, ParsedRoutine
from coach.library.settings import read_settings
from coach.model.language import Language
from coach.model.settings import Settings
from tests.support.few import FEW_ROUTINES

ROUTINE = """name: Evening
when: any
exercises:
  - {exercise: bridge, reps: 3}
"""
LONGER = """name: Longer
kind: strength
position: supine
sides: [left, right]
setup: Lie on your back.
tempo: {lift: 2}
dosage: {reps: 10}
figure:
  {side: left, start: {head: [10, 50], hip: [60, 51], foot: [20, 51]}, lifted: {foot: [60, 0.5]},
   torso: [head, hip], working: [hip, foot]}
"""


class Home:
    """A folder of routines, and what is kept of it."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.kept = folder / "cache" / "files"
        self.routines = folder / "routines"
        self.routines.mkdir()
        self.routine = self.routines / "evening.yaml"
        self.routine.write_text(ROUTINE)
        self.ours = FEW_ROUTINES
        self.read: list[str] = []
        read = yaml_reader.read
        monkeypatch.setattr(yaml_reader, "read", lambda *given: (self.read.append(given[0].name), read(*given))[1])

    def program(self) -> list[str]:
        """Start a program that reads all there is, and end it; what it had to read of files."""
        self.read.clear()
        kept = ParseCache(self.kept)
        catalogue = Catalogue(self.ours, self.routines, kept)
        good, _ = catalogue.all_routines()
        self.names = [loaded.routine.name for _, loaded in good]
        kept.save()
        return list(self.read)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """Its files are taken for old enough."""
    monkeypatch.setattr(module, "SETTLED_NS", -1)
    return Home(tmp_path, monkeypatch)


def test_the_second_program_reads_no_file(home: Home) -> None:
    """And finds the same in them."""
    assert "evening.yaml" in home.program()
    names = home.names
    assert [] == home.program()
    assert names == home.names


def test_a_kept_warning_can_still_be_told(home: Home) -> None:
    """In every language: a limb that changes its length, with its numbers as numbers."""
    (home.routines / "exercises").mkdir()
    (home.routines / "exercises" / "bridge.yaml").write_text(LONGER)
    assert "bridge.yaml" in home.program()
    assert [] == home.program()
    catalogue = Catalogue(home.ours, home.routines, ParseCache(home.kept))
    _, warning = catalogue.check([home.routines / "exercises" / "bridge.yaml"])
    assert [] == home.read
    assert str(warning).endswith("hip to foot is 40 long at the start and 50.5 lifted; write foot: [60, 11] in lifted")
    german = "von hip bis foot sind es in start 40, in lifted aber 50,5; schreib foot: [60, 11] in lifted"
    assert german == in_words(warning.what, Language.DE)


def test_what_was_kept_is_what_the_files_say(home: Home) -> None:
    """Every routine that comes with coach, with its exercises, and whatever settings there can be."""
    home.ours = shipped_routines()
    home.program()
    kept, catalogue = ParseCache(home.kept), Catalogue(shipped_routines())
    routines = catalogue.all_routines()[0]
    for listed, loaded in routines:
        said = kept.get(ParsedRoutine, listed.path, stamp_of(listed.path))
        assert said is not None
        assert loaded.routine == said.value
    used = {id for _, loaded in routines for id in loaded.exercises}
    for listed, exercise in catalogue.all_exercises()[0]:
        if listed.id not in used:
            continue
        found = kept.get(ParsedExercise, listed.path, stamp_of(listed.path))
        assert exercise == (None if found is None else found.value)


def test_settings_are_kept_too(home: Home, tmp_path: Path) -> None:
    """With all they can hold."""
    path = tmp_path / "settings.yaml"
    path.write_text("bands: [none, red]\nleave_out: [clamshell]\nlanguage: de\nfirst_side: right\nprepare: 5.5\n")
    kept = ParseCache(home.kept)
    settings = read_settings(path, kept)
    assert Settings() != settings
    kept.save()
    home.read.clear()
    assert settings == read_settings(path, ParseCache(home.kept))
    assert [] == home.read


@pytest.mark.parametrize("times", ["its own", "those of before"])
def test_a_file_that_was_changed_is_read(home: Home, times: str) -> None:
    """Also where its length is the same, and where somebody has put its time back."""
    home.program()
    before = home.routine.stat()
    home.routine.write_text(ROUTINE.replace("Evening", "Morning"))
    if times != "its own":
        os.utime(home.routine, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert ["evening.yaml"] == home.program()
    assert "Morning" in home.names


def test_a_file_that_was_changed_a_moment_ago_is_not_kept(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """It could change again within what its time can tell."""
    monkeypatch.setattr(module, "SETTLED_NS", 2_000_000_000)
    home.program()
    assert ["evening.yaml"] == [name for name in home.program() if name == "evening.yaml"]


def test_a_file_with_mistakes_is_read_every_time(home: Home) -> None:
    """Its places and sentences are not kept."""
    home.routine.write_text(ROUTINE.replace("reps", "rips"))
    home.program()
    assert ["evening.yaml"] == home.program()
    with pytest.raises(FilesInvalid, match=r"evening.yaml:4:\d+: .*did you mean reps"):
        Catalogue(home.ours, home.routines, ParseCache(home.kept)).routine("evening")


@pytest.mark.parametrize("harm", ["cut", "flipped", "nonsense", "empty", "folder"])
def test_what_cannot_be_trusted_is_as_if_it_were_not_there(home: Home, harm: str) -> None:
    """Half a file, one bit, something else."""
    read = home.program()
    data = bytearray(home.kept.read_bytes())
    match harm:
        case "cut":
            home.kept.write_bytes(data[: len(data) // 2])
        case "flipped":
            data[data.index(b"Evening")] ^= 1
            home.kept.write_bytes(data)
        case "nonsense":
            home.kept.write_bytes(b"not at all")
        case "empty":
            home.kept.write_bytes(b"")
        case "folder":
            home.kept.unlink()
            home.kept.mkdir()
    assert read == home.program()
    assert "Evening" in home.names


def test_another_version_of_coach_reads_everything(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it takes a file to say may be another thing."""
    read = home.program()
    monkeypatch.setattr(module, "version", lambda: "another")
    assert read == home.program()
    assert [] == home.program()


def test_files_that_are_gone_are_forgotten(home: Home) -> None:
    """And the file does not grow without an end."""
    home.program()
    home.routine.rename(home.routines / "night.yaml")
    home.program()
    assert not re.search(rb"evening\.yaml", home.kept.read_bytes())
    assert FILES_AT_MOST < 10_000


def test_nothing_is_written_where_nothing_can_be(home: Home) -> None:
    """A place that is no folder is no error, and leaves nothing beside it."""
    home.kept.parent.write_text("in the way")
    assert home.program() == home.program()
    assert {"cache", "routines"} == {path.name for path in home.kept.parent.parent.iterdir()}
    assert (home.routines / "exercises").exists() is False
