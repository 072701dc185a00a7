"""The option list of every screen: no frame, no markup, and keys named in the person's language."""

from __future__ import annotations

from textual.binding import Binding
from textual.widgets import OptionList

from coach.tui.key_labels import with_twins


class Choice(OptionList, inherit_bindings=False):
    """Our option list: markup never interpreted, no frame; a click only chooses, and Enter is left to the screen.

    For no screen of ours listens to `OptionSelected`, which a click on Textual's list sends.
    """

    # Never so narrow that an option has no column left: Textual's own list fails at wrapping a word into none.
    DEFAULT_CSS = "Choice { min-width: 8; }"
    BINDINGS = with_twins(
        Binding("down,j", "cursor_down", "key_down", show=False, id="choice-down"),
        Binding("up,k", "cursor_up", "key_up", show=False, id="choice-up"),
        Binding("home", "first", "key_first", show=False, id="choice-first"),
        Binding("end", "last", "key_last", show=False, id="choice-last"),
        Binding("pageup", "page_up", "key_page_up", show=False, id="choice-page-up"),
        Binding("pagedown", "page_down", "key_page_down", show=False, id="choice-page-down"),
    )

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, markup=False, compact=True)

    def on_resize(self) -> None:
        """Where something takes room from it, the chosen row stays in sight."""
        self.scroll_to_highlight()

    def action_page_up(self) -> None:
        """A page up; by one where no page is drawn, which Textual's own list fails at."""
        if self._has_pages:
            super().action_page_up()  # type: ignore[no-untyped-call]  # Textual leaves it untyped
        else:
            self.action_cursor_up()

    def action_page_down(self) -> None:
        """A page down; by one where no page is drawn."""
        if self._has_pages:
            super().action_page_down()  # type: ignore[no-untyped-call]  # Textual leaves it untyped
        else:
            self.action_cursor_down()

    @property
    def _has_pages(self) -> bool:
        return bool(self.scrollable_content_region) and self.virtual_size.height > 0
