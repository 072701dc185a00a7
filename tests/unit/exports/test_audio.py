"""A session written as a sound file, and read back by the library that wrote it."""

from __future__ import annotations

import sys
import wave
from array import array
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from coach.engine.cues import Began
from coach.errors import UsageError
from coach.exports import session_sound as module
from coach.exports.audio import CODERS, KINDS, require, write_audio
from coach.exports.session_sound import SessionSound, session_sound
from coach.i18n.catalog import Vocabulary
from coach.model.settings import Settings
from coach.sound.mixer import RATE
from tests.support.fakes import CLAM, IN_ENGLISH, IN_GERMAN, dose, plan
from tests.support.fakes_sound import FakeSpeech

HEARD_MS = 20
"""How far from its time a tone may be."""


@pytest.fixture(autouse=True)
def voice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words that can hardly be heard, so that tones stand out."""
    monkeypatch.setattr(module, "choose_speech", lambda *_: FakeSpeech())


@pytest.fixture(scope="module")
def av() -> Any:
    return pytest.importorskip("av", minversion="16", reason="the extra `audio` is not installed")


def sound_of(words: Vocabulary = IN_ENGLISH) -> SessionSound:
    return session_sound(plan(dose(CLAM, reps=1)), words, Settings(), lambda _: None)


def written(path: Path, words: Vocabulary = IN_ENGLISH) -> Path:
    write_audio(sound_of(words), path, path.suffix)
    return path


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_session_is_the_same_file(av: object, tmp_path: Path, kind: str) -> None:
    """Byte for byte."""
    one, other = (written(tmp_path / f"{name}{kind}").read_bytes() for name in ("one", "other"))
    assert one == other
    assert len(one) > 10_000


@pytest.mark.parametrize("kind", CODERS)
@pytest.mark.parametrize(
    ("words", "language", "legs"),
    [
        (IN_ENGLISH, "eng", ["Clam, left leg", "Clam, right leg"]),
        (IN_GERMAN, "deu", ["Clam, linkes Bein", "Clam, rechtes Bein"]),
    ],
)
def test_chapters_title_and_language(
    av: Any, tmp_path: Path, kind: str, words: Vocabulary, language: str, legs: list[str]
) -> None:
    """In their order and in the person's language, wherever the kind of file has them."""
    with av.open(str(written(tmp_path / f"a{kind}", words))) as file:
        chapters = file.chapters()
        stream = file.streams.audio[0]
        tags = {**file.metadata, **stream.metadata}
        starts = [Fraction(each["start"]) * each["time_base"] for each in chapters]
    assert (legs, [0, 12]) == ([each["metadata"]["title"] for each in chapters], starts)
    assert ("Test", language) == (tags["title"], tags["language"])


def heard(av: Any, path: Path) -> tuple[array[int], int]:
    """The samples of a file, and how many a second."""
    samples = array("h")
    with av.open(str(path)) as file:
        resampler = av.AudioResampler(format="s16", layout="mono")
        for frame in file.decode(audio=0):
            for each in resampler.resample(frame):
                samples.frombytes(bytes(each.planes[0])[: 2 * each.samples])
            rate = frame.sample_rate
    return samples, rate


def onsets(samples: array[int], rate: int) -> Iterator[float]:
    """Where in ms something loud begins behind 40 ms without it."""
    last = -rate
    for at, value in enumerate(samples):
        if abs(value) > 600:
            if at - last > rate // 25:
                yield at * 1000 / rate
            last = at


@pytest.mark.parametrize("kind", KINDS)
def test_every_tone_is_heard_on_its_time(av: Any, tmp_path: Path, kind: str) -> None:
    """As any decoder gives it: what a coder adds in front is taken off again."""
    found = list(onsets(*heard(av, written(tmp_path / f"a{kind}"))))
    began = [cue.at_ms for cue in sound_of().cues() if isinstance(cue, Began)]
    assert HEARD_MS > max(min(abs(onset - at) for onset in found) for at in began)
    assert len(began) > 6


@pytest.mark.parametrize("kind", KINDS)
def test_the_length_that_stands_at_its_head(av: Any, tmp_path: Path, kind: str) -> None:
    """Is that of its sound, to 50 ms, for a player that reads no more than the head."""
    path, sound = written(tmp_path / f"a{kind}"), sound_of()
    with av.open(str(path)) as file:
        shown_ms = file.streams.audio[0].duration * file.streams.audio[0].time_base * 1000
    assert 50 > abs(shown_ms - sound.ms)
    samples, rate = heard(av, path)
    assert 50 > abs(len(samples) * 1000 / rate - sound.ms)


def test_the_head_of_an_mp3_file(av: object, tmp_path: Path) -> None:
    """It counts its frames, of 576 samples each, so that nobody has to guess from the size of the file."""
    data = written(tmp_path / "a.mp3").read_bytes()[:4_000]
    at = max(data.find(b"Info"), data.find(b"Xing"))
    assert at > 0
    assert data[at + 7] & 1
    frames = int.from_bytes(data[at + 8 : at + 12], "big")
    assert 50 > frames * 576 / 24 - sound_of().ms >= 0


def test_the_head_of_an_m4a_file(av: object, tmp_path: Path) -> None:
    """What tells of the sound stands before it: a player need not read to the end to begin."""
    data = written(tmp_path / "a.m4a").read_bytes()
    assert 0 < data.find(b"moov") < data.find(b"mdat")


def test_a_wav_file_needs_no_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """And is what was mixed."""
    monkeypatch.setitem(sys.modules, "av", None)
    require(".wav")
    with wave.open(str(written(tmp_path / "a.wav"))) as file:
        assert (1, 2, RATE) == file.getparams()[:3]
        assert b"".join(sound_of().blocks()) == file.readframes(file.getnframes())


def test_how_far_it_is(tmp_path: Path) -> None:
    """It is told all along, to the end; whoever is told may end it."""
    shares: list[float] = []
    write_audio(sound_of(), tmp_path / "a.wav", ".wav", shares.append)
    assert shares == sorted(shares)
    assert 1.0 == shares[-1]
    assert len(shares) > 20

    def stop(_share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_audio(sound_of(), tmp_path / "a.wav", ".wav", stop)


@pytest.mark.parametrize(
    ("library", "message"),
    [(None, r"pip install 'hip-coach\[audio\]'"), (SimpleNamespace(__version__="15.1.0"), "av 16 or newer")],
)
def test_without_the_library(monkeypatch: pytest.MonkeyPatch, library: object, message: str) -> None:
    """One line says what installs it."""
    monkeypatch.setitem(sys.modules, "av", library)
    with pytest.raises(UsageError, match=message):
        require(".mp3")
