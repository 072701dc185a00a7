"""Writes a session as a sound file: MP3, M4A, Opus with chapters, by PyAV; WAV by the standard library.

All is streamed: a block is mixed, encoded and written before the next one, so that memory does not grow with length.
The coders are the quick ones of each kind, for which a session is written a hundred times as fast as it lasts; what
that costs is in `tests/bench/RESULTS.md`. Chapters are set before the first packet: behind it MP3 and Opus lose them
without a word. The same session gives the same bytes.
"""

from __future__ import annotations

import wave
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from coach.errors import UsageError, phrase
from coach.exports.extras import load
from coach.exports.output_file import Progress
from coach.exports.session_sound import SessionSound
from coach.model.language import Language
from coach.sound.mixer import RATE

KINDS: Final = (".mp3", ".m4a", ".opus", ".wav")
"""What a session can be written as; the first is the usual one."""
LANGUAGES: Final = {Language.EN: "eng", Language.DE: "deu"}
"""What a language is called in a sound file (ISO 639-2/T)."""
_CODED_RATE: Final = 24_000
"""Samples a second of what is encoded. Opus takes no 22,050; and an MP3 file says that it is two frames longer than its
sound, which is what the coder adds at both ends: 48 ms in the place of 52."""
_PYAV: Final = 16
"""The first one with chapters."""


class Coder(Struct, frozen=True):
    """How one kind of file is encoded."""

    format: str
    codec: str
    samples: str
    """The kind of sample that the codec takes."""
    bit_rate: int
    codec_options: Mapping[str, str]
    format_options: Mapping[str, str] = {}


CODERS: Final = {
    ".mp3": Coder("mp3", "libmp3lame", "s16p", 64_000, {"compression_level": "7"}, {"id3v2_version": "3"}),
    ".m4a": Coder("ipod", "aac", "fltp", 48_000, {"aac_coder": "fast"}, {"movflags": "+faststart"}),
    ".opus": Coder("opus", "libopus", "s16", 32_000, {"compression_level": "5"}),
}
"""MP3 at a constant rate, so that a chapter begins where a player looks for it; M4A with what one needs at its head."""


def write_audio(sound: SessionSound, path: Path, kind: str, progress: Progress | None = None) -> None:
    """Write a session to `path` as `kind`, one of `KINDS`. Raises UsageError where PyAV is missing or too old."""
    blocks = _followed(sound, progress)
    if kind == ".wav":
        _write_wave(blocks, path)
    else:
        _encode(sound, blocks, path, CODERS[kind])


def require(kind: str) -> None:
    """Refuse at once what could not be written in the end. Raises UsageError."""
    if kind != ".wav":
        _pyav()


def _pyav() -> Any:
    av = load("av", "audio")
    if int(av.__version__.partition(".")[0]) < _PYAV:
        what = phrase(
            "this needs av {needed} or newer, and {there} is installed: pip install -U av",
            needed=_PYAV,
            there=str(av.__version__),
        )
        raise UsageError(what)
    return av


def _followed(sound: SessionSound, progress: Progress | None) -> Iterator[bytes]:
    """The blocks of a session, telling how far it is."""
    done, whole = 0, 2 * sound.count
    for block in sound.blocks():
        yield block
        done += len(block)
        if progress is not None:
            progress(done / whole)


def _write_wave(blocks: Iterator[bytes], path: Path) -> None:
    with path.open("wb") as stream, wave.open(stream, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        for block in blocks:
            file.writeframesraw(block)


def _encode(sound: SessionSound, blocks: Iterator[bytes], path: Path, coder: Coder) -> None:
    av = _pyav()
    # With it there is no number in an Opus file that another run would draw otherwise.
    options = {**coder.format_options, "fflags": "+bitexact"}
    with av.open(str(path), "w", format=coder.format, container_options=options) as file:
        stream = file.add_stream(coder.codec, rate=_CODED_RATE, layout="mono", options=dict(coder.codec_options))
        stream.codec_context.format = coder.samples
        stream.bit_rate = coder.bit_rate
        stream.metadata["language"] = LANGUAGES[sound.vocabulary.language]
        file.metadata.update(title=sound.plan.name, language=LANGUAGES[sound.vocabulary.language])
        file.set_chapters(
            [
                {
                    "id": number,
                    "start": chapter.start_ms,
                    "end": chapter.end_ms,
                    "time_base": Fraction(1, 1000),
                    "metadata": {"title": chapter.title},
                }
                for number, chapter in enumerate(sound.chapters(), start=1)
            ]
        )
        at = 0
        for block in filter(None, blocks):
            frame = av.AudioFrame(format="s16", layout="mono", samples=len(block) // 2)
            frame.planes[0].update(block)
            frame.sample_rate, frame.time_base, frame.pts = RATE, Fraction(1, RATE), at
            at += frame.samples
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
