"""FIT files, as watches and training logs read them: messages with their fields, written with fit-tool.

Its messages take a time in seconds, and a moment in milliseconds since 1970. What a field cannot hold is refused here:
other writers of FIT files let such a number wrap, and 65,535, the format's own sign for *nothing*, is taken silently.
"""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from importlib import import_module
from typing import Any, Final

from coach.errors import UsageError, phrase
from coach.exports.extras import load
from coach.system.text import visible

EXTRA: Final = "watch"
"""The extra that what is beneath this comes with."""
ACTIVITY: Final = 4
WORKOUT: Final = 5
"""What a file is."""
TRAINING: Final = 10
STRENGTH_TRAINING: Final = 20
"""The sport and what kind of it."""
DEVELOPMENT: Final = 255
"""The maker that everybody may name who has no number of their own."""
BYTES_OF_TEXT: Final = 254
"""A field holds 255 bytes, and the last is a zero."""

_LARGEST: Final = {
    "repetitions": 0xFFFE,
    "duration_reps": 0xFFFF_FFFE,
    "message_index": 0x0FFF,
    "workout_step_index": 0xFFFE,
}
"""The largest number of these fields; one more is *nothing*, or the place of another thing."""
_SECONDS: Final = frozenset({"duration", "duration_time", "total_elapsed_time", "total_timer_time"})
_LONGEST_MS: Final = 0xFFFF_FFFE
_EPOCH_S: Final = 631_065_600
"""When the format's time begins, at the end of 1989; what is below its first number is no date."""
_FIRST_S, _LAST_S = _EPOCH_S + 0x1000_0000, _EPOCH_S + 0xFFFF_FFFE


class FitFile:
    """A FIT file as it is put together: its messages in their order."""

    def __init__(self, kind: int, content: str, created: datetime) -> None:
        """`content` is what tells this file from all others: the same content has the same number."""
        load("fit_tool", EXTRA)
        self._builder = import_module("fit_tool.fit_file_builder").FitFileBuilder()
        self._local: dict[str, int] = {}
        self.add(
            "file_id",
            type=kind,
            manufacturer=DEVELOPMENT,
            product=0,
            serial_number=serial_number(content),
            time_created=created,
        )

    def add(self, message: str, **fields: Any) -> None:
        """Add a message with these fields; a duration is given in milliseconds, and a field of None is left out.

        Raises UsageError for a number that its field cannot hold.
        """
        module = import_module(f"fit_tool.profile.messages.{message}_message")
        kind = getattr(module, _class_name(message) + "Message")
        made = kind(local_id=self._local.setdefault(message, len(self._local)))
        for name, value in fields.items():
            assert hasattr(kind, name), f"{message} has no field {name}"
            if value is not None:
                setattr(made, name, _encodable(name, value))
        self._builder.add(made)

    def to_bytes(self) -> bytes:
        """The whole file.

        Without the writer's own check, which takes a step of repetitions for one that repeats others.
        """
        return bytes(self._builder.build_bytes())


def exercise_number(fit: tuple[str, str] | None) -> tuple[int, int] | None:
    """A category and a name of the profile as their numbers; None where the profile has no such exercise."""
    if fit is None:
        return None
    load("fit_tool", EXTRA)
    profile = import_module("fit_tool.profile.profile_type")
    category, name = fit
    categories = profile.ExerciseCategory.__members__
    names = getattr(getattr(profile, _class_name(category) + "ExerciseName", None), "__members__", {})
    number = names.get(name.upper()) or names.get(f"N{name.upper()}")  # none of its names begins with a digit
    if number is None or category.upper() not in categories:
        return None
    return int(categories[category.upper()].value), int(number.value)


def _class_name(name: str) -> str:
    return "".join(part.title() for part in name.split("_"))


def serial_number(content: str) -> int:
    """A number for a file of this content: never nothing."""
    return int.from_bytes(sha256(content.encode()).digest()[:4], "little") or 1


def fit_text(text: str) -> str:
    """The text as far as a field holds it, cut between two characters."""
    encoded = visible(text).encode()[:BYTES_OF_TEXT]
    return encoded.decode(errors="ignore")


def _encodable(name: str, value: Any) -> Any:
    match value:
        case str():
            return fit_text(value)
        case datetime():
            if not _FIRST_S <= value.timestamp() <= _LAST_S:
                day = f"{value:%Y-%m-%d}"
                what = phrase("{day} is no date that a FIT file can hold; the clock was wrong then", day=day)
                raise UsageError(what)
            if (
                name == "local_timestamp"
            ):  # what the clock on the wall said; the one moment that the writer leaves as it is
                return round(value.replace(tzinfo=UTC).timestamp()) - _EPOCH_S
            return round(value.timestamp() * 1000)
        case int() if name in _SECONDS:
            if not 0 <= value <= _LONGEST_MS:
                raise UsageError(phrase("{value} ms is longer than a FIT file can hold", value=value))
            return value / 1000
        case int() if not 0 <= value <= _LARGEST.get(name, value):
            field = name.replace("_", " ")
            raise UsageError(phrase("{value} is more than a FIT file can hold as {field}", value=value, field=field))
        case _:
            return value
