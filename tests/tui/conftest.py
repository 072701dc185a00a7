"""A coach on a made-up terminal, with a clock that moves only when told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coach.app.service import CoachService
from coach.app.session_run import begin_session
from coach.library.catalogue import Catalogue, shipped_routines
from coach.model.settings import ExplainChoice, Settings
from coach.system.paths import places
from coach.tui.app import CoachApp
from tests.support.fakes import FakeClock
from tests.support.few import FEW_ROUTINES
from tests.support.known import SHIPPED
from tests.support.once import read_once
from tests.support.settled import at_rest_means_at_rest
from tests.support.textual import drawn_at_rest

__all__ = ["at_rest_means_at_rest", "drawn_at_rest", "read_once"]

TODAY = datetime(2026, 11, 23, 7, 30, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture(autouse=True)
def drawing(drawn_at_rest: None) -> None:
    """When an app draws; a file that has to see every frame says so by a fixture of this name that does nothing."""


@pytest.fixture
def service(tmp_path: Path) -> CoachService:
    """A few routines and an empty home, on a Monday morning."""
    return service_of(FEW_ROUTINES, tmp_path)


@pytest.fixture
def whole_service(tmp_path: Path) -> CoachService:
    """All that coach ships, and an empty home."""
    return service_of(shipped_routines(), tmp_path)


def service_of(ours: Path, tmp_path: Path) -> CoachService:
    home = tmp_path / "home"
    where = places({"COACH_HOME": str(home)})
    # A flash ends by the real clock, and pictures are taken by a made-up one; what is explained has tests of its own.
    calm = Settings(flash="off", explain=ExplainChoice.NEVER)
    return CoachService(Catalogue(ours, where.routines, SHIPPED), where, now=lambda: TODAY, settings=calm)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def lead(service: CoachService, clock: FakeClock) -> Iterator[Callable[[str], CoachApp]]:
    """An app that leads through a routine at once."""
    with ExitStack() as stack:

        def make(routine: str) -> CoachApp:
            performance = stack.enter_context(begin_session(service, service.plan(routine), rehearsal=False))
            return CoachApp(service, performance=performance, clock=clock)

        yield make
