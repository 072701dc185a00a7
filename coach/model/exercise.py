"""An exercise: one movement, as its file describes it. Every duration is in whole milliseconds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from coach.model.language import Language

BOX_WIDTH: Final = 100.0
"""How wide the box is in which a figure is drawn."""

HEAD: Final = "head"
"""The one point that every figure has: a disc is drawn around it."""

NECK: Final = "neck"
NOSE: Final = "nose"
"""Two that a figure may have: what joins the head to the trunk, and where the face points."""

FigurePoint = tuple[float, float]
"""Across from the left edge of the box, and up from the floor, in the same units."""

Limb = tuple[str, ...]
"""Names of points, joined in this order."""


class ExerciseKind(StrEnum):
    """What the movement is for."""

    STRENGTH = "strength"
    STRETCH = "stretch"


class Position(StrEnum):
    """How the body is placed for the movement."""

    SIDE_LYING = "side-lying"
    SUPINE = "supine"
    PRONE = "prone"
    SEATED = "seated"
    STANDING = "standing"
    KNEELING = "kneeling"


class Kit(StrEnum):
    """A thing to lay ready for the movement."""

    BAND = "band"
    CHAIR = "chair"
    STEP = "step"
    BELT = "belt"
    BALL = "ball"
    PILLOW = "pillow"
    WALL = "wall"
    MAT = "mat"
    BED = "bed"
    SPACE = "space"


class Works(StrEnum):
    """What it is of the left and the right that works."""

    LEG = "leg"
    SIDE = "side"
    """A whole side of the body, as in a side plank: nobody would look for a leg."""


class Side(StrEnum):
    """The leg that works."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"

    @property
    def other(self) -> Side:
        """The leg that rests; `BOTH` has no other and is its own."""
        match self:
            case Side.LEFT:
                return Side.RIGHT
            case Side.RIGHT:
                return Side.LEFT
            case Side.BOTH:
                return Side.BOTH


class WeakerSide(Struct, frozen=True):
    """The side of an exercise that was the weaker one the last time."""

    side: Side
    hurt: bool
    """Whether it hurt; else it did fewer."""
    performed: int
    other: int
    """What the other side did."""


class Phase(StrEnum):
    """The four parts of a repetition, in the order they are done."""

    LIFT = "lift"
    HOLD = "hold"
    LOWER = "lower"
    RELAX = "relax"


class Tempo(Struct, frozen=True):
    """How long each phase of a repetition takes; 0 leaves the phase out."""

    lift_ms: int = 0
    hold_ms: int = 0
    lower_ms: int = 0
    relax_ms: int = 0

    def changed(self, phases: Iterable[tuple[Phase, int]]) -> Tempo:
        """The same tempo with these milliseconds in their phases' place."""
        return replace(self, **{f"{phase.value}_ms": ms for phase, ms in phases})

    def __iter__(self) -> Iterator[tuple[Phase, int]]:
        """Each phase with its milliseconds, in the order they are done."""
        yield Phase.LIFT, self.lift_ms
        yield Phase.HOLD, self.hold_ms
        yield Phase.LOWER, self.lower_ms
        yield Phase.RELAX, self.relax_ms

    @property
    def work_ms(self) -> int:
        """How long the leg works in one repetition: all of it but the relax."""
        return self.lift_ms + self.hold_ms + self.lower_ms


class Words(Struct, frozen=True):
    """What is said as each phase begins; an empty text says nothing, None is the language's own word for it.

    `{side}` and `{other}` are filled in.
    """

    lift: str | None = None
    hold: str | None = None
    lower: str | None = None
    relax: str | None = None

    def changed(self, phases: Iterable[tuple[Phase, str]]) -> Words:
        """The same words with these in their phases' place."""
        return replace(self, **{phase.value: text for phase, text in phases})

    def of(self, phase: Phase) -> str | None:
        """The word for this phase."""
        match phase:
            case Phase.LIFT:
                return self.lift
            case Phase.HOLD:
                return self.hold
            case Phase.LOWER:
                return self.lower
            case Phase.RELAX:
                return self.relax


