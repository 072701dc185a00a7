"""What was done: every session, and one of them whole."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Static
from textual.widgets.option_list import Option

from coach.errors import CoachError
from coach.model.record import SessionRecord, sides
from coach.studio import LOOK_BACK, Studio
from coach.tui.layout import fitted
from coach.tui.widgets.choice import Choice
from coach.tui.widgets.key_bar import KeyBar
from coach.units import length


class HistoryScreen(Screen[None]):
    """The newest sessions first. A deleted one can be taken back until the program ends."""

    CSS_PATH = "page.tcss"
    BINDINGS = [
        Binding("enter,space", "look", "Look", key_display="enter", id="h-look"),
        Binding("delete,x", "delete", "Delete", key_display="x", tooltip="No longer show this session", id="h-delete"),
        Binding("u", "undo", "Undo", tooltip="Show the last deleted session again", id="h-undo"),
        Binding("escape,q", "app.pop_screen", "Back", key_display="esc", id="h-back"),
    ]
    choice = query_one(Choice)
    deleted: list[str] = []
    """The sessions deleted since the program began, the last one last; shared by every visit to this page."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self._studio = studio
        self._records: tuple[SessionRecord, ...] = ()
        self._sure: str | None = None

    def compose(self) -> ComposeResult:
        yield Static("History", classes="title", markup=False)
        yield Choice(id="sessions")
        yield Static(id="said", classes="text", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        self.choice.focus()
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing to look at or to take back: no key for it."""
        match action:
            case "look" | "delete":
                return bool(self._records)
            case "undo":
                return bool(self.deleted)
            case _:
                return True

    @property
    def _here(self) -> SessionRecord:
        return self._records[self.choice.highlighted or 0]

    def on_option_list_option_highlighted(self) -> None:
        if self._sure is not None and self._here.id != self._sure:
            self._sure = None
            self._say("")

    def on_option_list_option_selected(self) -> None:
        self.action_look()

    def action_look(self) -> None:
        """The chosen session, whole."""
        self.app.push_screen(SessionScreen(self._here))

    def action_delete(self) -> None:
        """Ask once, then no longer show it."""
        if self._sure != self._here.id:
            self._sure = self._here.id
            self._say("Delete this session? Press x again. It can be taken back with u until you leave coach.")
            return
        self._write(lambda store, session: store.delete(session), self._here.id)
        self.deleted.append(self._here.id)
        self._sure = None
        self._show("Deleted. u takes it back.")

    def action_undo(self) -> None:
        """Show the last deleted session again."""
        self._write(lambda store, session: store.undelete(session), self.deleted.pop())
        self._show("It is back.")

    def _write(self, write: object, session: str) -> None:
        try:
            with self._studio.writing() as store:
                write(store, session)  # type: ignore[operator]
        except CoachError as error:
            self.notify(str(error), severity="error", markup=False)

    def _show(self, said: str = "") -> None:
        with self._studio.reading() as store:
            self._records = store.sessions(limit=LOOK_BACK)
        here = self.choice.highlighted or 0
        self.choice.clear_options()
        self.choice.add_options([Option(row(record)) for record in self._records])
        if self._records:
            self.choice.highlighted = min(here, len(self._records) - 1)
        else:
            said = said or "No sessions yet. The first one you do will be the first line here."
        self._say(said)
        self.refresh_bindings()

    def _say(self, text: str) -> None:
        self.query_one("#said", Static).update(Content(text))


class SessionScreen(Screen[None]):
    """One session: each side and set, prescribed and performed, the answers, the note."""

    CSS_PATH = "page.tcss"
    BINDINGS = [Binding("escape,q,enter", "app.pop_screen", "Back", key_display="esc", id="s-back")]

    def __init__(self, record: SessionRecord) -> None:
        super().__init__()
        self._record = record

    def compose(self) -> ComposeResult:
        record = self._record
        yield Static(
            Content(f"{record.started_at:%A} {record.started_at.day} {record.started_at:%B %Y, %H:%M}"),
            classes="title",
            markup=False,
        )
        yield Static(Content(f"{record.routine}, {how_it_ended(record)}"), classes="lead", markup=False)
        with VerticalScroll(classes="body"):
            yield Static(Content("\n".join(detail(record))), markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()


def how_it_ended(record: SessionRecord) -> str:
    """Completed or stopped, after how long, and whether it was a rehearsal."""
    rehearsal = ", a rehearsal" if record.rehearsal else ""
    return f"{record.status.value} after {length(record.active_ms)}{rehearsal}"


def row(record: SessionRecord) -> Content:
    """A session on a line."""
    done = sum(performed for _, _, performed, _ in sides(record.sets))
    asked = sum(prescribed for *_, prescribed in sides(record.sets))
    sore = "" if record.sore is None else f"sore {record.sore}"
    return Content.assemble(
        (f"{record.started_at:%a %d %b %Y}  ", "bold"),
        fitted(record.routine, 20),
        fitted(record.status.value + (" (rehearsal)" if record.rehearsal else ""), 22),
        f"{done}/{asked}".ljust(10),
        sore,
    )


def detail(record: SessionRecord) -> list[str]:
    """Every set, then what the person said."""
    lines = [
        fitted(each.key.exercise + (" (warm-up)" if each.key.warm_up else ""), 30)
        + fitted(each.key.side.value, 7)
        + f"set {each.key.set_number}   {each.performed} of {each.prescribed}"
        + ("" if each.band in {None, "none"} else f"   {each.band} band")
        for each in record.sets
    ]
    lines += [
        f"It hurt: {hurt.exercise}" + ("" if hurt.sore is None else f", {hurt.sore} of 10") for hurt in record.hurts
    ]
    answers = {"How hard": record.effort, "How sore": record.sore, "The morning after": record.morning_sore}
    lines += ["", *(f"{question}: {'no answer' if said is None else said}" for question, said in answers.items())]
    return [*lines, "", record.note] if record.note else lines
