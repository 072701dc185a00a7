"""The texts of reasons and suggestions: English here, other languages as values of the same classes.

Names in braces are filled in. They are apart from what they tell of, which is much more to load.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from coach.i18n.dates import Dates


class ReasonTexts(Struct, frozen=True, kw_only=True):
    """The texts of the reasons for a target, and of the advice to see a health-care provider."""

    # --- What {session} becomes, and what {side} becomes in `on_side` and `side_left_out`
    todays: str = "today's session"
    yesterdays: str = "yesterday's session"
    weekdays: str = "{weekday}'s session"
    dates: str = "the session on {day} {month}"
    left: str = "left"
    right: str = "right"

    # --- The whole sentence; {why} is one of the reasons below. A band is called as in a session.
    moved: str = "{before} -> {after}: {why}"
    moved_band: str = "{before} -> {after} {band}: {why}"
    stays: str = "stays at {before}: {why}"
    not_more: str = "{before}, not {missed}: {why}"
    held: str = "{seconds} sec"
    with_band: str = "with the {band} band"
    no_band: str = "without a band"

    # --- The reasons
    clean: str = "all of it done, and hardly sore"
    at_goal: str = "the goal is reached; done well {clean} of {needed} times"
    goal_reached: str = "the goal done well ({clean} x)"
    end_reached: str = "the goal done well ({clean} x), and that is the whole way: well done"
    after_end: str = "that is the goal, and you are there"
    unknown_band: str = "the goal done well ({clean} x); the {band} band is not among yours, so choose the next one"
    hurt: str = "it hurt{on_side}"
    other_hurt: str = "something else hurt in {session}"
    on_side: str = " on the {side} side"
    sore: str = "soreness {sore} after {session}"
    morning: str = "soreness {sore} the morning after {session}"
    second_thought: str = "soreness {sore} the morning after {session} of {asked}"
    effort: str = "effort {effort} in {session}"
    partly_done: str = "{done} of {asked} done{on_side} in {session}"
    no_answer: str = "an answer is missing ({how})"
    how_sore: str = "how sore you were after {session}"
    how_hard: str = "how hard {session} was"
    how_both: str = "how hard {session} was and how sore you were"
    below_target: str = "{session} asked for {asked}{on_side}, less than the target"
    side_left_out: str = "{session} left the {side} side out"
    lighter_band: str = "{session} was with a lighter band"
    not_done: str = "not done in {session}"
    spent: str = "nothing new since {session}"
    after_break: str = "{needed} weeks away"
    no_session: str = "no session has counted for it yet"
    never_grows: str = "its number does not grow"
    put_right: str = "an answer was put right"
    set_since: str = "you have set it since"
    decided_since: str = "later sessions have decided since"
    one_a_day: str = "one change a day is enough"
    back_is_due: str = "one change a day; a step back is due, {why}"

    # --- What is added behind a reason
    too_much: str = "; even that was too much, so leave it out for now"
    lowest: str = "; there is no smaller number, so leave it out for now"
    was: str = "; an answer was put right, and it was {was} before"

    # --- Where no session decided
    set_by_you: str = "set by you"
    back_to_file: str = "back to the number it starts with"
    file_starts: str = "the number {name} starts with"

    # --- What taking in a history from elsewhere has made of a target; {change} is one of those below
    imported: str = "{name}: {before} before, {after} now. {change}"
    imported_set: str = "You set it on {day}."
    imported_filed: str = "You gave it back to its first number on {day}."
    imported_decided: str = "Decided on {day}: {why}."
    imported_gone: str = "What had led to it was put right elsewhere."
    was_set: str = "You had set {before} yourself; coach target {exercise} {how} sets it again."
    was_led_to: str = "coach target {exercise} {how} brings {before} back."

    # --- What no program can help with
    see_someone_now: str = (
        "Pain of {sore} last time. Please do not train through it: see a health-care provider, a doctor or a"
        " physiotherapist."
    )
    see_someone_still: str = (
        "Pain of {sore} not long ago, and no good session since. Please do not train through it: see a "
        "health-care provider, a doctor or a physiotherapist."
    )
    see_someone_once: str = (
        "Sore in the last session. With soreness that does not go away, see a health-care provider, "
        "a doctor or a physiotherapist."
    )
    see_someone_soon: str = (
        "Sore in the last {times} sessions. With soreness that does not go away, see a health-care provider, "
        "a doctor or a physiotherapist."
    )


class Telling(Struct, frozen=True):
    """The texts that reasons are told with, in one language."""

    words: ReasonTexts
    dates: Dates
    bands: Mapping[str, str]
    """How the rungs are called that every ladder begins with; the others have the person's own names."""

    def band(self, name: str | None) -> str:
        """A band by its name."""
        return self.bands.get(name or "", name or "")


class SuggestionTexts(Struct, frozen=True, kw_only=True):
    """The texts of the suggestions for today."""

    # --- One sentence under the routine that home suggests.
    no_routine: str = "There is no routine here yet."
    first: str = "A good one to begin with: each movement is explained as it comes."
    done_today: str = "Done for today."
    hurt_today: str = "Enough for today: it hurt."
    day_off: str = "A day off: soreness {sore} after the last session."
    day_off_hurt: str = "A day off: it hurt in the last session."
    have_it_seen: str = "Soreness {sore}: that is one to have looked at first."
    sore_once: str = "Sore in the last session."
    stays_sore: str = "Sore in the last {times} sessions."
    gently: str = "After the day off, as much as feels good: soreness {sore} last time."
    gently_hurt: str = "After the day off, as much as feels good: it hurt last time."
    carefully: str = "As much as feels good: soreness {sore} last time."
    long_ago: str = "Welcome back. Begin gently, fewer repetitions are fine."
    whenever: str = "Whenever you like."
    strength_due: str = "After a day off, the full session is due."
    strength_between: str = "No strength session yesterday, so the full one fits today."
    strength_yesterday: str = "If you run today. The full session is due again tomorrow."
    week: str = "Your week has it for today."
    week_rest: str = "A rest day, as your week has it."
    rest_today: str = "A day between two full sessions: nothing is due."
    after_break: str = (
        "{weeks} weeks away: {changes}, a step back for each week beyond the second. {how} keeps your numbers."
    )
    stepped_back: str = "{name} {was} -> {now}"
    left_out_for: str = "{name} is left out: {condition}. {why} --reps {exercise}=N takes it back in."
    left_out: str = "{name} is left out: it hurt today. --reps {exercise}=N takes it back in."
    fitted: str = "Made to fit {minutes} min: {changes}. Your targets stay."
    fitted_dose: str = "{name} {was} -> {now}"
    fitted_rounds: str = "{was} rounds -> {now}"
    fitted_out: str = "{name} left out"
    not_fitted: str = "It does not fit into {minutes} min: the shortest is {length}."
