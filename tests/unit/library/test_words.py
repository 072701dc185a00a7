"""The words of each language: complete, and every mistake of a translator found."""

from __future__ import annotations

import re
from typing import Any

import pytest
from msgspec.structs import asdict

from coach.errors import FilesInvalid
from coach.i18n.catalog import DATES, SCREENS, SESSION, SORTS, WORDS, Sort, plainly, vocabulary
from coach.i18n.session_texts import Phrases
from coach.i18n.strict_words import words_in
from coach.library.catalogue import Catalogue, shipped_routines
from coach.library.yaml_reader import parse
from coach.model.exercise import Phase
from coach.model.language import Language, chosen, locale_in
from coach.tui.widgets.glyphs import drawable

LARGEST = 9
"""Letters of a large word: more are not drawn large beside the figure at 100 columns."""
ALL = [(language, sort) for language in Language for sort in SORTS]
TELLTALE = "x"
"""What is filled in for a name in braces."""


def file_of(language: Language, sort: Sort[Any]) -> str:
    return (WORDS / language / f"{sort.name}.yaml").read_text(encoding="utf-8")


def test_every_language_has_its_files_and_every_file_its_language() -> None:
    """A translator adds a folder and a word in `Language`."""
    files = {f"{path.parent.name}/{path.name}" for path in WORDS.rglob("*") if path.is_file()}
    assert {f"{language.value}/{sort.name}.yaml" for language, sort in ALL} == files
    assert [] == [
        key for sort in SORTS for key in (*sort.filled, *sort.lists) if key not in sort.kind.__struct_fields__
    ]


@pytest.mark.parametrize(("language", "sort"), ALL, ids=lambda each: getattr(each, "name", each))
def test_nothing_is_missing(language: Language, sort: Sort[Any]) -> None:
    """Every key is there, every text has the names in braces that belong into it, and can be filled in."""
    found = words_in(parse(file_of(language, sort), sort.name), sort)
    for key, names in sort.filled.items():
        assert "{" not in getattr(found, key).format(**dict.fromkeys((name.rstrip("?") for name in names), TELLTALE))


SAME = {"key_band"}
"""The texts that are the same word in both languages."""


def test_nothing_is_left_in_english() -> None:
    """A text that is the same in another language is one without words, or one that is known to be."""
    same = {
        key
        for sort in SORTS
        for key in sort.kind.__struct_fields__
        for one, other in [[getattr(getattr(vocabulary(each), sort.name), key) for each in (Language.EN, Language.DE)]]
        if one == other and re.search(r"[^\W\d_]", re.sub(r"\{\w*\}", "", " ".join(one) if key in sort.lists else one))
    }
    assert SAME == same


@pytest.mark.parametrize(("language", "sort"), ALL, ids=lambda each: getattr(each, "name", each))
def test_our_files_are_read_in_a_moment(language: Language, sort: Sort[Any]) -> None:
    """Each is plain enough to be read without a parser, and then says the same."""
    text = file_of(language, sort)
    assert words_in(parse(text, sort.name), sort) == plainly(text, sort)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("resumed: Going on.", "resumed: 'Going on.'"),
        ("resumed: Going on.", "resumed: Going on. # or so"),
        ("resumed: Going on.", "resumed: Going: on."),
        ("resumed: Going on.", "resumed: Going on.\n  And on."),
        ("resumed: Going on.", 'resumed: "Going \\x6fn."'),
        ("resumed: Going on.", "resumed: Going on. "),
        ("resumed: Going on.", "resumed: Going on.\nresumed: Again."),
        ("resumed: Going on.", "resumed: Going\x1bon."),
        ("resumed: Going on.", "resumed: Going\u202eon."),
        ("resumed: Going on.", "resumed: {name} goes on."),
        ("resumed: Going on.", "resumed:"),
        ("resumed: Going on.", "resumed: >-"),
        ("resumed: Going on.", 'resumed: " "'),
        ("resumed: Going on.\n", ""),
        ("resumed:", "resume:"),
        ("resumed: Going on.", "---"),
    ],
)
def test_what_is_not_plain_is_left_to_the_strict_reader(before: str, after: str) -> None:
    """Other ways of YAML, and whatever is wrong."""
    text = file_of(Language.EN, SESSION)
    assert plainly(text, SESSION) is not None
    assert before in text
    assert plainly(text.replace(before, after), SESSION) is None


