"""The history page: every session, and one of them in detail."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static
from textual.widgets.option_list import Option

from coach.app.service import LIST_LIMIT, CoachService
from coach.history.store import Store
from coach.i18n.catalog import Vocabulary
from coach.i18n.screen_texts import ScreenTexts
from coach.model.record import SessionRecord, Status, did_nothing, sides
from coach.model.timeline import SetKey
from coach.reports.progress import decisions_text
from coach.system.units import length
from coach.tui.key_labels import TAKE_KEY, with_twins
from coach.tui.layout import padded
from coach.tui.screens.correct import CorrectScreen, Told
from coach.tui.screens.page import Page
from coach.tui.widgets.choice import Choice
from coach.tui.widgets.key_bar import KeyBar

NAME_WIDTH_AT_MOST = 26
DONE_WIDTH = 9
SIDE_WIDTH = 8
EXERCISE_WIDTH = 30
WIDE = 76
"""Columns of a window from which on a set has room on one line."""


class HistoryScreen(Page):
    """The newest sessions first. A deleted one can be taken back until the program ends."""

    CSS_PATH = "page.tcss"
    BINDINGS = with_twins(
        Binding("enter,space", "look", "key_look", key_display="enter", id="h-look"),
        TAKE_KEY,
        Binding("d,delete", "delete", "key_delete", key_display="d", tooltip="tip_delete", id="h-delete"),
        Binding("u", "undo", "key_undo", tooltip="tip_undo", id="h-undo"),
        Binding("escape,q", "app.pop_screen", "key_back", key_display="esc", id="h-back"),
    )
    choice = query_one(Choice)

    def __init__(self, service: CoachService) -> None:
        super().__init__(service)
        self._records: tuple[SessionRecord, ...] = ()
        self._sure: str | None = None
        self._looked = False
        """Whether a session's own page was opened since the list was read."""

    def compose(self) -> ComposeResult:
        yield Static(self._words.screens.history, classes="title", markup=False)
        with Vertical(classes="list"):
            yield Choice(id="sessions")
            yield Static(id="said", classes="text", markup=False)
        yield KeyBar()

    async def on_mount(self) -> None:
        self.choice.focus()
        await self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing to look at or to take back: no key for it."""
        match action:
            case "look" | "delete":
                return bool(self._records)
            case "take":
                return bool(self._records) and can_be_taken(self._here)
            case "undo":
                return bool(self._deleted)
            case _:
                return True

    @property
    def _deleted(self) -> list[str]:
        """The sessions deleted since the program began, the last one last; shared by every visit to this page."""
        deleted: list[str] = self.app.deleted  # type: ignore[attr-defined]  # the app is ours
        return deleted

    @property
    def _here(self) -> SessionRecord:
        return self._records[self.choice.highlighted or 0]

    def on_option_list_option_highlighted(self) -> None:
        if self._sure is not None and self._here.id != self._sure:
            self._sure = None
            self._say("")
        self.refresh_bindings()

    def action_take(self) -> None:
        """Take the chosen session along."""
        take_along(self, self._service, self._here)

    async def action_look(self) -> None:
        """The chosen session, whole; its answers may be others afterwards."""
        self._looked = True
        await self.app.push_screen(SessionScreen(self._service, self._here))

    async def on_screen_resume(self) -> None:
        if self._looked:
            self._looked = False
            await self._show()

    async def action_delete(self) -> None:
        """Ask once, then no longer show it."""
        session = self._here.id
        if self._sure != session:
            self._sure = session
            self._say(self._words.screens.sure_to_delete)
            return
        self._sure = None
        self._say("")
        if await self.done(lambda: self._write(Store.delete, session)):
            self._deleted.append(session)
            await self._show(self._words.screens.deleted)

    async def action_undo(self) -> None:
        """Show the last deleted session again."""
        session = self._deleted[-1]
        if await self.done(lambda: self._write(partial(Store.delete, undo=True), session)):
            self._deleted.remove(session)
            await self._show(self._words.screens.is_back)

    def _write(self, write: Callable[[Store, str], None], session: str) -> None:
        with self._service.writing() as store:
            write(store, session)

    def _read(self) -> tuple[tuple[SessionRecord, ...], dict[str, str], bool]:
        """The last sessions, the names of their routines, and whether there are more."""
        with self._service.reading() as store:
            records = store.sessions(limit=LIST_LIMIT + 1)
        shown = records[:LIST_LIMIT]
        names = {name: self._service.routine_name(name) for name in {record.routine for record in shown}}
        return shown, names, len(records) > len(shown)

    async def _show(self, said: str = "") -> None:
        found = await self.read(self._read)
        if found is None:
            return
        self._records, names, more = found
        here = self.choice.highlighted or 0
        self.choice.clear_options()
        lines: list[Content] = session_rows(self._records, names, self._words)
        self.choice.add_options([Option(line) for line in lines])
        if more:
            text = self._words.screens.older_sessions.format(count=len(self._records))
            self.choice.add_option(Option(Content(f"\n{text}"), disabled=True))
        if self._records:
            self.choice.highlighted = min(here, len(self._records) - 1)
        else:
            said = said or self._words.screens.no_sessions
        self._say(said)
        self.refresh_bindings()

    def _say(self, text: str) -> None:
        self.query_one("#said", Static).update(Content(text))


class SessionScreen(Page):
    """One session: each side and set, prescribed and performed, the answers, the note."""

    CSS_PATH = "page.tcss"
    BINDINGS = with_twins(
        Binding("c", "correct", "key_put_right", tooltip="tip_put_right", id="s-correct"),
        TAKE_KEY,
        Binding("escape,q,enter", "app.pop_screen", "key_back", key_display="esc", id="s-back"),
    )

    def __init__(self, service: CoachService, record: SessionRecord) -> None:
        super().__init__(service)
        self._record = record

    def compose(self) -> ComposeResult:
        yield Static(Content(self._words.dates.with_time(self._record.started_at)), classes="title", markup=False)
        yield Static(id="lead", classes="lead", markup=False)
        with VerticalScroll(classes="body"):
            yield Static(id="said", markup=False)
            yield Static(id="detail", markup=False)
        yield KeyBar()

    async def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()
        await self._show(())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A session that is not over has no answers yet, and is nothing to take along."""
        return action not in {"correct", "take"} or can_be_taken(self._record)

    def action_correct(self) -> None:
        """Put the answers right."""
        self.app.push_screen(CorrectScreen(self._service, self._record, self._put_right))

    def action_take(self) -> None:
        """Take this session along."""
        take_along(self, self._service, self._record)

    def _put_right(self, decisions: Told) -> None:
        lines = [self._words.screens.put_right_done, *decisions_text(decisions, self._words), ""]
        self.run_worker(self._show(lines))

    async def _show(self, said: Sequence[str]) -> None:
        """The session as it is stored now."""
        found = await self.read(self._read)
        if found is None:
            return
        self._record, names, routine = found
        record, words = self._record, self._words
        self.query_one("#lead", Static).update(Content(f"{routine}, {how_it_ended(record, words)}"))
        self.query_one("#said", Static).update(Content("\n".join(said)))
        self.query_one("#detail", Static).update(Content("\n".join(detail(record, names, words, self.width))))

    def _read(self) -> tuple[SessionRecord, dict[str, str], str]:
        with self._service.reading() as store:
            record = store.session(self._record.id) or self._record
        names = {exercise.id: exercise.name for exercise in self._service.exercises().values()}
        return record, names, self._service.routine_name(record.routine)


