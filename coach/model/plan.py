"""The plan of a session, made of a routine and the targets: overrides merged, percentages worked out.

    Routine + exercises + targets  --prescribe-->  Plan  --timeline.compile-->  segments

A plan can still be edited before the session (`with_reps`, `with_band`, `without`): that is what `--reps`, `--band` and
the + and - keys on the screen before the start do. What is left out beforehand stays in it with its reason, so that it
can be shown, and taken back in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from coach.model.exercise import Exercise, Side, SideReps, Tempo, TranslatedTexts, Translations, WeakerSide, Words
from coach.model.language import Language
from coach.model.routine import Entry, Rounds, When
from coach.model.settings import Settings

REPS_LIMIT = 1_000
HOLD_LIMIT = 3_600
"""Seconds of a hold at most, as in a file."""

USUAL_RATE: Final = Settings().voice_rate
"""Words a minute for which the times in files are meant."""


class Target(Struct, frozen=True):
    """The dosage the person is at now, for one exercise."""

    reps: int
    """Per side."""
    band: str | None = None
    """A rung of the person's own ladder; None where the exercise takes no band."""
    hold: int | None = None
    """Seconds of the hold, where those grow in place of the repetitions; else None."""

    @property
    def amount(self) -> int:
        """The number that grows: seconds where the hold does, else repetitions."""
        return self.reps if self.hold is None else self.hold

    def with_amount(self, amount: int) -> Target:
        """The same target with another number where it grows."""
        return replace(self, reps=amount) if self.hold is None else replace(self, hold=amount)


class Due(Struct, frozen=True):
    """What the history says about today's doses."""

    targets: Mapping[str, Target] = {}
    """The person's own, by exercise; exercises without one start from their file's dosage."""
    eased: Set[str] = frozenset()
    """The exercises whose target soreness has brought down since the person last set it."""
    hurt: Set[str] = frozenset()
    """The exercises that hurt today: nothing prescribes them again before tomorrow."""
    weaker: Mapping[str, WeakerSide] = {}
    """The side that was weaker the last time, by exercise."""
    weeks_away: int = 0
    """Whole weeks since the last session, where a step back is offered for them; else 0."""


