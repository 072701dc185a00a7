"""The application: which screen is shown, how a session begins and ends, and what can be done from everywhere.

Typed Ctrl-C asks before it ends a session. Signals, errors and the terminal are the matter of `process`.
"""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.geometry import Size
from textual.screen import Screen

from coach.app.service import BrokenOff, CoachService
from coach.errors import CoachError, HistoryUnwritable
from coach.i18n.screen_texts import ScreenTexts
from coach.model.language import Language
from coach.model.plan import Plan
from coach.model.settings import Settings
from coach.system.clock import real_clock
from coach.system.text import visible
from coach.tui.key_labels import WRITTEN, described
from coach.tui.palette import theme_name, themes
from coach.tui.process import ProcessApp
from coach.tui.terminal import has_braille

if TYPE_CHECKING:
    from coach.app.session_run import SessionRun
    from coach.sound.facade import Sound
    from coach.tui.live.screen import LiveScreen
    from coach.tui.screens.after import AfterScreen
    from coach.tui.screens.home import HomeScreen

STANDS_AFTER_S = 2.0
"""By then the first screen is complete."""

WITHOUT_THE_LIST_S = 0.1
"""By then the list of commands is gone, and is not in the picture."""


class CoachApp(ProcessApp):
    """coach on the full screen. With a `performance` it leads through that one and leaves; else it opens at home."""

    TITLE = "coach"
    ENABLE_COMMAND_PALETTE = True
    CSS_PATH = "theme.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-medium"), (100, "-wide"), (180, "-vast")]
    VERTICAL_BREAKPOINTS = [
        (0, "-short"),
        (18, "-middle"),
        (23, "-tall"),
        (30, "-high"),
        (36, "-very-tall"),
        (50, "-huge"),
    ]
    BINDINGS = [
        Binding("ctrl+c", "leave", "key_leave", show=False, priority=True, tooltip="tip_leave", id="leave"),
        Binding("ctrl+q", "leave", "key_leave", show=False, priority=True, tooltip="tip_leave", id="leave-too"),
        Binding(
            "ctrl+z", "suspend_process", "key_suspend", show=False, priority=True, tooltip="tip_suspend", id="suspend"
        ),
        Binding("ctrl+l", "redraw", "key_redraw", show=False, priority=True, tooltip="tip_redraw", id="redraw"),
        Binding(
            "ctrl+p",
            "command_palette",
            "key_commands",
            show=False,
            priority=True,
            tooltip="tip_commands",
            id="commands",
        ),
        Binding("question_mark", "help", "key_help", tooltip="tip_help", id="help"),
    ]

    def __init__(
        self,
        service: CoachService,
        *,
        performance: SessionRun | None = None,
        speed: float = 1.0,
        clock: Callable[[], float] = real_clock,
        make_sound: Callable[[Callable[[str], None]], Sound] | None = None,
        stands: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        for theme in themes(self.console.color_system):
            self.register_theme(theme)
        # Set without telling anybody, before anything is styled: else all styles would be read twice.
        self.set_reactive(App.theme, theme_name(service.settings.theme))
        self.stylesheet.set_variables(self.get_css_variables())
        self.service = service
        self._performance = performance
        self._speed = speed
        self.clock = clock
        self._make_sound = make_sound
        self._stands = stands
        """Called once everything is drawn and the start is over."""
        self.sound: Sound | None = None
        self._heard_as: tuple[Settings, Language] | None = None
        """What the sound was made for: a voice for another language is another voice."""
        self._sound_faulty = False
        self.deleted: list[str] = []
        """The sessions that were deleted since the program began, the last one last: they can be taken back."""
        self.take_folder: Path | None = None
        """The folder in which what is taken along was last put; None where none was chosen."""
        self._home: HomeScreen | None = None
        self._leading: LiveScreen | None = None
        self._leaving = False
        """Whether the person has said twice that they want to leave the session."""
        self._stopped_early = False
        """Whether the session whose answers are on the screen was stopped."""

    @property
    def draws_figures(self) -> bool:
        """Whether the moving figure is wanted, and can be drawn here."""
        return self.service.settings.motion != "off" and has_braille(os.environ)

    @property
    def _texts(self) -> ScreenTexts:
        return self.service.words.screens

    def describe(self, name: str) -> str:
        """What a key is called or does, by the name of its text, in the person's language."""
        return described(name, self.service.words)

    def get_key_display(self, binding: Binding) -> str:
        """A key as it is written on the person's keyboard."""
        key = binding.key_display or binding.key
        return getattr(self._texts, f"name_{key}") if key in WRITTEN else super().get_key_display(binding)

    def after_run(self) -> None:
        """Close the sound devices."""
        if self.sound is not None:
            self.sound.close()

    def continued(self) -> None:
        """Something else had the terminal: look at the clock, and draw everything again."""
        if self._leading is not None and self._leading in self.screen_stack:
            self._leading.tick()
        super().continued()

    def get_default_screen(self) -> Screen[Any]:
        """The first screen, created with its size classes set, so that Textual lays it out once instead of twice."""
        first: Screen[Any]
        if self._performance is not None:
            first = self._live_screen(self._performance)
        else:
            from coach.tui.screens.home import HomeScreen

            first = self._home = HomeScreen(self.service)
        for path in first.css_path:  # Textual does so for the screens that are pushed
            self.stylesheet.read(path)
        return first.add_class(*_size_classes(self.size), update=False)

    def on_mount(self) -> None:
        self.terminal_title.show(self.TITLE)
        if self._stands is not None:
            self.set_timer(STANDS_AFTER_S, self._stands)
        if self._performance is not None:
            self._say_what_is_not_saved(self._performance)

    async def start(self, plan: Plan) -> None:
        """Begin a session of this plan; says why when it cannot."""
        from coach.app.session_run import begin_session

        await self._begin(begin_session(self.service, plan, rehearsal=False), f"coach run {plan.routine} --no-save")

    async def _begin(self, performances: AbstractContextManager[SessionRun], unsaved: str | None = None) -> None:
        try:
            performance = await asyncio.to_thread(self._opened, performances)
        except HistoryUnwritable as error:
            message = self._texts.nothing_saved.format(error=self.service.words.in_words(error))
            hint = "" if unsaved is None else f" {self._texts.without_saving.format(command=unsaved)}"
            self.notify(f"{message}{hint}", severity="error", timeout=30, markup=False)
        except CoachError as error:
            self.notify(self.service.words.in_words(error), severity="error", timeout=15, markup=False)
        else:
            self._lead(performance)

    def _opened(self, performances: AbstractContextManager[SessionRun]) -> SessionRun:
        """A session in the place of the one before; the disk is waited for, so this is for a thread."""
        self.resources.close()
        return self.resources.enter_context(performances)

    async def resume(self, broken_off: BrokenOff) -> None:
        """Go on with a session that was broken off."""
        from coach.app.session_run import resume_session

        await self._begin(resume_session(self.service, broken_off))

    def _lead(self, performance: SessionRun) -> None:
        self.push_screen(self._live_screen(performance))
        self._say_what_is_not_saved(performance)

    def _say_what_is_not_saved(self, performance: SessionRun) -> None:
        if not performance.saved:
            self.notify(self._texts.not_saved, severity="warning", timeout=8, markup=False)

    def _live_screen(self, performance: SessionRun) -> LiveScreen:
        from coach.app.runner import TOO_FAST_TO_SPEAK
        from coach.tui.live.screen import LiveScreen

        heard_as = (self.service.settings, self.service.language)
        if self.sound is not None and self._heard_as != heard_as:
            self.sound.close()
            self.sound = None
        if self.sound is None and self._make_sound is not None and self._speed <= TOO_FAST_TO_SPEAK:
            self.sound, self._heard_as = self._make_sound(self._sound_fault), heard_as
        listener = None
        if self.sound is not None:
            from coach.sound.listener import Listener

            settings, language = self.service.settings, self.service.language
            listener = Listener(
                self.sound,
                performance.plan,
                self.service.session_texts,
                settings.speak,
                settings.voice_rate,
                language,
            )
        self._leading = LiveScreen(
            performance, self.call_on_loop, speed=self._speed, clock=self.clock, listener=listener
        )
        return self._leading

    def _sound_fault(self, line: str) -> None:
        """Something about the sound does not work, on whatever thread it was noticed. One notice, and on it goes."""
        if self._sound_faulty:
            return
        self._sound_faulty = True
        message = self._texts.see_doctor.format(fault=line)
        self.call_on_loop(partial(self.notify, message, severity="warning", timeout=8, markup=False))

    def notify(self, message: str, *, markup: bool = False, **more: Any) -> None:
        """A notice, shown as it is written: whatever it quotes is never markup and cannot act on the terminal."""
        super().notify(visible(message), **more, markup=False)

    def action_mute(self) -> None:
        """Sound off, and on again."""
        if self.sound is not None:
            self.sound.mute(not self.sound.muted)
            self.notify(self._texts.sound_off if self.sound.muted else self._texts.sound_on, markup=False)

    def on_live_screen_over(self, message: LiveScreen.Over) -> None:
        """The session has ended and is written down: show what was done."""
        from coach.tui.screens.after import AfterScreen

        self._stopped_early = not message.completed
        if self._leaving:
            self.exit(return_code=1)
            return
        self.terminal_title.show(self.TITLE)
        while self._leading in self.screen_stack and self.screen is not self._leading:
            self.pop_screen()  # stopped by Ctrl-C in front of help or of a question
        self._leading = None
        after = AfterScreen(message.performance, completed=message.completed)
        if self._performance is None:
            self.switch_screen(after)
        else:
            self.push_screen(after)  # the first screen of all cannot be taken away

    async def on_after_screen_left(self, message: AfterScreen.Left) -> None:
        """The answers are given: back home, or out when only this session was asked for."""
        if self._performance is not None:
            self.exit(return_code=0 if message.completed else 1)
            return
        if self.sound is not None:
            self.sound.silence()  # the questions, if they are still being read out
        self._stopped_early = False
        await asyncio.to_thread(self.resources.close)
        threading.Thread(target=self._keep_backup, name="backup").start()
        assert self._home is not None
        while self.screen is not self._home:
            self.pop_screen()
        self._home.renew()

    def _keep_backup(self) -> None:
        """Keep the session that is over in today's backup; what is wrong with it is said when the person leaves."""
        with suppress(CoachError):
            self.service.keep_backup(anew=True)

    def action_leave(self) -> None:
        """Leave; a session in progress is asked about first, and asked twice it ends, and the program with it."""
        if self._leading is not None and self._leading in self.screen_stack and not self._leaving:
            self._leaving = self._leading.questions.asks_to_stop
            self._leading.questions.stop()
            return
        self.exit(return_code=1 if self._leaving or self._stopped_early else 0)

    def action_help(self) -> None:
        """All keys of this screen, in front of it; a session waits."""
        from coach.tui.screens.help import HelpScreen, keys_of

        if isinstance(self.screen, HelpScreen):
            return
        paused = self.pause_session()
        self.push_screen(HelpScreen(keys_of(self.screen), self.service.words, paused=paused), self._press)

    def _press(self, key: str | None) -> None:
        """The key that was clicked on in help, on the page that was beneath it."""
        if key is not None:
            self.simulate_key(key)

    def action_red_flags(self) -> None:
        """When to see somebody; a session waits."""
        from coach.tui.screens.red_flags import RedFlagsScreen

        self.pause_session()
        self.push_screen(RedFlagsScreen(self.service.words))

    def pause_session(self) -> bool:
        """Let a session wait while something stands in front of it; returns whether there is one."""
        if self._leading is None or self._leading not in self.screen_stack:
            return False
        self._leading.pause()
        return True

    def action_command_palette(self) -> None:
        """Everything that can be done anywhere, by its name."""
        from coach.tui.commands import Commands

        if not isinstance(self.screen, Commands):
            self.pause_session()
            self.push_screen(Commands(self._texts.command_search))

    def places_to_go(self, screen: Screen[Any]) -> Iterator[tuple[str, str, Callable[[], object]]]:
        """The pages and routines that can be gone to from a page: name, what it is, and going there."""
        if self._home is not None:
            yield from self._home.places_to_go(screen)

    def search_themes(self) -> None:
        """The themes, by their names."""
        from coach.tui.commands import Themes

        self.push_screen(Themes(self._texts.theme_search))

    def get_system_commands(self, screen: Screen[Any]) -> Iterator[SystemCommand]:
        """What can be done anywhere."""
        texts = self._texts
        yield SystemCommand(texts.command_keys, texts.command_keys_tip, self.action_help)
        yield SystemCommand(texts.command_leave, texts.tip_leave, self.action_leave)
        yield SystemCommand(texts.command_theme, texts.command_theme_tip, self.search_themes)
        picture = partial(self.set_timer, WITHOUT_THE_LIST_S, self.deliver_screenshot)
        yield SystemCommand(texts.command_picture, texts.command_picture_tip, picture)


def _size_classes(size: Size) -> Iterator[str]:
    """What Textual will call a screen of this size, once it is told the size."""
    for length, points in ((size.width, CoachApp.HORIZONTAL_BREAKPOINTS), (size.height, CoachApp.VERTICAL_BREAKPOINTS)):
        yield max(point for point in points if point[0] <= length)[1]