class TranslatedTexts(Struct, frozen=True):
    """What a file says, in another language; what is None or missing stays as the file says it."""

    name: str | None = None
    about: str | None = None
    """Of a routine."""
    setup: str | None = None
    how: tuple[str, ...] | None = None
    short: str | None = None
    change: str | None = None
    band_at: str | None = None
    first: str | None = None
    cues: tuple[tuple[Phase, str], ...] = ()
    note: str | None = None
    """Of a routine's entry."""


Translations = tuple[tuple[Language, TranslatedTexts], ...]


class SideReps(Struct, frozen=True):
    """Repetitions of two sides that a file pins apart."""

    left: int
    right: int

    @property
    def fewest(self) -> int:
        """The fewer of the two: the weaker side decides."""
        return min(self.left, self.right)

    @property
    def most(self) -> int:
        """The more of the two."""
        return max(self.left, self.right)

    def of(self, side: Side) -> int:
        """Those of a side."""
        return {Side.LEFT: self.left, Side.RIGHT: self.right, Side.BOTH: self.most}[side]


class Dosage(Struct, frozen=True):
    """How much of the exercise, per side, when nothing else is known of the person."""

    reps: int
    """Of the side that has fewer, where they are pinned apart."""
    set_of: int | None = None
    """The most repetitions in one set; None means all in one."""
    apart: SideReps | None = None
    """Where each side begins, if not alike."""

    def apart_at(self, target: int) -> SideReps | None:
        """What the sides have at a target, which is the weaker one's; None where that is the same.

        The stronger side stays where it began until the other has caught up; below the start both keep its proportion.
        """
        if self.apart is None or target >= self.apart.most:
            return None
        left, right = self.apart.left, self.apart.right
        if target >= self.reps:
            return SideReps(max(left, target), max(right, target))
        return SideReps(*(max(1, (2 * reps * target + self.reps) // (2 * self.reps)) for reps in (left, right)))


class GrowthUnit(StrEnum):
    """What grows: the repetitions per side, or the seconds of the hold."""

    REPS = "reps"
    HOLD = "hold"


class Progression(Struct, frozen=True):
    """How the dosage grows: by `step` after a clean session, up to `goal`; repetitions a side, or seconds of hold."""

    goal: int
    step: int
    band: bool = False
    """Whether a band makes it harder once the goal is reached."""
    of: GrowthUnit = GrowthUnit.REPS


class WarmUp(Struct, frozen=True):
    """A few repetitions of another exercise, done first."""

    exercise: str
    reps: int


class Joint(Struct, frozen=True):
    """One point of a figure, and where a repetition takes it."""

    name: str
    start: FigurePoint
    lifted: FigurePoint
    halfway: FigurePoint | None = None
    """None: straight from start to lifted."""


class FigureView(StrEnum):
    """From where a figure is seen: from the side of the body, or from its front."""

    SIDE = "side"
    FRONT = "front"

    @property
    def other(self) -> FigureView:
        """The other view."""
        return FigureView.FRONT if self is FigureView.SIDE else FigureView.SIDE


class Figure(Struct, frozen=True):
    """A small drawing of the movement: points, and what joins them, from the back to the front."""

    side: Side
    """The leg that works in the drawing; its mirror image shows the other."""
    joints: tuple[Joint, ...]
    torso: Limb
    """The corners of the trunk, or its two ends."""
    working: tuple[Limb, ...]
    """The leg that works; the legs, where both do."""
    behind: tuple[Limb, ...] = ()
    """Limbs that the trunk hides in part."""
    front: tuple[Limb, ...] = ()
    """Limbs that hide what is behind them."""
    band: Limb = ()
    """The two points a band goes around; empty without one."""
    view: FigureView = FigureView.SIDE
    second: Figure | None = None
    """The same movement in the other view, where one does not show it; it has no second view of its own."""
    props: tuple[Limb, ...] = ()
    """Lines of what stands or lies around: a chair, a step, a wall, a mat."""
    belt: Limb = ()
    """The two points a belt goes around: it is always there."""
    ball: str = ""
    """The point in the middle of a ball; empty without one."""


class Exercise(Struct, frozen=True):
    """One movement. `id` is its file's name without `.yaml`."""

    id: str
    name: str
    kind: ExerciseKind
    position: Position
    sides: tuple[Side, ...]
    """The legs that work, in order: left and right, one of them, or `(BOTH,)`."""
    setup: str
    """How to lie or sit, with `{side}` and `{other}` still in it, as in every text that is spoken."""
    how: tuple[str, ...]
    tempo: Tempo
    cues: Words
    dosage: Dosage
    progression: Progression | None = None
    """None: it never grows."""
    warm_up: WarmUp | None = None
    source: str | None = None
    figure: Figure | None = None
    kit: tuple[Kit, ...] = ()
    """What to lay ready."""
    alternates: bool = False
    """Whether each repetition changes the leg; `sides` says which is first."""
    short: str | None = None
    """How to lie or sit, for somebody who knows the exercise; None is the setup."""
    change: str | None = None
    """What is different on the second side, and only that; None is the short form, or the setup, for that side."""
    band_at: str | None = None
    """Where a band goes, said as it is put on."""
    first: str | None = None
    """What to fetch or where to go, said in the rest before it."""
    fit: tuple[str, str] | None = None
    """What watches call it: a category of the FIT profile and a name in it; None where none fits."""
    works: Works = Works.LEG
    translations: Translations = ()
    written: TranslatedTexts | None = None
    """What its file itself says, where this is a translation; with it, it can be told in another language again."""

    def spoken_in(self, language: Language) -> Exercise:
        """The exercise in this language, as far as its file has it; whatever language it was told in before."""
        own = self._as_written()
        texts = dict(self.translations).get(language)
        if texts is None:
            return own
        return replace(
            own,
            name=texts.name or own.name,
            setup=texts.setup or own.setup,
            how=own.how if texts.how is None else texts.how,
            short=texts.short or (None if texts.setup else own.short),
            change=texts.change or (None if texts.setup else own.change),
            band_at=texts.band_at or own.band_at,
            first=texts.first or own.first,
            cues=replace(own.cues, **{phase.value: word for phase, word in texts.cues}),
            written=TranslatedTexts(
                name=own.name,
                setup=own.setup,
                how=own.how,
                short=own.short,
                change=own.change,
                band_at=own.band_at,
                first=own.first,
                cues=tuple((phase, word) for phase in Phase if (word := own.cues.of(phase)) is not None),
            ),
        )

    def _as_written(self) -> Exercise:
        """The exercise as its file itself tells it."""
        if (own := self.written) is None:
            return self
        return replace(
            self,
            name=own.name or self.name,
            setup=own.setup or self.setup,
            how=own.how or (),
            short=own.short,
            change=own.change,
            band_at=own.band_at,
            first=own.first,
            cues=Words().changed(own.cues),
            written=None,
        )

    @property
    def on_floor(self) -> bool:
        """Whether one lies, kneels or sits on the floor, and must get up for what stands, or sits on a chair."""
        if Kit.BED in self.kit or self.position is Position.STANDING:
            return False
        return not (self.position is Position.SEATED and Kit.CHAIR in self.kit)

    @property
    def grows_hold(self) -> bool:
        """Whether it is the seconds of its hold that grow, and not its repetitions."""
        return self.progression is not None and self.progression.of is GrowthUnit.HOLD

    @property
    def start(self) -> int:
        """Where what grows begins: repetitions a side, or seconds of the hold."""
        return max(1, self.tempo.hold_ms // 1000) if self.grows_hold else self.dosage.reps

    @property
    def takes_band(self) -> bool:
        """Whether the person's ladder of bands applies to this exercise."""
        return self.progression is not None and self.progression.band
