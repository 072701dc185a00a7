"""The texts of the page from which a session or a history is taken along: English here."""

from __future__ import annotations

from msgspec import Struct


class TakeTexts(Struct, frozen=True, kw_only=True):
    """The texts of one language; names in braces are filled in.

    `name_` is what a kind of file is called, `for_` what it is for, `lacks_` what is missing for it.
    """

    # --- Keys
    key_take: str = "Take along"
    tip_take: str = "As sound or a page for the phone, for a watch, a log, a calendar, on paper"
    key_make: str = "Make it"
    tip_make: str = "Write the file"
    key_replace: str = "Replace"
    tip_replace: str = "In the place of the file that is there"
    key_folder: str = "Folder"
    tip_folder: str = "Another folder for the files"
    key_at_later: str = "Later"
    tip_at_later: str = "Appointments half an hour later"
    key_at_earlier: str = "Earlier"
    tip_at_earlier: str = "Appointments half an hour earlier"
    key_longer: str = "Longer"
    tip_longer: str = "One more week on the page"
    key_shorter: str = "Shorter"
    tip_shorter: str = "One week less on the page"
    key_halt: str = "Stop"
    tip_halt: str = "Nothing of the file is left behind"

    # --- The page
    title: str = "Take along"
    of_session: str = "{name}, {day}"
    of_you: str = "Your way so far"
    into: str = "Into {folder}"
    ask_folder: str = "Which folder? Such as ~/Documents"
    no_folder: str = "There is no folder {folder}."
    is_there: str = "{file} is there already, from {day}. r replaces it."
    making: str = "{name}, {percent} %"
    written: str = "Written: {path}"
    halted: str = "Stopped; nothing was written."
    lacks_library: str = "It needs what is not installed: {line}"
    lacks_week: str = "No week is planned yet; the settings have it (s on the first page)."

    # --- What there is, and for whom
    name_audio: str = "Sound"
    for_audio: str = "for the phone or a player, offline: every word and tone"
    name_page: str = "Web page"
    for_page: str = "for the phone, offline: count, figure, sound and keys"
    name_watch: str = "Watch"
    for_watch: str = "a workout for a sports watch, each set with its side"
    name_activity: str = "Training log"
    for_activity: str = "what you did, for the log that has your runs"
    name_calendar: str = "Calendar"
    for_calendar: str = "your week as appointments at {at}, with a reminder"
    name_report: str = "Printed page"
    for_report: str = "the last {weeks} weeks on one page, for whoever treats you"

    # --- What to do with it, also behind the command
    open_calendar: str = "Open it with your calendar. Written and opened again, it takes the place of what is there."
    print_report: str = "Open it in a browser and print it on one sheet of A4."
