"""The language a person is spoken to in: what they set, else what their computer is set to."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Final

from msgspec import Struct

AUTO: Final = "auto"
"""The setting that follows the computer."""


class Language(StrEnum):
    """A language there are words in: `coach/i18n` has them."""

    EN = "en"
    DE = "de"


class FileLanguage(Struct, frozen=True):
    """A language of a file's texts, and where the file has what it says in it."""

    language: Language
    key: Language | None
    """The key below `in`; None: the file's own texts are in this language."""


def languages_of_file(
    translated: Collection[Language], spoken: Language, own: Language | None = None
) -> tuple[FileLanguage, ...]:
    """The languages of a file that is translated into some, the one that is spoken first.

    Its own texts are in the first that it is not translated into: `own`, where somebody has said so, or what is spoken.
    """
    all_languages = tuple(dict.fromkeys((spoken, *Language)))
    own = next((each for each in (own, *all_languages) if each is not None and each not in translated), None)
    return tuple(FileLanguage(each, None if each is own else each) for each in all_languages)


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
