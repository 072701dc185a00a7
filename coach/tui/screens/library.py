"""The library: every exercise, by position, by what it needs or by what it is for, with its moving figure."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static
from textual.widgets.option_list import Option

from coach.app.dose_text import reps_text, short_dose
from coach.app.service import CoachService
from coach.engine.script import setup
from coach.errors import CoachError, HistoryDamaged
from coach.i18n.catalog import Vocabulary
from coach.library.ids import FileKind
from coach.model.condition import Condition
from coach.model.exercise import Kit, Position
from coach.model.plan import Dose, Due
from coach.model.prescription import prescribe
from coach.model.routine import Entry, Routine, When
from coach.tui.key_labels import with_twins
from coach.tui.layout import cells, folded, padded
from coach.tui.screens.movement import MovementScreen
from coach.tui.screens.page import Page
from coach.tui.widgets.choice import Choice
from coach.tui.widgets.key_bar import KeyBar
from coach.tui.widgets.movement import Movement
from coach.tui.widgets.rows import NamedRow, NamedRows

NAME_WIDTH = 32
WIDE = 100
"""Columns of a window from which on the movement stands beside the list."""
BESIDE_ROWS, BESIDE_PARTS = 7, 6
"""Columns that no row has: beside it in its list, and beside list and movement in a wide window."""
NARROWEST = 12
"""Columns that are left for a name, however narrow the window."""
LOW, HIGH = 23, 30
"""Lines of a window below which only dose and kit are told of an exercise, and below which its source is shortened."""
SHORT_SOURCE = 2
"""Lines of a shortened source."""

Groups = list[tuple[str, list[Dose]]]
"""Headings, with the exercises below each."""


class Grouping(StrEnum):
    """How the exercises are sorted."""

    POSITION = "position"
    KIT = "kit"
    CONDITION = "condition"


class LibraryData(Struct, frozen=True):
    """What the library page shows: every exercise with its dose, and the conditions."""

    doses: Mapping[str, Dose]
    """Every exercise with the person's own dose, by its id."""
    conditions: tuple[Condition, ...]


