"""The base of the editors: a file as a list of rows, changed in place, with what `coach check` says below each."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Collection, Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from coach.app.service import CoachService
from coach.library.limits import TEXT_AT_MOST
from coach.library.typed_values import Mistyped
from coach.model.language import Language
from coach.model.plan import Dose
from coach.tui.key_labels import with_twins
from coach.tui.screens.editing import LeaveEditorScreen
from coach.tui.screens.movement import MovementScreen
from coach.tui.screens.page import ERROR_S, Page
from coach.tui.screens.pick import PickScreen
from coach.tui.screens.sheet_languages import SheetLanguages, head_line, in_language, language_name, question
from coach.tui.screens.sheet_rows import (
    MARGIN,
    PADDING,
    Editable,
    Row,
    RowFlaw,
    SheetField,
    asked,
    row_content,
    value_column,
    value_line,
)
from coach.tui.widgets.key_bar import KeyBar
from coach.tui.widgets.line_input import LineInput
from coach.tui.widgets.movement import Movement
from coach.tui.widgets.sheet_list import SheetList

WIDE = 100
"""Columns of a window from which on the movement stands beside the sheet."""
LIST_SHARE = 0.6
NARROWEST = 16


class SheetScreen(Page):
    """The base screen of an editor: one file, a row for each value; nothing is written before it is saved."""

    CSS_PATH = "sheet.tcss"
    BINDINGS = with_twins(
        Binding("enter", "change", "key_change_row", key_display="enter", tooltip="tip_change_row", id="edit-change"),
        Binding("a,insert", "add", "key_add", key_display="a", tooltip="tip_add", id="edit-add"),
        Binding("x,delete", "out", "key_out", key_display="x", tooltip="tip_out", id="edit-out"),
        Binding("u", "undo", "key_take_back", tooltip="tip_take_back", id="edit-undo"),
        Binding(
            "shift+down,J", "move(1)", "key_move_later", key_display="J", tooltip="tip_move_later", id="edit-later"
        ),
        Binding(
            "shift+up,K", "move(-1)", "key_move_earlier", key_display="K", tooltip="tip_move_earlier", id="edit-earlier"
        ),
        Binding("t", "language", "key_language", tooltip="tip_language", id="edit-language"),
        Binding("space", "look", "key_look", tooltip="tip_look", id="edit-look"),
        Binding("s,ctrl+s", "save", "key_save", key_display="s", tooltip="tip_save", id="edit-save"),
        Binding("escape,q", "leave", "key_back", key_display="esc", id="edit-back"),
    )
    sheet = query_one(SheetList)
    line = query_one("#field", LineInput)
    movement = query_one(Movement)

    def __init__(self, service: CoachService, *, clock: Callable[[], float]) -> None:
        super().__init__(service)
        self._clock = clock
        self.languages = SheetLanguages(service.language, lambda: self.translated)
        self._rows: list[Row] = []
        self._heights: list[int] = []
        """Lines of each row."""
        self._here = ""
        """The id of the chosen row."""
        self._typing: Row | None = None
        """The row that is typed in; None where none is."""
        self._typed_before = ""
        """What stood in the line when it was opened."""
        self._wrong = ""
        """What is wrong with what is being typed."""

    def compose(self) -> ComposeResult:
        yield Static(id="head", markup=False)
        with Horizontal(id="page"):
            with Vertical(id="list"):
                yield SheetList(id="sheet")
                yield LineInput(max_length=TEXT_AT_MOST, id="field")
            yield Movement(self._words, moves=self._service.settings.motion == "full", clock=self._clock)
        yield Static(id="asked", markup=False)
        yield Static(id="sum", markup=False)
        yield KeyBar(lines=2)

    def on_resize(self) -> None:
        self._show()
        self.movement.stand_still(not self._is_wide)

    def on_screen_suspend(self) -> None:
        self.movement.stand_still(True)

    def on_screen_resume(self) -> None:
        self.movement.stand_still(not self._is_wide)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a line is typed, only esc; nothing is taken back where nothing was done."""
        if self._typing is not None:
            return action == "leave"
        match action:
            case "undo":
                return self.draft.can_undo
            case "look":
                return self.dose is not None
            case _:
                return True

    # --- What each kind of file is for itself

    @property
    @abstractmethod
    def draft(self) -> Editable:
        """The file as it is edited."""

    @property
    @abstractmethod
    def dose(self) -> Dose | None:
        """The dose of the chosen exercise; None without one."""

    @property
    @abstractmethod
    def translated(self) -> Collection[Language]:
        """The languages that the file's texts are translated into."""

    @abstractmethod
    def make_rows(self, width: int) -> tuple[list[Row], list[RowFlaw]]:
        """The rows of the draft, and the errors and warnings about them."""

    @abstractmethod
    def head(self) -> Content:
        """The first line of the screen: what is edited."""

    @abstractmethod
    def total(self) -> str:
        """The last line of the screen: how long it takes, and what it needs."""

    @abstractmethod
    async def take(self, draft: Editable) -> None:
        """Make this the draft, and show it once it was checked."""

    @abstractmethod
    def retyped(self, row: Row, typed: str) -> Editable | Mistyped:
        """The draft with a value typed in this row, or what is wrong with that."""

    @abstractmethod
    def open(self, row: Row) -> None:
        """Show or hide the rows inside a row that has no value of its own."""

    @abstractmethod
    async def write(self) -> bool:
        """Write the file; returns whether it was written."""

    @property
    def asks_to_save(self) -> bool:
        """Whether leaving would lose something, so that the person is asked."""
        return self.draft.has_changes

    def close_opened(self) -> bool:
        """Hide the rows inside an opened row; returns whether one was open."""
        return False

    # --- Rows

    @property
    def row(self) -> Row | None:
        """The chosen row; None where there is none yet."""
        return next((row for row in self._rows if row.id == self._here), None)

    def show_row(self, id: str) -> None:
        """Choose a row that is there."""
        self._here = id
        if self.row is not None:
            self.chosen(self.row)
        self._show()

    def reveal(self, id: str) -> None:
        """Choose a row that may be hidden."""
        self.show_row(id)

    def on_option_list_option_highlighted(self) -> None:
        at = self.sheet.highlighted
        if at is not None and at < len(self._rows) and self._rows[at].id != self._here:
            self._here = self._rows[at].id
            if self._typing is not None:
                self._close_line()
            self.chosen(self._rows[at])
            self._tell()
            self.refresh_bindings()

    def chosen(self, row: Row) -> None:
        """Another row was chosen."""

    async def action_undo(self) -> None:
        """Take the last change back."""
        await self.take(self.draft.undone())

    def action_look(self) -> None:
        """The movement of the chosen exercise, in all the window."""
        if self.dose is not None:
            self.app.push_screen(MovementScreen(self.dose, self._service, clock=self._clock))

    # --- The language of the texts

    def action_language(self) -> None:
        """Edit the texts in the next language; of a file in one language it is asked first which that is."""
        if self.languages.are_several:
            self.languages.edit_next()
            self._show()
            return

        def told(values: tuple[str, ...] | None) -> None:
            if values is not None:
                self.languages.own = self.languages.now = Language(values[0])
                self.action_language()

        choices = [(each.language.value, language_name(each.language, self._words)) for each in self.languages.all]
        ask = PickScreen(self._words.editor.ask_own_language, choices, [self._service.language.value])
        self.app.push_screen(ask, told)

    # --- Changing a row

    def action_change(self) -> None:
        """Type another value in its place, choose one of several, or see what is in the row."""
        row = self.row
        if row is None:
            return
        if row.field is None:
            self.open(row)
        elif row.field.choices:
            self._pick(row, row.field)
        else:
            self._open_line(row, row.field)

    def _pick(self, row: Row, field: SheetField) -> None:
        chosen = field.typed.split(", ") if field.several else [field.typed]

        async def picked(values: tuple[str, ...] | None) -> None:
            if values is not None:
                await self._put(row, ", ".join(values))

        self.app.push_screen(
            PickScreen(asked(field, self._words), field.choices, chosen, several=field.several), picked
        )

    async def _put(self, row: Row, typed: str) -> None:
        """The value in its row, and on to the next."""
        draft = self.retyped(row, typed)
        if isinstance(draft, Mistyped):
            self.notify(self._words.in_words(draft.what), severity="error", timeout=ERROR_S, markup=False)
            return
        await self.take(draft)
        at = next((at for at, each in enumerate(self._rows, 1) if each.id == row.id), len(self._rows))
        if at < len(self._rows) and self._rows[at].field is not None:
            self.show_row(self._rows[at].id)

    def _open_line(self, row: Row, field: SheetField) -> None:
        self._typing, self._wrong, self._typed_before = row, "", field.typed
        self.line.value = field.typed
        self.line.display = True
        self.line.select_on_focus = " " not in field.typed  # a number is typed anew, a sentence is changed
        self.line.focus()
        self.line.cursor_position = len(field.typed)
        self._show()

    def on_input_changed(self, message: Input.Changed) -> None:
        """While it is typed, the row says what is wrong."""
        if self._typing is not None:
            new = self.draft if message.value == self._typed_before else self.retyped(self._typing, message.value)
            self._wrong = self._words.in_words(new.what) if isinstance(new, Mistyped) else ""
            self._show()

    async def on_input_submitted(self, message: Input.Submitted) -> None:
        message.stop()
        row, typed = self._typing, message.value
        if row is None or (typed != self._typed_before and isinstance(self.retyped(row, typed), Mistyped)):
            return
        self._close_line()
        if typed != self._typed_before:
            await self._put(row, typed)

    def _close_line(self) -> None:
        self._typing, self._wrong = None, ""
        self.line.display = False
        self.sheet.focus()
        self._show()

    # --- Saving and leaving

    async def action_save(self) -> bool:
        """Write the file if nothing is wrong with it; else say what is, and go there. Whether it was written."""
        return await self.write()

    def refuse(self, flaws: Sequence[RowFlaw], otherwise: str) -> None:
        """Say what keeps it from being saved, and go there."""
        flaw = next((flaw for flaw in flaws if flaw.stops), None)
        text = self._words.editor.not_saved.format(what=otherwise if flaw is None else flaw.what)
        self.notify(text, severity="error", timeout=ERROR_S, markup=False)
        if flaw is not None and flaw.row:
            self.languages.now = flaw.language or self.languages.now
            self.reveal(flaw.row)

    def action_leave(self) -> None:
        """Close the line that is typed in, then what is open, else leave; unsaved changes are asked about once."""
        if self._typing is not None:
            self._close_line()
        elif self.close_opened():
            self._show()
        elif not self.asks_to_save:
            self.app.pop_screen()
        else:
            self.app.push_screen(LeaveEditorScreen(self._words.editor.leave_question), self._leave)

    async def _leave(self, answer: bool | None) -> None:
        if answer is False or (answer and await self.action_save()):
            await self.app.pop_screen()

    # --- What is shown

    @property
    def _is_wide(self) -> bool:
        return self.width >= WIDE

    @property
    def _row_width(self) -> int:
        width = self.width - MARGIN
        return max(int(width * LIST_SHARE) if self._is_wide else width, NARROWEST)

    def _show(self) -> None:
        """All rows, with what is wrong below each, and the lines around them."""
        width = self._row_width
        self._rows, found = self.make_rows(width)
        all_flaws = dict.fromkeys(found)  # in two languages the same may be wrong
        elsewhere = [flaw for flaw in all_flaws if flaw.language not in {None, self.languages.now}]
        flaws = [flaw for flaw in all_flaws if flaw not in elsewhere]
        if self._typing is not None:  # what was wrong with the value before is no longer of interest
            flaws = [flaw for flaw in flaws if flaw.row != self._typing.id]
            flaws += [RowFlaw(self._typing.id, self._wrong, stops=True)] if self._wrong else []
        self.query_one("#list").styles.width = width + MARGIN if self._is_wide else "1fr"
        typed_in = "" if self._typing is None else self._typing.id
        contents = [row_content(row, flaws, width, self._words, typing=row.id == typed_in) for row in self._rows]
        self._heights = [content.plain.count("\n") + 1 for content in contents]
        if self.sheet.option_count == len(contents):
            for index, content in enumerate(contents):
                self.sheet.replace_option_prompt_at_index(index, content)
        else:
            self.sheet.clear_options()
            self.sheet.add_options(map(Option, contents))
        places = {row.id: at for at, row in enumerate(self._rows)}
        if self._rows and self._here not in places:
            self._here = self._rows[min(self.sheet.highlighted or 0, len(self._rows) - 1)].id
        self.sheet.highlighted = places.get(self._here)
        head = head_line(self.head(), self.languages, self.width, self._words, unsaved=self.draft.has_changes)
        self.query_one("#head", Static).update(head)
        field = None if self._typing is None else self._typing.field
        text = "" if field is None else question(field, self.languages, self.width, self._words)
        self.query_one("#asked", Static).update(Content(text))
        self.query_one("#asked").display = bool(text)
        about_all = [flaw.what for flaw in flaws if not flaw.row]
        about_all += [in_language(flaw.language, flaw.what, self._words) for flaw in elsewhere if flaw.language]
        self.query_one("#sum", Static).update(Content("\n".join([*(f"! {what}" for what in about_all), self.total()])))
        self._tell()
        self.refresh_bindings()
        self.call_after_refresh(self._place_line)

    def _place_line(self) -> None:
        """The line that is typed in, over the value of its row."""
        row = self._typing
        if row is None or self.sheet.highlighted is None:
            return
        width = self._row_width
        above = sum(self._heights[: self.sheet.highlighted]) - int(self.sheet.scroll_offset.y)
        column = PADDING + value_column(row, width)
        self.line.styles.offset = (column, above + value_line(width))
        self.line.styles.width = max(width + PADDING - column, NARROWEST // 2)

    def _tell(self) -> None:
        """The movement of the chosen exercise beside the sheet."""
        if self._is_wide and self.dose is not None:
            self.movement.show(self.dose, self.dose.sides[0])
