"""The texts of the page for whoever treats the person: English here.

Somebody else reads it, in a minute: no word of it says *you*, and none judges.
"""

from __future__ import annotations

from msgspec import Struct


class ReportTexts(Struct, frozen=True, kw_only=True):
    """The texts of one language."""

    # --- The head. What stands behind a colon is a number, so that no text has a plural.
    title: str = "Exercise report"
    name: str = "Name"
    period: str = "{first} to {last}"
    nothing: str = "No session in these weeks."
    sessions: str = "Sessions: {sessions}"
    days: str = "Days: {days}"
    time: str = "On the mat: {time}"
    stopped: str = "Stopped early: {stopped}"
    week: str = "Planned: {week}"
    written: str = "Written on {day} by coach, from what was done and answered. No diagnosis and no advice."

    # --- Above the columns
    column_exercise: str = "Exercise, target now"
    column_done: str = "Done / prescribed"

    # --- A row. {left} and {right} are done/prescribed; the letters are those of the legs.
    goal: str = "goal {goal}"
    left_right: str = "L {left} · R {right}"
    way: str = "{name}: target {first}, now {last}; {done}"
    no_band: str = "no band"
    also: str = "Also done"
    times: str = "{name} {times} ×"

    # --- The days
    trained: str = "Training days"
    trained_days: str = "Days: {days}"
    planned_days: str = "Planned: {days}"
    effort: str = "Effort (0–10)"
    sore: str = "Soreness after (0–10)"
    morning: str = "Morning after (0–10)"
    middle: str = "Answers: {count}; median {middle}, most {most} ({day})"
    no_answer: str = "not answered"

    # --- What happened
    happened: str = "What hurt, what was noted, what was decided"
    hurt: str = "{name}: it hurt"
    hurt_leg: str = "{name}, {leg}: it hurt"
    hurt_so: str = "{hurt}, {sore} of 10"
    note: str = "“{note}”"
    set_by_hand: str = "set by hand"
    and_others: str = "{what} and {count} more"
    more: str = "Not shown here: {count}, for want of room. All of it is in coach."

    # --- Reasons that are told to the person in other words
    end_reached: str = "the goal done well ({clean} x), the end of the way"
    after_end: str = "at the goal, the end of the way"
    unknown_band: str = "the goal done well ({clean} x) with the {band} band, which is not on the list of bands"
    too_much: str = "; even that was too much"
    lowest: str = "; there is no smaller number"

    # --- What the signs mean
    sign_target: str = "target"
    sign_band: str = "another band"
    sign_done: str = "all of it done"
    sign_left: str = "left leg did fewer"
    sign_right: str = "right leg did fewer"
    sign_both: str = "both did fewer"
    sign_hurt: str = "it hurt"
    sign_trained: str = "trained"
    sign_planned: str = "planned, not done"
    sign_limit: str = "limits that decide: effort {effort}, soreness {fine} and {stop}"
