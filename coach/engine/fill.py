"""Fills a side into a text from a file. Pure."""

from __future__ import annotations

from coach.i18n.session_texts import SessionTexts
from coach.model.exercise import Side


def fill(text: str, side: Side, texts: SessionTexts) -> str:
    """`text` from a file with its `{side}` and `{other}` filled in.

    Plain replacement, never `str.format`: the text is a stranger's and may not reach into objects.
    """
    return text.replace("{side}", texts.side(side)).replace("{other}", texts.side(side.other))
