"""A page of the guide, in both languages, as a person might write one."""

from __future__ import annotations

from pathlib import Path

ID = "aaa-tendon"
"""Sorted before all of ours."""
TENDON = """\
name: Sore tendon
also: [sore side]
where: [outer-hip, outer-thigh]
feels: [It is sore on the bone at the side.]
worse: [Lying on it.]
relief: [A pillow between the knees.]
takes: [Two or three months.]
prevent: [Run further by little and little.]
phases:
  - {name: First weeks, when: As long as it is sore at night., routine: post-run}
  - {name: Building up, when: Once it lets you sleep., routine: rest-day}
  - {name: Rest, when: Not yet.}
exercises: [clamshell, side-leg-lift]
leave_out: {piriformis-stretch: It presses the tendon against the bone.}
see_somebody: [It is no better after three months.]
sources: [A study of 2018]
in:
  de:
    name: Reizung der Sehne
    also: [weher Rand]
    feels: [Weh auf dem Knochen an der Seite.]
    worse: [Darauf liegen.]
    relief: [Ein Polster zwischen den Knien.]
    takes: [Zwei oder drei Monate.]
    prevent: [Nach und nach weiter laufen.]
    phases:
      - {name: Erste Wochen, when: Solange es nachts wehtut.}
      - {name: Aufbau, when: Sobald du schlafen kannst.}
      - {name: Ruhe, when: Noch nicht.}
    leave_out: {piriformis-stretch: Es drückt die Sehne an den Knochen.}
    see_somebody: [Nach drei Monaten ist es nicht besser.]
    sources: [Eine Studie von 2018]
"""


def write_condition(routines: Path, id: str = ID, text: str = TENDON) -> None:
    """Put it, or another one, into a folder of routines."""
    folder = routines / "conditions"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{id}.yaml").write_text(text)
