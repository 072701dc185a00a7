"""A routine while it is edited: what can be done to it, one step after the other, each of which can be taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from coach.model.exercise import Exercise
from coach.model.roll_overs import fewest_roll_overs
from coach.model.routine import Entry, Routine, TurnOver


class Sheet(Struct, frozen=True):
    """The routine as it is at one moment of its editing."""

    routine: Routine
    origins: tuple[int | None, ...]
    """For each entry its place in the file, from 0; None where it is not in the file."""
    chosen: int = 0
    """The place of the entry that the next change is about."""

    @property
    def entry(self) -> Entry | None:
        """The chosen entry; None where there is none at all."""
        return self.routine.entries[self.chosen] if self.routine.entries else None

    def arranged(self, order: Sequence[int], chosen: int, **changes: Any) -> Sheet:
        """The same entries in another order, or fewer of them."""
        entries = tuple(self.routine.entries[place] for place in order)
        routine = replace(self.routine, entries=entries, **changes)
        return Sheet(routine, tuple(self.origins[place] for place in order), chosen)


class Draft(Struct, frozen=True):
    """A sheet with what it was before; every change gives a new draft, and none that changes nothing."""

    sheet: Sheet
    kept: Routine
    """As the file has it."""
    past: tuple[Sheet, ...] = ()
    """What undo goes back to, the newest last."""

    @property
    def has_changes(self) -> bool:
        """Whether there is anything to save."""
        return self.sheet.routine != self.kept

    def chose(self, place: int) -> Draft:
        """Another entry is the chosen one, which is nothing to take back."""
        last = max(len(self.sheet.routine.entries) - 1, 0)
        return replace(self, sheet=replace(self.sheet, chosen=min(max(place, 0), last)))

    def added(self, entry: Entry) -> Draft:
        """An entry more, behind the chosen one."""
        sheet = self.sheet
        at = min(sheet.chosen + 1, len(sheet.routine.entries))
        entries = (*sheet.routine.entries[:at], entry, *sheet.routine.entries[at:])
        origins = (*sheet.origins[:at], None, *sheet.origins[at:])
        return self._then(Sheet(replace(sheet.routine, entries=entries), origins, at))

    def removed(self) -> Draft:
        """Without the chosen entry; the one behind it is chosen then."""
        order = [place for place in range(len(self.sheet.origins)) if place != self.sheet.chosen]
        return self._then(self.sheet.arranged(order, max(min(self.sheet.chosen, len(order) - 1), 0)))

    def moved(self, by: int) -> Draft:
        """The chosen entry so many places further down, as far as there are any."""
        order, chosen = [*range(len(self.sheet.origins))], self.sheet.chosen
        if not order:
            return self
        to = min(max(chosen + by, 0), len(order) - 1)
        order.insert(to, order.pop(chosen))
        return self._then(self.sheet.arranged(order, to))

    def changed(self, entry: Entry) -> Draft:
        """The chosen entry as it is to be."""
        if self.sheet.entry is None:
            return self
        entries = [*self.sheet.routine.entries]
        entries[self.sheet.chosen] = entry
        return self.with_routine(entries=tuple(entries))

    def with_routine(self, **changes: Any) -> Draft:
        """The routine's own values changed, such as its name."""
        return self._then(replace(self.sheet, routine=replace(self.sheet.routine, **changes)))

    def turned_over(self) -> Draft:
        """Sides joined with those of neighbours where they were not, and the other way round."""
        once = self.sheet.routine.turn_over is TurnOver.ONCE
        return self.with_routine(turn_over=TurnOver.EACH if once else TurnOver.ONCE)

    def with_fewest_roll_overs(self, exercises: Mapping[str, Exercise]) -> Draft:
        """The entries in the order in which one lies down another way least often; the chosen one stays chosen."""
        order, turn_over = fewest_roll_overs(self.sheet.routine, exercises)
        chosen = order.index(self.sheet.chosen) if order else 0
        return self._then(self.sheet.arranged(order, chosen, turn_over=turn_over))

    def undone(self) -> Draft:
        """As it was before the last change; the same where there was none."""
        return replace(self, sheet=self.past[-1], past=self.past[:-1]) if self.past else self

    def _then(self, sheet: Sheet) -> Draft:
        if (sheet.routine, sheet.origins) == (self.sheet.routine, self.sheet.origins):
            return self
        return replace(self, sheet=sheet, past=(*self.past, self.sheet))
