"""A finished session for a training log, as readers of others give it back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from coach.errors import UsageError
from coach.exports.activity import Activity, activity_fit, activity_of, activity_tcx, file_stem, write_activity
from coach.exports.tcx import NAMESPACE
from coach.history.store import Store
from coach.model.exercise import Exercise, Side
from coach.model.record import SessionRecord, SetRecord, Status
from coach.model.timeline import SetKey
from tests.support.fakes import CLAM, IN_ENGLISH, IN_GERMAN
from tests.support.fit import official, read
from tests.support.store import BEGAN, begun

CLAMS = replace(CLAM, name="Clamshell", fit=("hip_raise", "clams"))
LEFT, RIGHT = SetKey(0, "clam", Side.LEFT, 1), SetKey(0, "clam", Side.RIGHT, 1)
MOMENTS = {LEFT: (20_000, 28_000, 36_000), RIGHT: (60_000, 68_500)}
"""Three repetitions with the left, 8 s apart, and two with the right."""
START = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)
FIT = pytest.importorskip("fit_tool", reason="the extra watch has it")


def session(**changes: object) -> SessionRecord:
    """Ninety seconds of which 75 were on the mat."""
    sets = (SetRecord(LEFT, 3, 3, "light", 3), SetRecord(RIGHT, 3, 2, "light", 3))
    ended = BEGAN + timedelta(seconds=90)
    plain = SessionRecord("a", "evening", BEGAN, ended, BEGAN.date(), Status.COMPLETED, False, 75_000, 6, 2, sets=sets)
    return replace(plain, **changes)


def activity(
    record: SessionRecord | None = None,
    moments: dict[SetKey, tuple[int, ...]] = MOMENTS,
    exercises: dict[str, Exercise] | None = None,
) -> Activity:
    """The activity of a session."""
    return activity_of(
        record or session(), moments, {"clam": CLAMS} if exercises is None else exercises, "Evening", IN_ENGLISH
    )


def at(seconds: float) -> datetime:
    """A moment of the session, to the second."""
    return START + timedelta(seconds=round(seconds))


def test_an_activity_comes_back_whole() -> None:
    """Two readers of others give back every field of every message: the side by the step that a set belongs to."""
    data = activity_fit(activity())
    (file_id,) = read(data, "file_id")
    assert 0 < file_id.pop("serial_number") < 2**32
    assert {"type": "activity", "manufacturer": "development", "product": 0, "time_created": START} == file_id
    training = {"sport": "training", "sub_sport": "strength_training"}
    assert [{"num_valid_steps": 2, "wkt_name": "Evening"} | training] == read(data, "workout")
    step = {"duration_type": "reps", "duration_reps": 3, "target_type": "open", "intensity": "active"}
    step |= {"exercise_category": "hip_raise", "exercise_name": 44}
    names = ["Left, Clamshell, light band", "Right, Clamshell, light band"]
    steps = [{"message_index": place, "wkt_step_name": name} | step for place, name in enumerate(names)]
    assert steps == read(data, "workout_step")

    def done(index: int, start: float, end: float, **fields: object) -> dict[str, object]:
        times = {"start_time": at(start), "timestamp": at(end), "duration": end - start}
        return {"message_index": index, "set_type": "rest" if not fields else "active"} | times | fields

    clam = {"category": "hip_raise", "category_subtype": 44}
    assert [
        done(0, 0, 13),
        done(1, 13, 36, repetitions=3, wkt_step_index=0, **clam),
        done(2, 36, 53),
        done(3, 53, 68.5, repetitions=2, wkt_step_index=1, **clam),
    ] == read(data, "set")
    whole = {"message_index": 0, "timestamp": at(90), "event_type": "stop", "start_time": START}
    whole |= {"total_elapsed_time": 90.0, "total_timer_time": 75.0} | training
    assert [whole | {"event": "lap", "lap_trigger": "session_end"}] == read(data, "lap")
    ends = {"event": "session", "trigger": "activity_end", "first_lap_index": 0, "num_laps": 1, "workout_rpe": 60}
    assert [whole | ends] == read(data, "session")
    ends = {"type": "manual", "event": "activity", "event_type": "stop", "num_sessions": 1}
    assert [{"timestamp": at(90), "total_timer_time": 75.0} | ends] == read(data, "activity")
    assert [{"timestamp": START}, {"timestamp": at(90)}] == read(data, "record")
    timer = [{"timestamp": START, "event_type": "start"}, {"timestamp": at(90), "event_type": "stop_all"}]
    assert [{"event": "timer"} | each for each in timer] == read(data, "event")
    kinds = {"file_id", "workout", "workout_step", "event", "record", "set", "lap", "session", "activity"}
    assert kinds == {kind for kind, _ in official(data)}


def test_the_same_session_is_the_same_file() -> None:
    """So that a log knows one that it has."""
    assert activity_fit(activity()) == activity_fit(activity())
    other = activity_fit(activity(session(id="b")))
    serials = [read(data, "file_id")[0]["serial_number"] for data in (activity_fit(activity()), other)]
    assert serials[0] != serials[1]


def test_moments_are_in_order() -> None:
    """Legs in turn, a set gone back to: messages stand as they were over, and nothing is before what it follows."""
    moments = {LEFT: (20_000, 40_000, 60_000), RIGHT: (30_000, 50_000)}
    data = activity_fit(activity(moments=moments))
    sets = read(data, "set")
    assert [1, 0] == [each["wkt_step_index"] for each in sets if each["set_type"] == "active"]
    assert sorted(each["timestamp"] for each in sets) == [each["timestamp"] for each in sets]


def test_when_a_set_began() -> None:
    """As long before its first repetition as one takes: as the others came, or as its file says; never before 0."""
    assert [13_000, 53_000] == [each.start_ms for each in activity().sets]
    quick = {LEFT: (20_000, 23_000, 26_000)}
    assert [17_000] == [each.start_ms for each in activity(moments=quick).sets]
    assert [0] == [each.start_ms for each in activity(moments={LEFT: (5_000,)}).sets]
    assert [5_000] == [each.start_ms for each in activity(moments={LEFT: (5_000,)}, exercises={}).sets]


def test_a_set_begins_when_the_one_before_is_over() -> None:
    """Also where its file tells a longer repetition than the one that was done; legs in turn are done at once."""
    close = {LEFT: (20_000,), RIGHT: (24_000,)}
    assert [(13_000, 20_000), (20_000, 24_000)] == [
        (each.start_ms, each.end_ms) for each in activity(moments=close).sets
    ]
    turns = {LEFT: (20_000, 40_000, 60_000), RIGHT: (30_000, 50_000, 70_000)}
    assert [13_000, 23_000] == [each.start_ms for each in activity(moments=turns).sets]


def test_a_hold_that_grows_is_in_the_name() -> None:
    """It is stored with its set; another tempo is not."""
    held = session(sets=(SetRecord(LEFT, 3, 3, None, 20, 20),))
    (done,) = activity(held, {LEFT: (60_000,)}).sets
    assert "Left, Clamshell, hold 20 s" == done.name
    assert 60_000 - 24_000 == done.start_ms


def test_what_its_file_is_called() -> None:
    """By its routine and when it began there, and never a path, whatever a history from elsewhere says."""
    assert "evening-2026-03-01-1830" == file_stem(session())
    assert ["etc-passwd-2026-03-01-1830", "session-2026-03-01-1830"] == [
        file_stem(session(routine=name)) for name in ("../../etc/passwd", "..")
    ]


def test_an_exercise_that_is_gone() -> None:
    """Is called by its id."""
    data = activity_fit(activity(exercises={}))
    assert "Left, clam, light band" == read(data, "workout_step")[0]["wkt_step_name"]
    assert {"category", "category_subtype"}.isdisjoint(read(data, "set")[1])


def test_a_session_that_ran_faster_than_the_clock() -> None:
    """One that was counted all the same is as long as its time on the mat."""
    quick = activity(session(ended_at=BEGAN + timedelta(seconds=2)))
    assert (75_000, 75_000) == (quick.active_ms, quick.elapsed_ms)


def test_skipped_is_not_done() -> None:
    """A set of which nothing was done is asked for in the file, and not done."""
    data = activity_fit(activity(moments={LEFT: MOMENTS[LEFT]}))
    assert 2 == len(read(data, "workout_step"))
    assert [0] == [each["wkt_step_index"] for each in read(data, "set") if each["set_type"] == "active"]


@pytest.mark.parametrize(
    ("record", "moments", "why"),
    [
        (session(status=Status.OPEN), MOMENTS, "session a is not over; coach run --resume"),
        (session(rehearsal=True), MOMENTS, "session a was a rehearsal"),
        (session(), {}, "nothing was done in session a"),
    ],
)
def test_what_no_log_should_have(record: SessionRecord, moments: dict[SetKey, tuple[int, ...]], why: str) -> None:
    """What is not over, what counts for nothing, and what was not done."""
    with pytest.raises(UsageError, match=why):
        activity(record, moments)


def test_what_the_history_knows(tmp_path: Path) -> None:
    """The moments of every repetition, by its set."""
    with Store.open(tmp_path / "history.db") as store:
        begun(store)
        for rep, at_ms in ((1, 8_000), (2, 16_000)):
            store.credit("a", LEFT, rep, at_ms)
        store.credit("a", RIGHT, 1, 40_000)
        assert {LEFT: (8_000, 16_000), RIGHT: (40_000,)} == store.moments("a")
        assert {} == store.moments("b")


# --- TCX

LAP = ["TotalTimeSeconds", "DistanceMeters", "Calories", "Intensity", "TriggerMethod", "Track", "Notes"]
"""What a lap has of what it must and may have, in the order that the format's schema asks for."""


