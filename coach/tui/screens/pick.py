"""A few things to choose from, one or several of them."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static
from textual.widgets.option_list import Option

from coach.system.text import visible
from coach.tui.key_labels import with_twins
from coach.tui.screens.question import QuestionScreen
from coach.tui.widgets.choice import Choice
from coach.tui.widgets.key_bar import KeyBar

CHOSEN, NOT_CHOSEN = "■ ", "□ "


class PickScreen(QuestionScreen[tuple[str, ...] | None]):
    """One of these, or several: those that were picked; None: as it was."""

    BINDINGS = with_twins(
        Binding("enter", "done", "key_done", key_display="enter", id="pick-done"),
        Binding("space", "mark", "key_mark", tooltip="tip_mark", id="pick-mark"),
        Binding("escape,q", "dismiss(None)", "key_back", key_display="esc", id="pick-back"),
    )
    choice = query_one(Choice)

    def __init__(
        self, ask: str, choices: Sequence[tuple[str, str]], chosen: Sequence[str], *, several: bool = False
    ) -> None:
        super().__init__()
        self._ask, self._choices, self._several = ask, choices, several
        self._chosen = [each for each in chosen if each]
        self._at = next((at for at, (value, _) in enumerate(choices) if value in chosen), 0)

    def compose(self) -> ComposeResult:
        with Vertical(classes="question"):
            yield Static(Content(visible(self._ask)), classes="ask", markup=False)
            yield Choice(id="choices")
        yield KeyBar()

    def on_mount(self) -> None:
        self.choice.add_options(Option(Content(self._line(at))) for at in range(len(self._choices)))
        self.choice.highlighted = self._at
        self.choice.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where it can be one only, nothing is marked."""
        return self._several if action == "mark" else True

    def action_mark(self) -> None:
        """Take the one under the cursor, or leave it out."""
        if (at := self.choice.highlighted) is not None:
            value = self._choices[at][0]
            if value in self._chosen:
                self._chosen.remove(value)
            else:
                self._chosen.append(value)
            self.choice.replace_option_prompt_at_index(at, Content(self._line(at)))

    def action_done(self) -> None:
        """What is marked; where it can be one only, the one under the cursor."""
        at = self.choice.highlighted
        if self._several:
            self.dismiss(tuple(value for value, _ in self._choices if value in self._chosen))
        elif at is not None:
            self.dismiss((self._choices[at][0],))

    def _line(self, at: int) -> str:
        value, told = self._choices[at]
        mark = (CHOSEN if value in self._chosen else NOT_CHOSEN) if self._several else ""
        return f"{mark}{visible(told)}"
