"""What was done: every session, and one of them whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Static
from textual.widgets.option_list import Option

from coach.errors import CoachError
from coach.library.words import Vocabulary
from coach.model.record import SessionRecord, sides
from coach.studio import LOOK_BACK, Studio
from coach.texts import Texts
from coach.tui.key_names import name_keys
from coach.tui.layout import fitted
from coach.tui.widgets.choice import Choice
from coach.tui.widgets.key_bar import KeyBar
from coach.units import length

NAME_WIDTH_AT_MOST = 26
DONE_WIDTH = 9
SIDE_WIDTH = 8


class HistoryScreen(Screen[None]):
    """The newest sessions first. A deleted one can be taken back until the program ends."""

    CSS_PATH = "page.tcss"
    BINDINGS = [
        Binding("enter,space", "look", "key_look", key_display="enter", id="h-look"),
        Binding("delete,x", "delete", "key_delete", key_display="x", tooltip="tip_delete", id="h-delete"),
        Binding("u", "undo", "key_undo", tooltip="tip_undo", id="h-undo"),
        Binding("escape,q", "app.pop_screen", "key_back", key_display="esc", id="h-back"),
    ]
    choice = query_one(Choice)
    deleted: list[str] = []
    """The sessions deleted since the program began, the last one last; shared by every visit to this page."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self._studio = studio
        self._words = studio.words
        name_keys(self, self._words)
        self._records: tuple[SessionRecord, ...] = ()
        self._sure: str | None = None

    def compose(self) -> ComposeResult:
        yield Static(self._words.screens.history, classes="title", markup=False)
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
        self.app.push_screen(SessionScreen(self._here, self._studio))

    def action_delete(self) -> None:
        """Ask once, then no longer show it."""
        if self._sure != self._here.id:
            self._sure = self._here.id
            self._say(self._words.screens.sure_to_delete)
            return
        self._write(lambda store, session: store.delete(session), self._here.id)
        self.deleted.append(self._here.id)
        self._sure = None
        self._show(self._words.screens.deleted)

    def action_undo(self) -> None:
        """Show the last deleted session again."""
        self._write(lambda store, session: store.undelete(session), self.deleted.pop())
        self._show(self._words.screens.is_back)

    def _write(self, write: object, session: str) -> None:
        try:
            with self._studio.writing() as store:
                write(store, session)  # type: ignore[operator]
        except CoachError as error:
            self.notify(self._words.error(error), severity="error", markup=False)

    def _show(self, said: str = "") -> None:
        with self._studio.reading() as store:
            self._records = store.sessions(limit=LOOK_BACK)
        here = self.choice.highlighted or 0
        self.choice.clear_options()
        names = {routine: self._studio.routine_name(routine) for routine in {each.routine for each in self._records}}
        lines: list[Content] = rows(self._records, names, self._words)
        self.choice.add_options([Option(line) for line in lines])
        if self._records:
            self.choice.highlighted = min(here, len(self._records) - 1)
        else:
            said = said or self._words.screens.no_sessions
        self._say(said)
        self.refresh_bindings()

    def _say(self, text: str) -> None:
        self.query_one("#said", Static).update(Content(text))


class SessionScreen(Screen[None]):
    """One session: each side and set, prescribed and performed, the answers, the note."""

    CSS_PATH = "page.tcss"
    BINDINGS = [Binding("escape,q,enter", "app.pop_screen", "key_back", key_display="esc", id="s-back")]

    def __init__(self, record: SessionRecord, studio: Studio) -> None:
        super().__init__()
        self._record = record
        self._studio = studio
        name_keys(self, studio.words)

    def compose(self) -> ComposeResult:
        record, words = self._record, self._studio.words
        names = {exercise.id: exercise.name for exercise in self._studio.exercises().values()}
        routine = self._studio.routine_name(record.routine)
        yield Static(Content(words.dates.with_time(record.started_at)), classes="title", markup=False)
        yield Static(Content(f"{routine}, {how_it_ended(record, words)}"), classes="lead", markup=False)
        with VerticalScroll(classes="body"):
            yield Static(Content("\n".join(detail(record, names, words))), markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()


def how_it_ended(record: SessionRecord, words: Vocabulary) -> str:
    """Completed or stopped, after how long, and whether it was a rehearsal."""
    texts = words.screens
    ended = texts.ended_after.format(status=texts.status(record.status), time=length(record.active_ms))
    return f"{ended}, {texts.rehearsal}" if record.rehearsal else ended


def rows(records: Sequence[SessionRecord], names: Mapping[str, str], words: Vocabulary) -> list[Content]:
    """A session on each line; `names` are those of the routines by their ids."""
    texts = words.screens
    ends = [_how(record, texts) for record in records]
    end_width = max(map(cell_len, ends), default=0) + 2
    name_width = min(max(map(cell_len, names.values()), default=0) + 2, NAME_WIDTH_AT_MOST)
    return [
        Content.assemble(
            (f"{words.dates.short(record.started_at)}  ", "bold"),
            fitted(names[record.routine], name_width),
            fitted(end, end_width),
            _done_of(record).ljust(DONE_WIDTH),
            "" if record.sore is None else texts.sore.format(sore=record.sore),
        )
        for record, end in zip(records, ends, strict=True)
    ]


def _how(record: SessionRecord, texts: Texts) -> str:
    status = texts.status(record.status)
    return texts.in_rehearsal.format(status=status) if record.rehearsal else status


def _done_of(record: SessionRecord) -> str:
    rows = sides(record.sets)
    return f"{sum(performed for _, _, performed, _ in rows)}/{sum(prescribed for *_, prescribed in rows)}"


def detail(record: SessionRecord, names: Mapping[str, str], words: Vocabulary) -> list[str]:
    """Every set, then what the person said. An exercise that is in no file any more is called by its id."""
    texts, session = words.screens, words.session
    lines = [
        fitted(
            names.get(each.key.exercise, each.key.exercise) + (f" ({session.warm_up})" if each.key.warm_up else ""), 30
        )
        + fitted(session.named_side(each.key.side), SIDE_WIDTH)
        + texts.set_number.format(number=each.key.set_number)
        + f"   {session.rep_of.format(rep=each.performed, reps=each.prescribed)}"
        + ("" if each.band in {None, "none"} else f"   {session.band(each.band or '')}")
        for each in record.sets
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
