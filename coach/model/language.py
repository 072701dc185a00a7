"""The language a person is spoken to in: what they set, else what their computer is set to."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

AUTO: Final = "auto"
"""The setting that follows the computer."""


class Language(StrEnum):
    """A language there are words in: `coach/words` has a file for each."""

    EN = "en"
    DE = "de"


def locale_in(environ: Mapping[str, str]) -> str:
    """The locale for messages that the environment names, such as `de_AT.UTF-8`; empty where it names none."""
    return next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")


def chosen(setting: str, locale: str) -> Language:
    """The language for a setting (`auto`, `en`, `de`) in this locale; English where there are no words for it."""
    wanted = locale.replace("-", "_").partition(".")[0].partition("_")[0].lower() if setting == AUTO else setting
    return Language(wanted) if wanted in set(Language) else Language.EN
