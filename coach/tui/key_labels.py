"""The keys of a page: each with its twin, and described by the name of a text until it is shown.

A class writes the name of a text as a key's description (`key_next`) and as its tooltip (`tip_next`); what shows keys
asks `App.describe`, so another language needs nothing done anew. What Textual itself describes, in English, has no such
name and is left undescribed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from textual.binding import Binding, BindingType

from coach.i18n.catalog import Vocabulary

WRITTEN: Final = frozenset({"space", "enter", "pageup", "pagedown", "home", "end", "delete"})
"""The keys that are known by a word, which is another one on another keyboard."""


RED_FLAGS_KEY: Final = Binding("g", "app.red_flags", "key_red_flags", tooltip="tip_red_flags", id="red-flags")
"""The key to when somebody should look at the hip, on every page that has one."""
RED_FLAGS_HERE: Final = Binding("r", "app.red_flags", "key_red_flags", tooltip="tip_red_flags", id="red-flags-here")
"""The same in the guide, which is on that key itself."""
TAKE_KEY: Final = Binding("x", "take", "key_take", tooltip="tip_take", id="take")
"""The key to what can be taken along, on every page that has something to take."""
TABLES: Final = ("screens", "session", "editor", "settings", "take")
"""Where such texts are, those of most pages first."""
KEYPAD: Final = {"plus": "add", "minus": "subtract"}
"""What the keys of the number pad are called under kitty's protocol, by those they are like."""


def twin_of(key: str) -> str:
    """The key that does the same: a letter's capital, for Caps Lock may be on, and the number pad's; else nothing."""
    if len(key) == 1 and key.isascii() and key.islower():
        return key.upper()
    return KEYPAD.get(key, "")


def is_twin(key: str) -> bool:
    """Whether another key does the same and is the one that is shown."""
    return key in KEYPAD.values() or (len(key) == 1 and key.isascii() and key.isupper())


def with_twins(*bindings: Binding) -> list[BindingType]:
    """These keys, each with its twin behind it."""
    return [
        replace(binding, key=",".join([*keys, *filter(None, map(twin_of, keys))]))
        for binding in bindings
        for keys in [binding.key.split(",")]
    ]


def described(name: str, words: Vocabulary) -> str:
    """The text of this name, in whichever table keys have theirs; none where it is no name."""
    if "_" not in name:  # as our names are written, and no description of Textual's own
        return ""
    for table in TABLES:  # one is loaded when it is asked
        if isinstance(text := getattr(getattr(words, table), name, None), str):
            return text
    return ""
