"""The language a person is spoken to in: what they set, else what their computer is set to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Final

AUTO: Final = "auto"
"""The setting that follows the computer."""


class Language(StrEnum):
    """A language there are words in: `coach/i18n` has them."""

    EN = "en"
    DE = "de"


def locale_in(environ: Mapping[str, str]) -> str:
    """The locale for messages that the environment names, such as `de_AT.UTF-8`; empty where it names none.

    `LANGUAGE` comes before it, a list with colons; it means nothing where the locale is that of no language.
    """
    locale = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    wanted = "" if locale in {"", "C", "POSIX"} else environ.get("LANGUAGE", "")
    return f"{wanted}:{locale}" if wanted else locale


@lru_cache(maxsize=1)
def chosen(setting: str, locale: str) -> Language:
    """The language for a setting (`auto`, `en`, `de`) in this locale; English where there are no words for it.

    Of a list of locales the first there are words for.
    """
    wanted = [re.split("[-_.@]", name)[0].lower() for name in locale.split(":")] if setting == AUTO else [setting]
    return next((Language(name) for name in wanted if name in set(Language)), Language.EN)