def tcx(of: Activity, words: object = IN_ENGLISH) -> ElementTree.Element:
    """The one activity of a TCX file."""
    root = ElementTree.fromstring(activity_tcx(of, words))  # type: ignore[arg-type]
    assert f"{{{NAMESPACE}}}TrainingCenterDatabase" == root.tag
    (activities,) = root
    (one,) = activities
    return one


def tags(element: ElementTree.Element) -> list[str]:
    """What is in an element, by its names without their space."""
    return [child.tag.removeprefix(f"{{{NAMESPACE}}}") for child in element]


def test_a_tcx_file_is_as_its_schema_asks() -> None:
    """Sport *Other*; each lap with all that it must have in its order, and two points that have a time."""
    one = tcx(activity())
    assert {"Sport": "Other"} == one.attrib
    assert ["Id", *["Lap"] * 5, "Notes"] == tags(one)
    laps = [child for child in one if child.tag.endswith("Lap")]
    assert [LAP] * 5 == [tags(lap) for lap in laps]
    for lap in laps:
        seconds, distance, calories, intensity, trigger, track, _ = lap
        assert ("0", "0", "Manual") == (distance.text, calories.text, trigger.text)
        assert intensity.text in {"Active", "Resting"}
        assert [["Time"]] * 2 == [tags(point) for point in track]
        first, last = (datetime.fromisoformat(point[0].text or "") for point in track)
        assert first == datetime.fromisoformat(lap.attrib["StartTime"])
        assert float(seconds.text or "") == (last - first) / timedelta(seconds=1)


