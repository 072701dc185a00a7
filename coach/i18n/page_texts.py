"""What stands on the pages of the full screen, as a value: the words themselves are in `coach/words`.

Names in braces are filled in; `FILLED` says which belong into which text. What is said and shown in a session is in
`engine.phrases`.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct


class Texts(Struct, frozen=True, kw_only=True):
    """The texts of one language. What each is for stands beside it in the English file."""

    # keys of several pages, and what each does, for the page of keys
    key_help: str
    tip_help: str
    key_leave: str
    tip_leave: str
    key_suspend: str
    tip_suspend: str
    key_redraw: str
    tip_redraw: str
    key_commands: str
    tip_commands: str
    key_choose: str
    key_look: str
    key_back: str
    key_band: str
    tip_band: str
    key_up: str
    key_down: str
    name_space: str
    name_pageup: str
    name_pagedown: str
    name_home: str
    name_end: str
    name_delete: str
    name_enter: str
    key_first: str
    key_last: str
    key_page_up: str
    key_page_down: str
    all_keys: str
    help_paused: str
    key_red_flags: str
    tip_red_flags: str
    # home
    key_targets: str
    tip_targets: str
    key_progress: str
    tip_progress: str
    key_history: str
    tip_history: str
    key_settings: str
    tip_settings: str
    key_quit: str
    tip_quit: str
    today: str
    rest_day: str
    pre_run: str
    post_run: str
    any_time: str
    rest_today: str
    rest_about: str
    rest_chosen: str
    morning_still: str
    key_put_away: str
    tip_put_away: str
    advice_keys: str
    way: str
    care: str
    more_problems: str
    thank_you: str
    # what is asked once at the start
    key_leave_it: str
    tip_leave_it: str
    key_later: str
    go_on_question: str
    go_on_with: str
    go_on_in_hand: str
    morning_after: str
    morning_of: str
    # before the start, and a look at a movement
    key_start: str
    tip_start: str
    tip_look: str
    key_leave_out: str
    tip_leave_out: str
    key_other_side: str
    tip_other_side: str
    left_out_today: str
    each_side: str
    own_pace_here: str
    decimal: str
    hold_for: str
    each_rep: str
    sets_of: str
    sets_then: str
    rests_between: str
    out_hurt_today: str
    out_in_settings: str
    take_back_in: str
    about_band: str
    about_no_band: str
    # in a session: what its keys do
    key_bigger: str
    key_smaller: str
    key_mute: str
    tip_done: str
    tip_pause: str
    tip_go_on: str
    tip_next: str
    tip_again: str
    tip_repeat: str
    tip_hurts: str
    tip_more: str
    tip_fewer: str
    tip_bigger: str
    tip_smaller: str
    tip_mute: str
    tip_stop: str
    tip_stop_here: str
    tip_stop_not: str
    sound_off: str
    sound_on: str
    tab_paused: str
    # after a session
    tip_after: str
    tip_note: str
    key_ten: str
    tip_ten: str
    key_one_more: str
    key_one_less: str
    key_clear: str
    key_next_question: str
    key_question_before: str
    key_leave_page: str
    key_keep: str
    tip_later: str
    key_stay: str
    tip_stay: str
    tip_mistake: str
    # targets
    targets: str
    targets_lead: str
    key_file: str
    tip_file: str
    tip_one_more: str
    tip_one_fewer: str
    key_store: str
    tip_store: str
    tip_undo_target: str
    not_stored_yet: str
    stored: str
    of_goal: str
    # the way so far
    progress: str
    key_following: str
    key_before: str
    no_way_yet: str
    chart_of: str
    chart_band: str
    chart_sore: str
    no_days_yet: str
    trained_once: str
    trained: str
    streak: str
    streak_daily: str
    weeks_once: str
    weeks_in_a_row: str
    week_from: str
    week_days: str
    week_minutes: str
    week_reps: str
    # history
    history: str
    key_delete: str
    tip_delete: str
    key_undo: str
    tip_undo: str
    sure_to_delete: str
    deleted: str
    is_back: str
    key_put_right: str
    tip_put_right: str
    tip_as_it_was: str
    put_right_title: str
    put_right_done: str
    no_sessions: str
    completed: str
    stopped: str
    open: str
    rehearsal: str
    in_rehearsal: str
    ended_after: str
    sore: str
    set_number: str
    it_hurt: str
    it_hurt_so: str
    how_hard: str
    how_sore: str
    how_morning: str
    no_answer: str
    # settings
    settings: str
    settings_lead: str
    key_change: str
    key_change_back: str
    key_reset: str
    tip_reset: str
    key_write: str
    tip_write: str
    set_prepare: str
    set_first_side: str
    set_bands: str
    set_fine_sore: str
    set_stop_sore: str
    set_effort_limit: str
    set_clean_at_goal: str
    set_sore_streak: str
    set_day_ends: str
    set_language: str
    set_voice: str
    set_voice_rate: str
    set_volume: str
    set_speak: str
    set_theme: str
    set_tones: str
    set_motion: str
    set_flash: str
    from_to: str
    head_session: str
    head_progress: str
    head_sound: str
    head_screen: str
    head_exercises: str
    about_prepare: str
    prepare_short: str
    about_first_side: str
    about_bands: str
    about_fine_sore: str
    about_stop_sore: str
    about_effort_limit: str
    about_clean_at_goal: str
    about_sore_streak: str
    about_day_ends: str
    about_language: str
    about_voice: str
    about_voice_rate: str
    about_volume: str
    about_speak: str
    about_theme: str
    about_tones: str
    about_motion: str
    about_flash: str
    about_leave_out: str
    as_routine: str
    as_exercise: str
    first_left: str
    first_right: str
    taken_out: str
    kept_in: str
    no_band: str
    value_auto: str
    value_off: str
    value_en: str
    value_de: str
    value_all: str
    value_counts: str
    value_changes: str
    value_night: str
    value_day: str
    value_full: str
    value_less: str
    value_strong: str
    value_soft: str
    value_bell: str
    # what cannot be done
    not_saved: str
    nothing_saved: str
    without_saving: str
    not_stored: str
    error_full: str
    led_elsewhere: str
    error_busy: str
    error_unwritable: str
    not_ended: str
    see_doctor: str
    history_gone: str
    # commands by name
    command_search: str
    command_none: str
    command_keys: str
    command_keys_tip: str
    command_leave: str
    command_theme: str
    command_theme_tip: str
    command_picture: str
    command_picture_tip: str
    theme_search: str

    def status(self, status: str) -> str:
        """How a session ended, by the word for it in the history."""
        return str(getattr(self, status))

    def value(self, setting: str) -> str:
        """What a setting may be, by its word in the file; a name stays as it is."""
        return str(getattr(self, f"value_{setting}", setting))


FILLED: Final[dict[str, tuple[str, ...]]] = {
    "more_problems": ("count",),
    "go_on_with": (
        "name",
        "day",
        "reps",
    ),
    "morning_of": (
        "name",
        "day",
    ),
    "each_side": ("reps",),
    "hold_for": ("seconds",),
    "each_rep": ("phases",),
    "sets_of": ("sets", "reps"),
    "sets_then": ("sets", "left"),
    "about_band": ("band",),
    "about_no_band": ("goal",),
    "of_goal": (
        "reps",
        "goal",
    ),
    "chart_of": (
        "name",
        "dose",
    ),
    "trained": ("days",),
    "streak": ("days", "weeks"),
    "streak_daily": ("days", "weeks"),
    "weeks_in_a_row": ("weeks",),
    "in_rehearsal": ("status",),
    "ended_after": (
        "status",
        "time",
    ),
    "sore": ("sore",),
    "set_number": ("number",),
    "it_hurt": ("name",),
    "it_hurt_so": (
        "name",
        "sore",
    ),
    "how_hard": ("answer",),
    "how_sore": ("answer",),
    "how_morning": ("answer",),
    "stored": ("what",),
    "morning_still": ("day",),
    "settings_lead": ("path",),
    "from_to": ("least", "most"),
    "nothing_saved": ("error",),
    "without_saving": ("command",),
    "not_stored": (
        "error",
        "key",
    ),
    "error_full": ("error?",),
    "error_busy": ("error?",),
    "error_unwritable": ("error?",),
    "not_ended": ("error",),
    "see_doctor": ("fault?",),
    "history_gone": (
        "history",
        "good",
    ),
}
"""The names in braces of each text that has some: all of them must be there, but those with a `?`, and no others."""
