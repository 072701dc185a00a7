"""What is said otherwise where a session is recorded, in German."""

from __future__ import annotations

from typing import Final

from coach.i18n.audio_texts import AudioTexts

AUDIO: Final = AudioTexts(
    lay_ready="Das gehört heute dazu: {kit}. Fehlt noch etwas, halte an, bis alles da ist.",
    more_or_less_time=(
        "Neue Übungen werden erst erklärt. Hör nur zu, danach ist Zeit, dich hinzulegen oder hinzustellen. "
        "Halte an, wenn du mehr Zeit brauchst. Wenn etwas schmerzt, hör auf und lass die Übung aus."
    ),
    own_pace="In deinem Tempo. Halte an, wenn du länger brauchst.",
    chapter_explained="{name}, so geht es",
    chapter_in_turn="{name}, Beine im Wechsel",
)
