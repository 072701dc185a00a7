"""A file while it is edited as text: each change gives another text, and can be taken back."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace


class TextDraft(Struct, frozen=True):
    """A text with what it was before."""

    text: str
    kept: str
    """As it is saved; empty where it never was."""
    past: tuple[str, ...] = ()
    """What undo goes back to, the newest last."""

    @property
    def has_changes(self) -> bool:
        """Whether there is anything to save."""
        return self.text != self.kept

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self.past)

    def changed(self, text: str) -> TextDraft:
        """The text as it is to be."""
        return self if text == self.text else replace(self, text=text, past=(*self.past, self.text))

    def undone(self) -> TextDraft:
        """As it was before the last change; the same where there was none."""
        return replace(self, text=self.past[-1], past=self.past[:-1]) if self.past else self

    def saved(self) -> TextDraft:
        """As it is once it was saved."""
        return replace(self, kept=self.text)
