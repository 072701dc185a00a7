"""All words of one language, as values: English is what the classes hold by themselves, German is in `de/`.

Each group of them is loaded when it is first asked for: home shows none of the editor's, a list none at all. A new
language is a copy of the folder `de`, called as `Language` calls it; a text that it lacks is shown in English.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar, cast

from coach.model.language import Language

if TYPE_CHECKING:
    from coach.i18n.audio_texts import AudioTexts
    from coach.i18n.calendar_texts import CalendarTexts
    from coach.i18n.dates import Dates
    from coach.i18n.editor_texts import EditorTexts
    from coach.i18n.fit_texts import FitTexts
    from coach.i18n.guide_texts import GuideTexts
    from coach.i18n.phrases import Wrong
    from coach.i18n.reason_texts import ReasonTexts, SuggestionTexts, Telling
    from coach.i18n.red_flags import RedFlagTexts
    from coach.i18n.report_texts import ReportTexts
    from coach.i18n.screen_texts import ScreenTexts
    from coach.i18n.session_texts import SessionTexts
    from coach.i18n.settings_texts import SettingsTexts
    from coach.i18n.take_texts import TakeTexts
    from coach.i18n.web_texts import WebTexts

Texts = TypeVar("Texts")


class Vocabulary:
    """The words of one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    @cached_property
    def session(self) -> SessionTexts:
        """What is said and shown in a session."""
        from coach.i18n.session_texts import SessionTexts

        return self._texts(SessionTexts, "SESSION")

    @cached_property
    def reasons(self) -> ReasonTexts:
        """Why a target is what it is."""
        from coach.i18n.reason_texts import ReasonTexts

        return self._texts(ReasonTexts, "REASONS")

    @cached_property
    def today(self) -> SuggestionTexts:
        """What today could be."""
        from coach.i18n.reason_texts import SuggestionTexts

        return self._texts(SuggestionTexts, "SUGGESTIONS")

    @cached_property
    def dates(self) -> Dates:
        """Days and times."""
        from coach.i18n.dates import Dates

        return self._texts(Dates, "DATES")

    @cached_property
    def screens(self) -> ScreenTexts:
        """What stands on the pages, and in the tables that the commands print of the same things."""
        from coach.i18n.screen_texts import ScreenTexts

        return self._texts(ScreenTexts, "SCREENS")

    @cached_property
    def red_flags(self) -> RedFlagTexts:
        """When somebody should look at the hip."""
        from coach.i18n.red_flags import RedFlagTexts

        return self._texts(RedFlagTexts, "RED_FLAGS")

    @cached_property
    def guide(self) -> GuideTexts:
        """The headings of the guide."""
        from coach.i18n.guide_texts import GuideTexts

        return self._texts(GuideTexts, "GUIDE")

    @cached_property
    def editor(self) -> EditorTexts:
        """What stands in the editor of routines."""
        from coach.i18n.editor_texts import EditorTexts

        return self._texts(EditorTexts, "EDITOR")

    @cached_property
    def settings(self) -> SettingsTexts:
        """What the settings are called, and what they do."""
        from coach.i18n.settings_texts import SettingsTexts

        return self._texts(SettingsTexts, "SETTINGS")

    @cached_property
    def take(self) -> TakeTexts:
        """What stands on the page from which things are taken along."""
        from coach.i18n.take_texts import TakeTexts

        return self._texts(TakeTexts, "TAKE")

    @cached_property
    def calendar(self) -> CalendarTexts:
        """What stands in a calendar."""
        from coach.i18n.calendar_texts import CalendarTexts

        return self._texts(CalendarTexts, "CALENDAR")

    @cached_property
    def audio(self) -> AudioTexts:
        """What is said otherwise in a recording."""
        from coach.i18n.audio_texts import AudioTexts

        return self._texts(AudioTexts, "AUDIO")

    @cached_property
    def fit(self) -> FitTexts:
        """What stands in a file for a watch or a training log, and what is said of it."""
        from coach.i18n.fit_texts import FitTexts

        return self._texts(FitTexts, "FIT")

    @cached_property
    def report(self) -> ReportTexts:
        """What stands on the page for whoever treats the person."""
        from coach.i18n.report_texts import ReportTexts

        return self._texts(ReportTexts, "REPORT")

    @cached_property
    def web(self) -> WebTexts:
        """What stands on a session's web page."""
        from coach.i18n.web_texts import WebTexts

        return self._texts(WebTexts, "WEB")

    @property
    def telling(self) -> Telling:
        """What it takes to tell a reason."""
        from coach.i18n.reason_texts import Telling

        return Telling(self.reasons, self.dates, self.session.bands)

    def spoken_otherwise(self, *, session: SessionTexts, audio: AudioTexts) -> Vocabulary:
        """These words, with others in a session and in its recording."""
        other = Vocabulary(self.language)
        other.session, other.audio = session, audio
        return other

    def in_words(self, what: Wrong) -> str:
        """What is wrong, in this language."""
        from coach.i18n.phrases import in_words

        return in_words(what, self.language)

    def _texts(self, english: type[Texts], name: str) -> Texts:
        """A group of texts: what its class holds by itself, or the value of this name in the language's folder."""
        if self.language is Language.EN:
            return english()
        _, _, module = english.__module__.rpartition(".")
        return cast("Texts", getattr(import_module(f"coach.i18n.{self.language.value}.{module}"), name))


@lru_cache(maxsize=len(Language))
def vocabulary(language: Language) -> Vocabulary:
    """The words of this language."""
    return Vocabulary(language)
