"""The editor: a routine as one sheet, what is chosen changed in its place, and what `coach check` says of it below."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from coach.app.service import CoachService
from coach.errors import CoachError, HistoryDamaged, UnknownName
from coach.library.catalogue import LoadedRoutine
from coach.library.limits import TEXT_AT_MOST
from coach.library.routine_file import Checked, Flaw, RoutineFile, checked, save
from coach.library.routine_writer import reps_value, seconds_value
from coach.library.typed import retyped
from coach.model.draft import Draft
from coach.model.exercise import Exercise, Phase
from coach.model.plan import Due, Plan
from coach.model.routine import Entry, When
from coach.tui.key_labels import with_twins
from coach.tui.layout import folded
from coach.tui.screens.editing import LeaveEditorScreen
from coach.tui.screens.editor_rows import occasion, sheet_rows, summary
from coach.tui.screens.library import ChooserScreen
from coach.tui.screens.movement import MovementScreen
from coach.tui.screens.page import ERROR_S, Page
from coach.tui.widgets.choice import Choice
from coach.tui.widgets.key_bar import KeyBar
from coach.tui.widgets.line_input import LineInput
from coach.tui.widgets.movement import Movement

WIDE = 100
"""Columns of a window from which on the movement stands beside the sheet."""
BESIDE_ROWS = 8
LIST_SHARE = 0.6
NARROWEST = 16
EMPTY = ":empty"


class SheetList(Choice, inherit_bindings=False):
    """The list of exercises; J and K are the sheet's own here."""

    BINDINGS = with_twins(
        Binding("down", "cursor_down", "key_down", show=False, id="sheet-down"),
        Binding("up", "cursor_up", "key_up", show=False, id="sheet-up"),
        Binding("home", "first", "key_first", show=False, id="sheet-first"),
        Binding("end", "last", "key_last", show=False, id="sheet-last"),
        Binding("pageup", "page_up", "key_page_up", show=False, id="sheet-page-up"),
        Binding("pagedown", "page_down", "key_page_down", show=False, id="sheet-page-down"),
    )


class Worked(Struct, frozen=True):
    """A draft as a session, and what is to be said of it."""

    plan: Plan
    checked: Checked


