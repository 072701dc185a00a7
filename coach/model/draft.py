"""A routine while it is edited: what can be done to it, one step after the other, each of which can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from coach.model.exercise import Exercise
from coach.model.roll_overs import fewest_roll_overs
from coach.model.routine import Entry, Rounds, Routine, TurnOver

ROUNDS: Final = 3
"""How often what is put in rounds is done at first."""


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

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self.past)

    def chose(self, place: int) -> Draft:
        """Another entry is the chosen one, which is nothing to take back."""
        last = max(len(self.sheet.routine.entries) - 1, 0)
        return replace(self, sheet=replace(self.sheet, chosen=min(max(place, 0), last)))

    def added(self, entry: Entry) -> Draft:
        """An entry more, behind the chosen one and in the same rounds."""
        sheet = self.sheet
        at = min(sheet.chosen + 1, len(sheet.routine.entries))
        entry = replace(entry, rounds=None if sheet.entry is None else sheet.entry.rounds)
        entries = (*sheet.routine.entries[:at], entry, *sheet.routine.entries[at:])
        origins = (*sheet.origins[:at], None, *sheet.origins[at:])
        return self._then(Sheet(replace(sheet.routine, entries=entries), origins, at))

    def removed(self) -> Draft:
        """Without the chosen entry; the one behind it is chosen then."""
        order = [place for place in range(len(self.sheet.origins)) if place != self.sheet.chosen]
        return self._then(self.sheet.arranged(order, max(min(self.sheet.chosen, len(order) - 1), 0)))

    def moved(self, by: int) -> Draft:
        """The chosen entry one place further down, or up with -1: into rounds, through them and out of them again."""
        entries, at = self.sheet.routine.entries, self.sheet.chosen
        if not entries:
            return self
        own, beside = entries[at].rounds, at + by
        next_to = entries[beside].rounds if 0 <= beside < len(entries) else None
        if own is not None and next_to != own:
            return self.rounds_moved(by) if len(_part(entries, at)) == 1 else self._with_rounds([at], None)
        if own is None and next_to is not None:
            return self._with_rounds([at], next_to)
        return self._swapped(range(at, at + 1), range(beside, beside + 1)) if 0 <= beside < len(entries) else self

    def rounds_moved(self, by: int) -> Draft:
        """The rounds of the chosen entry, with all that is in them, past what stands below or above them."""
        entries = self.sheet.routine.entries
        if not entries:
            return self
        own = _part(entries, self.sheet.chosen)
        beside = own.stop if by > 0 else own.start - 1
        return self._swapped(own, _part(entries, beside)) if 0 <= beside < len(entries) else self

    def toggled_rounds(self) -> Draft:
        """The chosen entry put into rounds, with those directly above it that are; or out of the rounds it is in."""
        entries, at = self.sheet.routine.entries, self.sheet.chosen
        if not entries:
            return self
        if entries[at].rounds is None:
            above = entries[at - 1].rounds if at else None
            return self._with_rounds([at], above or Rounds(len(entries), ROUNDS, self.sheet.routine.rest_ms))
        own = _part(entries, at)
        if at in {own.start, own.stop - 1}:
            return self._with_rounds([at], None)
        order = [*range(at), *range(at + 1, own.stop), at, *range(own.stop, len(entries))]
        moved = replace(self, sheet=self.sheet.arranged(order, own.stop - 1))._with_rounds([own.stop - 1], None)
        return replace(self, sheet=moved.sheet, past=(*self.past, self.sheet))

    def with_rounds(self, **changes: int) -> Draft:
        """The rounds of the chosen entry changed: how many, or the rest between them."""
        entry = self.sheet.entry
        if entry is None or entry.rounds is None:
            return self
        return self._with_rounds(_part(self.sheet.routine.entries, self.sheet.chosen), replace(entry.rounds, **changes))

    def without_rounds(self) -> Draft:
        """What is in the rounds of the chosen entry, once."""
        if self.sheet.entry is None:
            return self
        return self._with_rounds(_part(self.sheet.routine.entries, self.sheet.chosen), None)

    def changed(self, entry: Entry) -> Draft:
        """The chosen entry as it is to be."""
        if self.sheet.entry is None:
            return self
        entries = [*self.sheet.routine.entries]
        entries[self.sheet.chosen] = entry
        return self.with_routine(entries=tuple(entries))

    def with_routine(self, **changes: Any) -> Draft:
        """The routine's own values changed, such as its name; rounds that rest as long as it says go on doing so."""
        old = self.sheet.routine
        new = replace(old, **changes)
        if new.rest_ms != old.rest_ms:
            new = replace(new, entries=tuple(_resting(entry, old.rest_ms, new.rest_ms) for entry in new.entries))
        return self._then(replace(self.sheet, routine=new))

    def toggled_turn_over(self) -> Draft:
        """Sides joined with those of neighbours where they were not, and the other way round."""
        once = self.sheet.routine.turn_over is TurnOver.ONCE
        return self.with_routine(turn_over=TurnOver.EACH if once else TurnOver.ONCE)

    def with_fewest_roll_overs(self, exercises: Mapping[str, Exercise]) -> Draft:
        """The entries in the order in which one lies down another way least often; the chosen one stays chosen.

        Where something is done in rounds, the order stays: it is what the rounds are about.
        """
        order, turn_over = fewest_roll_overs(self.sheet.routine, exercises)
        chosen = order.index(self.sheet.chosen) if order else 0
        return self._then(self.sheet.arranged(order, chosen, turn_over=turn_over))

    def undone(self) -> Draft:
        """As it was before the last change; the same where there was none."""
        return replace(self, sheet=self.past[-1], past=self.past[:-1]) if self.past else self

    def _with_rounds(self, places: Iterable[int], rounds: Rounds | None) -> Draft:
        entries = [*self.sheet.routine.entries]
        for place in places:
            entries[place] = replace(entries[place], rounds=rounds)
        return self.with_routine(entries=tuple(entries))

    def _swapped(self, own: range, beside: range) -> Draft:
        """Two neighbouring parts of the list the other way round; the chosen entry stays chosen."""
        first, second = sorted((own, beside), key=lambda part: part.start)
        rest = range(second.stop, len(self.sheet.origins))
        order = [*range(first.start), *second, *first, *rest]
        return self._then(self.sheet.arranged(order, order.index(self.sheet.chosen)))

    def _then(self, sheet: Sheet) -> Draft:
        sheet = replace(sheet, routine=replace(sheet.routine, entries=_numbered(sheet.routine.entries)))
        if (sheet.routine, sheet.origins) == (self.sheet.routine, self.sheet.origins):
            return self
        return replace(self, sheet=sheet, past=(*self.past, self.sheet))


def parts(entries: Sequence[Entry]) -> list[range]:
    """The places of each part of the list: an entry by itself, or all that is done in the same rounds."""
    found: list[range] = []
    for place, entry in enumerate(entries):
        if found and entry.rounds is not None and entries[place - 1].rounds == entry.rounds:
            found[-1] = range(found[-1].start, place + 1)
        else:
            found.append(range(place, place + 1))
    return found


def _part(entries: Sequence[Entry], place: int) -> range:
    """The part of the list that an entry is in."""
    return next(part for part in parts(entries) if place in part)


def _numbered(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries with their rounds numbered as a reader of the file numbers them: by their place in the list."""
    numbered: list[Entry] = []
    for group, part in enumerate(parts(entries)):
        for place in part:
            rounds = entries[place].rounds
            own = None if rounds is None else replace(rounds, group=group)
            numbered.append(replace(entries[place], rounds=own))
    return tuple(numbered)


def _resting(entry: Entry, before_ms: int, now_ms: int) -> Entry:
    """With the routine's new rest between its rounds, where it had the old one."""
    if entry.rounds is None or entry.rounds.rest_ms != before_ms:
        return entry
    return replace(entry, rounds=replace(entry.rounds, rest_ms=now_ms))
