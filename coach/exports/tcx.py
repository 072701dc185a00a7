"""TCX files, the older kind that training logs take: laps with their times, and nothing of repetitions or exercises.

What a lap must have is written whether it means something here or not, in the order that the format asks for.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from xml.etree.ElementTree import Element, SubElement, tostring

from msgspec import Struct

from coach.system.text import visible

NAMESPACE = "http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"


class Lap(Struct, frozen=True):
    """One lap: a set, or a rest."""

    start: datetime
    ms: int
    note: str
    rests: bool = False


def tcx_bytes(name: str, laps: Sequence[Lap]) -> bytes:
    """A TCX file of one activity: no running and no biking, which is all that the format knows besides."""
    root = Element("TrainingCenterDatabase", xmlns=NAMESPACE)
    activity = SubElement(SubElement(root, "Activities"), "Activity", Sport="Other")
    _text(activity, "Id", _time(laps[0].start))
    for lap in laps:
        _add_lap(activity, lap)
    _text(activity, "Notes", name)
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return data


def _add_lap(activity: Element, lap: Lap) -> None:
    element = SubElement(activity, "Lap", StartTime=_time(lap.start))
    _text(element, "TotalTimeSeconds", f"{lap.ms / 1000:.3f}")
    _text(element, "DistanceMeters", "0")
    _text(element, "Calories", "0")
    _text(element, "Intensity", "Resting" if lap.rests else "Active")
    _text(element, "TriggerMethod", "Manual")
    track = SubElement(element, "Track")
    for moment in (lap.start, lap.start + timedelta(milliseconds=lap.ms)):
        _text(SubElement(track, "Trackpoint"), "Time", _time(moment))
    _text(element, "Notes", lap.note)


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = visible(text)


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
