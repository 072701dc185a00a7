"""When somebody should look at the hip, and how soreness differs from pain."""

from __future__ import annotations

import pytest

from coach.i18n.catalog import vocabulary
from coach.i18n.red_flags import AT_ONCE, THIS_WEEK, RedFlagTexts, lines, red_flag_page
from coach.model.language import Language


def test_every_sign_is_shown() -> None:
    """None that a translator wrote is left out, and those that cannot wait come first."""
    signs = [name.removesuffix("_sign") for name in RedFlagTexts.__struct_fields__ if name.endswith("_sign")]
    assert [*AT_ONCE, *THIS_WEEK] == signs
    flags = red_flag_page(vocabulary(Language.EN).red_flags).flags
    assert [True] * len(AT_ONCE) + [False] * len(THIS_WEEK) == [flag.at_once for flag in flags]


@pytest.mark.parametrize("language", Language)
def test_each_sign_says_what_to_do(language: Language) -> None:
    """The sign, why, and what to do stand together on one line; at once stands above this week."""
    texts = vocabulary(language).red_flags
    told = lines(texts)
    assert f"- {texts.bone_sign} {texts.bone_why} {texts.bone_do}" in told
    assert told.index(texts.at_once) < told.index(texts.this_week) < told.index(texts.sore_or_pain)
    assert [texts.soreness, texts.pain, texts.unsure] == told[-3:]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.EN, ("jump in training", "menopause", "low weight", "smoking", "hopping", "X-ray", "fever", "lump")),
        (Language.DE, ("Sprung im Training", "Menopause", "wenig Gewicht", "Rauchern", "Hüpfen", "Röntgenbild", "MRT")),
    ],
)
def test_what_cannot_wait_is_told_whole(language: Language, words: tuple[str, ...]) -> None:
    """Who is at risk of a crack in the thigh bone, how not to test it, and that a first picture may show nothing."""
    told = "\n".join(lines(vocabulary(language).red_flags))
    assert [] == [word for word in words if word not in told]
    texts = vocabulary(language).red_flags
    assert "fever" in texts.pelvis_sign or "Fieber" in texts.pelvis_sign
