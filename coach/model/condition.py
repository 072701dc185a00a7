"""A condition: one page of the guide, as its file describes it. It tells what may be, never what somebody has."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from coach.model.language import Language


class Place(StrEnum):
    """Where it is felt."""

    OUTER_HIP = "outer-hip"
    FRONT_HIP = "front-hip"
    GROIN = "groin"
    BUTTOCK = "buttock"
    OUTER_THIGH = "outer-thigh"
    OUTER_KNEE = "outer-knee"


class ConditionPhase(Struct, frozen=True):
    """A stretch of the way back, with its routine."""

    name: str
    when: str = ""
    """How one knows that it is time for it."""
    routine: str | None = None
    """The id of the routine; None where there is nothing to exercise yet."""


class TranslatedCondition(Struct, frozen=True):
    """What a condition's page says, in another language; what is None or missing stays as the file says it."""

    name: str | None = None
    also: tuple[str, ...] | None = None
    feels: tuple[str, ...] | None = None
    worse: tuple[str, ...] | None = None
    relief: tuple[str, ...] | None = None
    takes: tuple[str, ...] | None = None
    prevent: tuple[str, ...] | None = None
    phases: tuple[ConditionPhase, ...] = ()
    """As many as the page has, in its order, without their routines; or none."""
    leave_out: tuple[tuple[str, str], ...] = ()
    see_somebody: tuple[str, ...] | None = None
    sources: tuple[str, ...] | None = None


class Condition(Struct, frozen=True):
    """One page of the guide. `id` is its file's name without `.yaml`; the texts are lists of short sentences."""

    id: str
    name: str
    where: tuple[Place, ...]
    also: tuple[str, ...] = ()
    """Other names for it."""
    feels: tuple[str, ...] = ()
    worse: tuple[str, ...] = ()
    """What makes it worse."""
    relief: tuple[str, ...] = ()
    """What relieves it."""
    takes: tuple[str, ...] = ()
    """How long it takes."""
    prevent: tuple[str, ...] = ()
    """How to keep it from coming back."""
    phases: tuple[ConditionPhase, ...] = ()
    exercises: tuple[str, ...] = ()
    """Ids."""
    leave_out: tuple[tuple[str, str], ...] = ()
    """Ids of exercises, and why each is left out."""
    see_somebody: tuple[str, ...] = ()
    """Signs with which to see somebody."""
    sources: tuple[str, ...] = ()
    translations: tuple[tuple[Language, TranslatedCondition], ...] = ()

    @property
    def has_exercises(self) -> bool:
        """Whether there is something to do for it; else somebody has to look at it first."""
        return bool(self.phases or self.exercises)

    def spoken_in(self, language: Language) -> Condition:
        """The condition in this language, as far as its file has it."""
        texts = dict(self.translations).get(language, TranslatedCondition())
        lists = ("also", "feels", "worse", "relief", "takes", "prevent", "see_somebody", "sources")
        told = {name: getattr(texts, name) for name in lists if getattr(texts, name) is not None}
        whys = {**dict(self.leave_out), **dict(texts.leave_out)}
        return replace(
            self,
            **told,
            name=texts.name or self.name,
            phases=tuple(
                replace(spoken, when=spoken.when or phase.when, routine=phase.routine)
                for phase, spoken in zip(self.phases, texts.phases or self.phases, strict=True)
            ),
            leave_out=tuple((exercise, whys[exercise]) for exercise, _ in self.leave_out),
            translations=(),
        )