def test_a_tcx_file_has_the_sets_as_laps() -> None:
    """Without a gap, each named; the whole is as long as the session was."""
    one = tcx(activity())
    laps = [child for child in one if child.tag.endswith("Lap")]
    set_done = "{}, Clamshell, light band: {} of 3"
    notes = ["Rest", set_done.format("Left", 3), "Rest", set_done.format("Right", 2), "Rest"]
    assert notes == [lap[-1].text for lap in laps]
    assert ["2026-03-01T17:30:00.000Z", "2026-03-01T17:30:13.000Z"] == [lap.attrib["StartTime"] for lap in laps[:2]]
    assert 90.0 == sum(float(lap[0].text or "") for lap in laps)
    assert ("2026-03-01T17:30:00.000Z", "Evening") == (one[0].text, one[-1].text)
    german = tcx(activity_of(session(), MOMENTS, {"clam": CLAMS}, "Abend", IN_GERMAN), IN_GERMAN)
    assert "Links, Clamshell, Band leicht: 3 von 3" == german[2][-1].text


def test_a_tcx_file_without_a_gap_where_sets_overlap() -> None:
    """Legs in turn are two laps, one behind the other."""
    moments = {LEFT: (20_000, 40_000, 60_000), RIGHT: (30_000, 50_000)}
    laps = [child for child in tcx(activity(moments=moments)) if child.tag.endswith("Lap")]
    assert [23.0, 27.0, 10.0, 30.0] == [float(lap[0].text or "") for lap in laps]


def test_a_name_cannot_write_into_the_file() -> None:
    """Whatever stands in a file of mine is a text there."""
    evil = replace(CLAMS, name="</Notes><Lap/>&\x1b")
    one = tcx(activity(exercises={"clam": evil}))
    assert "Left, </Notes><Lap/>&\ufffd, light band: 3 of 3" == one[2][-1].text


def test_each_kind_by_its_ending(tmp_path: Path) -> None:
    """And a file that is there stays, unless I say otherwise."""
    write_activity(activity(), IN_ENGLISH, tmp_path / "a.FIT")
    write_activity(activity(), IN_ENGLISH, tmp_path / "a.tcx")
    assert (b".FIT", b"<?xml") == ((tmp_path / "a.FIT").read_bytes()[8:12], (tmp_path / "a.tcx").read_bytes()[:5])
    with pytest.raises(UsageError, match="--force"):
        write_activity(activity(), IN_ENGLISH, tmp_path / "a.tcx")
