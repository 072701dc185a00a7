"""The timeline of one session: the compiled plan with the repetitions the person changed, without what hurts.

A place in it is an index into `segments`, their number being the end. Where the session stands, `machine` knows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import accumulate
from typing import Final

from msgspec.structs import replace

from coach.model import timeline
from coach.model.exercise import Side
from coach.model.plan import REPS_LIMIT, Plan
from coach.model.timeline import Segment, SegmentKind, SetKey, Work

ANNOUNCING: Final = frozenset({SegmentKind.EXPLAIN, SegmentKind.PREPARE, SegmentKind.SWITCH})
"""The segments that tell the person what to get into position for."""

WAITING: Final = ANNOUNCING | {SegmentKind.REST}
"""The segments in which nobody works: the person may need less of them, or more."""

NEAR_START_MS: Final = 2_000
"""So soon after a set's start, *back* means the set before it."""

Position = tuple[int, bool, Side | None]
"""Entry, whether its warm-up, and leg: who lies right for one segment does for all with the same."""


def position(segment: Segment) -> Position:
    """The position the person has to be in for this segment; where legs alternate it is the same for both."""
    return segment.entry, segment.warm_up, None if segment.alternates else segment.side


class SessionTimeline:
    """The segments of one session, and where in them a jump lands."""

    def __init__(self, plan: Plan, reps: Mapping[SetKey, int]) -> None:
        """`reps` are the repetitions of the sets that the person changed before."""
        self._plan: Final = plan
        self.hurt: tuple[str, ...] = ()
        """The exercises that are over because they hurt."""
        self._all = timeline.compile(plan)
        """The whole timeline, with what is over because it hurt."""
        prescribed = timeline.prescribed(self._all) if reps else {}
        for key in prescribed.keys() & reps.keys():
            if prescribed[key][0] != reps[key]:
                self._all = timeline.with_reps(self._all, plan, key, reps[key])
        self._lay_out()

    def _lay_out(self) -> None:
        self.segments: tuple[Segment, ...] = timeline.without(self._all, self._over)
        lengths = [segment.ms or 0 for segment in reversed(self.segments)]
        self._ms_from = tuple(accumulate(lengths, initial=0))[::-1]

    @property
    def _over(self) -> set[int]:
        """The entries of the plan that are over because their exercise, or their warm-up's, hurt."""
        return {
            entry
            for entry, dose in enumerate(self._plan.doses)
            if any(part is not None and part.exercise.id in self.hurt for part in (dose, dose.warm_up))
        }

    # changes

    def can_add(self, index: int) -> bool:
        """Whether the set to come may have one repetition more."""
        coming = self.set_to_come(index)
        return coming is not None and coming.reps is not None and coming.reps < REPS_LIMIT

    def can_drop(self, index: int) -> bool:
        """Whether it may have one fewer: the one in progress stays, and so does the one after a relax."""
        coming = self.set_to_come(index)
        if coming is None or coming.reps is None or coming.rep is None:
            return False
        after_relax = coming.kind is SegmentKind.RELAX and not coming.other_follows
        return coming.reps > coming.rep + (1 if after_relax else 0)

    def change_reps(self, index: int, by: int) -> tuple[Segment, int]:
        """Change the set to come by so many repetitions; returns the segment there as it is now, and how many."""
        coming = self.set_to_come(index)
        assert coming is not None
        assert coming.set_key is not None
        assert coming.reps is not None
        reps = coming.reps + by
        self._all = timeline.with_reps(self._all, self._plan, coming.set_key, reps)
        self._lay_out()
        changed = self.set_to_come(index)
        assert changed is not None
        return changed, reps

    def leave_out(self, exercises: Iterable[str], index: int) -> int:
        """Take out what hurts; returns where the place at `index` is now, or the first one after what was taken out."""
        self.hurt += tuple(exercises)
        before, over = self.segments, self._over
        while index < len(before) and before[index].entry in over:
            index += 1
        kept = sum(segment.entry not in over for segment in before[:index])
        self._lay_out()
        return min(kept, len(self.segments))

    def put_back(self) -> None:
        """Put the exercise back that was left out last."""
        self.hurt = self.hurt[:-1]
        self._lay_out()

    # what is at a place

    def at(self, index: int) -> Segment | None:
        """The segment at this place; None at the end."""
        return self.segments[index] if index < len(self.segments) else None

    def here(self, index: int, done: Work | None) -> Segment | None:
        """The segment at this place for somebody who did `done` last, and lies in no other position still."""
        segment = self.at(index)
        return segment if segment is None or segment.after in {None, done} else replace(segment, after=None)

    def ms_from(self, index: int) -> int:
        """Milliseconds from this place to the end; looked up, or a long session would cost more than a short one."""
        return self._ms_from[index]

    def set_to_come(self, index: int) -> Segment | None:
        """The first segment from this place on that is part of a set."""
        for segment in self.segments[index:]:
            if segment.set_key is not None:
                return segment
        return None

    def opens_rep(self, index: int) -> bool:
        """Whether a repetition begins here."""
        here, before = self.segments[index], self.segments[index - 1] if index else None
        return before is None or (before.set_key, before.rep) != (here.set_key, here.rep)

    def rep_start(self, index: int) -> int:
        """Where the repetition in hand begins; in a relax, which follows one, where the next does."""
        if self.segments[index].kind is SegmentKind.RELAX:
            return index + 1
        while not self.opens_rep(index):
            index -= 1
        return index

    def lead_in(self, index: int, announced: Position | None) -> Segment | None:
        """What has to precede this place if the person was last told to get into `announced`; None if nothing has."""
        segment = self.at(index)
        if segment is None or segment.set_key is None or position(segment) == announced:
            return None
        same_exercise = announced is not None and announced[:2] == position(segment)[:2]
        return timeline.lead_in(self._plan, segment, same_exercise=same_exercise)

    # where a jump lands

    def after(self, credited: Iterable[tuple[SetKey, int]], over: Collection[int]) -> int:
        """Where to go on after these repetitions, and after the entries that are `over`."""
        return timeline.index_after(self.segments, credited, over)

    def next_start(self, index: int, here: Segment | None, announced: Position | None) -> int:
        """Behind this set or stretch; where it was announced and not heard, as in a pause, behind what it leads to.

        Who has heard enough of how an exercise is done still gets the time to get into position.
        """
        coming = self.set_to_come(index)
        if here is not None and here.kind in ANNOUNCING and coming is not None:
            start, index = index, self.segments.index(coming)
            if announced == position(coming):
                return start + 1 if here.kind is SegmentKind.EXPLAIN else index  # the person is ready
        done = self.segments[index].stretch
        index += 1
        while done is not None and index < len(self.segments) and self.segments[index].stretch == done:
            index += 1
        return index

    def back_start(self, index: int, into_ms: int) -> int:
        """The start of this set, or from there (or from between two sets) the start of the set before.

        In front of the first set it is one stretch at a time: into position, how it is done, the welcome. Who wants to
        begin anew need not hear it all again.
        """
        start = index
        here = self.at(index)
        if here is not None and here.set_key is not None:
            start = self._set_start(index)
            walked = timeline.total_ms(self.segments[start:index]) + into_ms
            if walked > NEAR_START_MS or (self.segments[start].ms is None and index > start):
                return start
        for before in range(start - 1, -1, -1):
            if self.segments[before].set_key is not None:
                return self._set_start(before)
        return start if into_ms > NEAR_START_MS else max(start - 1, 0)

    def _set_start(self, index: int) -> int:
        whole = self.segments[index].stretch
        while index and self.segments[index - 1].stretch == whole:
            index -= 1
        return index
