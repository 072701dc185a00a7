"""The voice: one at a time, nothing late, silent at once, and never in the way."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from coach.sound.speaker import HANGS_MS, MAX_CHARACTERS, RETRY_MS, Speaker, speakable
from coach.sound.speech_queue import Priority
from coach.sound.voice import SilentVoice, VoiceSettings
from tests.support.fakes import FakeClock
from tests.support.fakes_sound import FakeEngine, until


class Room:
    """A speaker with its fakes."""

    def __init__(self) -> None:
        self.engine = FakeEngine()
        self.clock = FakeClock()
        self.notices: list[str] = []
        self.voice = self.speaker()

    def speaker(self) -> Speaker:
        return Speaker(self.engine, self.notices.append, clock=self.clock)

    def heard(self, text: str) -> None:
        until(lambda: text in self.engine.log and self.engine.sounding)


@pytest.fixture
def room() -> Iterator[Room]:
    room = Room()
    yield room
    room.engine.hang.set()
    room.voice.close()


def test_words_are_said(room: Room) -> None:
    """From another thread, soon."""
    room.voice.say("Lift")
    room.heard("Lift")


def test_saying_returns_at_once_even_if_the_engine_hangs(room: Room) -> None:
    """The session never waits for the voice."""
    room.engine.hang.clear()
    room.voice.say("Lift")
    until(lambda: room.engine.log == ["Lift"])
    before = time.perf_counter()
    for number in range(100):
        room.voice.say(str(number))
        room.voice.silence()
    assert time.perf_counter() - before < 0.1


def test_a_phase_cuts_a_count(room: Room) -> None:
    """And the count is silent before the phase begins: the engine checks that nothing overlaps."""
    room.voice.say("5", priority=Priority.COUNT)
    room.heard("5")
    room.voice.say("Lower", priority=Priority.PHASE)
    room.heard("Lower")
    assert room.engine.log == ["5", "<cut>", "Lower"]


def test_a_count_never_cuts_an_instruction_and_is_dropped_when_late(room: Room) -> None:
    """The instruction is heard to its end; the count it covered is never said."""
    room.voice.say("Lie on your side.", priority=Priority.INSTRUCTION)
    room.heard("Lie on your side.")
    room.voice.say("3", priority=Priority.COUNT)
    room.clock.forward(0.301)
    room.engine.sounding = False
    room.voice.say("Lift", priority=Priority.PHASE)
    room.heard("Lift")
    assert "3" not in room.engine.log


def test_a_count_that_is_barely_late_is_said(room: Room) -> None:
    """Within 300 ms it still helps."""
    room.voice.say("Lie on your side.", priority=Priority.INSTRUCTION)
    room.heard("Lie on your side.")
    room.voice.say("3", priority=Priority.COUNT)
    room.clock.forward(0.299)
    room.engine.sounding = False
    room.heard("3")


def test_silence_cuts_and_forgets(room: Room) -> None:
    """A pause is quiet at once, and stays so."""
    room.voice.say("Lie on your side.", priority=Priority.INSTRUCTION)
    room.heard("Lie on your side.")
    room.voice.say("3", within_ms=None, priority=Priority.COUNT)
    room.voice.silence()
    until(lambda: "<cut>" in room.engine.log)
    room.voice.say("Paused.", priority=Priority.ALERT)
    room.heard("Paused.")
    assert room.engine.log == ["Lie on your side.", "<cut>", "Paused."]


def test_one_fault_is_forgiven(room: Room) -> None:
    """A program may stumble once."""
    room.engine.fails = True
    room.voice.say("Lift")
    until(lambda: "Lift" in room.engine.log)
    room.engine.fails = False
    room.voice.say("Hold")
    room.heard("Hold")
    assert room.notices == []


def test_two_faults_in_a_row_are_one_notice_and_silence_until_it_works_again(room: Room) -> None:
    """The session goes on without the voice, which rests and tries again: what it spoke to may be back."""
    room.engine.fails = True
    for word in ("Lift", "Hold"):
        room.voice.say(word)
        until(lambda word=word: word in room.engine.log)
    until(lambda: room.notices)
    room.voice.say("Lower")
    room.clock.forward(RETRY_MS / 1000 + 0.1)
    room.voice.say("Open")
    until(lambda: "Open" in room.engine.log)
    assert "Lower" not in room.engine.log
    room.engine.fails = False
    until(lambda: room.voice.quiet_until_ms > room.clock() * 1000)
    room.clock.forward(RETRY_MS / 1000 + 0.1)
    room.voice.say("Close")
    room.heard("Close")
    assert room.notices == ["The voice (fake) is off: it ended with 1."]


def test_words_asked_for_ahead_wait_for_their_moment(room: Room) -> None:
    """An engine that begins as soon as it is told is told then."""
    room.voice.say("Lift", at_s=room.clock() + 0.2)
    assert room.engine.log == []
    room.clock.forward(0.2)
    room.heard("Lift")


def test_an_utterance_without_an_end_is_cut(room: Room) -> None:
    """Each has its time limit; the second that needs it is the end of the voice."""
    for word in ("Lift", "Hold"):
        room.voice.say(word)
        room.heard(word)
        room.clock.forward(5)
        until(lambda: not room.engine.sounding)
    until(lambda: room.notices)
    assert room.notices == ["The voice (fake) is off: it does not come to an end."]


def test_a_program_that_hangs_is_found_out_though_each_count_cuts_it(room: Room) -> None:
    """Nothing would ever be heard, and no utterance would ever reach its limit."""
    for number in range(1, 8):
        room.voice.say(str(number), priority=Priority.COUNT)
        until(lambda word=str(number): word in room.engine.log or room.notices)
        room.clock.forward(1)
    until(lambda: room.notices)
    assert room.notices == ["The voice (fake) is off: it does not come to an end."]


def test_an_engine_that_never_comes_back_is_left_behind(room: Room) -> None:
    """One notice, and what hangs is ended."""
    room.engine.hang.clear()
    room.voice.say("Lift")
    until(lambda: room.engine.log == ["Lift"])
    room.clock.forward(HANGS_MS / 1000 + 0.1)
    room.voice.say("Hold")
    room.voice.say("Lower")
    assert room.notices == ["The voice (fake) is off: it hangs."]
    assert "<abandon>" in room.engine.log


def test_an_engine_that_comes_back_speaks_again(room: Room) -> None:
    """What it hung on is not heard so late; what is asked for after a while is."""
    room.engine.hang.clear()
    room.voice.say("Lie down on your left side.")
    until(lambda: room.engine.log == ["Lie down on your left side."])
    room.clock.forward(HANGS_MS / 1000 + 0.1)
    room.voice.say("Hold")
    until(lambda: "<cut>" in room.engine.log)
    room.clock.forward(RETRY_MS / 1000 + 0.1)
    room.voice.say("Lower")
    room.heard("Lower")
    assert len(room.notices) == 1


def test_a_voice_that_is_not_there_is_one_notice() -> None:
    """Known before the first word."""
    room = Room.__new__(Room)
    room.engine, room.clock, room.notices = FakeEngine(), FakeClock(), []
    room.engine.opens = False
    room.voice = room.speaker()
    until(lambda: room.notices)
    room.voice.say("Lift")
    room.voice.close()
    assert room.notices == ["The voice (fake) is off: there is no such voice."]
    assert room.engine.log == ["<close>"]


def test_a_listener_that_fails_does_no_harm() -> None:
    """No traceback across the screen."""
    engine = FakeEngine()
    engine.opens = False

    def listener(line: str) -> None:
        raise RuntimeError(line)

    voice = Speaker(engine, listener)
    until(lambda: "<close>" in engine.log)
    voice.close()


def test_closing_lets_the_last_word_end(room: Room) -> None:
    """Done. Well done."""
    room.voice.say("Done.")
    room.heard("Done.")
    closing = threading.Thread(target=room.voice.close, args=(60_000,))
    closing.start()
    assert "<close>" not in room.engine.log
    room.engine.sounding = False
    closing.join(60)
    assert not closing.is_alive()
    assert room.engine.log[-1] == "<close>"


def test_closing_does_not_wait_for_what_hangs(room: Room) -> None:
    """Less than half a second, and the engine is ended."""
    room.engine.hang.clear()
    room.voice.say("Lift")
    until(lambda: room.engine.log == ["Lift"])
    before = time.perf_counter()
    room.voice.close()
    assert time.perf_counter() - before < 0.5
    assert "<abandon>" in room.engine.log


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Lift", "Lift"),
        ("  two\nlines\r\n", "two lines"),
        ("\x1b]0;x\x07 bell", "]0;x bell"),
        ("[[h@l'oU]] there", "h@l'oU there"),
        ("[[[[volm 0]]", "volm 0"),
        ("!-!QUIT", "QUIT"),
        ("!!-!-!QUIT", "! -!QUIT"),
        ("-f/etc/hostname", "-f/etc/hostname"),
        ("; rm -rf /", "; rm -rf /"),
        ("\n\n", ""),
    ],
)
def test_text_is_said_and_never_obeyed(text: str, said: str) -> None:
    """On one line, without a speech engine's own commands."""
    assert speakable(text) == said


