"""Every sentence that is spoken, in one place. Short: each must fit the time there is for it.

Names in braces are filled in by `script`; nothing else in this project holds a spoken word.
"""

from __future__ import annotations

from dataclasses import dataclass

from coach.model.exercise import Side


@dataclass(frozen=True, slots=True)
class Phrases:
    """The sentences of one language."""

    left_leg: str
    right_leg: str
    both_legs: str
    left: str
    """As it stands in an exercise's `{side}` and `{other}`."""
    right: str
    both: str
    repetition_one: str
    repetitions: str
    hold_for: str
    first: str
    """The leg that works first."""
    with_band: str
    no_band: str
    announce: str
    """A new exercise: its name, the dose, the leg, how to lie."""
    switch_sides: str
    after_warm_up: str
    rest: str
    rest_then: str
    warm_up_first: str
    own_pace: str
    own_pace_again: str
    half_way: str
    last_one: str
    paused: str
    paused_gap: str
    paused_store: str
    resumed: str
    again: str
    where: str
    """Where in a set one is."""
    reps_changed: str
    hurt: str
    hurt_withdrawn: str
    at_end: str
    finished: str
    stopped: str

    def leg(self, side: Side) -> str:
        """The leg, as a sentence of its own begins with it."""
        return {Side.LEFT: self.left_leg, Side.RIGHT: self.right_leg, Side.BOTH: self.both_legs}[side]

    def side(self, side: Side) -> str:
        """The side, as it stands inside a sentence."""
        return {Side.LEFT: self.left, Side.RIGHT: self.right, Side.BOTH: self.both}[side]


ENGLISH = Phrases(
    left_leg="Left leg",
    right_leg="Right leg",
    both_legs="Both legs",
    left="left",
    right="right",
    both="both",
    repetition_one="once",
    repetitions="{reps} repetitions",
    hold_for="hold {seconds}",
    first="{leg} first",
    with_band="{band} band",
    no_band="no band",
    announce="{name}, {dose}. {leg}. {setup}",
    switch_sides="Switch sides. {leg}. {setup}",
    after_warm_up="Now {name}. {leg}. {setup}",
    rest="Rest, {seconds} seconds.",
    rest_then="Rest, {seconds} seconds. Next: {name}.",
    warm_up_first="First {name}, {dose}.",
    own_pace="At your own pace. Press the key after each repetition.",
    own_pace_again="Next.",
    half_way="Half.",
    last_one="Last one.",
    paused="Paused.",
    paused_gap="Paused. The computer was away; nothing was counted.",
    paused_store="Paused. The last repetition could not be stored.",
    resumed="Going on.",
    again="{name}. {leg}. {where}",
    where="Repetition {rep} of {reps}: {word}.",
    reps_changed="{dose} in this set.",
    hurt="Stop there. {name} is over for today.",
    hurt_withdrawn="Back to where you were.",
    at_end="That was the last set.",
    finished="Done. Well done.",
    stopped="Stopped. What you did is kept.",
)
