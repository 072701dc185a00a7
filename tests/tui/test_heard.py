"""What the live screen lets be heard: the words of a moment in one breath, though a repetition is stored first."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from coach.app.runner import Live
from coach.app.service import CoachService
from coach.app.session_run import begin_session
from coach.engine.events import Next, Pause, Resume
from coach.engine.transitions import State
from coach.sound.facade import Sound
from coach.sound.player import SilentPlayer
from coach.sound.speech_queue import MAX_LATE_MS, Priority
from coach.sound.voice import SilentVoice
from coach.tui.app import CoachApp
from coach.tui.live.screen import LiveScreen
from coach.tui.live.speech import STORED_WITHIN_S
from coach.tui.widgets.key_bar import KeyBar
from tests.support.fakes import ENGLISH, FakeClock
from tests.support.live import live
from tests.support.settled import until


class Recorded(Sound):
    """Writes down what is asked of it."""

    def __init__(self) -> None:
        super().__init__(SilentPlayer(), SilentVoice())
        self.log: list[str] = []

    def say(
        self,
        text: str,
        within_ms: int | None = MAX_LATE_MS,
        priority: Priority = Priority.PHASE,
        at_s: float | None = None,
    ) -> None:
        self.log.append(text)

    def silence(self) -> None:
        self.log.append("<silence>")


async def until_said(sound: Recorded, text: str) -> None:
    """Give the journal's thread its moment."""
    await until(lambda: text in sound.log)


@asynccontextmanager
async def session(service: CoachService, clock: FakeClock, sound: Sound) -> AsyncIterator[LiveScreen]:
    """A rest day led on the screen, to this sound."""
    with begin_session(service, service.plan("rest-day"), rehearsal=False) as performance:
        app = CoachApp(service, performance=performance, clock=clock, make_sound=lambda _notice: sound)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            yield live(app)


async def test_the_words_of_a_moment_are_one_breath(service: CoachService, clock: FakeClock) -> None:
    """Half-way and last one with their lift, the set's last repetition before the rest."""
    sound = Recorded()
    async with session(service, clock, sound) as screen:
        for _ in range(79):
            clock.forward(1)
            screen.tick()
            await until(lambda: not screen.live.storing and screen.speech.utterance is None)
    words = set(sound.log)
    assert {"1 of 10", "5 of 10", "Halfway. Open", "Last one. Open"} <= words
    assert not {"Halfway.", "Last one.", "10 of 10"} & words
    assert sound.log[-1].startswith("10 of 10. Rest, 20 seconds. ")


async def test_words_do_not_wait_for_a_slow_disk(
    service: CoachService, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What to do next is said after a moment; the number follows when it is stored."""
    sound = Recorded()
    assert STORED_WITHIN_S < 0.5
    async with session(service, clock, sound) as screen:
        await until(lambda: screen.speech.utterance is None)  # how to lie is said
        for _ in range(19):
            clock.forward(1)
            screen.tick()
        await until_said(sound, "3 2 1")  # all at once, as far as the real clock can tell
        monkeypatch.setattr(Live, "storing", True)  # a repetition that is not stored yet
        clock.forward(1)
        screen.tick()
        await until_said(sound, "Open")
        assert screen.live.storing


async def test_a_pause_silences_before_anything_else(service: CoachService, clock: FakeClock) -> None:
    """In the same breath as the key, and what was about to be said is forgotten."""
    sound = Recorded()
    async with session(service, clock, sound) as screen:
        clock.forward(1)
        screen.tick()
        sound.log.clear()
        screen.send(Pause())
        assert ["<silence>"] == sound.log
        await until_said(sound, "Paused.")
        assert ["<silence>", "Paused."] == sound.log


async def until_asked(screen: LiveScreen) -> None:
    """Until the screen of the questions stands, with all that is on it."""
    app = screen.app
    await until(lambda: app.screen is not screen and app.screen.is_mounted and bool(app.screen.query(KeyBar)))


async def at_the_end(screen: LiveScreen) -> None:
    """Leave one set after the other, to the end."""
    while screen.live.session.segment is not None:
        screen.send(Next())
    screen.send(Resume())
    await until_asked(screen)


@pytest.mark.parametrize("finished", [True, False])
async def test_the_questions_after_a_session_are_said(service: CoachService, clock: FakeClock, finished: bool) -> None:
    """With their keys, behind the last words: who lies there with eyes shut knows that something waits."""
    sound = Recorded()
    async with session(service, clock, sound) as screen:
        if finished:
            await at_the_end(screen)
            assert screen.live.session.state is State.FINISHED
        else:
            screen.live.stop()
            await until_asked(screen)
        await until(lambda: sound.log[-1].endswith("Then enter."))
    ending = ENGLISH.finished if finished else ENGLISH.stopped
    assert sound.log[-1].endswith(f"{ending} {ENGLISH.questions}")
    assert "0 to 9" in ENGLISH.questions


async def test_a_session_that_is_not_saved_asks_nothing(service: CoachService, clock: FakeClock) -> None:
    """No question is said that nobody asks."""
    sound, service.saving = Recorded(), False
    async with session(service, clock, sound) as screen:
        await at_the_end(screen)
        await until(lambda: sound.log[-1].endswith(ENGLISH.finished))
    assert ENGLISH.questions not in " ".join(sound.log)


async def test_how_much_it_hurts_is_asked_aloud(service: CoachService, clock: FakeClock) -> None:
    """Behind the words that stop the exercise."""
    sound = Recorded()
    async with session(service, clock, sound) as screen:
        screen.action_hurts()
        await until_asked(screen)
        await until(lambda: "0 to 9" in " ".join(sound.log))
    assert sound.log[-1].endswith(f"Stop there. Clamshell is over for today. {ENGLISH.ask_hurt}")


@pytest.mark.parametrize(("keys", "taken"), [("8", 8), ("10", 10)])
async def test_which_answer_was_taken_is_said(service: CoachService, clock: FakeClock, keys: str, taken: int) -> None:
    """With what goes on from there, for eyes that are shut; and it is stored, for the page may never be left."""
    sound = Recorded()
    async with session(service, clock, sound) as screen:
        screen.action_hurts()
        await until_asked(screen)
        for key in keys:
            screen.app.simulate_key(key)
        await until_said(sound, ENGLISH.hurt_noted.format(sore=taken))
        await until(lambda: [taken] == sores(service))
    assert sound.log[-1] == ENGLISH.hurt_noted.format(sore=taken)


def sores(service: CoachService) -> list[int | None]:
    """How much what hurt in the session hurt, as it is stored."""
    with service.reading() as store:
        return [hurt.sore for hurt in store.sessions()[0].hurts]


@pytest.mark.parametrize("paused", [False, True])
async def test_whether_to_stop_is_asked_aloud(service: CoachService, clock: FakeClock, paused: bool) -> None:
    """A session that is paused already says nothing else."""
    sound = Recorded()
    async with session(service, clock, sound) as screen:
        if paused:
            screen.send(Pause())
            await until(lambda: sound.log[-1].endswith(ENGLISH.paused))
        screen.action_stop()
        await until_asked(screen)
        await until(lambda: sound.log[-1].endswith(ENGLISH.ask_stop))
    assert sound.log[-1].endswith(ENGLISH.ask_stop if paused else f"{ENGLISH.paused} {ENGLISH.ask_stop}")
