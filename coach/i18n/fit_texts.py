"""The texts of a workout for a watch and of an activity for a training log: English here."""

from __future__ import annotations

from msgspec import Struct


class FitTexts(Struct, frozen=True, kw_only=True):
    """The texts of one language. The names of steps are short, for a watch shows little of them."""

    # --- Steps
    in_turn: str = "{side} first, in turn"
    rest: str = "Rest"
    switch: str = "Switch: {side}"

    # --- What is said of a workout
    copy_it: str = (
        "Connect the watch by its cable and copy the file into its folder GARMIN/NewFiles. "
        "Garmin Connect takes activities, not workouts."
    )
    press_lap: str = "A set is over when you press the lap key; a rest ends by itself."
    without_rests: str = (
        "{steps} steps are more than the {most} that watches take, so the rests are left out. "
        "Rest as long as you need, then press the lap key."
    )

    # --- What is said of an activity
    upload_fit: str = (
        "Upload it where your log takes files. Strava and Garmin Connect want this one: "
        "it holds each set with its side."
    )
    upload_tcx: str = (
        "For logs that take no FIT file: one lap for each set, named in its notes. "
        "Strava wants the FIT file; here it would see neither the sets nor what kind of training it was."
    )
    set_done: str = "{name}: {performed} of {prescribed}"
