"""The rows of an editor: what each is about, what it shows, and how its value is typed or chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, Self

from msgspec import Struct
from textual.content import Content

from coach.i18n.catalog import Vocabulary
from coach.model.exercise import Side
from coach.model.language import Language
from coach.tui.layout import folded, padded

LABEL = 20
"""Columns of a field's name, in a window that has room for it."""
NARROW = 48
"""Columns of a row from which on a field's name stands beside its value, and not above it."""
INDENT = "  "
MARGIN = 8
"""Columns of a window that rows and lines leave free."""
PADDING = 2
"""Columns in front of a row in its list."""
NOTHING = "–"


class Editable(Protocol):
    """A draft of a file: each change returns a new draft, and can be undone."""

    @property
    def has_changes(self) -> bool:
        """Whether there is anything to save."""

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""

    def undone(self) -> Self:
        """As it was before the last change."""


class SheetField(Struct, frozen=True):
    """A value of the file that a row shows and changes."""

    text: str
    """Its texts are named by it: `field_` what it is called, `ask_` what is asked."""
    typed: str = ""
    """As it is typed; empty where there is none."""
    told: str = ""
    """As it is told, where that is not as it is typed."""
    choices: tuple[tuple[str, str], ...] = ()
    """What it can be, as it is typed and as it is told; anything, where there are none."""
    several: bool = False
    """Whether it can be several of them at once."""
    beside: str = ""
    """Of a text: what the file says there in another language."""


class Row(Struct, frozen=True):
    """A row of an editor."""

    id: str
    place: int | None = None
    """Which entry of a routine, or which sentence, it belongs to."""
    title: Content = Content()
    """What it says, where it is no field."""
    field: SheetField | None = None
    depth: int = 0
    """How far in it stands."""


class RowFlaw(Struct, frozen=True):
    """An error or a warning, and the id of the row it is about; empty where it is about none."""

    row: str
    what: str
    stops: bool
    field: str = ""
    """The field of that row, as its texts are named by it, where that may be inside of a row which is closed."""
    language: Language | None = None
    """Of a text: the language it is in."""


def sides_named(typed: str, words: Vocabulary) -> str:
    """A field's text with `left` and `right` translated into the person's language."""
    return _translated(typed, {side.value: words.session.named_side(side) for side in (Side.LEFT, Side.RIGHT)})


def sides_in_file(typed: str, words: Vocabulary) -> str:
    """A typed text with the person's words for left and right translated back to those of a file."""
    return _translated(typed, {words.session.named_side(side): side.value for side in (Side.LEFT, Side.RIGHT)})


def _translated(typed: str, names: Mapping[str, str]) -> str:
    for name, other in names.items():
        typed = typed.replace(name, other)
    return typed


def indent(row: Row, width: int) -> int:
    """Columns in front of what a row says."""
    return min(len(INDENT) * row.depth, max(width // 8, 0))


def value_column(row: Row, width: int) -> int:
    """The column in which a field's value begins."""
    return indent(row, width) + (LABEL if width >= NARROW else len(INDENT))


def value_line(width: int) -> int:
    """The line of its row in which a field's value begins."""
    return 0 if width >= NARROW else 1


def row_content(row: Row, flaws: Sequence[RowFlaw], width: int, words: Vocabulary, *, typing: bool) -> Content:
    """A row as it is shown, with what is wrong below it; where it is typed in, the value is left to the line above.

    Of what is wrong inside of it only the fields are named: there it says what it is.
    """
    margin = " " * indent(row, width)
    parts: list[tuple[str, str] | Content | str] = []
    if row.field is None:
        parts.append(Content("\n").join(Content.assemble(margin, line) for line in row.title.split("\n")))
    else:
        parts.extend(_field_parts(row, row.field, width, words, typing))
    own = [(flaw.what, flaw.stops) for flaw in flaws if flaw.row == row.id]
    if inside := [flaw for flaw in flaws if flaw.field and flaw.row.startswith(f"{row.id}.")]:
        fields = dict.fromkeys(field_name(flaw.field, words) for flaw in inside)
        own.append((words.editor.see_fields.format(fields=", ".join(fields)), any(flaw.stops for flaw in inside)))
    for what, stops in own:
        style = "bold" if stops else ""
        parts += [(f"\n{margin}{INDENT}{line}", style) for line in folded(f"! {what}", _room(width, margin))]
    return Content.assemble(*parts)


def asked(field: SheetField, words: Vocabulary) -> str:
    """What is asked for the value of a field."""
    return str(getattr(words.editor, f"ask_{field.text}"))


def field_name(text: str, words: Vocabulary) -> str:
    """What a field is called."""
    return str(getattr(words.editor, f"field_{text}"))


def _field_parts(
    row: Row, field: SheetField, width: int, words: Vocabulary, typing: bool
) -> Sequence[tuple[str, str] | str]:
    margin = " " * indent(row, width)
    name = field_name(field.text, words)
    value = "" if typing else field.told or field.typed or NOTHING
    style = "" if field.typed else "dim"
    column = value_column(row, width)
    lines = folded(value, max(width - column, 8)) or [""]
    if width < NARROW:
        return [(margin + name, "dim"), *((f"\n{' ' * column}{line}", style) for line in lines)]
    head: list[tuple[str, str] | str] = [(margin + padded(name, LABEL), "dim"), (lines[0], style)]
    return [*head, *((f"\n{' ' * column}{line}", style) for line in lines[1:])]


def _room(width: int, margin: str) -> int:
    return max(width - len(margin) - len(INDENT), 8)
