"""Speaking through programs: what is said reaches them on stdin only, and they end when told to."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from coach.sound.fault import SoundFault
from coach.sound.speaker import Speaker
from coach.sound.speech_program import CommandEngine, SapiEngine, espeak_ng, sapi_rate, say
from coach.sound.speech_queue import Priority
from coach.sound.voice import VoiceSettings
from tests.support.fakes import FakeClock
from tests.support.fakes_sound import program, until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the fake programs are shell scripts")

SETTINGS = VoiceSettings()
WRITES_DOWN = 'for each in "$@"; do echo "arg $each" >> "$LOG"; done; sed "s/^/in /" >> "$LOG"'
HANGS = 'echo $$ >> "$LOG"; sleep 1000'
NASTY = ["-f/etc/hostname", "; rm -rf /", "$(id)", "--help", "'\"`", "<speak>x</speak>", "ü ß 音"]


def logged(folder: Path) -> list[str]:
    """The lines a fake program wrote so far."""
    log = folder / "log"
    return log.read_text().splitlines() if log.exists() else []


def alive(pid: int) -> bool:
    """Whether this process runs; one that ended but was not waited for does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("make", [espeak_ng, say])
@pytest.mark.parametrize("text", NASTY)
def test_the_text_goes_to_stdin_and_the_arguments_stay(make: object, text: str, tmp_path: Path) -> None:
    """Whatever a stranger's file wants to have said is said, not obeyed."""
    command = make(program(tmp_path, WRITES_DOWN), SETTINGS)  # type: ignore[operator]
    engine = CommandEngine(command, SETTINGS)
    engine.start(text)
    assert engine.process is not None
    engine.process.wait(60)
    lines = logged(tmp_path)
    assert [line[4:] for line in lines if line.startswith("arg ")] == list(command.argv[1:])
    assert [line[3:] for line in lines if line.startswith("in ")] == [command.preamble + text]
    engine.close()


def test_the_arguments_say_how_to_speak() -> None:
    """Rate, volume, language and voice, each in the program's own units."""
    loud = VoiceSettings(rate=350, volume=50, language="de")
    assert espeak_ng("/e", loud).argv == ("/e", "--stdin", "-v", "de", "-s", "350", "-a", "50")
    assert say("/s", loud).argv == ("/s", "-v", "Anna", "-r", "350")
    assert say("/s", loud).preamble == "[[volm 0.50]] "
    named = VoiceSettings(voice="Fritz")
    assert "Fritz" in espeak_ng("/e", named).argv
    assert "Fritz" in say("/s", named).argv


@pytest.mark.parametrize("make", [espeak_ng, say])
def test_a_long_number_is_said_quicker(make: object, tmp_path: Path) -> None:
    """By the same program with another rate; everything else at the rate that was set."""
    german = VoiceSettings(rate=160, language="de")
    command = make(program(tmp_path, WRITES_DOWN), german)  # type: ignore[operator]
    quick = make(command.argv[0], VoiceSettings(rate=250, language="de"))  # type: ignore[operator]
    engine = CommandEngine(command, german)
    for text in ("21", "20", "21. Seite wechseln."):
        engine.start(text)
        assert engine.process is not None
        engine.process.wait(60)
    arguments = [line[4:] for line in logged(tmp_path) if line.startswith("arg ")]
    assert arguments == [*quick.argv[1:], *command.argv[1:], *command.argv[1:]]
    engine.close()


def test_powershell_says_a_long_number_quicker(tmp_path: Path) -> None:
    """Each text comes with its rate."""
    engine = SapiEngine(program(tmp_path, ANSWERS), VoiceSettings(rate=160, language="de"), FakeClock())
    engine.open()
    engine.start("21")
    engine.start("Heben")
    until(lambda: len(logged(tmp_path)) == 7)
    assert [line[3:] for line in logged(tmp_path)[3:]] == ["3", "21", "-1", "Heben"]
    engine.close()


def test_it_speaks_until_the_program_ends(tmp_path: Path) -> None:
    """And is over then."""
    engine = CommandEngine(
        espeak_ng(program(tmp_path, f"while [ ! -e '{tmp_path}/go' ]; do sleep 0.01; done"), SETTINGS), SETTINGS
    )
    engine.start("Lift")
    assert engine.speaking()
    (tmp_path / "go").touch()
    until(lambda: not engine.speaking())


def test_cutting_kills_the_program_and_all_it_started(tmp_path: Path) -> None:
    """At once, and nothing is left behind."""
    engine = CommandEngine(espeak_ng(program(tmp_path, f"{HANGS} & echo $! >> $LOG; wait"), SETTINGS), SETTINGS)
    engine.start("Lift")
    until(lambda: len(logged(tmp_path)) >= 2)
    before = time.perf_counter()
    engine.cut()
    assert time.perf_counter() - before < 0.2
    until(lambda: not any(alive(int(pid)) for pid in logged(tmp_path)))
    assert not engine.speaking()


