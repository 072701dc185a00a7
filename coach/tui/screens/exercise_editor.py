"""The editor of an exercise: what its file says, row by row; the figure stays as the file has it."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from textual.content import Content

from coach.app.service import CoachService
from coach.library.edited_file import by_hand
from coach.library.exercise_file import CheckedExercise, ExerciseFile, checked, save
from coach.library.exercise_writer import (
    HOW,
    NotEditable,
    changed_text,
    is_text,
    moved_sentence,
    translated_into,
    values_of,
)
from coach.library.typed_values import Mistyped
from coach.model.exercise import Exercise
from coach.model.language import Language
from coach.model.plan import Dose, Plan
from coach.model.prescription import prescribe
from coach.model.routine import Entry, Routine, When
from coach.model.text_draft import TextDraft
from coach.model.timeline import length_ms
from coach.system.units import length
from coach.tui.screens.exercise_rows import ExerciseTexts, exercise_rows
from coach.tui.screens.page import ERROR_S
from coach.tui.screens.sheet import SheetScreen
from coach.tui.screens.sheet_rows import Editable, Row, RowFlaw, sides_in_file


class ExercisePreview(Struct, frozen=True):
    """The exercise being edited, with what `coach check` says of it, and a session of it to show."""

    checked: CheckedExercise
    plan: Plan | None
    """A session of it alone, as its file begins; None as long as nobody could use it."""


class ExerciseEditorScreen(SheetScreen):
    """The editor of one exercise: a row for each value of its file."""

    def __init__(
        self,
        service: CoachService,
        file: ExerciseFile,
        draft: TextDraft,
        *,
        clock: Callable[[], float],
        saved: Callable[[str], object] | None = None,
    ) -> None:
        super().__init__(service, clock=clock)
        self._file = file
        self._draft = draft
        self._saved = saved
        self._others: dict[str, Exercise] = {}
        self._worked: ExercisePreview | None = None

    async def on_mount(self) -> None:
        self.line.display = False
        self.sheet.focus()
        self._others = await self.read(self._read) or {}
        await self.take(self._draft)

    def _read(self) -> dict[str, Exercise]:
        good = self._service.catalogue.all_exercises()[0]
        return {exercise.id: exercise for _, exercise in good if exercise.id != self._file.id}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only sentences of the explanation are moved."""
        if action == "move" and (self.row is None or self.row.place is None):
            return False
        return super().check_action(action, parameters)

    @property
    def draft(self) -> TextDraft:
        """The exercise as it is edited."""
        return self._draft

    @property
    def translated(self) -> tuple[Language, ...]:
        """The languages that the exercise is translated into."""
        return translated_into(self._draft.text)

    @property
    def dose(self) -> Dose | None:
        """The dose as the exercise's file has it."""
        plan = None if self._worked is None else self._worked.plan
        return None if plan is None else plan.doses[0]

    # --- The draft

    async def take(self, draft: Editable) -> None:
        """Show this draft; its session and what is wrong with it are worked out on a thread."""
        assert isinstance(draft, TextDraft)
        worked = await self.read(lambda: self._work(draft))
        if worked is not None:
            self._draft, self._worked = draft, worked
        self._show()

    def _work(self, draft: TextDraft) -> ExercisePreview:
        found = checked(self._file, draft.text, self._service.catalogue)
        if found.exercise is None:
            return ExercisePreview(found, None)
        exercise = found.exercise.spoken_in(self._service.language)
        alone = Routine("", exercise.name, When.ANY, "", 0, 0, 0, (Entry(exercise.id),))
        doses = prescribe(alone, {**self._others, exercise.id: exercise}, {}, self._service.settings.bands)
        return ExercisePreview(found, doses)

    def retyped(self, row: Row, typed: str) -> TextDraft | Mistyped:
        """The draft with this typed in one of its fields."""
        if row.id == "dosage.reps":
            typed = sides_in_file(typed, self._words)
        try:
            text = changed_text(self._draft.text, row.id, typed, self.languages.edited.key)
        except NotEditable:
            return Mistyped(by_hand(self._file.path))
        return text if isinstance(text, Mistyped) else self._draft.changed(text)

    def open(self, row: Row) -> None:
        """Every row is a field."""

    def action_add(self) -> None:
        """One more sentence of the explanation."""
        self.show_row([row for row in self._rows if row.id.startswith(HOW)][-1].id)
        self.action_change()

    async def action_out(self) -> None:
        """Take out what the chosen row says."""
        if self.row is not None and self.row.field is not None and self.row.field.typed:
            new = self.retyped(self.row, "")
            if isinstance(new, Mistyped):
                self.notify(self._words.in_words(new.what), severity="error", timeout=ERROR_S, markup=False)
            else:
                await self.take(new)

    async def action_move(self, by: int) -> None:
        """The chosen sentence of the explanation one place later or earlier."""
        if self.row is None or self.row.place is None:
            return
        at = self.row.place
        text = moved_sentence(self._draft.text, at, by, self.languages.edited.key)
        if text != self._draft.text:
            self._here = f"{HOW} {at + by}"
            await self.take(self._draft.changed(text))

    async def write(self) -> bool:
        """Write the file if nothing is wrong with it; else say what is, and go there. Whether it was written."""
        if self._worked is None:
            return False
        if self._worked.checked.exercise is None:
            self.refuse(self._flaws(), "")
            return False
        draft, routines, language = self._draft, self._service.places.routines, self._service.language
        kept = await self.read(lambda: save(self._file, draft, routines, language))
        if kept is None:
            return False
        self._file, self._draft = kept
        self._show()
        self.notify(self._words.editor.saved.format(path=self._file.path), timeout=6, markup=False)
        if self._saved is not None:
            self._saved(self._file.id)
        return True

    # --- What is shown

    def make_rows(self, width: int) -> tuple[list[Row], list[RowFlaw]]:
        """The exercise as it is now, and what is wrong with it."""
        language = self._service.language
        others = sorted(
            ((id, each.spoken_in(language).name) for id, each in self._others.items()), key=lambda pair: pair[1]
        )
        languages = (self.languages.edited.key, None, self.languages.beside.key)
        values = ExerciseTexts(*(values_of(self._draft.text, each) for each in languages))
        rows = exercise_rows(values, self.languages.edited.language, others, self._words)
        return rows, self._flaws({row.id for row in rows})

    def _flaws(self, known: set[str] | None = None) -> list[RowFlaw]:
        if self._worked is None:
            return []
        ids = {row.id for row in self._rows} if known is None else known
        return [
            RowFlaw(
                _row_of(flaw.name, ids),
                self._words.in_words(flaw.what),
                flaw.stops,
                language=self.languages.below(flaw.language) if is_text(flaw.name) else None,
            )
            for flaw in self._worked.checked.flaws
        ]

    def head(self) -> Content:
        """The name."""
        name = (
            values_of(self._draft.text, self.languages.edited.key).get("name")
            or values_of(self._draft.text, None)["name"]
        )
        return Content.assemble((name, "bold"), f"   {self._words.editor.an_exercise}")

    def total(self) -> str:
        """How long it takes as its file begins, and whether it has a drawing."""
        texts = self._words.editor
        if self._worked is None or self._worked.plan is None:
            return texts.not_yet
        exercise = self._worked.plan.doses[0].exercise
        drawing = texts.no_drawing if exercise.figure is None else texts.drawing
        return f"{length(length_ms(self._worked.plan))} · {drawing}"


def _row_of(name: str, ids: set[str]) -> str:
    """The row of a value, or of what it is part of; none where neither is shown."""
    whole = name.partition(".")[0]
    firsts = (name, whole, f"{name} 0", *(id for id in sorted(ids) if id.startswith(f"{whole}.")))
    return next((id for id in firsts if id in ids), "")
