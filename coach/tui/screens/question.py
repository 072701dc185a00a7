"""The base of a question that fills the screen; the session beneath it waits."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.binding import Binding
from textual.screen import ModalScreen

Answer = TypeVar("Answer")


class QuestionScreen(ModalScreen[Answer]):
    """The base screen of the questions: their style, and the key for help."""

    CSS_PATH = "question.tcss"
    BINDINGS = [Binding("question_mark", "app.help", "key_help", tooltip="tip_help", id="question-help")]

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Leave with the answer, once: Textual takes away whatever is on top then, which may be the page beneath."""
        if not self.is_active:
            return AwaitComplete()
        return super().dismiss(result)
