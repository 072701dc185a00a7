"""After a session: what was done on each side, how hard it was, how sore the hip is, a note."""

from __future__ import annotations

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static

from coach.app.retry import Backoff
from coach.app.session_run import SessionRun
from coach.errors import CoachError
from coach.i18n.reasons import sentence
from coach.i18n.session_texts import SessionTexts
from coach.model.exercise import Exercise, Side
from coach.model.plan import Plan
from coach.model.progression import Decision
from coach.model.record import SessionRecord, did_something, sides
from coach.system.text import visible
from coach.system.units import length
from coach.tui.key_labels import RED_FLAGS_KEY, with_twins
from coach.tui.screens.page import Page
from coach.tui.widgets.key_bar import KeyBar
from coach.tui.widgets.line_input import LineInput
from coach.tui.widgets.rating import Ask, Rating
from coach.tui.widgets.rows import NamedRow, NamedRows

NAME_WIDTH = 26
SIDE_WIDTH = 12
NOTE_LIMIT = 400
"""Letters of a note; each key costs as much as the whole line is long."""


class AfterScreen(Page):
    """The page after a session: results, then effort, soreness and a note, all optional; storing is retried."""

    CSS_PATH = "after.tcss"
    BINDINGS = with_twins(
        Binding("enter", "go_to_next", "key_go_to_next", id="after-go-on"),
        Binding("enter", "leave", "key_done", tooltip="tip_after", id="after-done"),
        Binding("space", "next_question", "key_next_question", show=False, id="after-next"),
        Binding("down", "app.focus_next", "key_next_question", show=False, id="after-down"),
        Binding("up", "app.focus_previous", "key_question_before", show=False, id="after-up"),
        Binding("n", "note", "key_note", tooltip="tip_note", id="after-note"),
        RED_FLAGS_KEY,
        Binding("ctrl+s", "leave", "key_leave_page", show=False, tooltip="tip_after", id="after-leave"),
        Binding("escape", "close", "key_leave_page", show=False, tooltip="tip_after", id="after-close"),
        Binding("pageup", "scroll(-1)", "key_page_up", show=False, id="after-page-up"),
        Binding("pagedown", "scroll(1)", "key_page_down", show=False, id="after-page-down"),
    )
    effort = query_one("#effort", Rating)
    sore = query_one("#sore", Rating)
    note = query_one("#note", LineInput)
    page = query_one("#page", VerticalScroll)

    class Left(Message):
        """The person is done here."""

        def __init__(self, *, completed: bool) -> None:
            super().__init__()
            self.completed = completed

    def __init__(self, performance: SessionRun, *, completed: bool) -> None:
        super().__init__(performance.service)
        self.performance = performance
        self._texts = self._words.session
        self._completed = completed
        self._asks = False
        """Whether there is anything to ask about, and to keep an answer for."""
        self._told = False
        """Whether the answers are stored, and it has been said what they mean for next time."""
        self._keeping = False
        """Whether the answers are being stored at this moment."""
        self._again: Timer | None = None
        self._backoff = Backoff()

    def compose(self) -> ComposeResult:
        yield VerticalScroll(id="page", can_focus=False)
        yield KeyBar()

    async def on_mount(self) -> None:
        """What was done is read first: only who did something is asked, and nothing is to be pressed before that."""
        performance, texts = self.performance, self._texts
        record = await self.read(performance.record) or performance.opening
        self._asks = performance.kept and did_something(record)
        shown = results(record, performance.plan, texts, completed=self._completed)
        why = texts.after_nothing if performance.kept else texts.after_unsaved
        below = self._questions() if self._asks else (Static(why, classes="unsaved", markup=False),)
        await self.page.mount_all([NamedRows(NAME_WIDTH, shown, id="results"), *below])
        if self._asks:
            self.set_focus(self.effort)
        self.refresh_bindings()

    def _questions(self) -> Iterator[Widget]:
        texts = self._texts
        yield Rating(Ask(texts.how_hard, texts.effort_scale), self._words, id="effort", then="sore")
        yield Rating(Ask(texts.how_sore, texts.hurt_scale), self._words, id="sore")
        yield LineInput(placeholder=texts.note_here, id="note", max_length=NOTE_LIMIT)
        yield Static(id="waiting", markup=False)
        yield NamedRows(NAME_WIDTH, id="next-time")

    @on(Input.Submitted)
    async def _note_written(self) -> None:
        await self.action_leave()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter says where it leads. No note where none would be kept, and none once the answers are stored."""
        match action:
            case "note":
                return self._asks and not self._told
            case "go_to_next":
                return self._asks and not self._told and self.focused is self.effort
            case "next_question":
                return self._asks
            case _:
                return True

    def action_note(self) -> None:
        self.note.focus()

    def action_scroll(self, by: int) -> None:
        """A page up or down."""
        self.page.scroll_relative(y=by * (self.page.size.height - 1), animate=False, immediate=True)

    def action_next_question(self) -> None:
        """From the first question to the second; the big key never leaves the page."""
        if self.focused is self.effort:
            self.sore.focus()

    def action_go_to_next(self) -> None:
        self.sore.focus()

    async def action_leave(self) -> None:
        """Store the answers and leave; while they cannot be stored, try again and again."""
        if not self._asks or self._told:
            self.post_message(self.Left(completed=self._completed))
            return
        if self._again is not None:
            self._again.stop()
            self._again = None
        if self._keeping:
            return
        effort, sore, note = self.effort.value, self.sore.value, self.note.value.strip() or None

        def keep() -> tuple[tuple[tuple[Exercise, Decision], ...], str | None]:
            self.performance.answer(effort=effort, sore=sore, note=note)
            return self.performance.conclude(), self._service.advice()

        self._keeping = True
        try:
            kept = await self.on_thread(keep)
        except CoachError as error:
            self._wait(error)
            return
        finally:
            self._keeping = False
        if kept is None:
            return
        self._told = True
        self.set_class(False, "-waiting")
        decisions, advice = kept
        if decisions:
            self._tell(decisions, advice)
        else:
            self.post_message(self.Left(completed=self._completed))

    async def action_close(self) -> None:
        """Leave the note for the questions, and the page, also without answers that cannot be stored."""
        if self._again is not None:
            self.post_message(self.Left(completed=self._completed))
        elif not self._told and self._asks and self.focused is self.note:
            self.sore.focus()
        else:
            await self.action_leave()

    def _wait(self, error: CoachError) -> None:
        message = self._words.screens.not_stored.format(error=self._words.in_words(error), key="esc")
        self.query_one("#waiting", Static).update(Content(visible(message)))
        self.set_class(True, "-waiting")
        self._again = self.set_timer(self._backoff.next_s(), self.action_leave)

    def _tell(self, decisions: tuple[tuple[Exercise, Decision], ...], advice: str | None) -> None:
        """Say what it means for next time, once."""
        today = self.performance.decided_on
        rows: list[NamedRow] = [("", self._texts.next_time, "bold")]
        rows += [
            (exercise.name, sentence(decision.reason, self._words.telling, today=today), "")
            for exercise, decision in decisions
        ]
        if advice is not None:
            rows += [("", "", ""), ("", advice, "bold")]
        self.query_one("#next-time", NamedRows).show(rows)
        self.set_class(True, "-told")
        self.refresh_bindings()
        self.set_focus(None)
        self.call_after_refresh(self.page.scroll_end, animate=False)


def results(record: SessionRecord, plan: Plan, texts: SessionTexts, *, completed: bool) -> list[NamedRow]:
    """How long it took, and for each exercise what was done of what was asked on each side."""
    message = texts.after_done if completed else texts.after_stopped
    lines: list[NamedRow] = [("", message.format(time=length(record.active_ms)), "bold"), ("", "", "")]
    rows = sides(record.sets)
    for entry, dose in enumerate(plan.doses):
        done = {Side(side): (did, asked) for place, side, did, asked in rows if place == entry}
        cells = [f"{texts.named_side(side)} {did}/{asked}".ljust(SIDE_WIDTH) for side, (did, asked) in done.items()]
        hurt = next((hurt for hurt in record.hurts if hurt.entry == entry), None)
        if hurt is not None:
            cells.append(texts.told_hurt(hurt.sore))
        lines.append((dose.exercise.name, "  ".join(cells).rstrip(), ""))
    return lines
