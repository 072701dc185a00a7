"""A routine: an ordered list of exercises for an occasion, as its file describes it. Durations are in ms."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from coach.model.exercise import Phase, Side, SideReps, TranslatedTexts, Translations
from coach.model.language import Language

PREPARE_MS: Final = 10_000
SWITCH_MS: Final = 8_000
REST_MS: Final = 20_000
"""What a routine leaves for these where its file does not say."""


class When(StrEnum):
    """The occasion a routine is for."""

    PRE_RUN = "pre-run"
    POST_RUN = "post-run"
    REST_DAY = "rest-day"
    ANY = "any"


class TurnOver(StrEnum):
    """When neighbouring exercises of one position change sides."""

    EACH = "each"
    """After each exercise's first side."""
    ONCE = "once"
    """After the first side of all of them: one roll."""


class Percent(Struct, frozen=True):
    """A share of the person's own target."""

    value: int

    def of(self, reps: int) -> int:
        """That share of `reps`, half rounded up, at least 1.

        Integers throughout: floating point would round some halves down.
        """
        return max(1, (reps * self.value + 50) // 100)


class Rounds(Struct, frozen=True):
    """Neighbouring entries that are done several times over; all of one group have the same value."""

    group: int
    """Which group of the routine, from 0: two of the same kind may be neighbours."""
    times: int
    rest_ms: int
    """Between two rounds."""


class Entry(Struct, frozen=True):
    """One exercise in a routine, and what this routine changes about it; None or nothing changes nothing."""

    exercise: str
    reps: int | Percent | None = None
    """A number pins it, a share is of the person's target, None is the target itself."""
    apart: SideReps | None = None
    """What each side has, where they are pinned apart; `reps` are then the more of the two."""
    set_of: int | None = None
    tempo: tuple[tuple[Phase, int], ...] = ()
    """Only the phases that change, with their milliseconds."""
    cues: tuple[tuple[Phase, str], ...] = ()
    """Only the phases whose words change."""
    sides: tuple[Side, ...] | None = None
    alternates: bool = False
    """Whether `sides` take turns with each repetition; means nothing where `sides` is None."""
    prepare_ms: int | None = None
    rest_ms: int | None = None
    """Between this exercise's sets, and after it."""
    band: str | None = None
    self_paced: bool = False
    """Wait for a key after each repetition instead of timing it."""
    note: str | None = None
    """One sentence, said and shown as the exercise is announced; `{side}` and `{other}` are filled in."""
    first: str | None = None
    """What to fetch or where to go, in the place of the exercise's own words."""
    translations: Translations = ()
    """Of `cues`, `note` and `first`."""
    rounds: Rounds | None = None
    """The rounds it is part of; a number of repetitions is then what one round has."""

    def spoken_in(self, language: Language) -> Entry:
        """The entry in this language, as far as its file has it."""
        texts = dict(self.translations).get(language, TranslatedTexts())
        cues = tuple({**dict(self.cues), **dict(texts.cues)}.items())
        return replace(self, cues=cues, note=texts.note or self.note, first=texts.first or self.first, translations=())


class Routine(Struct, frozen=True):
    """One file of exercises for an occasion. `id` is the file's name without `.yaml`."""

    id: str
    name: str
    when: When
    about: str
    prepare_ms: int
    switch_ms: int
    rest_ms: int
    entries: tuple[Entry, ...]
    turn_over: TurnOver = TurnOver.EACH
    conditions: tuple[str, ...] = ()
    """Ids of the conditions it is for."""
    translations: Translations = ()

    def spoken_in(self, language: Language) -> Routine:
        """The routine in this language, as far as its file has it."""
        texts = dict(self.translations).get(language, TranslatedTexts())
        return replace(
            self,
            name=texts.name or self.name,
            about=texts.about or self.about,
            entries=tuple(entry.spoken_in(language) for entry in self.entries),
            translations=(),
        )