class LibraryScreen(Page):
    """The exercises on the left, the chosen one on the right; tab sorts them anew."""

    CSS_PATH = ["page.tcss", "library.tcss"]
    BINDINGS = with_twins(
        Binding("enter,space", "look", "key_look", key_display="enter", tooltip="tip_look", id="library-look"),
        Binding("tab", "group(1)", "key_grouping", tooltip="tip_grouping", key_display="tab", id="library-group"),
        Binding("shift+tab", "group(-1)", "key_grouping", tooltip="tip_grouping", show=False, id="library-group-back"),
        Binding("a", "add_to", "key_add_to", tooltip="tip_add_to", id="library-add"),
        Binding("n", "new", "key_new", tooltip="tip_new_exercise", id="library-new"),
        Binding("e", "edit", "key_edit", tooltip="tip_edit_exercise", id="library-edit"),
        Binding("escape,q,l", "app.pop_screen", "key_back", key_display="esc", id="library-back"),
    )
    choice = query_one(Choice)
    movement = query_one(Movement)

    def __init__(self, service: CoachService) -> None:
        super().__init__(service)
        self._shelves = LibraryData({}, ())
        self._grouping = Grouping.POSITION
        self._stale = ""
        """The exercise that was saved since the list was read; empty where none was."""

    @property
    def _clock(self) -> Callable[[], float]:
        clock: Callable[[], float] = self.app.clock  # type: ignore[attr-defined]  # the app is ours
        return clock

    def compose(self) -> ComposeResult:
        yield Static(id="title", classes="title", markup=False)
        with Horizontal(id="page"):
            yield Choice(id="exercises")
            with Vertical(id="chosen"):
                yield Movement(self._words, moves=self._service.settings.motion == "full", clock=self._clock)
                yield NamedRows(0, id="facts")
        yield KeyBar()

    async def on_mount(self) -> None:
        self.choice.focus()
        self._shelves = await self.read(self._read) or self._shelves
        self._show()

    def on_resize(self) -> None:
        if self.choice.option_count:
            self._show(self._here)
        self.movement.stand_still(not self._is_wide)

    def on_screen_suspend(self) -> None:
        self.movement.stand_still(True)

    async def on_screen_resume(self) -> None:
        self.movement.stand_still(not self._is_wide)
        if self._stale:
            here, self._stale = self._stale, ""
            self._shelves = await self.read(self._read) or self._shelves
            self._show(here)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing to look at: no key for it."""
        return bool(self._shelves.doses) if action in {"look", "group", "choose", "add_to", "edit"} else True

    @property
    def _is_wide(self) -> bool:
        return self.width >= WIDE

    @property
    def _title(self) -> str:
        return self._words.screens.library

    @property
    def _here(self) -> str:
        """The id of the chosen exercise; empty without one."""
        chosen = self.choice.highlighted_option
        return "" if chosen is None or chosen.id is None else chosen.id.partition(" ")[2]

    def on_option_list_option_highlighted(self) -> None:
        self._tell()

    def action_look(self) -> None:
        """The movement of the chosen exercise, over and over."""
        if self._here:
            self.app.push_screen(MovementScreen(self._shelves.doses[self._here], self._service, clock=self._clock))

    def action_add_to(self) -> None:
        """Add the chosen exercise to a routine of one's own."""
        from coach.tui.screens.editing import AddToScreen

        if self._here:
            self.app.push_screen(AddToScreen(self._service, self._here))

    def action_new(self) -> None:
        """Write an exercise of one's own."""
        from coach.tui.screens.editing import new_file

        new_file(self, self._service, FileKind.EXERCISE, saved=self._was_saved)

    async def action_edit(self) -> None:
        """Change the chosen exercise; of one of ours a copy."""
        from coach.tui.screens.editing import edit_file

        if self._here:
            await edit_file(self, self._service, FileKind.EXERCISE, self._here, saved=self._was_saved)

    def _was_saved(self, exercise: str) -> None:
        self._stale = exercise

    def action_group(self, by: int) -> None:
        """Sort them another way; the chosen one stays chosen."""
        ways = list(Grouping)
        self._grouping = ways[(ways.index(self._grouping) + by) % len(ways)]
        self._show(self._here)

    def _read(self) -> LibraryData:
        """Every exercise with the dose the person is at; that of its file, where the history cannot be read now."""
        service = self._service
        exercises = service.exercises()
        usable = [each.id for each in exercises.values() if each.warm_up is None or each.warm_up.exercise in exercises]
        try:
            due = service.due()
        except HistoryDamaged:
            raise
        except CoachError:
            due = Due()
        everything = Routine("", "", When.ANY, "", 0, 0, 0, tuple(map(Entry, usable)))
        plan = prescribe(everything, exercises, due.targets, service.settings.bands, due.eased)
        conditions = tuple(each.spoken_in(service.language) for each in service.catalogue.conditions())
        return LibraryData({dose.exercise.id: dose for dose in plan}, conditions)

    def _show(self, here: str = "") -> None:
        texts = self._words.screens
        ways = {
            Grouping.POSITION: texts.by_position,
            Grouping.KIT: texts.by_kit,
            Grouping.CONDITION: texts.by_condition,
        }
        self.query_one("#title", Static).update(Content(f"{self._title}, {ways[self._grouping]}"))
        self.choice.clear_options()
        width = self._row_width
        widest = max((cells(short_dose(dose, texts)) for dose in self._shelves.doses.values()), default=0)
        name_width = min(NAME_WIDTH, width - widest)
        for at, (heading, doses) in enumerate(grouped(self._shelves, self._grouping, self._words)):
            self.choice.add_option(
                Option(Content.styled(f"{'' if at == 0 else chr(10)}{heading}", "bold"), disabled=True)
            )
            for dose in doses:
                self.choice.add_option(
                    Option(library_row(dose, name_width, width, self._words), id=f"{at} {dose.exercise.id}")
                )
        places = [
            at for at, option in enumerate(self.choice.options) if option.id and option.id.partition(" ")[2] == here
        ]
        if places:
            self.choice.highlighted = places[0]
        else:
            self.choice.action_first()
        self.refresh_bindings()

    @property
    def _row_width(self) -> int:
        return ((self.width - BESIDE_PARTS) * 2 // 5 if self._is_wide else self.width) - BESIDE_ROWS

    @property
    def _facts_width(self) -> int:
        """Columns of what is told of the chosen exercise, with room for an ellipsis."""
        return max(min(self.width * 3 // 5 if self._is_wide else self.width, 96) - 10, NARROWEST)

    def _tell(self) -> None:
        """The chosen exercise: moving where there is room, else how to lie; its dose, its kit, its source."""
        if not self._here:
            return
        dose, words = self._shelves.doses[self._here], self._words
        texts, exercise = words.screens, dose.exercise
        kit = ", ".join(map(words.session.kit, exercise.kit)) or texts.needs_nothing
        lines: list[NamedRow] = [] if self._is_wide else [("", exercise.name, "bold")]
        lines += [
            ("", texts.dose_now.format(dose=reps_text(dose, words)), ""),
            ("", texts.needs.format(kit=kit), ""),
        ]
        if self._is_wide:
            self.movement.show(dose, dose.sides[0])
        elif self.app.size.height >= LOW:
            lines.append(("", setup(exercise, dose.sides[0], words.session), ""))
        if exercise.source is not None and self.app.size.height >= LOW:
            source = folded(texts.from_source.format(source=exercise.source), self._facts_width)
            if self.app.size.height < HIGH and len(source) > SHORT_SOURCE:
                source = [*source[: SHORT_SOURCE - 1], source[SHORT_SOURCE - 1] + "…"]
            lines += [("", line, "$quiet") for line in source]
        self.query_one("#facts", NamedRows).show(lines)


class ChooserScreen(LibraryScreen, inherit_bindings=False):
    """The library, to choose an exercise from."""

    BINDINGS = with_twins(
        Binding("enter", "choose", "key_use", key_display="enter", tooltip="tip_use", id="chooser-use"),
        Binding("space", "look", "key_look", tooltip="tip_look", id="chooser-look"),
        Binding("tab", "group(1)", "key_grouping", tooltip="tip_grouping", key_display="tab", id="chooser-group"),
        Binding("shift+tab", "group(-1)", "key_grouping", tooltip="tip_grouping", show=False, id="chooser-group-back"),
        Binding("n", "new", "key_new", tooltip="tip_new_exercise", id="chooser-new"),
        Binding("escape,q", "app.pop_screen", "key_back", key_display="esc", id="chooser-back"),
    )

    def __init__(self, service: CoachService, chosen: Callable[[str], Awaitable[object]]) -> None:
        super().__init__(service)
        self._chosen = chosen

    @property
    def _title(self) -> str:
        return self._words.editor.choose_exercise

    async def action_choose(self) -> None:
        """Back with the chosen exercise."""
        if here := self._here:
            await self.app.pop_screen()
            await self._chosen(here)


def grouped(shelves: LibraryData, by: Grouping, words: Vocabulary) -> Groups:
    """The exercises below their headings, sorted by name; one that belongs below several stands below each."""
    texts, doses = words.screens, sorted(shelves.doses.values(), key=lambda dose: dose.exercise.name.casefold())

    def of(ids: Iterable[str]) -> list[Dose]:
        wanted = set(ids)
        return [dose for dose in doses if dose.exercise.id in wanted]

    groups: Groups
    match by:
        case Grouping.POSITION:
            groups = [(texts.position(it), [dose for dose in doses if dose.exercise.position is it]) for it in Position]
        case Grouping.KIT:
            groups = [
                (capital(words.session.kit(it)), [dose for dose in doses if it in dose.exercise.kit]) for it in Kit
            ]
            groups.append((capital(texts.needs_nothing), [dose for dose in doses if not dose.exercise.kit]))
        case Grouping.CONDITION:
            groups = [(each.name, of(each.exercises)) for each in shelves.conditions]
            groups.append((texts.for_no_condition, others(doses, shelves.conditions)))
    return [(heading, below) for heading, below in groups if below]


def capital(text: str) -> str:
    """The text as a heading begins."""
    return text[:1].upper() + text[1:]


def others(doses: Sequence[Dose], conditions: Iterable[Condition]) -> list[Dose]:
    """The exercises that no page of the guide names."""
    named = {exercise for condition in conditions for exercise in condition.exercises}
    return [dose for dose in doses if dose.exercise.id not in named]


def library_row(dose: Dose, name_width: int, width: int, words: Vocabulary) -> Content:
    """An exercise and its dose; the dose only where the name leaves room for it."""
    name, amount = dose.exercise.name, short_dose(dose, words.screens)
    name_width = max(name_width, cells(name) + 1)
    if name_width + cells(amount) > width:
        return Content(padded(name, max(width, NARROWEST)).rstrip())
    return Content.assemble(padded(name, name_width), (amount, "dim"))
