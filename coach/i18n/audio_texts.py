"""What is said otherwise where a session is recorded, for nobody can press a key of ours there; and its chapters."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from coach.i18n.session_texts import SessionTexts


class AudioTexts(Struct, frozen=True, kw_only=True):
    """The texts of one language; the first three stand for those of the same name in a session, and are no longer."""

    lay_ready: str = "You need {kit}. If something is missing, pause until you have it."
    more_or_less_time: str = (
        "What is new is explained first. Just listen, you get into place after it. "
        "Pause for more time. If something hurts, stop and skip the exercise."
    )
    own_pace: str = "At your own pace. Pause if you need longer."
    # What is told before an exercise, and a set in which the legs take turns, as chapters of the file.
    chapter_explained: str = "{name}, how it goes"
    chapter_in_turn: str = "{name}, legs in turn"

    def spoken(self, texts: SessionTexts) -> SessionTexts:
        """The texts of a session with these in them."""
        return replace(
            texts, lay_ready=self.lay_ready, more_or_less_time=self.more_or_less_time, own_pace=self.own_pace
        )