@pytest.mark.parametrize(("body", "why"), [("exit 1", "ended with 1"), ("kill -9 $$", "ended with -9")])
def test_a_program_that_fails_is_a_fault(body: str, why: str, tmp_path: Path) -> None:
    """The speaker decides what to make of it."""
    engine = CommandEngine(espeak_ng(program(tmp_path, body), SETTINGS), SETTINGS)
    engine.start("Lift")
    assert engine.process is not None
    engine.process.wait(60)
    with pytest.raises(SoundFault, match=why):
        engine.speaking()


def test_a_program_that_is_missing_is_a_fault(tmp_path: Path) -> None:
    """It may have been removed since it was chosen."""
    engine = CommandEngine(espeak_ng(str(tmp_path / "nothing"), SETTINGS), SETTINGS)
    with pytest.raises(SoundFault, match="cannot be started"):
        engine.start("Lift")


def test_what_a_program_writes_is_not_seen(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The screen is drawn on the same terminal."""
    engine = CommandEngine(espeak_ng(program(tmp_path, "echo out; echo err >&2"), SETTINGS), SETTINGS)
    engine.start("Lift")
    until(lambda: not engine.speaking())
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("body", [HANGS, "exit 1", "echo oh >&2; exit 3", None])
def test_a_session_goes_on_whatever_the_program_does(
    body: str | None, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """One notice, the caller never waits, nothing on the screen, and nothing is left running."""
    path = str(tmp_path / "missing") if body is None else program(tmp_path, body)
    notices: list[str] = []
    clock = FakeClock()
    voice = Speaker(CommandEngine(espeak_ng(path, SETTINGS), SETTINGS), notices.append, clock=clock)
    longest = 0.0
    for number in range(40):
        before = time.perf_counter()
        voice.say(f"Lift {number}", priority=Priority.PHASE)
        longest = max(longest, time.perf_counter() - before)
        time.sleep(0.02)
        clock.forward(2)
    until(lambda: notices)
    before = time.perf_counter()
    voice.close()
    assert time.perf_counter() - before < 0.5
    assert len(notices) == 1
    assert notices[0].startswith("The voice (espeak-ng) is off: ")
    assert longest < 0.02
    assert capfd.readouterr() == ("", "")
    if body == HANGS:
        until(lambda: not any(alive(int(pid)) for pid in logged(tmp_path)))


ANSWERS = 'while IFS= read -r line; do echo "in $line" >> "$LOG"; echo .; done'


def test_powershell_is_started_once_and_told_how_to_speak(tmp_path: Path) -> None:
    """One process for the session; the voice's name too goes to stdin."""
    settings = VoiceSettings(voice="Zira", rate=180, volume=80, language="de")
    engine = SapiEngine(program(tmp_path, ANSWERS), settings, FakeClock())
    engine.open()
    first = engine.process
    for text in NASTY:
        engine.start(text)
        engine.cut()
    assert engine.process is first
    expected = ["Zira", "407", "80", *(line for text in NASTY for line in ("0", text, "0", ""))]
    until(lambda: len(logged(tmp_path)) == len(expected))
    assert [line[3:] for line in logged(tmp_path)] == expected
    assert not any(text in argument for argument in engine.argv for text in NASTY)
    assert '"' not in engine.argv[-1]
    engine.close()
    assert first is not None
    assert first.poll() is not None


def test_powershell_speaks_for_as_long_as_the_text_takes(tmp_path: Path) -> None:
    """It does not say when it is done."""
    clock = FakeClock()
    engine = SapiEngine(program(tmp_path, ANSWERS), SETTINGS, clock)
    engine.open()
    engine.start("Lie on your right side.")
    assert engine.speaking()
    clock.forward(3)
    assert not engine.speaking()
    engine.close()


@pytest.mark.parametrize(("body", "why"), [("exit 5", r"ended"), ("sleep 1000", "does not answer")])
def test_a_powershell_that_fails_or_hangs_is_a_fault(body: str, why: str, tmp_path: Path) -> None:
    """And it is ended."""
    clock = FakeClock()
    engine = SapiEngine(program(tmp_path, body), SETTINGS, clock)

    def session() -> None:
        engine.open()
        assert engine.process is not None
        if body == "exit 5":
            engine.process.wait(60)
        engine.start("Lift")
        clock.forward(10)
        engine.speaking()

    with pytest.raises(SoundFault, match=why):
        session()
    assert engine.process is None


@pytest.mark.parametrize(("words", "rate"), [(60, -10), (104, -5), (180, 0), (312, 5), (400, 7), (540, 10)])
def test_words_a_minute_become_sapi_steps(words: int, rate: int) -> None:
    """Ten steps are a factor of three."""
    assert sapi_rate(words) == rate


def test_nothing_of_ours_is_left_running(tmp_path: Path) -> None:
    """Closing ends what is being said."""
    engine = CommandEngine(espeak_ng(program(tmp_path, HANGS), SETTINGS), SETTINGS)
    engine.start("Lift")
    until(lambda: logged(tmp_path))
    engine.close()
    pid = int(logged(tmp_path)[0])
    until(lambda: not alive(pid))
    assert os.getpid() != pid