class Dose(Struct, frozen=True):
    """One exercise as it will be done today."""

    exercise: Exercise
    reps: int
    """Per side, over all sets."""
    target: int
    """What grows, as the person's target was when this was prescribed: repetitions, or seconds of the hold.

    A dose below it never counts as progress.
    """
    set_of: int | None
    sides: tuple[Side, ...]
    tempo: Tempo
    cues: Words
    band: str | None
    prepare_ms: int
    switch_ms: int
    rest_ms: int
    self_paced: bool = False
    warm_up: Dose | None = None
    note: str = ""
    """What the routine says about it as it is announced; `{side}` and `{other}` are filled in."""
    first: str = ""
    """What to fetch or where to go, said in the rest before it."""
    rounds: Rounds | None = None
    """The rounds it is part of; `reps` are over all of them."""
    apart: SideReps | None = None
    """How the sides are to each other, where they are pinned apart: `reps` are of the one that has more."""
    weaker: WeakerSide | None = None
    """Why it begins with this side, where that was the weaker one the last time."""
    alternates: bool = False
    """Whether each repetition changes the leg, so that both share a set without a switch."""
    explain_ms: int = 0
    """How long it takes to tell how it is done, to somebody for whom it is new; 0 where it is not told."""
    voice_rate: int = USUAL_RATE
    """Words a minute for which its times to get ready, to change sides and to rest are long enough."""
    entry: Entry | None = None
    """The routine's entry that it was made of, whose texts are in every language; None of a warm-up, which has none."""

    def spoken_in(self, language: Language) -> Dose:
        """The same dose with its texts in this language, as far as its files have them."""
        exercise = self.exercise.spoken_in(language)
        warm_up = None if self.warm_up is None else self.warm_up.spoken_in(language)
        if self.entry is None:
            cues = self.cues if exercise is self.exercise else exercise.cues
            return replace(self, exercise=exercise, cues=cues, warm_up=warm_up)
        own = self.entry.spoken_in(language)
        cues, first = exercise.cues.changed(own.cues), own.first or exercise.first or ""
        return replace(self, exercise=exercise, cues=cues, note=own.note or "", first=first, warm_up=warm_up)

    @property
    def hold(self) -> int | None:
        """Seconds of the hold, where those are what grows."""
        return self.tempo.hold_ms // 1000 if self.exercise.grows_hold else None

    def changed(self, by: int) -> Dose:
        """So many more of what grows: repetitions, or seconds of the hold; never fewer than one."""
        if self.hold is None:
            return replace(self, reps=min(max(self.reps + by, self.least), REPS_LIMIT))
        held_ms = min(max(self.hold + by, 1), HOLD_LIMIT) * 1000
        return replace(self, tempo=replace(self.tempo, hold_ms=held_ms))

    @property
    def least(self) -> int:
        """The fewest repetitions there can be: one, or one in each round."""
        return 1 if self.rounds is None else self.rounds.times

    def for_side(self, side: Side | None) -> Dose:
        """The dose as this side has it; more or fewer of it are more or fewer for both, in their proportion."""
        if self.apart is None or side is None:
            return self
        most = self.apart.most
        reps = max((2 * self.apart.of(side) * self.reps + most) // (2 * most), self.least)
        return replace(self, reps=reps, apart=None)

    @property
    def round_reps(self) -> tuple[int, ...]:
        """The repetitions of each round: as equal as they can be, the first rounds have one more."""
        each, left = divmod(max(self.reps, self.least), self.least)
        return (each + 1,) * left + (each,) * (self.least - left)

    @property
    def sets(self) -> tuple[int, ...]:
        """The repetitions of each set of all rounds."""
        return tuple(reps for number in range(1, self.least + 1) for reps in self.sets_in(number))

    def sets_in(self, round_number: int) -> tuple[int, ...]:
        """The repetitions of each set of a round, from 1: full sets first, what is left over last."""
        reps = self.round_reps[round_number - 1]
        if self.set_of is None:
            return (reps,)
        full, left = divmod(reps, self.set_of)
        return (self.set_of,) * full + ((left,) if left else ())

    def sets_before(self, round_number: int) -> int:
        """How many sets the rounds before this one have."""
        most = self.set_of or REPS_LIMIT
        return sum(-(-reps // most) for reps in self.round_reps[: round_number - 1])


class Why(StrEnum):
    """Why an exercise of a routine is left out of today's plan."""

    HURT_TODAY = "hurt-today"
    """It hurt today, or the exercise that warms up for it did."""
    SETTING = "setting"
    """The person leaves it out of every session."""
    CONDITION = "condition"
    """The guide advises against it for a condition that the person says is theirs."""
    MINUTES = "minutes"
    """The session was to take fewer minutes."""


class LeftOut(Struct, frozen=True):
    """A dose that is not in today's plan unless the person takes it back in."""

    dose: Dose
    why: Why
    place: int
    """Its place among all entries of the routine, from 0."""
    condition: str = ""
    """The name of the condition that it is left out for; empty where that is not why."""
    advice: str = ""
    """Why the condition's page leaves it out, in its own words."""


class Plan(Struct, frozen=True):
    """A whole session as prescribed."""

    routine: str
    name: str
    when: When
    about: str
    doses: tuple[Dose, ...]
    left_out: tuple[LeftOut, ...] = ()
    """In the order of the routine."""
    conditions: tuple[str, ...] = ()
    """Ids of the conditions it is for; empty where it is for everybody."""
    turns_once: bool = False
    """Whether neighbours in one position are all done on one side before the other side's turn."""
    weeks_away: int = 0
    """Whole weeks since the last session, where it steps back for them."""
    stepped_back: tuple[tuple[str, int, int], ...] = ()
    """Each exercise whose target does: its id, what that was and what it is."""
    welcome_ms: int = 0
    """How long it takes to say what the session is and what to lay ready; 0 where that is not said."""
    written: TranslatedTexts | None = None
    """The routine's own name and what it is about, as its file itself has them."""
    translations: Translations = ()
    """The same in other languages."""

    def __iter__(self) -> Iterator[Dose]:
        return iter(self.doses)

    @property
    def entries(self) -> tuple[tuple[Dose, Why | None], ...]:
        """Every dose in the order of the routine: with why it is left out, or None where it is done."""
        out, kept = {left.place: left for left in self.left_out}, iter(self.doses)
        return tuple(
            (out[place].dose, out[place].why) if place in out else (next(kept), None)
            for place in range(len(self.doses) + len(self.left_out))
        )

    def spoken_in(self, language: Language) -> Plan:
        """The same plan with its texts in this language, as far as its files have them.

        A session may go on in another language than it began in: what is kept of it has the texts of all.
        """
        own, texts = self.written or TranslatedTexts(), dict(self.translations).get(language, TranslatedTexts())
        return replace(
            self,
            name=texts.name or own.name or self.name,
            about=texts.about or own.about or self.about,
            doses=tuple(dose.spoken_in(language) for dose in self.doses),
            left_out=tuple(replace(out, dose=out.dose.spoken_in(language)) for out in self.left_out),
        )

    def with_reps(self, exercise: str, reps: int, set_of: int | None = None) -> Plan:
        """The same plan with `reps` a side of every entry of this exercise, also of what was left out.

        A warm-up keeps its own; without `set_of`, sets stay as long as they are.
        """
        back = {left.place for left in self.left_out if left.dose.exercise.id == exercise}
        return self._taken_back(back)._changed(
            exercise, lambda dose: replace(dose, reps=max(reps, dose.least), set_of=set_of or dose.set_of)
        )

    def with_band(self, exercise: str, band: str | None) -> Plan:
        """The same plan with this band for every entry of this exercise."""
        return self._changed(exercise, lambda dose: replace(dose, band=band))

    def without(self, indexes: set[int]) -> Plan:
        """The same plan with these doses left out for good, as everything that was left out already."""
        return replace(self, doses=tuple(dose for at, dose in enumerate(self.doses) if at not in indexes), left_out=())

    @property
    def exercises(self) -> frozenset[str]:
        """The ids of all exercises in it, warm-ups too."""
        return frozenset(dose.exercise.id for dose in self.blocks)

    @property
    def blocks(self) -> tuple[Dose, ...]:
        """Every dose in its order, each behind what warms up for it."""
        return tuple(part for dose in self.doses for part in (dose.warm_up, dose) if part is not None)

    def _taken_back(self, places: Set[int]) -> Plan:
        entries = enumerate(self.entries)
        doses = tuple(dose for place, (dose, why) in entries if why is None or place in places)
        return replace(self, doses=doses, left_out=tuple(out for out in self.left_out if out.place not in places))

    def _changed(self, exercise: str, change: Callable[[Dose], Dose]) -> Plan:
        return replace(self, doses=tuple(change(dose) if dose.exercise.id == exercise else dose for dose in self.doses))


def personal(
    plan: Plan, settings: Settings, hurt: Set[str] = frozenset(), advised: Mapping[str, tuple[str, str]] | None = None
) -> Plan:
    """The plan as this person wants every plan: their time to get ready, their first side, their exercises.

    `hurt` are the exercises that hurt today: they, and those they warm up for, are left out until tomorrow. `advised`
    are those that are left out for a condition, with its name and why.
    """
    advised = advised or {}
    doses: list[Dose] = []
    out: list[LeftOut] = []
    for place, dose in enumerate(plan.doses):
        own = _personal(dose, settings, {*settings.left_out, *advised})
        if dose.exercise.id in settings.left_out:
            out.append(LeftOut(own, Why.SETTING, place))
        elif dose.exercise.id in hurt or (own.warm_up is not None and own.warm_up.exercise.id in hurt):
            out.append(LeftOut(own, Why.HURT_TODAY, place))
        elif (of_condition := advised.get(dose.exercise.id)) is not None:
            out.append(LeftOut(own, Why.CONDITION, place, *of_condition))
        else:
            doses.append(own)
    return replace(plan, doses=tuple(doses), left_out=tuple(out))


def _personal(dose: Dose, settings: Settings, unwanted: Set[str]) -> Dose:
    sides = dose.sides
    if settings.first_side in sides[1:]:
        sides = sides[::-1]
    prepare_ms = dose.prepare_ms if settings.prepare_ms is None else settings.prepare_ms
    warm_up = dose.warm_up
    if warm_up is not None and warm_up.exercise.id in unwanted:
        warm_up = None
    return replace(dose, sides=sides, prepare_ms=prepare_ms, warm_up=warm_up)


def first_target(exercise: Exercise, ladder: tuple[str, ...]) -> Target:
    """Where a person begins who has no target yet: the file's own dosage, on the ladder's lowest rung."""
    band = ladder[0] if exercise.takes_band and ladder else None
    return Target(exercise.dosage.reps, band, exercise.start if exercise.grows_hold else None)


def as_filed(target: Target, exercise: Exercise) -> Target:
    """The target as the exercise's file is now: without its band, where that takes none, and with what grows."""
    band = target.band if exercise.takes_band else None
    if not exercise.grows_hold:
        return Target(target.reps, band)
    return Target(target.reps if target.hold is not None else exercise.dosage.reps, band, target.hold or exercise.start)
