"""Rows of a name and what belongs to it; what takes a second line stays under its first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from coach.tui.layout import cells, folded, padded

NARROWEST: Final = 24
"""Columns beside the names below which a name stands on a line of its own."""
INDENT: Final = 2

NamedRow = tuple[str, str, str]
"""A name, which may be empty; a text; the style of both."""


class NamedRows(Widget):
    """Texts beside their names, wrapped anew for each width."""

    DEFAULT_CSS = "NamedRows { height: auto; }"

    def __init__(self, name_width: int, rows: Sequence[NamedRow] = (), *, id: str) -> None:
        super().__init__(id=id)
        self._name_width = name_width
        self.rows = tuple(rows)

    def show(self, rows: Sequence[NamedRow]) -> None:
        """Show these instead."""
        self.rows = tuple(rows)
        self.refresh(layout=True)

    @property
    def text(self) -> str:
        """All of it, as it is before it is wrapped."""
        return "\n".join(f"{name} {text}".strip() for name, text, _ in self.rows)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the rows take."""
        return sum(1 for _ in self._lines(width))

    def render(self) -> Content:
        return Content("\n").join(list(self._lines(self.content_size.width)))

    def _lines(self, width: int) -> Iterator[Content]:
        for name, text, style in self.rows:
            for line in lines(name, text, self._name_width if name else 0, max(width, 1)):
                yield Content.styled(line, style)


def unnamed(texts: Iterable[str]) -> list[NamedRow]:
    """Paragraphs: rows without a name."""
    return [("", text, "") for text in texts]


def lines(name: str, text: str, name_width: int, width: int) -> list[str]:
    """A row in so many columns."""
    if not name:
        return folded(text, width) or [""]
    if width - name_width < NARROWEST:
        return [*folded(name, width), *(" " * INDENT + line for line in folded(text, max(width - INDENT, 1)))]
    name_width = max(name_width, cells(name) + 1) if width - cells(name) > NARROWEST else name_width
    first, *others = folded(text, width - name_width) or [""]
    return [padded(name, name_width) + first, *(" " * name_width + line for line in others)]
