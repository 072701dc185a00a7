"""Names never lead out of the routines folder, and only regular files are opened, each case within a second."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.errors import FilesInvalid
from coach.library import source
from coach.library.catalogue import Catalogue
from coach.library.confined import Outside, open_within
from tests.unit.library.conftest import EXERCISE, ROUTINE, Write

if not hasattr(os, "mkfifo"):
    pytest.skip("this system has no named pipes", allow_module_level=True)

OUT = "this is a link that leads out of the routines folder; put the file itself there"
NO_FILE = "this is no file but a folder, a device or a pipe; give the path of a .yaml file"


@pytest.fixture
def mine(shelf: Path, tmp_path: Path, write: Write) -> Path:
    """A folder of the person's own with one routine, and beside it a file that is none of its business."""
    write("mine/good.yaml", ROUTINE)
    write("mine/exercises/mine-too.yaml", EXERCISE)
    write("secret.yaml", ROUTINE)
    return tmp_path / "mine"


@pytest.fixture(autouse=True)
def soon() -> Iterator[None]:
    """By the work it is; the clock is for what would wait for ever."""
    began, worked = time.monotonic(), time.process_time()
    yield
    assert time.process_time() - worked < 1
    assert time.monotonic() - began < 10


def said(catalogue: Catalogue, id: str) -> str:
    """The one thing that is wrong with a routine, without its file's name."""
    with pytest.raises(FilesInvalid) as invalid:
        catalogue.routine(id)
    (problem,) = invalid.value.problems
    assert (1, 1) == (problem.line, problem.column)
    return problem.what


@pytest.mark.parametrize(
    ("target", "what"),
    [
        ("../secret.yaml", OUT),
        ("{tmp}/secret.yaml", OUT),
        ("exercises/../../secret.yaml", OUT),
        ("linked-out/secret.yaml", OUT),
        ("second.yaml", OUT),
        ("/etc/passwd", OUT),
        ("/dev/zero", NO_FILE),
        ("/dev/tty", NO_FILE),
        ("pipe", NO_FILE),
        ("exercises", NO_FILE),
        ("loop.yaml", "the file cannot be read: too many levels of symbolic links"),
        ("nowhere.yaml", "there is no such file"),
    ],
)
def test_a_link_in_my_folder(shelf: Path, mine: Path, target: str, what: str) -> None:
    """Out of the folder by any way, into a device, a pipe or a circle: one line, for `run`, `list` and `check`."""
    os.mkfifo(mine / "pipe")
    (mine / "linked-out").symlink_to(mine.parent)
    (mine / "second.yaml").symlink_to("../secret.yaml")
    (mine / "loop.yaml").symlink_to("loop.yaml")
    if target != "loop.yaml":
        (mine / "link.yaml").symlink_to(target.format(tmp=mine.parent))
    catalogue = Catalogue(shelf, mine)
    id = "loop" if target == "loop.yaml" else "link"
    assert what == said(catalogue, id)
    assert id not in [listed.id for listed, _ in catalogue.all_routines()[0]]
    assert what in [problem.what for problem in catalogue.check() if f"{id}.yaml" in problem.file]


@pytest.mark.parametrize("target", ["good.yaml", "exercises/../good.yaml", "{tmp}/mine/good.yaml"])
def test_a_link_inside_my_folder_is_fine(shelf: Path, mine: Path, target: str) -> None:
    """A second name for a file of mine, and a folder of mine that is itself a link."""
    (mine / "link.yaml").symlink_to(target.format(tmp=mine.parent))
    (mine.parent / "elsewhere").symlink_to(mine)
    for folder in (mine, mine.parent / "elsewhere"):
        assert Catalogue(shelf, mine).routine("good").entries == Catalogue(shelf, folder).routine("link").entries


def test_an_exercise_that_leads_out(shelf: Path, mine: Path, write: Write) -> None:
    """Also when the whole folder of exercises is a link, and beside a routine that was named by its path."""
    write("outside/exercises/foreign.yaml", EXERCISE)
    (mine / "exercises" / "foreign.yaml").symlink_to(mine.parent / "outside/exercises/foreign.yaml")
    routine = write("mine/uses.yaml", "name: U\nwhen: any\nexercises: [{exercise: foreign}]\n")
    assert OUT == said(Catalogue(shelf, mine), "uses")
    assert OUT == said(Catalogue(shelf), str(routine))
    alone = write("alone/uses.yaml", routine.read_text())
    (alone.parent / "exercises").symlink_to(mine.parent / "outside/exercises")
    assert OUT == said(Catalogue(shelf), str(alone))


def test_the_path_i_type_may_be_a_link_but_not_a_device(shelf: Path, mine: Path) -> None:
    """What I name myself is my own business, as long as it is a file."""
    (mine / "link.yaml").symlink_to("../secret.yaml")
    catalogue = Catalogue(shelf, mine)
    assert catalogue.routine(str(mine / "link.yaml")).name == catalogue.routine("good").name
    assert OUT == said(catalogue, "link")  # asked for by its name, the same file is refused all the same
    os.mkfifo(mine / "pipe.yaml")
    for path in (mine / "pipe.yaml", Path("/dev/zero"), mine):
        assert NO_FILE == said(catalogue, str(path))


@pytest.mark.parametrize("name", ["good.yaml", "exercises/mine-too.yaml"])
def test_a_name_that_turns_into_a_link_at_the_last_moment(
    mine: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Where a link of mine leads is found out; then the file, or the folder above it, is swapped for another link."""
    (mine / "link.yaml").symlink_to(name)
    looked = Path.resolve

    def swap(self: Path, strict: bool = False) -> Path:
        found = looked(self, strict=strict)
        if self.name == "link.yaml":
            end = mine / name.partition("/")[0]
            end.rename(mine / "moved")
            end.symlink_to("../secret.yaml" if "/" not in name else mine.parent)
            (mine.parent / "mine-too.yaml").write_text(ROUTINE)
        return found

    monkeypatch.setattr(Path, "resolve", swap)
    with pytest.raises(OSError, match=r"symbolic link|Not a directory"):
        open_within(mine / "link.yaml", mine)
    monkeypatch.undo()
    with pytest.raises(Outside):
        open_within(mine / "link.yaml", mine)


def test_a_pipe_that_comes_at_the_last_moment_does_not_hold_us_up(mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is opened without waiting, looked at again, and refused."""
    opened = open_within

    def swap(path: Path, folder: Path) -> int:
        path.unlink()
        os.mkfifo(path)
        return opened(path, folder)

    monkeypatch.setattr(source, "open_within", swap)
    with pytest.raises(source.Refused) as refused:
        source.read_bytes(mine / "good.yaml", mine)
    assert NO_FILE == refused.value.what
