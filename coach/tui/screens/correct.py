"""The page that corrects a session's answers: the old ones are filled in, only changed ones are stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.getters import query_one
from textual.widgets import Static

from coach.app.service import CoachService
from coach.model.exercise import Exercise
from coach.model.progression import Decision
from coach.model.record import SessionRecord
from coach.tui.key_labels import with_twins
from coach.tui.screens.page import Page
from coach.tui.widgets.key_bar import KeyBar
from coach.tui.widgets.line_input import LineInput
from coach.tui.widgets.rating import Ask, Rating

NOTE_LIMIT = 400
"""Letters of a note."""
Told = tuple[tuple[Exercise, Decision], ...]


class CorrectScreen(Page):
    """Every answer of a session, as it was given. Enter goes on and keeps; escape leaves all as it is."""

    CSS_PATH = "correct.tcss"
    BINDINGS = with_twins(
        Binding("enter", "app.focus_next", "key_go_to_next", key_display="enter", id="correct-next"),
        Binding("down", "app.focus_next", "key_next_question", show=False, id="correct-down"),
        Binding("up", "app.focus_previous", "key_question_before", show=False, id="correct-up"),
        Binding("n", "note", "key_note", tooltip="tip_note", id="correct-note"),
        Binding("u", "mistake", "key_mistake", tooltip="tip_not_hurt", id="correct-mistake"),
        Binding("ctrl+s", "keep", "key_store", show=False, id="correct-keep"),
        Binding("escape", "app.pop_screen", "key_back", key_display="esc", tooltip="tip_as_it_was", id="correct-back"),
    )
    note = query_one(LineInput)

    def __init__(self, service: CoachService, record: SessionRecord, then: Callable[[Told], None]) -> None:
        super().__init__(service)
        self._record = record
        self._then = then
        self._hurts = tuple({hurt.exercise: hurt.sore for hurt in record.hurts}.items())
        """How much each exercise hurt, as it was said last."""
        exercises = service.exercises() if self._hurts else {}
        self._names = {exercise.id: exercise.name for exercise in exercises.values()}
        self._mistakes: set[str] = set()
        """The questions about what did not hurt after all."""

    def compose(self) -> ComposeResult:
        pages, session = self._words.screens, self._words.session
        yield Static(pages.put_right_title, classes="title", markup=False)
        with VerticalScroll(classes="body", can_focus=False):
            asked = [*self._asked()]
            following = [name for name, _, _ in asked[1:]] + [None]
            for (name, ask, _), then in zip(asked, following, strict=True):
                yield Rating(ask, self._words, id=name, then=then)
            yield LineInput(placeholder=session.note_here, max_length=NOTE_LIMIT)
        yield KeyBar()

    def on_mount(self) -> None:
        for name, _, before in self._asked():
            rating = self.query_one(f"#{name}", Rating)
            rating.value = before
            self.watch(rating, "value", partial(self._answered, rating), init=False)
        self.note.value = self._record.note or ""
        self.query(Rating).first().focus()

    def _asked(self) -> Iterator[tuple[str, Ask, int | None]]:
        """Each question, by the id of its place, and what was answered."""
        record, session, pages = self._record, self._words.session, self._words.screens
        yield "effort", Ask(session.how_hard, session.effort_scale), record.effort
        yield "sore", Ask(session.how_sore, session.hurt_scale), record.sore
        if record.morning_sore is not None:
            yield "morning", Ask(pages.morning_after, session.hurt_scale), record.morning_sore
        for place, (exercise, sore) in enumerate(self._hurts):
            id, name = f"hurt-{place}", self._names.get(exercise, exercise)
            asked = pages.not_hurt.format(name=name) if id in self._mistakes else f"{name}: {session.hurt_how_much}"
            yield id, Ask(asked, session.hurt_scale), sore

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nothing hurt, nothing was a mistake."""
        return action != "mistake" or bool(self._hurts)

    def action_mistake(self) -> None:
        """It did not hurt, in the question that has the keys, else in the first of those; again, and it did."""
        here = self.focused
        if not (isinstance(here, Rating) and (here.id or "").startswith("hurt-")):
            here = self.query_one("#hurt-0", Rating)
            here.focus()
        before = next(before for name, _, before in self._asked() if name == here.id)
        self._mistakes ^= {here.id or ""}
        here.value = None if here.id in self._mistakes else before
        self._ask(here)

    def _answered(self, rating: Rating) -> None:
        """A number says that it did hurt."""
        if rating.value is not None and rating.id in self._mistakes:
            self._mistakes.remove(rating.id)
            self._ask(rating)

    def _ask(self, rating: Rating) -> None:
        rating.ask = next(ask for name, ask, _ in self._asked() if name == rating.id)

    def action_note(self) -> None:
        self.note.focus()

    async def on_input_submitted(self) -> None:
        await self.action_keep()

    async def action_keep(self) -> None:
        """Store what is another answer now, decide anew what rested on it, and go back."""
        now: dict[str, int | None] = {}
        for name, _, before in self._asked():
            rating = self.query_one(f"#{name}", Rating)
            rating.settle()
            now[name] = None if rating.value == before else rating.value
        note = " ".join(self.note.value.split())
        hurts = {
            exercise: sore
            for place, (exercise, _) in enumerate(self._hurts)
            if (sore := now[f"hurt-{place}"]) is not None or f"hurt-{place}" in self._mistakes
        }
        decisions = await self.read(
            lambda: self._service.correct(
                self._record.id,
                effort=now["effort"],
                sore=now["sore"],
                morning=now.get("morning"),
                note=None if note == (self._record.note or "") else note,
                hurts=hurts,
            )
        )
        if decisions is not None:
            self.app.pop_screen()
            self._then(decisions)
