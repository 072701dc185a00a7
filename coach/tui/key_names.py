"""The names of a screen's keys in the person's language.

Textual takes a key's description from the class. A screen of a session writes the name of a phrase there, and puts the
phrase in its place when it is made: each screen has its own copy of its bindings.
"""

from __future__ import annotations

from dataclasses import replace

from textual.binding import BindingsMap

from coach.engine.phrases import Phrases


def name_keys(bindings: BindingsMap, phrases: Phrases) -> None:
    """Let every key that is described by the name of a phrase be described by the phrase."""
    for key, those in bindings.key_to_bindings.items():
        bindings.key_to_bindings[key] = [
            replace(each, description=getattr(phrases, each.description, each.description)) for each in those
        ]