class EditorScreen(Page):
    """One routine, changed entry by entry; nothing is written before it is saved."""

    CSS_PATH = "editor.tcss"
    BINDINGS = with_twins(
        Binding("enter", "ask('reps')", "key_reps", key_display="enter", tooltip="tip_reps", id="edit-reps"),
        Binding("a,insert", "add", "key_add", key_display="a", tooltip="tip_add", id="edit-add"),
        Binding("x,delete", "out", "key_out", key_display="x", tooltip="tip_out", id="edit-out"),
        Binding(
            "shift+down,J", "move(1)", "key_move_later", key_display="J", tooltip="tip_move_later", id="edit-later"
        ),
        Binding(
            "shift+up,K", "move(-1)", "key_move_earlier", key_display="K", tooltip="tip_move_earlier", id="edit-earlier"
        ),
        Binding("h", "ask('hold')", "key_entry_hold", tooltip="tip_entry_hold", id="edit-hold"),
        Binding("r", "ask('rest')", "key_entry_rest", tooltip="tip_entry_rest", id="edit-rest"),
        Binding("b", "band", "key_band", tooltip="tip_entry_band", id="edit-band"),
        Binding("n", "ask('note')", "key_note", tooltip="tip_entry_note", id="edit-note"),
        Binding("t", "turn_over", "key_turn_over", tooltip="tip_turn_over", id="edit-turn-over"),
        Binding("f", "fewest", "key_fewest", tooltip="tip_fewest", id="edit-fewest"),
        Binding("o", "occasion", "key_occasion", tooltip="tip_occasion", id="edit-occasion"),
        Binding("u", "undo", "key_take_back", tooltip="tip_take_back", id="edit-undo"),
        Binding("space", "look", "key_look", tooltip="tip_look", show=False, id="edit-look"),
        Binding("s,ctrl+s", "save", "key_save", key_display="s", tooltip="tip_save", id="edit-save"),
        Binding("escape,q", "leave", "key_back", key_display="esc", id="edit-back"),
    )
    sheet = query_one(SheetList)
    field = query_one("#field", LineInput)
    movement = query_one(Movement)

    def __init__(
        self,
        service: CoachService,
        file: RoutineFile,
        draft: Draft,
        *,
        clock: Callable[[], float],
        saved: Callable[[str], object] | None = None,
    ) -> None:
        super().__init__(service)
        self._clock = clock
        self._file = file
        self._draft = draft
        self._saved = saved
        self._exercises: dict[str, Exercise] = {}
        self._due = Due()
        self._worked: Worked | None = None
        self._asked = ""
        """The key that is being typed; empty where none is."""
        self._typed_before = ""
        """What stood in the line when it was opened."""
        self._wrong = ""
        """What is wrong with what is being typed."""

    def compose(self) -> ComposeResult:
        yield Static(id="head", markup=False)
        with Horizontal(id="page"):
            with Vertical(id="list"):
                yield SheetList(id="sheet")
                yield Static(id="asked", markup=False)
                yield LineInput(max_length=TEXT_AT_MOST, id="field")
            yield Movement(self._words, moves=self._service.settings.motion == "full", clock=self._clock)
        yield Static(id="sum", markup=False)
        yield KeyBar(lines=3)

    async def on_mount(self) -> None:
        self.field.display = False
        self.sheet.focus()
        self._exercises, self._due = await self.read(self._read) or ({}, Due())
        await self._take(self._draft)
        if not self._draft.sheet.routine.entries:
            self.action_add()

    def _read(self) -> tuple[dict[str, Exercise], Due]:
        good = {exercise.id: exercise for _, exercise in self._service.catalogue.all_exercises()[0]}
        usable = {id: each for id, each in good.items() if each.warm_up is None or each.warm_up.exercise in good}
        try:
            return usable, self._service.due()
        except HistoryDamaged:
            raise
        except CoachError:
            return usable, Due()

    def on_resize(self) -> None:
        self._show()
        self.movement.stand_still(not self._is_wide)

    def on_screen_suspend(self) -> None:
        self.movement.stand_still(True)

    def on_screen_resume(self) -> None:
        self.movement.stand_still(not self._is_wide)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is moved or held where there is no exercise; nothing is taken back where nothing was done."""
        entry = self._draft.sheet.entry
        if self._asked:
            return action == "leave"
        match action:
            case "ask" if parameters == ("hold",):
                return entry is not None and self._holds
            case "ask" | "out" | "move" | "band" | "look":
                return entry is not None
            case "undo":
                return bool(self._draft.past)
            case _:
                return True

    @property
    def _holds(self) -> bool:
        """Whether the chosen exercise is held at all."""
        entry = self._draft.sheet.entry
        exercise = None if entry is None else self._exercises.get(entry.exercise)
        return exercise is not None and bool(
            exercise.tempo.hold_ms or dict(entry.tempo if entry else ()).get(Phase.HOLD)
        )

    @property
    def _is_wide(self) -> bool:
        return self.width >= WIDE

    @property
    def _row_width(self) -> int:
        width = self.width - BESIDE_ROWS
        return max(int(width * LIST_SHARE) if self._is_wide else width, NARROWEST)

    # --- The draft

    async def _take(self, draft: Draft) -> None:
        """Show this draft; what it means as a session, and what is wrong with it, is worked out beside the screen."""
        worked = await self.read(lambda: self._work(draft))
        if worked is not None:
            self._draft, self._worked = draft, worked
        self._show()

    def _work(self, draft: Draft) -> Worked:
        routine = draft.sheet.routine
        needed = {entry.exercise for entry in routine.entries}
        if missing := sorted(needed - self._exercises.keys()):
            raise UnknownName(f"there is no exercise {missing[0]} that can be used")
        needed |= {each.warm_up.exercise for id in needed if (each := self._exercises[id]).warm_up is not None}
        loaded = LoadedRoutine(routine, {id: self._exercises[id] for id in needed})
        plan = self._service.plan_of(loaded, self._due)
        return Worked(plan, checked(self._file, draft.sheet, self._service.catalogue, self._service.settings.bands))

    def on_option_list_option_highlighted(self) -> None:
        at = self.sheet.highlighted
        if at is not None and at != self._draft.sheet.chosen:
            if self._asked:
                self._close()
            self._draft = self._draft.chose(at)
            self._tell()
            self.refresh_bindings()

    def action_add(self) -> None:
        """Choose an exercise of the library, to come behind the chosen one."""
        self.app.push_screen(ChooserScreen(self._service, self._add))

    async def _add(self, exercise: str) -> None:
        if exercise in self._exercises:
            await self._take(self._draft.added(Entry(exercise)))

    async def action_out(self) -> None:
        """Take the chosen exercise out."""
        await self._take(self._draft.removed())

    async def action_move(self, by: int) -> None:
        """The chosen exercise so many places later."""
        await self._take(self._draft.moved(by))

    async def action_band(self) -> None:
        """The person's own band, then each rung of their ladder, round and round."""
        if (entry := self._draft.sheet.entry) is None:
            return
        ways = [None, *dict.fromkeys(("none", *self._service.settings.bands))]
        at = ways.index(entry.band) if entry.band in ways else 0
        await self._take(self._draft.changed(replace(entry, band=ways[(at + 1) % len(ways)])))

    async def action_turn_over(self) -> None:
        """Join the sides of neighbours in one position, or do each exercise by itself."""
        await self._take(self._draft.turned_over())

    async def action_fewest(self) -> None:
        """The order with the fewest changes of position."""
        draft = self._draft.with_fewest_roll_overs(self._exercises)
        if draft is self._draft:
            self.notify(self._words.editor.fewest_already, timeout=4, markup=False)
        await self._take(draft)

    async def action_occasion(self) -> None:
        """What it is for, round and round."""
        ways = [*When]
        now = self._draft.sheet.routine.when
        await self._take(self._draft.with_routine(when=ways[(ways.index(now) + 1) % len(ways)]))

    async def action_undo(self) -> None:
        """Take the last change back."""
        await self._take(self._draft.undone())

    def action_look(self) -> None:
        """The movement of the chosen exercise, in all the window."""
        if self._worked is not None and self._worked.plan.entries:
            dose, _ = self._worked.plan.entries[self._draft.sheet.chosen]
            self.app.push_screen(MovementScreen(dose, self._service, clock=self._clock))

    # --- What is typed

    def action_ask(self, key: str) -> None:
        """Open the line for one value of the chosen exercise, with what it is now in it."""
        entry = self._draft.sheet.entry
        if entry is None:
            return
        spoken = entry.spoken_in(self._service.language)
        hold = dict(entry.tempo).get(Phase.HOLD)
        self.field.value = {
            "reps": reps_value(entry),
            "hold": "" if hold is None else seconds_value(hold),
            "rest": "" if entry.rest_ms is None else seconds_value(entry.rest_ms),
            "note": spoken.note or "",
        }[key]
        self._asked, self._wrong, self._typed_before = key, "", self.field.value
        self.field.display = True
        self.field.focus()
        self.field.cursor_position = len(self.field.value)
        self._show()
        self.refresh_bindings()

    async def on_input_changed(self, message: Input.Changed) -> None:
        """While it is typed, the row says what it would be, or what is wrong."""
        await self._try(message.value)

    async def _try(self, typed: str) -> Draft | None:
        entry = self._draft.sheet.entry
        if not self._asked or entry is None:
            return None
        new = entry if typed == self._typed_before else retyped(entry, self._asked, typed)
        self._wrong = new if isinstance(new, str) else ""
        self._show()
        return None if isinstance(new, str) else self._draft.changed(new)

    async def on_input_submitted(self, message: Input.Submitted) -> None:
        message.stop()
        draft = await self._try(message.value)
        if draft is not None:
            self._close()
            await self._take(draft)

    def _close(self) -> None:
        self._asked = self._wrong = ""
        self.field.display = False
        self.sheet.focus()
        self._show()
        self.refresh_bindings()

    # --- Saving and leaving

    async def action_save(self) -> bool:
        """Write the file if nothing is wrong with it; else say what is, and go there. Whether it was written."""
        worked, words = self._worked, self._words
        if worked is None:
            return False
        if not worked.checked.is_good:
            flaw = next((flaw for flaw in worked.checked.flaws if flaw.stops), None)
            what = words.editor.nothing_yet if flaw is None or not self._draft.sheet.origins else flaw.what
            self.notify(words.editor.not_saved.format(what=what), severity="error", timeout=ERROR_S, markup=False)
            if flaw is not None and flaw.place is not None:
                self.sheet.highlighted = flaw.place
            return False
        routines, language = self._service.places.routines, self._service.language
        kept = await self.read(lambda: save(self._file, self._draft.sheet, worked.checked, routines, language))
        if kept is None:
            return False
        self._file, draft = kept
        await self._take(replace(draft, past=self._draft.past))
        self.notify(words.editor.saved.format(path=self._file.path), timeout=6, markup=False)
        if self._saved is not None:
            self._saved(self._file.id)
        return True

    def action_leave(self) -> None:
        """Close the line that is typed in, else leave; unsaved changes are asked about once."""
        if self._asked:
            self._close()
        elif not self._draft.has_changes or (self._file.data is None and not self._draft.sheet.origins):
            self.app.pop_screen()
        else:
            self.app.push_screen(LeaveEditorScreen(self._words.editor.leave_question), self._leave)

    async def _leave(self, answer: bool | None) -> None:
        if answer is False or (answer and await self.action_save()):
            await self.app.pop_screen()

    # --- What is shown

    def _show(self) -> None:
        if self._worked is None:
            return
        words, draft, plan = self._words, self._draft, self._worked.plan
        head = f"   {occasion(draft.sheet.routine.when, words)}"
        unsaved = f"   {words.editor.unsaved}" if draft.has_changes else ""
        self.query_one("#head", Static).update(Content.assemble((plan.name, "bold"), head, (unsaved, "$quiet")))
        flaws = list(self._worked.checked.flaws if draft.sheet.origins else ())
        if self._wrong:
            flaws.append(Flaw(draft.sheet.chosen, self._wrong, stops=True))
        self.query_one("#list").styles.width = self._row_width + BESIDE_ROWS if self._is_wide else "1fr"
        lines = sheet_rows(draft.sheet.routine, plan, flaws, self._row_width, words)
        if self.sheet.option_count == len(lines) and lines:
            for index, line in enumerate(lines):
                self.sheet.replace_option_prompt_at_index(index, line)
        else:
            self.sheet.clear_options()
            none = Option(Content(words.editor.nothing_yet), id=EMPTY, disabled=True)
            self.sheet.add_options(map(Option, lines) if lines else [none])
        self.sheet.highlighted = draft.sheet.chosen if lines else None
        asked = getattr(words.editor, f"ask_{self._asked}") if self._asked else ""
        self.query_one("#asked", Static).update(Content("\n".join(folded(asked, self._row_width))))
        self.query_one("#asked").display = bool(asked)
        about_all = [flaw.what for flaw in flaws if flaw.place is None]
        total = summary(plan, words)
        self.query_one("#sum", Static).update(Content("\n".join([*(f"! {what}" for what in about_all), total])))
        self._tell()
        self.refresh_bindings()

    def _tell(self) -> None:
        """The movement of the chosen exercise beside the sheet."""
        if self._worked is not None and self._is_wide and self._worked.plan.entries:
            entries = self._worked.plan.entries
            dose, _ = entries[min(self._draft.sheet.chosen, len(entries) - 1)]
            self.movement.show(dose, dose.sides[0])
