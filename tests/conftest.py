"""What holds for all tests."""

from __future__ import annotations

import gc
import os
import shutil
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]

# How long an example takes says more about the machine than about the code.
settings.register_profile("coach", deadline=None, max_examples=60)
# Before a release, or where much has changed: --hypothesis-profile thorough
settings.register_profile("thorough", deadline=None, max_examples=1000)
settings.load_profile("coach")

# Before Textual looks: pictures are the same on whatever terminal the tests are started from.
os.environ |= {"TEXTUAL_COLOR_SYSTEM": "truecolor", "TERM": "xterm-256color"}
# Each repetition is written through to the disk, thousands of them: in memory that takes no time, and is the same code.
MEMORY = Path("/dev/shm")
if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > 2**30:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))

# The programs that tests start are compiled once, as they are where coach is installed, not again by each of them.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_collection_finish() -> None:
    """What is imported by now stays: to look through it for garbage again and again takes a fifth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def pytest_sessionfinish() -> None:
    """What is there at the end goes with the process: to look through it several times takes seconds."""
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Five for two cores: more than half of the time is waiting for programs and for the clock."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(cores * 5 // 2, 2)


def pytest_collection(session: pytest.Session) -> None:
    """Each worker begins to load with another file: what one has compiled, no other compiles again."""
    if worker := os.environ.get("PYTEST_XDIST_WORKER", ""):
        folders = [Path(folder).resolve() for folder in session.config.args]
        files = sorted(file for folder in folders for file in folder.rglob("test_*.py"))
        start = len(files) * int(worker.removeprefix("gw")) // int(os.environ["PYTEST_XDIST_WORKER_COUNT"])
        for file in files[start:] + files[:start]:
            with suppress(Exception, pytest.skip.Exception):  # which it is says the collection itself
                import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each worker has a share of every room and begins with another: while one waits, another has work to do.

    What needs a browser is for the first worker alone, which starts one for all of it.
    """
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    in_browser = [item for item in items if "browser" in getattr(item, "fixturenames", ())]
    others = [item for item in items if item not in in_browser]
    shares = [others[worker::workers] for worker in range(workers)]
    starts = [len(share) * worker // workers for worker, share in enumerate(shares)]
    dealt = [each for share, start in zip(shares, starts, strict=True) for each in share[start:] + share[:start]]
    items[:] = [*in_browser, *dealt]


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests read English, whatever the computer they run on is set to; programs they start inherit it."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
