"""The ways into the editors, from whichever page: a new file, one of one's own, a copy of one of ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from coach.app.service import CoachService
from coach.errors import UnknownName
from coach.library import exercise_file, routine_file
from coach.library.catalogue import Listed, Owner
from coach.library.exercise_file import ExerciseFile
from coach.library.ids import FileKind
from coach.library.limits import NAME_AT_MOST
from coach.library.routine_file import RoutineFile
from coach.model.draft import Draft
from coach.model.routine import Entry
from coach.model.text_draft import TextDraft
from coach.system.text import visible
from coach.tui.key_labels import with_twins
from coach.tui.screens.page import Page
from coach.tui.screens.question import QuestionScreen
from coach.tui.widgets.choice import Choice
from coach.tui.widgets.key_bar import KeyBar
from coach.tui.widgets.line_input import LineInput

Opened = tuple[RoutineFile, Draft] | tuple[ExerciseFile, TextDraft]
Saved = Callable[[str], object] | None
"""What is to be done with the id of a file that was saved."""
FILES: Final = {FileKind.ROUTINE: routine_file, FileKind.EXERCISE: exercise_file}
"""What opens, begins and copies a file of this kind."""


class NameScreen(QuestionScreen[str | None]):
    """A name for a file of one's own; None: none after all."""

    BINDINGS = [Binding("escape", "dismiss(None)", "key_back", key_display="esc", id="name-back")]
    name_line = query_one(LineInput)

    def __init__(self, ask: str, about: str, name: str) -> None:
        super().__init__()
        self._ask, self._about, self._proposed = ask, about, name

    def compose(self) -> ComposeResult:
        with Vertical(classes="question"):
            yield Static(Content(visible(self._ask)), classes="ask", markup=False)
            yield LineInput(max_length=NAME_AT_MOST, id="name")
            yield Static(Content(visible(self._about)), classes="quiet", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        self.name_line.value = self._proposed
        self.name_line.focus()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        if name := " ".join(message.value.split()):
            self.dismiss(name)


class LeaveEditorScreen(QuestionScreen[bool | None]):
    """Save the changes? True: save. False: throw them away. None: go on."""

    BINDINGS = with_twins(
        Binding("enter,s,y", "dismiss(True)", "key_save", key_display="enter", tooltip="tip_save", id="leave-save"),
        Binding("x", "dismiss(False)", "key_throw_away", tooltip="tip_throw_away", id="leave-throw"),
        Binding(
            "escape,space",
            "dismiss(None)",
            "key_go_on_editing",
            key_display="esc",
            tooltip="tip_go_on_editing",
            id="leave-not",
        ),
    )

    def __init__(self, ask: str) -> None:
        super().__init__()
        self._ask = ask

    def compose(self) -> ComposeResult:
        with Vertical(classes="question"):
            yield Static(Content(visible(self._ask)), classes="ask", markup=False)
        yield KeyBar()


class AddToScreen(Page):
    """Which routine of one's own an exercise is added to."""

    CSS_PATH = "page.tcss"
    BINDINGS = with_twins(
        Binding("enter,space", "add", "key_add_to", key_display="enter", tooltip="tip_add_to", id="add-to"),
        Binding("escape,q", "app.pop_screen", "key_back", key_display="esc", id="add-to-back"),
    )
    choice = query_one(Choice)

    def __init__(self, service: CoachService, exercise: str) -> None:
        super().__init__(service)
        self._exercise = exercise
        self._ids: list[str] = []

    def compose(self) -> ComposeResult:
        yield Static(id="title", classes="title", markup=False)
        yield Choice(id="routines")
        yield KeyBar()

    async def on_mount(self) -> None:
        self.choice.focus()
        names, name = await self.read(self._read) or ({}, self._exercise)
        texts = self._words.editor
        self.query_one("#title", Static).update(Content(texts.add_to.format(name=name)))
        self._ids = [*names]
        self.choice.add_options([*(Option(Content(each)) for each in names.values()), Option(Content(texts.a_new_one))])
        self.choice.highlighted = 0

    def _read(self) -> tuple[dict[str, str], str]:
        catalogue, language = self._service.catalogue, self._service.language
        own = [each for each in catalogue.listed(FileKind.ROUTINE) if each.owner is Owner.YOU]
        routines = [loaded.routine.spoken_in(language) for _, loaded in catalogue.all_routines(own)[0]]
        exercise = catalogue.exercise(self._exercise).spoken_in(language)
        return {routine.id: routine.name for routine in routines}, exercise.name

    async def action_add(self) -> None:
        """Into the chosen one, with the editor before it; a new one is named first."""
        at = self.choice.highlighted
        if at is None:
            return
        entry = Entry(self._exercise)
        page = self.app.screen_stack[-2]
        await self.app.pop_screen()
        assert isinstance(page, Page)
        if at < len(self._ids):
            await edit_file(page, self._service, FileKind.ROUTINE, self._ids[at], add=entry)
        else:
            new_file(page, self._service, FileKind.ROUTINE, add=entry)


def new_file(
    page: Page, service: CoachService, kind: FileKind, *, name: str = "", add: Entry | None = None, saved: Saved = None
) -> None:
    """Ask for a name, and begin a routine or an exercise."""
    texts, folder = service.words.editor, service.places.routines

    async def named(name: str | None) -> None:
        if name is None:
            return
        if (found := await page.read(lambda: FILES[kind].begun(name, folder, service.language))) is None:
            new_file(page, service, kind, name=name, add=add, saved=saved)
        else:
            _edit(page, service, found, add, saved)

    ask = texts.new_named if kind is FileKind.ROUTINE else texts.new_exercise_named
    page.app.push_screen(NameScreen(ask, texts.new_named_about.format(folder=folder / kind.folder), name), named)


async def edit_file(
    page: Page, service: CoachService, kind: FileKind, id: str, *, add: Entry | None = None, saved: Saved = None
) -> None:
    """Open a file of the person's own; of one of ours a copy, once it has a name."""
    found = await page.read(lambda: _listed(service, kind, id))
    if found is None:
        return
    listed, name = found
    if listed.owner is Owner.COACH:
        _copy(page, service, kind, listed, name, service.words.editor.copy_of.format(name=name), add, saved)
    elif (opened := await page.read(lambda: FILES[kind].opened(listed.path))) is not None:
        _edit(page, service, opened, add, saved)


def _copy(
    page: Page,
    service: CoachService,
    kind: FileKind,
    of: Listed,
    name: str,
    proposed: str,
    add: Entry | None,
    saved: Saved,
) -> None:
    texts, folder = service.words.editor, service.places.routines

    async def named(new: str | None) -> None:
        if new is None:
            return
        if (found := await page.read(lambda: FILES[kind].copied(of.path, new, folder))) is None:
            _copy(page, service, kind, of, name, new, add, saved)
        else:
            _edit(page, service, found, add, saved)

    page.app.push_screen(NameScreen(texts.copy_named.format(name=name), texts.copy_named_about, proposed), named)


def _edit(page: Page, service: CoachService, found: Opened, add: Entry | None, saved: Saved) -> None:
    from coach.tui.screens.editor import EditorScreen
    from coach.tui.screens.exercise_editor import ExerciseEditorScreen

    file, draft = found
    clock = page.app.clock  # type: ignore[attr-defined]  # the app is ours
    if isinstance(file, ExerciseFile):
        assert isinstance(draft, TextDraft)
        page.app.push_screen(ExerciseEditorScreen(service, file, draft, clock=clock, saved=saved))
        return
    assert isinstance(draft, Draft)
    if add is not None:
        draft = draft.chose(len(draft.sheet.origins)).added(add)
    page.app.push_screen(EditorScreen(service, file, draft, clock=clock, saved=saved))


def _listed(service: CoachService, kind: FileKind, id: str) -> tuple[Listed, str]:
    """The file of this id, and what it is called."""
    for each in service.catalogue.listed(kind):
        if each.id == id:
            if kind is FileKind.ROUTINE:
                return each, service.routine_name(id) or id
            return each, service.catalogue.exercise(id).spoken_in(service.language).name
    raise UnknownName(f"there is no {kind} {id}")
