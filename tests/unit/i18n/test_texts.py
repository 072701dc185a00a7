"""The words of each language: complete, short enough, and filled in with what they ask for."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from msgspec.structs import asdict

from coach.i18n.catalog import Vocabulary, vocabulary
from coach.i18n.editor_texts import EditorTexts
from coach.i18n.screen_texts import ScreenTexts
from coach.i18n.session_texts import SessionTexts
from coach.i18n.settings_texts import SettingsTexts
from coach.library.catalogue import Catalogue, shipped_routines
from coach.model.exercise import Phase
from coach.model.language import Language, chosen, locale_in
from coach.model.settings import Settings
from coach.tui.widgets.glyphs import drawable
from tests.support.german import GROUPS

COACH = Path(__file__).parents[3] / "coach"
ENGLISH = vocabulary(Language.EN)
LARGEST = 9
"""Letters of a large word: more are not drawn large beside the figure at 100 columns."""
OTHERS = [language for language in Language if language is not Language.EN]


def fields(words: Vocabulary) -> dict[str, str | tuple[str, ...]]:
    """Every text of a language by `group.name`."""
    return {f"{group}.{key}": text for group in GROUPS for key, text in asdict(getattr(words, group)).items()}


def braces(text: str | tuple[str, ...]) -> set[str]:
    """The names in braces."""
    parts = (text,) if isinstance(text, str) else text
    return {name for part in parts for _, name, _, _ in Formatter().parse(part) if name is not None}


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_missing(language: Language) -> None:
    """Each text is given, not left to the English one; a text that is the same in both is one without words."""
    missing = [
        key
        for key, text in fields(vocabulary(language)).items()
        if text == fields(ENGLISH)[key]
        and re.search(r"[^\W\d_]", re.sub(r"\{\w*\}", "", text if isinstance(text, str) else " ".join(text)))
    ]
    assert missing == [key for key in missing if key in SAME]


SAME = {"editor.field_name", "editor.field_band", "screens.key_band", "report.name", "report.left_right"}
"""The texts that are the same word in both languages."""


TOLD_OTHERWISE = {"screens.see_doctor"}
"""English says what was raised; other languages say it in words of their own."""


@pytest.mark.parametrize("language", OTHERS)
def test_the_same_is_filled_in(language: Language) -> None:
    """A translation has the names in braces of the English text, and as many parts."""
    english, other = fields(ENGLISH), fields(vocabulary(language))
    left_out = {key: braces(english[key]) ^ braces(text) for key, text in other.items()}
    assert {} == {key: names for key, names in left_out.items() if names and key not in TOLD_OTHERWISE}
    lengths = {key: len(text) for key, text in english.items() if isinstance(text, tuple)}
    assert lengths == {key: len(text) for key, text in other.items() if isinstance(text, tuple)}


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """All of a file's syntax."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def filled_in() -> list[tuple[str, str, set[str]]]:
    """Every `something.name.format(...)` of ours: where, the text's name, and what it is filled in with."""
    found = []
    for path in sorted(COACH.rglob("*.py")):
        for node in nodes(path):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "format"
                and isinstance(node.func.value, ast.Attribute)
                and all(each.arg for each in node.keywords)
            ):
                with_names = {each.arg or "" for each in node.keywords}
                found.append((f"{path.name}:{node.lineno}", node.func.value.attr, with_names))
    return found


def test_each_text_is_filled_in_with_what_it_asks_for() -> None:
    """One name too few would end the program where the text is told."""
    asked: dict[str, list[set[str]]] = {}
    for key, text in fields(ENGLISH).items():
        asked.setdefault(key.partition(".")[2], []).append(braces(text))
    calls = [each for each in filled_in() if each[1] in asked]
    assert len(calls) > 40
    assert [] == [(where, name) for where, name, given in calls if not any(names <= given for names in asked[name])]


BY_PART = (
    "set_",
    "about_",
    "value_",
    "name_",
    "kit_",
    "aside_",
    "for_",
    "lacks_",
    "at_",
    "field_",
    "ask_",
    "language_",
)
"""How the names of texts begin that are asked for by the key of a setting or of a sheet, its value, a thing, a kind."""


def named(*, but: str = "") -> set[str]:
    """Every attribute, keyword and text constant of our code, which is how a text is asked for; `but` is not read."""
    names: set[str] = set(Settings.__struct_fields__)
    for path in COACH.rglob("*.py"):
        if "i18n/de" in path.as_posix() or path.name == but:
            continue
        for node in nodes(path):
            if isinstance(node, ast.Attribute):
                names.add(node.attr)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                names.add(node.value)
    return names


def unused(names: set[str]) -> list[str]:
    """The texts that none of these names asks for."""
    texts = [key.partition(".")[2] for key in fields(ENGLISH) if not key.startswith("red_flags.")]
    parts = {text: text.split("_") for text in texts if text.startswith(BY_PART)}
    ends = {text: {"_".join(each[at:]) for at in range(1, len(each))} for text, each in parts.items()}
    return [text for text in texts if text not in names and not ends.get(text, set()) & names]


def test_no_text_is_left_over() -> None:
    """What nothing names any more goes; what is named by parts of its name ends with one that is there."""
    assert unused(named()) == []


def test_a_text_that_is_left_over_is_found() -> None:
    """Without the page of the history its own texts are not asked for."""
    assert {"key_delete", "set_tones"} <= set(unused(named(but="history.py") - {"tones"}))


@pytest.mark.parametrize("language", Language)
def test_large_words_can_be_drawn_large(language: Language) -> None:
    """Block letters exist for them, and they are short enough."""
    found = vocabulary(language).session
    large = [getattr(found, key) for key in SessionTexts.__struct_fields__ if key.startswith("big_")]
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
    groups = (english.screens, english.settings, english.reasons, english.today, english.session)
    texts = [text for group in groups for text in asdict(group).values() if isinstance(text, str)]
    assert [] == [text for text in texts if any(word in text.lower() for word in JARGON)]


def test_no_key_is_described_twice() -> None:
    """A key is described by the name of a text: were it in two tables, one page would say what another one means."""
    names = [
        name
        for table in (EditorTexts, ScreenTexts, SessionTexts, SettingsTexts)
        for name in table.__struct_fields__
        if name.startswith(("key_", "tip_"))
    ]
    assert sorted(set(names)) == sorted(names)
