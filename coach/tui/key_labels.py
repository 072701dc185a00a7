"""The names of keys in the person's language.

Textual takes a key's description from the class. A class of ours writes the name of a text there (`key_next`) and as
its tooltip (`tip_next`), and the texts are put in their place when it is made: each has its own copy of its bindings.
What Textual itself describes, in English, is left undescribed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from textual.binding import Binding
from textual.dom import DOMNode

from coach.i18n.catalog import Vocabulary

WRITTEN: Final = frozenset({"space", "enter", "pageup", "pagedown", "home", "end", "delete"})
"""The keys that are known by a word, which is another one on another keyboard."""


RED_FLAGS_KEY: Final = Binding("g", "app.red_flags", "key_red_flags", tooltip="tip_red_flags", id="red-flags")
"""The key to when somebody should look at the hip, on every page that has one."""
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


def label_keys(node: DOMNode, words: Vocabulary) -> None:
    """Let every key of a screen, a widget or the app be described in these words; once more, in others.

    Each has its twin from then on.
    """
    described = type(node)._merged_bindings
    assert described is not None
    keys = node._bindings.key_to_bindings
    for key, those in described.key_to_bindings.items():
        keys[key] = [_named(binding, words) for binding in those]
        if (twin := twin_of(key)) and twin not in described.key_to_bindings:
            keys[twin] = [replace(binding, key=twin) for binding in keys[key]]


def _named(binding: Binding, words: Vocabulary) -> Binding:
    key = binding.key_display or binding.key
    return replace(
        binding,
        description=_text(binding.description, words),
        tooltip=_text(binding.tooltip, words),
        key_display=getattr(words.screens, f"name_{key}") if key in WRITTEN else binding.key_display,
    )


def _text(name: str, words: Vocabulary) -> str:
    """The text of this name, of a page or of a session; none where it is no name."""
    text = name and (getattr(words.screens, name, None) or getattr(words.session, name, None))
    return text if isinstance(text, str) else ""
