"""The texts said and shown during a session: English here, other languages as values of the same class.

Names in braces are filled in; their order may change. Spoken texts are short, for there are only seconds: a test says
which are too long, and the listener leaves out what there is no time for.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from coach.model.exercise import Phase, Position, Side
from coach.system.units import seconds_text


class SessionTexts(Struct, frozen=True, kw_only=True):
    """The texts of a session, in one language."""

    # --- Sides. The first three begin a sentence; the next three are what {side} and {other} become in an exercise's
    # file (choose one form, and write the exercises so that it fits); the last three stand alone.
    left_leg: str = "Left leg"
    right_leg: str = "Right leg"
    both_legs: str = "Both legs"
    left: str = "left"
    right: str = "right"
    both: str = "both"
    left_side: str = "left"
    right_side: str = "right"
    both_sides: str = "both"
    # Where it is no leg that works but a side of the body, as in a side plank.
    left_body: str = "Left side"
    right_body: str = "Right side"

    # --- A repetition: the word as each phase begins, unless the exercise has its own.
    lift: str = "Lift"
    hold: str = "Hold"
    lower: str = "Lower"
    # The first hold of a set is told with its length: {word} is the word above or the exercise's own.
    hold_for: str = "{word} for {time}"
    hold_for_short: str = "{word} {seconds}"
    # A repetition as it ends; the short words are for the gap of a second.
    rep_done: str = "{rep} of {reps}"
    rep_short: str = "Rep {rep}"
    # Where nothing is said as a set's first repetition begins.
    go: str = "Go"
    half_way: str = "Halfway."
    last_one: str = "Last one."
    own_pace: str = "At your own pace. Press the key after each repetition."
    own_pace_again: str = "Next."

    # --- Doses. light, medium and heavy are the bands everybody begins with.
    repetition_one: str = "once"
    weaker_hurt: str = "{leg} first: it hurt last time."
    weaker_fewer: str = "{leg} first: last time it did {performed}, the other {other}."
    rounds_of: str = "{rounds} rounds of {reps}"
    in_turn: str = "{reps} each leg, in turn"
    repetitions: str = "{reps} repetitions"
    sets_of: str = "{sets} sets of {reps}"
    with_band: str = "{band} band"
    no_band: str = "no band"
    light: str = "light"
    medium: str = "medium"
    heavy: str = "heavy"

    # --- The beginning, and an exercise that is new. {how} is how it is done, from its file.
    welcome: str = "{name}, {time}."
    lay_ready: str = "You need {kit}. Lay small things beside the mat, and keep the keyboard within reach."
    hear_me: str = "You must hear me {there}, too: put me near, or turn me up. If something hurts there, just stop."
    at_step: str = "at the step"
    at_bed: str = "at the bed"
    at_space: str = "on the free floor"
    more_time_ready: str = "If you need time for that, stop me with the space bar, and press it again to go on."
    and_last: str = "{things} and {last}"
    more_or_less_time: str = (
        "What is new is explained first. Just listen, you get into place after it. "
        "Enter goes on at once, W gives 10 seconds more, N skips to the next set. "
        "To leave an exercise out, press N until I announce the next one. "
        "If something hurts, stop, and press O: that exercise is over then, and I ask how much it hurts."
    )
    explain: str = "{name}. This is how it goes. {leg}. {how}"
    leg_first: str = "{leg} first"
    to_warm_up: str = "{name}, to warm up"
    minute_one: str = "1 minute"
    minutes_long: str = "{minutes} minutes"
    kit_band: str = "a band"
    kit_chair: str = "a chair"
    kit_step: str = "a firm step or stair with something to hold on to"
    kit_belt: str = "a belt that does not stretch"
    kit_ball: str = "a soft ball"
    kit_pillow: str = "a pillow"
    kit_wall: str = "a free wall"
    kit_mat: str = "a mat"
    kit_bed: str = "a bed"
    kit_space: str = "about four metres of free floor"

    # --- Between repetitions. How to lie follows, from the exercise's file.
    announce: str = "{name}, {dose}."
    band_on: str = "Put the {band} band on"
    band_changed: str = "Change to the {band} band"
    band_where: str = "{told}, {where}."
    band_off: str = "Take the band off."
    at_rep: str = "repetition {rep} of {reps}"
    after_warm_up: str = "Now {name}, {dose}."
    switch_sides: str = "Switch sides."
    once_more: str = "{name} once more."
    alternating: str = "Change legs each time, {side} first"
    second_one: str = "1 second"
    seconds: str = "{seconds} seconds"
    decimal: str = "."
    rest: str = "Rest, {time}."
    rest_then: str = "Rest, {time}. Next: {name}."
    set_with: str = "{set}, {leg}"
    aside_belt: str = "Take the belt off."
    aside_ball: str = "Lay the ball aside."
    aside_pillow: str = "The pillow is not needed now."
    get_up: str = "Get up from the floor slowly."
    roll_up: str = "Roll to your side, then get up from the floor slowly."
    off_the_mat: str = "Step off the mat."
    # In the place of the words on how to lie that the exercise before had, too.
    stay_side_lying: str = "Stay on this side"
    stay_supine: str = "Stay on your back"
    stay_prone: str = "Stay on your belly"
    stay_seated: str = "Stay seated"
    stay_standing: str = "Stay standing"
    stay_kneeling: str = "Stay on your knees"

    # --- What the person asks for. {where} is the text below it.
    paused: str = "Paused."
    paused_gap: str = "Paused. The computer was away; nothing was counted."
    paused_busy: str = "Paused. The computer was too busy; nothing was counted."
    paused_store: str = "Paused. Nothing can be stored now."
    resumed: str = "Going on."
    more_time: str = "{time} more."
    again: str = "{name}. {leg}. {where}"
    where: str = "Repetition {rep} of {reps}: {word}."
    reps_changed: str = "{dose} in this set."
    hurt: str = "Stop there. {name} is over for today."
    hurt_warm_up: str = "Stop there. {name} is over for today, and {after} with it."
    hurt_withdrawn: str = "Back to where you were."
    at_end: str = "That was the last set. Space finishes."
    finished: str = "Done. Well done. Take your time getting up."
    finished_standing: str = "Done. Well done."
    finished_supine: str = "Done. Well done. Bend both knees, roll to your side, and push yourself up with your arms."
    finished_in_bed: str = "Done. Well done. Slide further onto the bed, roll to your side, and then sit up slowly."
    finished_hurt: str = "That is all for today; what hurt gets its rest."
    stopped: str = "Stopped. What you did is kept."
    # Said behind finished or stopped, where the two questions of a session are about to stand on the screen.
    questions: str = (
        "Two questions wait: how hard it was, then how sore the hip is. One key each, 0 to 9, or x for 10. Then enter."
    )

    # --- In lines (coach run --plain), and read out by a screen reader. ask_hurt and ask_stop are spoken in any
    # session.
    keys_offer: str = "? for keys"
    keys: str = (
        "Keys: space pause or go on, p pause, enter ready, w 10 seconds more, n next, b back, "
        "r what to do now once more, o it hurts, u that "
        "was a mistake, + and - repetitions, m sound off, g when to see somebody, q stop."
    )
    ask_hurt: str = "How much, 0 to 9, x for 10? u: pressed by mistake. Space: go on. g: when to see somebody."
    hurt_noted: str = "{sore} of 10. Space goes on with what comes next."
    ask_stop: str = "Stop here? q stops, space goes on."
    ask: str = "{question} 0 to 10, enter to skip:"
    how_hard: str = "How hard was it?"
    how_sore: str = "How sore is the hip?"
    done_of: str = "{side} {performed} of {asked}"

    # --- On the screen, large, to be read from across a room: capitals, at most nine of them.
    big_left: str = "LEFT LEG"
    big_right: str = "RIGHT LEG"
    big_both: str = "BOTH LEGS"
    big_left_body: str = "LEFT"
    big_right_body: str = "RIGHT"
    big_explain: str = "LISTEN"
    big_ready: str = "READY"
    big_switch: str = "SWITCH"
    big_roll_over: str = "ROLL OVER"
    big_rest: str = "REST"
    big_relax: str = "RELAX"
    big_own_pace: str = "YOUR PACE"
    big_paused: str = "PAUSED"
    big_done: str = "DONE"
    big_end: str = "END"
    big_hurt: str = "HOW MUCH?"
    big_sore: str = "HOW SORE?"
    big_stop: str = "STOP?"
    big_go_on: str = "GO ON?"

    # --- On the screen, beside it.
    time_left: str = "{time} left"
    next_up: str = "Next: {name}"
    warm_up: str = "warm-up"
    set_of: str = "set {number} of {sets}"
    round_of: str = "round {number} of {rounds}"
    to_do: str = "{reps} to do"
    rep_of: str = "{rep} of {reps}"
    then: str = "then  {what}"
    then_end: str = "the end"
    then_switch: str = "switch to the {side} leg"
    then_rest: str = "rest, {seconds}"
    then_rep: str = "repetition {rep}"

    # --- On the screen, the names of the keys and the two questions of a session.
    key_done: str = "Done"
    key_ready: str = "Ready"
    key_wait: str = "10 s more"
    key_pause: str = "Pause"
    key_go_on: str = "Go on"
    key_next: str = "Next"
    key_again: str = "Again"
    key_repeat: str = "Repeat"
    key_hurts: str = "It hurts"
    key_rep: str = "Rep"
    key_stop: str = "Stop"
    key_mistake: str = "Mistake"
    hurt_over: str = "This exercise is over for today."
    hurt_how_much: str = "How much does it hurt?"
    hurt_scale: str = "0 not at all · 10 the worst there is"
    hurt_advice: str = "With pain that stays, see a doctor or a physiotherapist."
    ten_hint: str = "1 then 0, or x, is 10."
    stop_here: str = "Stop here?"
    stop_kept: str = "What you did is kept."

    # --- After a session, under the questions of `how_hard` and `how_sore`, whose scale is `hurt_scale`.
    after_done: str = "Done. {time} on the mat."
    after_stopped: str = "Stopped; what you did is kept. {time} on the mat."
    after_nothing: str = "No repetition was done, so there is nothing to ask. It does not count as a day of training."
    after_unsaved: str = "This session was not saved."
    effort_scale: str = "0 nothing at all · 3 moderate · 5 hard · 7 very hard · 10 everything"
    note_here: str = "A note for yourself (n)"
    key_note: str = "Note"
    it_hurt: str = "it hurt"
    it_hurt_so: str = "it hurt, {sore} of 10"
    next_time: str = "NEXT TIME"

    # --- Elsewhere: what coach doctor says aloud.
    trial: str = "This is how I will speak. Left leg. Lift."

    def number(self, ms: int | None) -> str:
        """Seconds as a number of this language."""
        return seconds_text(ms or 0, self.decimal)

    def time(self, ms: int | None) -> str:
        """Seconds with their unit."""
        return self.second_one if ms == 1000 else self.seconds.format(seconds=self.number(ms))

    def minutes(self, minutes: int) -> str:
        """Whole minutes with their unit."""
        return self.minute_one if minutes == 1 else self.minutes_long.format(minutes=minutes)

    def kit(self, thing: str) -> str:
        """What an exercise needs, by its name in a file."""
        return str(getattr(self, f"kit_{thing}", thing))

    def where_to_hear(self, thing: str) -> str:
        """Where one goes for something that stays where it is; nothing for what lies beside the mat."""
        return str(getattr(self, f"at_{thing}", ""))

    def leg(self, side: Side) -> str:
        """The leg, as a sentence of its own begins with it."""
        return {Side.LEFT: self.left_leg, Side.RIGHT: self.right_leg, Side.BOTH: self.both_legs}[side]

    def body_side(self, side: Side) -> str:
        """The side of the body, as a sentence of its own begins with it."""
        return {Side.LEFT: self.left_body, Side.RIGHT: self.right_body, Side.BOTH: self.both_legs}[side]

    def big_leg(self, side: Side) -> str:
        """The leg, large."""
        return {Side.LEFT: self.big_left, Side.RIGHT: self.big_right, Side.BOTH: self.big_both}[side]

    def big_body_side(self, side: Side) -> str:
        """The side of the body, large."""
        return {Side.LEFT: self.big_left_body, Side.RIGHT: self.big_right_body, Side.BOTH: self.big_both}[side]

    def stay(self, position: Position) -> str:
        """That one stays as one lies, sits or stands."""
        return {
            Position.SIDE_LYING: self.stay_side_lying,
            Position.SUPINE: self.stay_supine,
            Position.PRONE: self.stay_prone,
            Position.SEATED: self.stay_seated,
            Position.STANDING: self.stay_standing,
            Position.KNEELING: self.stay_kneeling,
        }[position]

    def listed(self, things: Sequence[str]) -> str:
        """Several things, as one says them in a row."""
        *before, last = things
        return self.and_last.format(things=", ".join(before), last=last) if before else last

    def side(self, side: Side) -> str:
        """The side, as it stands for `{side}` and `{other}` inside a sentence."""
        return {Side.LEFT: self.left, Side.RIGHT: self.right, Side.BOTH: self.both}[side]

    def named_side(self, side: Side) -> str:
        """The side, by itself."""
        return {Side.LEFT: self.left_side, Side.RIGHT: self.right_side, Side.BOTH: self.both_sides}[side]

    def aside(self, thing: str) -> str:
        """That something is needed no more; nothing of what is neither worn nor in the way."""
        return str(getattr(self, f"aside_{thing}", ""))

    def told_hurt(self, sore: int | None) -> str:
        """That it hurt, and how much, where that was said."""
        return self.it_hurt if sore is None else self.it_hurt_so.format(sore=sore)

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


def lower_first(text: str) -> str:
    """`text` as it goes on behind another word."""
    return text[:1].lower() + text[1:]


def first_capital(text: str) -> str:
    """`text` as a sentence begins; `str.capitalize` would make every other letter small."""
    return text[:1].upper() + text[1:]
