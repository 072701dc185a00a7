"""All words of one language, as values: English is what the classes hold by themselves, German is in `de/`.

A new language is a copy of the folder `de`, and a case in `vocabulary`; a text that it lacks is shown in English.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from coach.i18n.audio_texts import AudioTexts
from coach.i18n.calendar_texts import CalendarTexts
from coach.i18n.dates import Dates
from coach.i18n.editor_texts import EditorTexts
from coach.i18n.fit_texts import FitTexts
from coach.i18n.guide_texts import GuideTexts
from coach.i18n.phrases import Wrong, in_words
from coach.i18n.reason_texts import ReasonTexts, SuggestionTexts, Telling
from coach.i18n.red_flags import RedFlagTexts
from coach.i18n.report_texts import ReportTexts
from coach.i18n.screen_texts import ScreenTexts
from coach.i18n.session_texts import SessionTexts
from coach.i18n.settings_texts import SettingsTexts
from coach.i18n.take_texts import TakeTexts
from coach.i18n.web_texts import WebTexts
from coach.model.language import Language


class Vocabulary(Struct, frozen=True):
    """The words of one language."""

    language: Language
    session: SessionTexts
    """What is said and shown in a session."""
    reasons: ReasonTexts
    """Why a target is what it is."""
    today: SuggestionTexts
    """What today could be."""
    dates: Dates
    """Days and times."""
    screens: ScreenTexts
    """What stands on the pages, and in the tables that the commands print of the same things."""
    red_flags: RedFlagTexts
    """When somebody should look at the hip."""
    guide: GuideTexts
    """The headings of the guide."""
    editor: EditorTexts
    """What stands in the editor of routines."""
    settings: SettingsTexts
    """What the settings are called, and what they do."""
    take: TakeTexts
    """What stands on the page from which things are taken along."""
    calendar: CalendarTexts
    """What stands in a calendar."""
    audio: AudioTexts
    """What is said otherwise in a recording."""
    fit: FitTexts
    """What stands in a file for a watch or a training log, and what is said of it."""
    report: ReportTexts
    """What stands on the page for whoever treats the person."""
    web: WebTexts
    """What stands on a session's web page."""

    @property
    def telling(self) -> Telling:
        """What it takes to tell a reason."""
        return Telling(self.reasons, self.dates, self.session.bands)

    def in_words(self, what: Wrong) -> str:
        """What is wrong, in this language."""
        return in_words(what, self.language)


@lru_cache(maxsize=len(Language))
def vocabulary(language: Language) -> Vocabulary:
    """The words of this language."""
    match language:
        case Language.EN:
            return Vocabulary(
                language,
                SessionTexts(),
                ReasonTexts(),
                SuggestionTexts(),
                Dates(),
                ScreenTexts(),
                RedFlagTexts(),
                GuideTexts(),
                EditorTexts(),
                SettingsTexts(),
                TakeTexts(),
                CalendarTexts(),
                AudioTexts(),
                FitTexts(),
                ReportTexts(),
                WebTexts(),
            )
        case Language.DE:
            from coach.i18n.de import (
                audio_texts,
                calendar_texts,
                dates,
                editor_texts,
                fit_texts,
                guide_texts,
                reason_texts,
                red_flags,
                report_texts,
                screen_texts,
                session_texts,
                settings_texts,
                take_texts,
                web_texts,
            )

            return Vocabulary(
                language,
                session_texts.SESSION,
                reason_texts.REASONS,
                reason_texts.SUGGESTIONS,
                dates.DATES,
                screen_texts.SCREENS,
                red_flags.RED_FLAGS,
                guide_texts.GUIDE,
                editor_texts.EDITOR,
                settings_texts.SETTINGS,
                take_texts.TAKE,
                calendar_texts.CALENDAR,
                audio_texts.AUDIO,
                fit_texts.FIT,
                report_texts.REPORT,
                web_texts.WEB,
            )
