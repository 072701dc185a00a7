"""The ways into the editor, from whichever page: a new routine, one of one's own, a copy of one of ours."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from coach.app.service import CoachService
from coach.errors import UnknownName
from coach.library.catalogue import Listed, Owner
from coach.library.ids import FileKind
from coach.library.limits import NAME_AT_MOST
from coach.library.routine_file import RoutineFile, begun, copied, opened
from coach.model.draft import Draft
from coach.model.routine import Entry
from coach.system.text import visible
from coach.tui.key_labels import with_twins
from coach.tui.screens.page import Page
from coach.tui.screens.question import QuestionScreen
from coach.tui.widgets.choice import Choice
from coach.tui.widgets.key_bar import KeyBar
from coach.tui.widgets.line_input import LineInput

Opened = tuple[RoutineFile, Draft]
Saved = Callable[[str], object]
"""What is to be done with the id of a routine that was saved."""


class NameScreen(QuestionScreen[str | None]):
    """A name for a routine of one's own; None: none after all."""

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
            await edit_routine(page, self._service, self._ids[at], add=entry)
        else:
            new_routine(page, self._service, add=entry)


def new_routine(page: Page, service: CoachService, *, name: str = "", add: Entry | None = None) -> None:
    """Ask for a name, and begin a routine."""
    texts, folder = service.words.editor, service.places.routines
    asked = NameScreen(texts.new_named, texts.new_named_about.format(folder=folder), name)

    async def named(name: str | None) -> None:
        if name is None:
            return
        if (found := await page.read(lambda: begun(name, folder, service.language))) is None:
            new_routine(page, service, name=name, add=add)
        else:
            _edit(page, service, found, add, None)

    page.app.push_screen(asked, named)


async def edit_routine(
    page: Page, service: CoachService, id: str, *, add: Entry | None = None, saved: Saved | None = None
) -> None:
    """Open a routine of the person's own; of one of ours a copy, once it has a name."""
    listed = await page.read(lambda: _listed(service, id))
    if listed is None:
        return
    if listed.owner is Owner.COACH:
        name = await page.read(lambda: service.routine_name(id)) or id
        _copy(page, service, listed, name, service.words.editor.copy_of.format(name=name), add, saved)
    elif (found := await page.read(lambda: opened(listed.path))) is not None:
        _edit(page, service, found, add, saved)


def _copy(
    page: Page, service: CoachService, of: Listed, name: str, proposed: str, add: Entry | None, saved: Saved | None
) -> None:
    texts, folder = service.words.editor, service.places.routines

    async def named(new: str | None) -> None:
        if new is None:
            return
        if (found := await page.read(lambda: copied(of.path, new, folder))) is None:
            _copy(page, service, of, name, new, add, saved)
        else:
            _edit(page, service, found, add, saved)

    page.app.push_screen(NameScreen(texts.copy_named.format(name=name), texts.copy_named_about, proposed), named)


def _edit(page: Page, service: CoachService, found: Opened, add: Entry | None, saved: Saved | None) -> None:
    from coach.tui.screens.editor import EditorScreen

    file, draft = found
    if add is not None:
        draft = draft.chose(len(draft.sheet.origins)).added(add)
    clock = page.app.clock  # type: ignore[attr-defined]  # the app is ours
    page.app.push_screen(EditorScreen(service, file, draft, clock=clock, saved=saved))


def _listed(service: CoachService, id: str) -> Listed:
    for each in service.catalogue.listed(FileKind.ROUTINE):
        if each.id == id:
            return each
    raise UnknownName(f"there is no routine {id}")
