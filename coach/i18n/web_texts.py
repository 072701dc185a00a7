"""The texts of a session's web page, which a phone opens: English here, other languages as values of the same class.

What is done with keys elsewhere is done with a finger here; names in braces are filled in.
"""

from __future__ import annotations

from msgspec import Struct


class WebTexts(Struct, frozen=True, kw_only=True):
    """The texts of a web page, in one language."""

    # --- Where the page was made.
    open_it: str = "Send it to the phone and open it there in a browser. What it saves afterwards is for coach import."
    no_voice: str = "It has tones and text, but no voice: coach page says why."

    # --- In the place of what a session says elsewhere.
    more_or_less_time: str = (
        "What is new is explained first, you get into place after it. Next goes on at once. If something hurts, stop "
        "there and press It hurts."
    )
    own_pace: str = "At your own pace. Tap after each repetition."
    at_end: str = "That was the last set."

    # --- Before the start.
    start: str = "Start"
    resume: str = "Go on"
    begin_again: str = "Begin again"
    broken_off: str = "You broke off here: {when}."
    length: str = "{time} long"
    lay_out: str = "You need: {kit}."
    with_voice: str = "Works offline. A voice leads you; it goes on with the phone locked."
    without_voice: str = (
        "Works offline, without a voice: tones and what stands here lead you, also with the phone locked."
    )
    no_script: str = "This page is shown without its program. Open the file in a browser, such as Chrome or Firefox."
    keys: str = (
        "With a keyboard: space pause or go on, → next, ← again, o it hurts, + and - bigger and smaller, m sound off, "
        "q stop."
    )
    done_before: str = "Done here"
    done_on: str = "{when}: {reps} repetitions"
    answer_last: str = "How it was"

    # --- In a session.
    big_read: str = "READ"
    finish: str = "Finish"
    bigger: str = "Bigger"
    mute: str = "Sound off"

    # --- Afterwards.
    on_the_mat: str = "{time} on the mat."
    how_to_import: str = (
        "Save what you did as a file and take it to the computer that has coach. There: coach import FILE. It holds "
        "all that was done here, and counts once, however often you take it in."
    )
    save: str = "Save the file"
    saved_as: str = "Saved as {file}, where your browser keeps downloads."
    as_text: str = "Nothing was saved? The same as text, to copy"
    to_start: str = "To the beginning"
