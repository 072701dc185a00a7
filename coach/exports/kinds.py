"""Every kind of file that can be taken along: of what, what it is called, what it needs, and how it is made.

What the full screen goes by; each command has its own options. What is heavy is imported by the kind that needs it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import time
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from coach.app.context import AppContext
from coach.exports.output_file import Progress, new_file
from coach.model.plan import Plan
from coach.model.record import SessionRecord, counts, did_something

WEEKS_AT_LEAST: Final = 2
WEEKS_AT_MOST: Final = 52


class Subject(Struct, frozen=True):
    """What is taken along: a dose of today, a session that is over, or neither, and then it is the person's way."""

    context: AppContext
    plan: Plan | None = None
    """As it would be led."""
    session: SessionRecord | None = None
    calendar_at: time = time(7)
    """When a day's appointment begins."""
    report_weeks: int = 8
    """How many weeks are on the printed page."""

    def later(self, minutes: int) -> Subject:
        """The same with its appointments so much later, round the clock; with fewer than none, earlier."""
        whole = (self.calendar_at.hour * 60 + self.calendar_at.minute + minutes) % (24 * 60)
        return replace(self, calendar_at=time(*divmod(whole, 60)))

    def longer(self, weeks: int) -> Subject:
        """The same with so many more weeks on the printed page, or fewer, within what there is room for."""
        return replace(self, report_weeks=min(max(self.report_weeks + weeks, WEEKS_AT_LEAST), WEEKS_AT_MOST))


class Destination(Struct, frozen=True):
    """The file that a subject is made into."""

    path: Path
    progress: Progress
    force: bool


class ExportKind(Struct, frozen=True):
    """One kind of file."""

    name: str
    file_name: Callable[[Subject], str | None]
    """What its file is called; None where there is none of such a subject."""
    make: Callable[[Subject, Destination], Sequence[str]]
    """Makes it, whole or not at all, and says in the person's words what to do with it. Raises CoachError, and what the
    progress raises."""
    library: str = ""
    """What it cannot be made without, beside coach itself."""
    extra: str = ""
    """What that comes with."""
    needs: Callable[[Subject], str] = lambda _: ""
    """What else there has to be and is not, in one word; empty where nothing is missing."""

    def lacks(self, subject: Subject) -> str:
        """What it cannot be made without and is not there, in one word: `library`, `week`; empty where all is there."""
        return "library" if self.library and not _is_installed(self.library) else self.needs(subject)


FIT_LIBRARY: Final = "fit_tool"


def _is_installed(library: str) -> bool:
    return find_spec(library) is not None


def _of_a_plan(suffix: str) -> Callable[[Subject], str | None]:
    return lambda subject: None if subject.plan is None else subject.plan.routine + suffix


def _audio(subject: Subject, destination: Destination) -> Sequence[str]:
    from coach.exports.audio import require, write_audio
    from coach.exports.session_sound import session_sound

    assert subject.plan is not None
    suffix, notices, words = destination.path.suffix, list[str](), subject.context.words
    require(suffix)

    def notice(fault: str) -> None:
        notices.append(words.screens.see_doctor.format(fault=fault))

    with new_file(destination.path, force=destination.force) as beside:
        sound = session_sound(subject.plan, words, subject.context.settings, notice)
        write_audio(sound, beside, suffix, destination.progress)
    return notices


def _watch(subject: Subject, destination: Destination) -> Sequence[str]:
    from coach.exports.watch import STEPS_AT_MOST, workout_of, write_workout

    assert subject.plan is not None
    texts = subject.context.words.fit
    workout = workout_of(subject.plan, subject.context.words)
    write_workout(workout, destination.path, subject.context.now(), force=destination.force)
    if workout.too_many:
        return texts.without_rests.format(steps=workout.too_many, most=STEPS_AT_MOST), texts.copy_it
    return texts.press_lap, texts.copy_it


def _page(subject: Subject, destination: Destination) -> Sequence[str]:
    from coach.exports.page.html_file import write_page

    assert subject.plan is not None
    context = subject.context
    with new_file(destination.path, force=destination.force) as beside:
        voice = write_page(subject.plan, context.words, context.settings, beside, len, destination.progress)
    web = context.words.web
    return (web.open_it,) if voice else (web.no_voice, web.open_it)


def _of_a_session(subject: Subject) -> str | None:
    """Of one that a training log should have. Without the library it becomes TCX, which needs none."""
    from coach.exports.activity import file_stem

    session = subject.session
    if session is None or not counts(session) or not did_something(session):
        return None
    return file_stem(session) + (".fit" if _is_installed(FIT_LIBRARY) else ".tcx")


def _activity(subject: Subject, destination: Destination) -> Sequence[str]:
    from coach.exports.activity import activity_of, write_activity

    session, context = subject.session, subject.context
    assert session is not None
    with context.reading() as store:
        moments = store.moments(session.id)
    name = context.routine_name(session.routine)
    done = activity_of(session, moments, context.exercises(), name, context.words)
    write_activity(done, context.words, destination.path, force=destination.force)
    return (context.words.fit.upload_tcx if destination.path.suffix == ".tcx" else context.words.fit.upload_fit,)


def _week(subject: Subject) -> str:
    return "" if any(subject.context.settings.week) else "week"


def _calendar(subject: Subject, destination: Destination) -> Sequence[str]:
    from coach.exports.calendar import week_calendar

    _write(week_calendar(subject.context, subject.calendar_at), destination)
    return (subject.context.words.take.open_calendar,)


def _report(subject: Subject, destination: Destination) -> Sequence[str]:
    from coach.exports.report.page import report_page

    _write(report_page(subject.context, subject.report_weeks), destination)
    return (subject.context.words.take.print_report,)


def _write(data: bytes, destination: Destination) -> None:
    with new_file(destination.path, force=destination.force) as beside:
        beside.write_bytes(data)
        destination.progress(1.0)


KINDS: Final = (
    ExportKind("audio", _of_a_plan(".mp3"), _audio, "av", "audio"),
    ExportKind("page", _of_a_plan(".html"), _page),
    ExportKind("watch", _of_a_plan(".fit"), _watch, FIT_LIBRARY, "watch"),
    ExportKind("activity", _of_a_session, _activity),
    ExportKind("calendar", lambda _: "coach.ics", _calendar, needs=_week),
    ExportKind("report", lambda _: "coach-report.html", _report),
)
"""In the order they are shown."""
