"""What is said and shown during a session, as a value: the words themselves are in `coach/words`, a file a language.

Names in braces are filled in; `FILLED` says which belong into which text. Spoken ones are short: each must fit the time
there is for it.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from coach.model.exercise import Phase, Side
from coach.system.units import seconds_text


class Phrases(Struct, frozen=True, kw_only=True):
    """The words of one language. What each is for stands beside it in the English file."""

    # sides
    left_leg: str
    right_leg: str
    both_legs: str
    left: str
    right: str
    both: str
    left_side: str
    right_side: str
    both_sides: str
    # a repetition
    lift: str
    hold: str
    lower: str
    half_way: str
    last_one: str
    own_pace: str
    own_pace_again: str
    # doses
    repetition_one: str
    repetitions: str
    with_band: str
    no_band: str
    light: str
    medium: str
    heavy: str
    # between repetitions
    announce: str
    at_rep: str
    warm_up_first: str
    after_warm_up: str
    switch_sides: str
    second_one: str
    seconds: str
    decimal: str
    """What stands before tenths."""
    rest: str
    rest_then: str
    # what the person asks for
    paused: str
    paused_gap: str
    paused_busy: str
    paused_store: str
    resumed: str
    again: str
    where: str
    reps_changed: str
    hurt: str
    hurt_withdrawn: str
    at_end: str
    finished: str
    finished_hurt: str
    stopped: str
    questions: str
    # in lines
    keys_offer: str
    keys: str
    ask_hurt: str
    hurt_noted: str
    ask_stop: str
    ask: str
    how_hard: str
    how_sore: str
    done_of: str
    # on the screen, large
    big_left: str
    big_right: str
    big_both: str
    big_ready: str
    big_switch: str
    big_roll_over: str
    big_rest: str
    big_relax: str
    big_own_pace: str
    big_paused: str
    big_done: str
    big_end: str
    big_hurt: str
    big_sore: str
    big_stop: str
    big_go_on: str
    # on the screen, beside it
    time_left: str
    next_up: str
    warm_up: str
    set_of: str
    to_do: str
    rep_of: str
    then: str
    then_end: str
    then_switch: str
    then_rest: str
    then_rep: str
    # on the screen, the keys and questions
    key_done: str
    key_pause: str
    key_go_on: str
    key_next: str
    key_again: str
    key_repeat: str
    key_hurts: str
    key_rep: str
    key_stop: str
    key_mistake: str
    hurt_over: str
    hurt_scale: str
    hurt_how_much: str
    hurt_advice: str
    ten_hint: str
    stop_here: str
    stop_kept: str
    # after a session
    after_done: str
    after_stopped: str
    after_unsaved: str
    after_nothing: str
    """Where no repetition was done and nothing hurt."""
    effort_scale: str
    note_here: str
    key_note: str
    it_hurt: str
    it_hurt_so: str
    next_time: str
    # elsewhere
    trial: str

    def number(self, ms: int | None) -> str:
        """Seconds as a number of this language."""
        return seconds_text(ms or 0, self.decimal)

    def time(self, ms: int | None) -> str:
        """Seconds with their unit."""
        return self.second_one if ms == 1000 else self.seconds.format(seconds=self.number(ms))

    def leg(self, side: Side) -> str:
        """The leg, as a sentence of its own begins with it."""
        return {Side.LEFT: self.left_leg, Side.RIGHT: self.right_leg, Side.BOTH: self.both_legs}[side]

    def big_leg(self, side: Side) -> str:
        """The leg, large."""
        return {Side.LEFT: self.big_left, Side.RIGHT: self.big_right, Side.BOTH: self.big_both}[side]

    def side(self, side: Side) -> str:
        """The side, as it stands for `{side}` and `{other}` inside a sentence."""
        return {Side.LEFT: self.left, Side.RIGHT: self.right, Side.BOTH: self.both}[side]

    def named_side(self, side: Side) -> str:
        """The side, by itself."""
        return {Side.LEFT: self.left_side, Side.RIGHT: self.right_side, Side.BOTH: self.both_sides}[side]

    def phase(self, phase: Phase) -> str:
        """What is said as a phase begins where no file says otherwise; silence for the relax."""
        return {Phase.LIFT: self.lift, Phase.HOLD: self.hold, Phase.LOWER: self.lower, Phase.RELAX: ""}[phase]

    def band(self, band: str) -> str:
        """A band by its name; the rungs that every ladder begins with are translated."""
        return self.no_band if band == "none" else self.with_band.format(band=self.bands.get(band, band))

    @property
    def bands(self) -> dict[str, str]:
        """The rungs that every ladder begins with, by their names in a file; the others have the person's own names."""
        return {"light": self.light, "medium": self.medium, "heavy": self.heavy}


FILLED: Final[dict[str, tuple[str, ...]]] = {
    "repetitions": ("reps",),
    "with_band": ("band",),
    "announce": ("name", "dose", "leg", "setup"),
    "at_rep": ("rep", "reps"),
    "warm_up_first": ("name", "dose"),
    "after_warm_up": ("name", "leg", "setup"),
    "switch_sides": ("leg", "setup"),
    "seconds": ("seconds",),
    "rest": ("time",),
    "rest_then": ("time", "name"),
    "again": ("name", "leg", "where"),
    "where": ("rep", "reps", "word"),
    "reps_changed": ("dose",),
    "hurt": ("name",),
    "hurt_noted": ("sore",),
    "ask": ("question",),
    "done_of": ("side", "performed", "asked"),
    "time_left": ("time",),
    "next_up": ("name",),
    "set_of": ("number", "sets"),
    "to_do": ("reps",),
    "rep_of": ("rep", "reps"),
    "after_done": ("time",),
    "after_stopped": ("time",),
    "it_hurt_so": ("sore",),
    "then": ("what",),
    "then_switch": ("side",),
    "then_rest": ("seconds",),
    "then_rep": ("rep",),
}
"""The names in braces of each text that has some: all of them must be there, and no others."""


def first_capital(text: str) -> str:
    """`text` as a sentence begins; `str.capitalize` would make every other letter small."""
    return text[:1].upper() + text[1:]
