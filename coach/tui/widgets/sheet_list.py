"""The list of rows of an editor."""

from __future__ import annotations

from textual.binding import Binding

from coach.tui.key_labels import with_twins
from coach.tui.widgets.choice import Choice


class SheetList(Choice, inherit_bindings=False):
    """The list of rows; J and K are the sheet's own here."""

    BINDINGS = with_twins(
        Binding("down", "cursor_down", "key_down", show=False, id="sheet-down"),
        Binding("up", "cursor_up", "key_up", show=False, id="sheet-up"),
        Binding("home", "first", "key_first", show=False, id="sheet-first"),
        Binding("end", "last", "key_last", show=False, id="sheet-last"),
        Binding("pageup", "page_up", "key_page_up", show=False, id="sheet-page-up"),
        Binding("pagedown", "page_down", "key_page_down", show=False, id="sheet-page-down"),
    )