def test_a_text_without_end_is_cut_short() -> None:
    """So that a pipe never fills up."""
    assert len(speakable("a" * 100_000)) == MAX_CHARACTERS


@pytest.mark.parametrize("wrong", [{"rate": 10}, {"volume": 101}, {"voice": "-w/tmp/x"}, {"voice": "en;ls"}])
def test_settings_that_no_voice_can_take_are_refused(wrong: dict[str, object]) -> None:
    """A voice's name becomes an argument."""
    with pytest.raises(ValueError, match=r"the rate|the volume|a voice's name"):
        VoiceSettings(**wrong)  # type: ignore[arg-type]


def test_the_silent_voice_is_silent() -> None:
    """And has every method."""
    voice = SilentVoice()
    voice.say("Lift")
    voice.silence()
    voice.close()
    assert voice.name == "off"


def test_an_engine_that_cannot_be_opened_gives_way_to_the_next(room: Room) -> None:
    """A library that cannot be loaded does not turn speech off where another voice is there; said once, with why."""
    broken, other = FakeEngine(), FakeEngine()
    broken.opens, other.name = False, "other"
    voice = Speaker(broken, room.notices.append, clock=room.clock, others=iter([other]))
    voice.say("Lift")
    until(lambda: "Lift" in other.log)
    assert ["The voice is other. fake: there is no such voice."] == room.notices
    assert ("other", True) == (voice.name, voice.speaks)
    voice.close()


