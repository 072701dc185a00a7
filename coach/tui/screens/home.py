"""Home: what to do today, by occasion, with how long it takes and what is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from functools import partial
from importlib import import_module

from msgspec.structs import replace
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Static
from textual.widgets.option_list import Option

from coach.app.decisions import ExerciseProgress
from coach.app.led_plan import known_in, lengths_ms
from coach.app.service import BrokenOff, CoachService, Today
from coach.errors import CoachError, HistoryDamaged
from coach.i18n.reasons import sentence
from coach.library.catalogue import Listed, Owner
from coach.library.file_watcher import Stamps, own_files, stamps
from coach.library.ids import FileKind
from coach.model.plan import Due, Plan
from coach.model.record import SessionRecord
from coach.reports import progress
from coach.system.units import length
from coach.tui.key_labels import with_twins
from coach.tui.screens.home_rows import MORNING, OCCASIONS, REST, HomeData, HomeRow, drawn, home_rows, hurt_today
from coach.tui.screens.page import Page
from coach.tui.widgets.choice import Choice
from coach.tui.widgets.key_bar import KeyBar

PAGES = {
    "targets": "TargetsScreen",
    "progress": "ProgressScreen",
    "library": "LibraryScreen",
    "guide": "GuideScreen",
    "history": "HistoryScreen",
    "settings": "SettingsScreen",
}
"""The other pages: the module in this folder, and the screen in it. Loaded when they are asked for."""
MARGIN = 3
MANY = 50
"""More files than this are not all read before anything is shown."""
SCREENFUL = 20
"""More routines than a screen of usual size has room for."""
AROUND = 13
"""Lines of a window that neither the list nor the way has."""
LOOK_S = 2.0
"""How often a look is taken whether one's own files have changed."""
AGAIN_S = 3.0
"""How long until a history that could not be read is asked again."""


