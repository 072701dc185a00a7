"""The words of each language: complete, and every mistake of a translator found."""

from __future__ import annotations

import pytest

from coach.engine.phrases import FILLED, Phrases
from coach.errors import FilesInvalid
from coach.library.catalogue import Catalogue, shipped_routines
from coach.library.reader import parse
from coach.library.words import WORDS, words, words_in
from coach.model.exercise import Phase
from coach.model.language import Language, chosen, locale_in
from coach.tui.widgets.glyphs import drawable

ENGLISH = (WORDS / "en.yaml").read_text(encoding="utf-8")
LARGEST = 9
"""Letters of a large word: more are not drawn large beside the figure at 100 columns."""


def test_every_language_has_its_file_and_every_file_its_language() -> None:
    """A translator adds a file and a word in `Language`."""
    assert {language.value for language in Language} == {path.stem for path in WORDS.iterdir()}
    assert set(FILLED) <= set(Phrases.__struct_fields__)


@pytest.mark.parametrize("language", Language)
def test_nothing_is_missing(language: Language) -> None:
    """Every key is there, every text has the names in braces that belong into it, and can be filled in."""
    found = words(language)
    for key, names in FILLED.items():
        assert "{" not in getattr(found, key).format(**dict.fromkeys(names, "x"))


@pytest.mark.parametrize("language", Language)
def test_large_words_can_be_drawn_large(language: Language) -> None:
    """Block letters exist for them, and they are short enough."""
    found = words(language)
    large = [getattr(found, key) for key in Phrases.__struct_fields__ if key.startswith("big_")]
    for _, exercise in Catalogue(shipped_routines()).all_exercises()[0]:
        cues = exercise.spoken_in(language).cues
        large += [(cues.of(phase) or found.phase(phase)).upper() for phase in Phase]
    assert [] == [word for word in large if (word and drawable(word) != word) or len(word) > LARGEST]


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("resumed: Going on.\n", "", "a language needs the key resumed; write its text"),
        ("resumed:", "resume:", "resume is no key of a language; did you mean resumed?"),
        ("resumed: Going on.", "resumed: Going on with {name}.", "resumed has nothing to fill in"),
        ("{reps} repetitions", "many repetitions", "repetitions needs {reps}, each once"),
        ("{leg}. {setup}", "{leg}. {set up}", "announce needs {name}, {dose}, {leg} and {setup}, each once"),
        ("{sore} of 10.", "{sore} of {sore}.", "hurt_noted needs {sore}, each once"),
    ],
)
def test_a_translators_mistake_is_found(before: str, after: str, problem: str) -> None:
    """A missing or unknown key, a name in braces too many or too few: each with its line."""
    with pytest.raises(FilesInvalid) as invalid:
        words_in(parse(ENGLISH.replace(before, after), "xx.yaml"))
    assert [problem] == [each.what for each in invalid.value.problems if each.what == problem]
    assert before in ENGLISH


@pytest.mark.parametrize(
    ("setting", "environ", "language"),
    [
        ("auto", {"LANG": "de_AT.UTF-8"}, Language.DE),
        ("auto", {"LANG": "de"}, Language.DE),
        ("auto", {"LANG": "de_DE", "LC_MESSAGES": "en_GB.UTF-8"}, Language.EN),
        ("auto", {"LANG": "en_US", "LC_MESSAGES": "en_US", "LC_ALL": "de_CH"}, Language.DE),
        ("auto", {"LANG": "de_DE", "LC_ALL": ""}, Language.DE),
        ("auto", {"LANG": "fr_FR.UTF-8"}, Language.EN),
        ("auto", {"LANG": "C.UTF-8"}, Language.EN),
        ("auto", {}, Language.EN),
        ("en", {"LANG": "de_DE"}, Language.EN),
        ("de", {"LANG": "en_US"}, Language.DE),
    ],
)
def test_the_setting_chooses_and_else_the_locale(setting: str, environ: dict[str, str], language: Language) -> None:
    """LC_ALL before LC_MESSAGES before LANG; without words for it, English."""
    assert language is chosen(setting, locale_in(environ))