def test_an_engine_that_never_says_anything_gives_way_too(room: Room) -> None:
    """A program that is there but ends with an error each time."""
    broken, other = FakeEngine(), FakeEngine()
    broken.fails, other.name = True, "other"
    voice = Speaker(broken, room.notices.append, clock=room.clock, others=iter([other]))
    for text in ("Lift", "Hold"):
        voice.say(text)
        until(lambda text=text: text in broken.log)
    until(lambda: "other" == voice.name)
    voice.say("Lower")
    until(lambda: "Lower" in other.log)
    until(lambda: room.notices)
    assert ["The voice is other. fake: it ended with 1."] == room.notices
    voice.close()


def test_without_any_other_it_is_off(room: Room) -> None:
    """And says so; whoever prints instead can know it."""
    room.engine.opens = False
    voice = room.speaker()
    until(lambda: not voice.speaks)
    assert ["The voice (fake) is off: there is no such voice."] == room.notices


def test_when_every_voice_fails_all_the_reasons_are_told(room: Room) -> None:
    """In one notice, the voice that was wanted first."""
    broken, other = FakeEngine(), FakeEngine()
    broken.fails, other.name, other.opens = True, "other", False
    voice = Speaker(broken, room.notices.append, clock=room.clock, others=iter([other]))
    for text in ("Lift", "Hold"):
        voice.say(text)
        until(lambda text=text: text in broken.log)
    until(lambda: not voice.speaks)
    until(lambda: room.notices)
    assert ["The voice (fake) is off: it ended with 1; other: there is no such voice."] == room.notices
