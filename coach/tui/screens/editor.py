"""The editor of a routine: what it says of itself, its exercises in their order, and rounds of them."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace
from textual.binding import Binding
from textual.content import Content

from coach.app.service import CoachService
from coach.errors import CoachError, HistoryDamaged, UnknownName, phrase
from coach.library.catalogue import LoadedRoutine
from coach.library.routine_file import CheckedRoutine, RoutineFile, checked, save
from coach.library.routine_marks import RoutineValue, is_text
from coach.library.typed_values import Mistyped, retyped_entry, retyped_rounds, retyped_routine
from coach.model.draft import Draft
from coach.model.exercise import Exercise
from coach.model.language import Language
from coach.model.plan import Dose, Due, Plan
from coach.model.routine import Entry
from coach.tui.key_labels import with_twins
from coach.tui.screens.editor_rows import (
    ENTRY,
    HEAD,
    ROUNDS,
    EditorLibrary,
    TextsShown,
    entry_fields,
    head_fields,
    occasion,
    rounds_fields,
    routine_rows,
    row_id,
    shown_key,
    summary,
)
from coach.tui.screens.library import ChooserScreen
from coach.tui.screens.sheet import SheetScreen
from coach.tui.screens.sheet_rows import Editable, Row, RowFlaw, SheetField, sides_in_file


class RoutinePreview(Struct, frozen=True):
    """The session that the routine being edited would be, and what `coach check` says of it."""

    plan: Plan
    checked: CheckedRoutine


class EditorScreen(SheetScreen):
    """The editor of one routine: a row for each of its values and exercises."""

    BINDINGS = with_twins(
        Binding("g", "rounds", "key_rounds", tooltip="tip_rounds", id="edit-rounds"),
        Binding("f", "fewest", "key_fewest", tooltip="tip_fewest", id="edit-fewest"),
    )

    def __init__(
        self,
        service: CoachService,
        file: RoutineFile,
        draft: Draft,
        *,
        clock: Callable[[], float],
        saved: Callable[[str], object] | None = None,
    ) -> None:
        super().__init__(service, clock=clock)
        self._file = file
        self._draft = draft
        self._saved = saved
        self._exercises: dict[str, Exercise] = {}
        self._library = EditorLibrary({}, (), ())
        self._due = Due()
        self._worked: RoutinePreview | None = None
        self._opened = ""
        """The id of the row of which all fields are shown; empty where of none."""

    async def on_mount(self) -> None:
        self.line.display = False
        self.sheet.focus()
        self._exercises, self._library, self._due = await self.read(self._read) or ({}, self._library, Due())
        if self._draft.sheet.origins:
            self._here = row_id(ENTRY, self._draft.sheet.chosen)
        await self.take(self._draft)
        if not self._draft.sheet.routine.entries:
            self.action_add()

    def _read(self) -> tuple[dict[str, Exercise], EditorLibrary, Due]:
        language, catalogue = self._service.language, self._service.catalogue
        good = {exercise.id: exercise for _, exercise in catalogue.all_exercises()[0]}
        usable = {id: each for id, each in good.items() if each.warm_up is None or each.warm_up.exercise in good}
        conditions = [each.spoken_in(language) for each in catalogue.conditions() if each.exercises]
        library = EditorLibrary(
            usable,
            self._service.settings.bands,
            [(each.id, each.name) for each in conditions],
        )
        try:
            return usable, library, self._service.due()
        except HistoryDamaged:
            raise
        except CoachError:
            return usable, library, Due()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is moved or put in rounds where there is no exercise; an order in rounds is left as it is."""
        allowed = super().check_action(action, parameters)
        row, entries = self.row, self._draft.sheet.routine.entries
        on_entry = row is not None and row.place is not None
        match action:
            case "move" | "rounds" if not on_entry:
                return False
            case "out" if not on_entry and (row is None or row.field is None):
                return False
            case "fewest" if not entries or any(entry.rounds for entry in entries):
                return False
            case _:
                return allowed

    @property
    def draft(self) -> Draft:
        """The routine as it is edited."""
        return self._draft

    @property
    def asks_to_save(self) -> bool:
        """Whether anything would be lost: of a new routine, only with an exercise in it."""
        return self._draft.has_changes and (self._file.data is not None or bool(self._draft.sheet.origins))

    @property
    def dose(self) -> Dose | None:
        """The dose of the chosen exercise."""
        if self._worked is None or not self._worked.plan.entries:
            return None
        entries = self._worked.plan.entries
        return entries[min(self._draft.sheet.chosen, len(entries) - 1)][0]

    # --- The draft

    async def take(self, draft: Editable) -> None:
        """Show this draft; its session and what is wrong with it are worked out on a thread."""
        assert isinstance(draft, Draft)
        worked = await self.read(lambda: self._work(draft))
        if worked is not None:
            self._draft, self._worked = draft, worked
        self._show()

    def _work(self, draft: Draft) -> RoutinePreview:
        routine = draft.sheet.routine
        needed = {entry.exercise for entry in routine.entries}
        if missing := sorted(needed - self._exercises.keys()):
            raise UnknownName(phrase("there is no exercise {id} that can be used", id=missing[0]))
        needed |= {each.warm_up.exercise for id in needed if (each := self._exercises[id]).warm_up is not None}
        loaded = LoadedRoutine(routine, {id: self._exercises[id] for id in needed})
        plan = self._service.plan_of(loaded, self._due)
        return RoutinePreview(
            plan, checked(self._file, draft.sheet, self._service.catalogue, self._service.settings.bands)
        )

    async def _take_at(self, draft: Draft, about: str = ENTRY) -> None:
        """Show this draft with its chosen entry, or the rounds of that, under the cursor; what was open goes along."""
        row = self.row
        opened = row is not None and row.id.partition(".")[0] == self._opened
        self._opened = row_id(about, draft.sheet.chosen) if opened and draft.sheet.origins else ""
        self._here = row_id(about, draft.sheet.chosen)
        await self.take(draft)

    def chosen(self, row: Row) -> None:
        """The entry of the chosen row is the one that is changed next."""
        if row.place is not None:
            self._draft = self._draft.chose(row.place)

    def open(self, row: Row) -> None:
        """Show all that can be changed about the routine, its rounds or an exercise, or hide it again."""
        self._opened = "" if self._opened == row.id else row.id
        self._show()

    def reveal(self, id: str) -> None:
        """Choose a row that may be hidden: what it is inside of is opened."""
        part, _, key = id.partition(".")
        self._opened = part if key else self._opened
        self._show()
        self.show_row(id)

    def close_opened(self) -> bool:
        """Hide it again."""
        was, self._opened = self._opened, ""
        if was:
            self._here = was
        return bool(was)

    def action_add(self) -> None:
        """Choose an exercise of the library, to come behind the chosen one."""
        self.app.push_screen(ChooserScreen(self._service, self._add))

    async def _add(self, exercise: str) -> None:
        if exercise in self._exercises:
            self._opened = ""
            await self._take_at(self._draft.added(Entry(exercise)))

    async def action_out(self) -> None:
        """Take the chosen exercise out, the rounds around some, or what a field says."""
        row = self.row
        if row is None:
            return
        if row.field is not None:
            new = self.retyped(row, "")
            if isinstance(new, Mistyped):
                self.notify(self._words.in_words(new.what), severity="error", timeout=6, markup=False)
            else:
                await self.take(new)
        elif row.id.startswith(ROUNDS):
            await self._take_at(self._draft.without_rounds())
        else:
            self._opened = ""
            await self._take_at(self._draft.removed())

    async def action_move(self, by: int) -> None:
        """The chosen exercise, or all of the chosen rounds, one place later or earlier."""
        row = self.row
        if row is not None and row.id.startswith(ROUNDS):
            draft = self._draft.rounds_moved(by)
            await self._take_at(draft, ROUNDS)
        else:
            await self._take_at(self._draft.moved(by))

    async def action_undo(self) -> None:
        """Take the last change back, and go to where it was."""
        draft, row = self._draft.undone(), self.row
        if row is None or row.place in {None, draft.sheet.chosen}:
            await self.take(draft)
        else:
            await self._take_at(draft)

    async def action_rounds(self) -> None:
        """The chosen exercise into rounds, with those above it; or out of them."""
        await self._take_at(self._draft.toggled_rounds())

    async def action_fewest(self) -> None:
        """The order with the fewest changes of position."""
        draft = self._draft.with_fewest_roll_overs(self._exercises)
        if draft is self._draft:
            self.notify(self._words.editor.fewest_already, timeout=4, markup=False)
        await self._take_at(draft)

    def retyped(self, row: Row, typed: str) -> Draft | Mistyped:
        """The draft with this typed in one of its fields."""
        about, _, key = row.id.partition(".")
        routine = self._draft.sheet.routine
        if about == HEAD:
            changes = retyped_routine(routine, key, typed, self.languages.edited.key)
            return changes if isinstance(changes, Mistyped) else self._draft.with_routine(**changes)
        if about.startswith(ROUNDS):
            times = retyped_rounds(routine, key, typed)
            return times if isinstance(times, Mistyped) else self._draft.with_rounds(**times)
        entry = self._draft.sheet.entry
        assert entry is not None
        if key == "reps":
            typed = sides_in_file(typed, self._words)
        new = retyped_entry(entry, key, typed, self.languages.edited.key)
        return new if isinstance(new, Mistyped) else self._draft.changed(new)

    # --- Saving

    async def write(self) -> bool:
        """Write the file if nothing is wrong with it; else say what is, and go there. Whether it was written."""
        worked, words = self._worked, self._words
        if worked is None:
            return False
        if not worked.checked.is_good:
            self.refuse(self._flaws(), words.editor.nothing_yet)
            return False
        routines, language = self._service.places.routines, self._service.language
        kept = await self.read(lambda: save(self._file, self._draft.sheet, worked.checked, routines, language))
        if kept is None:
            return False
        self._file, draft = kept
        await self.take(replace(draft, past=self._draft.past))
        self.notify(words.editor.saved.format(path=self._file.path), timeout=6, markup=False)
        if self._saved is not None:
            self._saved(self._file.id)
        return True

    # --- What is shown

    def make_rows(self, width: int) -> tuple[list[Row], list[RowFlaw]]:
        """The routine as it is now, and what is wrong with it."""
        if self._worked is None:
            return [], []
        sheet = self._draft.sheet
        rows = routine_rows(sheet, self._worked.plan, self._opened, self._library, width, self._words, self._texts)
        return rows, self._flaws()

    @property
    def _texts(self) -> TextsShown:
        return TextsShown(self.languages.edited, self.languages.beside)

    @property
    def translated(self) -> set[Language]:
        """The languages that the routine's texts are translated into, or those of some of its exercises."""
        routine = self._draft.sheet.routine
        translations = (routine.translations, *(entry.translations for entry in routine.entries))
        return {language for each in translations for language, _ in each}

    def _flaws(self) -> list[RowFlaw]:
        """What is wrong, each at the row of the value it is about."""
        if self._worked is None or not self._draft.sheet.origins:
            return []
        flaws = []
        for flaw in self._worked.checked.flaws:
            part, fields = self._part(flaw.about)
            key = shown_key(flaw.about.key, fields)
            row = f"{part}.{key}" if key else "" if flaw.about.place is None else part
            field = fields[key].text if key else ""
            language = self.languages.below(flaw.about.language) if is_text(flaw.about.key) else None
            flaws.append(RowFlaw(row, self._words.in_words(flaw.what), flaw.stops, field, language))
        return flaws

    def _part(self, value: RoutineValue) -> tuple[str, dict[str, SheetField]]:
        """The row that a value is inside of, and all fields in it."""
        routine, texts = self._draft.sheet.routine, self._texts
        if value.place is None:
            return row_id(HEAD), dict(head_fields(routine, self._library, self._words, texts))
        entry = routine.entries[value.place]
        if value.of_rounds and entry.rounds is not None:
            return row_id(ROUNDS, value.place), dict(rounds_fields(entry.rounds, self._words))
        return row_id(ENTRY, value.place), dict(entry_fields(entry, routine, self._library, self._words, texts))

    def head(self) -> Content:
        """The name, and what it is for."""
        routine = self._draft.sheet.routine.spoken_in(self.languages.edited.language)
        return Content.assemble((routine.name, "bold"), f"   {occasion(routine.when, self._words)}")

    def total(self) -> str:
        """How long it takes, what it needs, how often one turns over."""
        if self._worked is None:
            return ""
        if not self._draft.sheet.origins:
            return self._words.editor.nothing_yet
        return summary(self._worked.plan, self._words)