@pytest.mark.parametrize("language", Language)
def test_large_words_can_be_drawn_large(language: Language) -> None:
    """Block letters exist for them, and they are short enough."""
    found = vocabulary(language).session
    large = [getattr(found, key) for key in Phrases.__struct_fields__ if key.startswith("big_")]
    for _, exercise in Catalogue(shipped_routines()).all_exercises()[0]:
        cues = exercise.spoken_in(language).cues
        large += [(cues.of(phase) or found.phase(phase)).upper() for phase in Phase]
    assert [] == [word for word in large if (word and drawable(word) != word) or len(word) > LARGEST]


@pytest.mark.parametrize("language", Language)
def test_a_scale_stands_on_one_line(language: Language) -> None:
    """Between the margins of 80 columns: broken in two, its last word stands under the first number."""
    found = vocabulary(language).session
    assert [] == [scale for scale in (found.effort_scale, found.hurt_scale) if len(scale) > 80 - 2 * 3]


@pytest.mark.parametrize(
    ("sort", "before", "after", "problem"),
    [
        (SESSION, "resumed: Going on.\n", "", "a language needs the key resumed; write its text"),
        (SESSION, "resumed:", "resume:", "resume is no key of a language; did you mean resumed?"),
        (SESSION, "resumed: Going on.", "resumed: Going on with {name}.", "resumed has nothing to fill in"),
        (SESSION, "{reps} repetitions", "many repetitions", "repetitions needs {reps}, each once"),
        (SESSION, "{leg}. {setup}", "{leg}. {set up}", "announce needs {name}, {dose}, {leg} and {setup}, each once"),
        (SESSION, "{sore} of 10.", "{sore} of {sore}.", "hurt_noted needs {sore}, each once"),
        (DATES, "Sunday", "Sunday, Someday", "days needs 7 words, with a comma between them"),
        (SCREENS, 'error_full: "{error}"', "error_full: full of {errors}", "error_full may have {error}, once"),
    ],
)
def test_a_translators_mistake_is_found(sort: Sort[Any], before: str, after: str, problem: str) -> None:
    """A missing or unknown key, a name in braces too many or too few: each with its line."""
    text = file_of(Language.EN, sort)
    with pytest.raises(FilesInvalid) as invalid:
        words_in(parse(text.replace(before, after), "xx.yaml"), sort)
    assert [problem] == [each.what for each in invalid.value.problems if each.what == problem]
    assert before in text


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
        ("auto", {"LANG": "de@euro"}, Language.DE),
        ("auto", {"LANG": "en_US.UTF-8", "LANGUAGE": "de"}, Language.DE),
        ("auto", {"LANG": "de_DE.UTF-8", "LANGUAGE": "fr:en_GB:de"}, Language.EN),
        ("auto", {"LANG": "de_DE.UTF-8", "LANGUAGE": "fr"}, Language.DE),
        ("auto", {"LANG": "C", "LANGUAGE": "de"}, Language.EN),
        ("auto", {"LANG": "de_DE", "LANGUAGE": ""}, Language.DE),
        ("en", {"LANG": "de_DE"}, Language.EN),
        ("de", {"LANG": "en_US"}, Language.DE),
    ],
)
def test_the_setting_chooses_and_else_the_locale(setting: str, environ: dict[str, str], language: Language) -> None:
    """LC_ALL before LC_MESSAGES before LANG; without words for it, English."""
    assert language is chosen(setting, locale_in(environ))


JARGON = ("clean session", "the file's own", "ladder", "dose of", "tempo ", "threshold", "prescribed", "full dose")


def test_a_newcomer_finds_no_word_of_ours() -> None:
    """Nothing that is read or heard takes for granted what only the program's own makers know."""
    english = vocabulary(Language.EN)
    groups = (english.screens, english.reasons, english.today, english.session)
    texts = [text for group in groups for text in asdict(group).values() if isinstance(text, str)]
    assert [] == [text for text in texts if any(word in text.lower() for word in JARGON)]
