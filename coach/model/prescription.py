"""Prescribes: a routine, its exercises and the targets become the plan of one session, with every override merged."""

from __future__ import annotations

from collections.abc import Mapping, Set

from msgspec.structs import replace

from coach.model.exercise import Exercise, Phase, Side, Tempo, TranslatedTexts
from coach.model.plan import REPS_LIMIT, Dose, Plan, Target, as_filed, first_target
from coach.model.routine import Entry, Percent, Routine, TurnOver


def prescribe(
    routine: Routine,
    exercises: Mapping[str, Exercise],
    targets: Mapping[str, Target],
    ladder: tuple[str, ...] = ("none",),
    eased: Set[str] = frozenset(),
) -> Plan:
    """The session this routine means for this person.

    `targets` may lack exercises: those start from their file's dosage. `eased` are those that soreness brought down:
    below where their file starts, a number in the routine asks for no more than the target either. Every exercise the
    routine or a warm-up names must be in `exercises` (the library checks it when it loads them): a missing one is a
    KeyError.
    """
    return Plan(
        routine=routine.id,
        name=routine.name,
        when=routine.when,
        about=routine.about,
        conditions=routine.conditions,
        doses=tuple(_dose(routine, entry, exercises, targets, ladder, eased) for entry in routine.entries),
        turns_once=routine.turn_over is TurnOver.ONCE,
        written=TranslatedTexts(name=routine.name, about=routine.about),
        translations=routine.translations,
    )


def _dose(
    routine: Routine,
    entry: Entry,
    exercises: Mapping[str, Exercise],
    targets: Mapping[str, Target],
    ladder: tuple[str, ...],
    eased: Set[str],
) -> Dose:
    exercise = exercises[entry.exercise]
    target = as_filed(targets.get(exercise.id) or first_target(exercise, ladder), exercise)
    sides = entry.sides or exercise.sides
    alternates = exercise.alternates if entry.sides is None else entry.alternates
    apart, target_reps = entry.apart, target.reps
    if not isinstance(entry.reps, int) and (own := exercise.dosage.apart_at(target.reps)) is not None:
        if len(sides) > 1 and not alternates:
            apart, target_reps = own, own.most
        elif not alternates and sides != (Side.BOTH,):
            target_reps = own.of(sides[0])
    return Dose(
        exercise=exercise,
        reps=_reps(entry, exercise, target, target_reps, eased=exercise.id in eased),
        rounds=entry.rounds,
        apart=apart,
        target=target.amount,
        set_of=entry.set_of or exercise.dosage.set_of,
        sides=sides,
        alternates=alternates,
        tempo=_tempo(exercise, entry, target, eased=exercise.id in eased),
        cues=exercise.cues.changed(entry.cues),
        band=entry.band or target.band,
        prepare_ms=routine.prepare_ms if entry.prepare_ms is None else entry.prepare_ms,
        switch_ms=routine.switch_ms,
        rest_ms=routine.rest_ms if entry.rest_ms is None else entry.rest_ms,
        self_paced=entry.self_paced,
        warm_up=_warm_up(routine, entry, exercise, exercises),
        note=entry.note or "",
        first=entry.first or exercise.first or "",
        entry=entry,
    )


def _reps(entry: Entry, exercise: Exercise, target: Target, own: int, *, eased: bool) -> int:
    """Repetitions a side over all rounds; `own` are those of the target, for the side that has more."""
    times = 1 if entry.rounds is None else entry.rounds.times
    match entry.reps:
        case Percent() as share:
            reps = share.of(own)
        case None:
            reps = own
        case pinned if eased and target.hold is None and target.reps < exercise.dosage.reps:
            reps = min(pinned * times, target.reps)
        case pinned:
            reps = pinned * times
    return max(min(reps, REPS_LIMIT), times)


def _tempo(exercise: Exercise, entry: Entry, target: Target, *, eased: bool) -> Tempo:
    """The entry's tempo; where the hold grows it is the person's own, which a routine may pin, too."""
    tempo = exercise.tempo.changed(entry.tempo)
    if target.hold is None:
        return tempo
    pinned = dict(entry.tempo).get(Phase.HOLD)
    held_ms = target.hold * 1000
    if pinned is not None:
        held_ms = min(pinned, held_ms) if eased and target.hold < exercise.start else pinned
    return replace(tempo, hold_ms=held_ms)


def _warm_up(routine: Routine, entry: Entry, exercise: Exercise, exercises: Mapping[str, Exercise]) -> Dose | None:
    """The warm-up's dose: its own tempo and sides, the entry's pace, all in one set, no band, no warm-up of its own."""
    if exercise.warm_up is None:
        return None
    other = exercises[exercise.warm_up.exercise]
    return Dose(
        exercise=other,
        reps=exercise.warm_up.reps,
        target=exercise.warm_up.reps,
        set_of=None,
        sides=other.sides,
        alternates=other.alternates,
        tempo=other.tempo,
        cues=other.cues,
        band=None,
        prepare_ms=0,
        switch_ms=routine.switch_ms,
        rest_ms=0,
        self_paced=entry.self_paced,
    )
