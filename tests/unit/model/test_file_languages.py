"""In which languages a file is, and where it has what it says in each."""

from __future__ import annotations

import pytest

from coach.model.language import FileLanguage, Language, languages_of_file

EN, DE = Language.EN, Language.DE


@pytest.mark.parametrize(
    ("translated", "spoken", "own", "expected"),
    [
        ([], EN, None, [(EN, None), (DE, DE)]),
        ([], DE, None, [(DE, None), (EN, EN)]),
        ([], DE, EN, [(DE, DE), (EN, None)]),
        ([DE], DE, None, [(DE, DE), (EN, None)]),
        ([DE], EN, None, [(EN, None), (DE, DE)]),
        ([DE], EN, DE, [(EN, None), (DE, DE)]),
        ([EN], EN, None, [(EN, EN), (DE, None)]),
        ([EN, DE], DE, None, [(DE, DE), (EN, EN)]),
    ],
)
def test_a_files_own_texts_are_in_what_it_is_not_translated_into(
    translated: list[Language],
    spoken: Language,
    own: Language | None,
    expected: list[tuple[Language, Language | None]],
) -> None:
    """The language of whoever looks at it, if nothing speaks against it; that one comes first."""
    assert [FileLanguage(*each) for each in expected] == [*languages_of_file(translated, spoken, own)]