def can_be_taken(record: SessionRecord) -> bool:
    """Whether it is over: before that it is nothing to take along, and has no answers yet."""
    return record.status is not Status.OPEN


def take_along(page: Page, service: CoachService, record: SessionRecord) -> None:
    """Open the page from which this session is taken along, for a training log."""
    from coach.tui.screens.take import TakeScreen

    page.app.push_screen(TakeScreen(service, session=record))


def how_it_ended(record: SessionRecord, words: Vocabulary) -> str:
    """Completed or stopped, after how long, and whether it was a rehearsal."""
    texts = words.screens
    ended = texts.ended_after.format(status=texts.status(record.status), time=length(record.active_ms))
    more = [texts.rehearsal] * record.rehearsal + [texts.nothing_done] * did_nothing(record)
    return ", ".join([ended, *more])


def session_rows(records: Sequence[SessionRecord], names: Mapping[str, str], words: Vocabulary) -> list[Content]:
    """A session on each line; `names` are those of the routines by their ids."""
    texts = words.screens
    ends = [_how(record, texts) for record in records]
    end_width = max(map(cell_len, ends), default=0) + 2
    name_width = min(max(map(cell_len, names.values()), default=0) + 2, NAME_WIDTH_AT_MOST)
    return [
        Content.assemble(
            (f"{words.dates.short(record.started_at)}  ", "bold"),
            padded(names[record.routine], name_width),
            padded(end, end_width),
            _done_of(record).ljust(DONE_WIDTH),
            "" if record.sore is None else texts.sore.format(sore=record.sore),
        )
        for record, end in zip(records, ends, strict=True)
    ]


def _how(record: SessionRecord, texts: ScreenTexts) -> str:
    status = texts.status(record.status)
    ended = texts.in_rehearsal.format(status=status) if record.rehearsal else status
    return f"{ended}, {texts.nothing_done}" if did_nothing(record) else ended


def _done_of(record: SessionRecord) -> str:
    rows = sides(record.sets)
    return f"{sum(performed for _, _, performed, _ in rows)}/{sum(prescribed for *_, prescribed in rows)}"


def detail(record: SessionRecord, names: Mapping[str, str], words: Vocabulary, width: int = WIDE) -> list[str]:
    """Every set, then what the person said. An exercise that is in no file any more is called by its id.

    In a window that is not wide an exercise's name has a line of its own.
    """
    texts, session = words.screens, words.session

    def name_of(key: SetKey) -> str:
        name = names.get(key.exercise, key.exercise) + (f" ({session.warm_up})" if key.warm_up else "")
        return padded(name, EXERCISE_WIDTH) if width >= WIDE else f"{name}\n  "

    lines = [
        name_of(done.key)
        + padded(session.named_side(done.key.side), SIDE_WIDTH)
        + texts.set_number.format(number=done.key.set_number)
        + f"   {session.rep_of.format(rep=done.performed, reps=done.prescribed)}"
        + ("" if done.band in {None, "none"} else f"   {session.band(done.band or '')}")
        for done in record.sets
    ]
    for hurt in record.hurts:
        said = texts.it_hurt if hurt.sore is None else texts.it_hurt_so.replace("{sore}", str(hurt.sore))
        lines.append(said.replace("{name}", names.get(hurt.exercise, hurt.exercise)))
    answers = {
        texts.how_hard: record.effort,
        texts.how_sore: record.sore,
        texts.how_morning: record.morning_sore,
    }
    lines += ["", *(text.format(answer=texts.no_answer if n is None else n) for text, n in answers.items())]
    return [*lines, "", record.note] if record.note else lines
