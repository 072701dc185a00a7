"""A field for one line of text, never longer than it may be."""

from __future__ import annotations

from textual.binding import Binding
from textual.events import Paste
from textual.widgets import Input


class LineInput(Input):
    """What is pasted becomes one line, and is cut to what there is room for: Textual would keep nothing of it."""

    BINDINGS = [Binding("enter", "submit", "key_done", id="line-done")]

    def __init__(
        self,
        *,
        placeholder: str = "",
        max_length: int,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(placeholder=placeholder, max_length=max_length, id=id, classes=classes, compact=True)

    def on_paste(self, event: Paste) -> None:
        event.prevent_default()
        event.stop()
        room = self.max_length - len(self.value) + len(self.selected_text)  # type: ignore[operator]  # ours has one
        self.replace(" ".join(event.text.split())[: max(room, 0)], *self.selection)