class HomeScreen(Page):
    """The choice of a session, or of a day off."""

    CSS_PATH = "home.tcss"
    BINDINGS = with_twins(
        Binding("enter,space", "choose", "key_choose", key_display="enter", id="choose"),
        Binding("n", "new", "key_new", tooltip="tip_new", id="new-routine"),
        Binding("e", "edit", "key_edit", tooltip="tip_edit", id="edit-routine"),
        Binding("t", "page('targets')", "key_targets", tooltip="tip_targets", id="targets"),
        Binding("p", "page('progress')", "key_progress", tooltip="tip_progress", id="progress"),
        Binding("l", "page('library')", "key_library", tooltip="tip_library", id="library"),
        Binding("g", "page('guide')", "key_guide", tooltip="tip_guide", id="guide"),
        Binding("h", "page('history')", "key_history", tooltip="tip_history", id="history"),
        Binding("s", "page('settings')", "key_settings", tooltip="tip_settings", id="settings"),
        Binding("x", "put_away", "key_put_away", tooltip="tip_put_away", id="advice-read"),
        Binding("q", "app.leave", "key_quit", tooltip="tip_quit", id="quit"),
    )
    choice = query_one(Choice)
    notice = query_one("#notice", Static)

    def __init__(self, service: CoachService) -> None:
        super().__init__(service)
        self._spoken = service.words
        """The words that what is shown was made of."""
        self._plans: dict[str, Plan] = {}
        self._lengths_ms: dict[str, int] = {}
        self._known: Set[str] = frozenset()
        self._rows: list[HomeRow] = []
        self._today: Today | None = None
        self._has_advice = False
        self._fitted = Size(0, 0)
        """The width of a row, and the height of the window, that the rows are made for."""
        self._renewed = False
        """Whether what is shown was read just now."""
        self._files: Stamps | None = None
        """The person's own files as they were when they were last looked at."""

    def compose(self) -> ComposeResult:
        yield Static(id="title", markup=False)
        yield Static(self._words.screens.today, id="today", classes="heading", markup=False)
        with Vertical(id="page"):
            yield Choice(id="choice")
            yield Static(id="way", markup=False)
        yield Static(id="advice", markup=False)
        yield Static(id="notice", markup=False)
        yield Static(self._words.screens.care, id="care", markup=False)
        yield KeyBar(lines=2)

    async def on_mount(self) -> None:
        self._say_the_day()
        self.choice.focus()
        await self._open()
        self.set_interval(LOOK_S, self.look_at_files)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Advice can be put away while it stands there; a routine can be edited while one is chosen."""
        match action:
            case "put_away":
                return self._has_advice
            case "edit":
                return self._routine is not None
            case _:
                return True

    @property
    def _routine(self) -> str | None:
        """The id of the chosen routine; None on another row."""
        chosen = self.choice.highlighted_option
        return None if chosen is None or chosen.id not in self._plans else chosen.id

    def on_option_list_option_highlighted(self) -> None:
        self.refresh_bindings()

    def action_new(self) -> None:
        """A routine of one's own."""
        from coach.tui.screens.editing import new_file

        new_file(self, self._service, FileKind.ROUTINE)

    async def action_edit(self) -> None:
        """The chosen routine in the editor; one of ours as a copy."""
        from coach.tui.screens.editing import edit_file

        if (routine := self._routine) is not None:
            await edit_file(self, self._service, FileKind.ROUTINE, routine)

    def _say_the_day(self) -> None:
        day = self._words.dates.long(self._service.today())
        self.query_one("#title", Static).update(Content.assemble(("coach", "bold"), f"   {day}"))

    def _speak_another_language(self) -> None:
        """Say everything that stands here all the time in the language that was chosen just now."""
        self._spoken = self._words
        self._say_the_day()
        self.query_one("#today", Static).update(Content(self._words.screens.today))
        self.query_one("#care", Static).update(Content(self._words.screens.care))

    async def _open(self) -> None:
        """Show what there is; of many files a screenful first. Before it is read there is nothing to press."""
        found = await self.read(self._read_first)
        if found is None:
            return
        read, self._renewed = found
        self.show(read)
        if read.today is not None:
            self._ask_once(read.today)

    def _read_first(self) -> tuple[HomeData, bool]:
        """What is shown first, and whether it is all there is."""
        files = self._service.catalogue.listed(FileKind.ROUTINE)
        ours_first = sorted(files, key=lambda listed: listed.owner is not Owner.COACH)
        few = len(files) <= MANY
        return self._read(files if few else ours_first[:SCREENFUL]), few

    def on_screen_resume(self) -> None:
        """A target, a session or the language may be another one now."""
        if self._spoken is not self._words:
            self._speak_another_language()
        if not self._renewed:
            self.renew()
        self._renewed = False

    @property
    def _room(self) -> Size:
        return Size(self.width - 2 * MARGIN - self.choice.styles.scrollbar_size_vertical, self.app.size.height)

    def on_resize(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """Have the rows as wide as their place."""
        if self._fitted == self._room:
            return
        self._fitted = self._room
        for row in self._fitting():
            self.choice.replace_option_prompt(row.id, drawn(row, self._fitted.width))
        self._make_room()

    def _fitting(self) -> list[HomeRow]:
        """The rows as they are drawn: where not all have room, a routine behind the first is its name alone."""
        if lines_of(self._rows, self._fitted.width) + AROUND <= self._fitted.height:
            return self._rows
        short = [row if row.id in {REST, MORNING} else replace(row, below=()) for row in self._rows[1:]]
        return [*self._rows[:1], *short]

    def _make_room(self) -> None:
        """The way to the goal stands below the list only where there is room for both."""
        place = self.query_one("#way", Static)
        lines = lines_of(self._fitting(), self._fitted.width) + len(str(place.content).splitlines())
        place.display = lines + AROUND <= self.app.size.height

    def _ask_once(self, today: Today) -> None:
        """A session that was broken off, else the morning after the last one."""
        if today.broken_off is not None:
            from coach.tui.screens.questions import GoOnScreen

            asked = GoOnScreen(today.broken_off, self._words, self._service.today())
            self.app.push_screen(asked, partial(self._go_on, today.broken_off))
        elif not today.morning_passed:
            self._ask_morning(today.asks_morning)

    async def _go_on(self, broken_off: BrokenOff, answer: bool | None) -> None:
        if answer:
            await self.app.resume(broken_off)  # type: ignore[attr-defined]  # the app is ours
        elif answer is False:
            await self.done(lambda: self._service.give_up(broken_off))

    def _ask_morning(self, record: SessionRecord | None) -> None:
        if record is not None:
            from coach.tui.screens.questions import MorningScreen

            routine = self._service.routine_name(record.routine)
            self.app.push_screen(MorningScreen(record, routine, self._words), partial(self._morning, record))

    async def _morning(self, record: SessionRecord, sore: int | None) -> None:
        if sore is None:
            await self.done(lambda: self._service.pass_morning(record))
        else:
            decisions = await self.read(lambda: self._service.morning(sore)) or ()
            moved = [
                f"{exercise.name} {sentence(decision.reason, self._words.telling)}"
                for exercise, decision in decisions
                if decision.change.moves
            ]
            if moved:
                self.notify("\n".join(moved), title=self._words.screens.thank_you, timeout=20, markup=False)
        self.renew()

    @work(thread=True, exclusive=True)
    def renew(self) -> None:
        """Read the routines and today's doses anew, off the event loop."""
        try:
            read = self._read(self._service.catalogue.listed(FileKind.ROUTINE))
        except HistoryDamaged as error:
            self.app.call_from_thread(self.app.fail, error)  # type: ignore[attr-defined]  # the app is ours
        else:
            self.app.call_from_thread(self.show, read)

    @work(thread=True, exclusive=True, group="files")
    def look_at_files(self) -> None:
        """Read anew where a file of one's own was written, added or taken away while home stands here."""
        if not self.is_current:
            return
        before, self._files = self._files, stamps(own_files(self._service.catalogue))
        if before is not None and before != self._files:
            self.app.call_from_thread(self.renew)

    def _read(self, files: Sequence[Listed]) -> HomeData:
        """What these files hold for today, and where the person stands. Raises HistoryDamaged.

        A history that cannot be read for another reason leaves the routines, with the doses of their files.
        """
        problems = [*filter(None, [self._service.lost_history()])]
        today, advice = None, None
        try:
            today, advice = self._service.overview(), self._service.advice()
        except HistoryDamaged:
            raise
        except CoachError as error:
            problems.append(self._words.in_words(error))
        if today is not None and today.led_elsewhere:
            problems.append(self._words.screens.led_elsewhere)
        routines, broken = self._service.catalogue.all_routines(files)
        problems += map(self._words.in_words, (*broken, *self._service.unread_conditions()))
        ours_first = sorted(routines, key=lambda pair: pair[0].owner is not Owner.COACH)
        plans = [self._service.plan_of(loaded, Due() if today is None else today.due) for _, loaded in ours_first]
        plans = [plan for plan in plans if plan.doses or hurt_today(plan)]
        possible = [plan for plan in plans if plan.doses]
        suggestion = None if today is None else self._service.suggestion(possible, today)
        first = None if suggestion is None else suggestion.routine
        own = {listed.id for listed, _ in routines if listed.owner is not Owner.COACH} | {first}
        mine = {*self._service.settings.conditions}
        here = [plan for plan in plans if not plan.conditions or mine & {*plan.conditions} or plan.routine in own]
        order = list(OCCASIONS)
        here.sort(key=lambda plan: (plan.routine != first, order.index(plan.when), plan.name))
        elsewhere = [plan for plan in plans if plan not in here]
        lengths = lengths_ms(self._service, here, known := known_in(self._service, plans))
        return HomeData(here, problems, suggestion, today, advice, elsewhere, lengths, known)

    def show(self, read: HomeData) -> None:
        """The suggestion first, then the others by occasion."""
        texts = self._words.screens
        self._plans = {plan.routine: plan for plan in (*read.plans, *read.elsewhere)}
        self._lengths_ms, self._known = {**read.lengths_ms}, read.known
        self._today, self._has_advice = read.today, read.advice is not None
        chosen, was_first = self.choice.highlighted_option, not self.choice.highlighted
        rested = any(row.id == REST for row in self._rows)
        self._rows, self._fitted = home_rows(read, self._words), self._room
        rests_now = not rested and any(row.id == REST for row in self._rows)
        self.choice.clear_options()
        for row in self._fitting():
            # What lies between two rows belongs to neither: the highlight of one is as near to what is above as below.
            between = [Option(Content(""), disabled=True)] if self.choice.option_count else []
            prompt: Content = drawn(row, self._fitted.width)
            self.choice.add_options([*between, Option(prompt, id=row.id)])
        self.choice.action_first()
        # Rest that is advised only now is chosen beforehand, wherever the person was.
        if chosen is not None and not was_first and not rests_now and chosen.id in {row.id for row in self._rows}:
            self.choice.highlighted = self.choice.get_option_index(chosen.id or "")
        problems, standings = read.problems, way(read)
        more = f"   {texts.more_problems.format(count=len(problems) - 1)}" if len(problems) > 1 else ""
        self._say("advice", f"! {read.advice} {texts.advice_keys}" if read.advice else "")
        self._say("notice", problems[0] + more if problems else "")
        lines = (
            [line.strip() for line in progress.targets_text(standings, self._words, reasons=False)] if standings else []
        )
        self._say("way", "\n".join([texts.way, *lines] if lines else []))
        self._make_room()
        self.refresh_bindings()
        if read.today is None:
            self.set_timer(AGAIN_S, self.renew)

    def _say(self, name: str, text: str) -> None:
        """A text below the list, which is not there without one."""
        place = self.query_one(f"#{name}", Static)
        place.update(Content(text))
        place.set_class(bool(text), "-said")

    async def action_page(self, name: str) -> None:
        """One of the other pages; keys that are pressed while it is made are its own."""
        page = import_module(f"coach.tui.screens.{name}")
        await self.app.push_screen(getattr(page, PAGES[name])(self._service))

    def places_to_go(self, screen: Screen[object]) -> Iterator[tuple[str, str, Callable[[], object]]]:
        """What can be chosen from any page: the others, and every routine's dose. Nothing leads out of a session."""
        if not isinstance(screen, Page):
            return
        texts = self._words.screens
        for name, kind in PAGES.items():
            if type(screen).__name__ != kind and screen is not self:
                key = f"key_{name}"
                yield getattr(texts, key), getattr(texts, f"tip_{name}"), partial(self.action_page, name)
        for plan in self._plans.values():
            yield (
                f"{texts.key_start}: {plan.name}",
                length(self._length_ms(plan)),
                partial(self._look_at, plan),
            )

    def _length_ms(self, plan: Plan) -> int:
        """How long it takes; of what is not among the rows, worked out when it is first asked for."""
        if plan.routine not in self._lengths_ms:
            self._lengths_ms |= lengths_ms(self._service, [plan], self._known)
        return self._lengths_ms[plan.routine]

    def _look_at(self, plan: Plan) -> None:
        from coach.tui.screens.dose import DoseScreen

        clock = self.app.clock  # type: ignore[attr-defined]  # the app is ours
        self.app.push_screen(DoseScreen(plan, self._service, clock=clock))

    async def action_put_away(self) -> None:
        """The advice is read, and need not stand here any longer."""
        if await self.done(self._service.dismiss_advice):
            self.renew()

    def action_choose(self) -> None:
        """The chosen routine's dose of today, the morning's question, or a day off."""
        chosen = self.choice.highlighted_option
        if chosen is None or chosen.id is None:
            return
        if chosen.id == REST:
            self.notify(self._words.screens.rest_chosen, timeout=6, markup=False)
        elif chosen.id == MORNING:
            self._ask_morning(None if self._today is None else self._today.asks_morning)
        else:
            self._look_at(self._plans[chosen.id])


def way(read: HomeData) -> list[ExerciseProgress]:
    """Where the person stands in the exercises of today's routine: the library has far too many for a page."""
    if read.today is None or not read.plans:
        return []
    return [standing for standing in read.today.standings if standing.exercise.id in read.plans[0].exercises]


def lines_of(rows: Sequence[HomeRow], width: int) -> int:
    """How many lines they take, with one between two of them."""
    return sum(len(drawn(row, width).plain.splitlines()) + 1 for row in rows)
