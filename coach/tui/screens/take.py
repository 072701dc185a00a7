"""The page *Take along*: a dose of today, a session or the way so far as a file for elsewhere.

Each kind is a row with what it is for and the file it becomes. It is made on a thread, so that the keys answer
meanwhile; stopped, it leaves nothing behind.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from coach.app.led_plan import as_led
from coach.app.service import CoachService
from coach.errors import CoachError
from coach.exports.extras import how_to_install
from coach.exports.kinds import KINDS, Destination, ExportKind, Subject
from coach.i18n.take_texts import TakeTexts
from coach.model.plan import Plan
from coach.model.record import SessionRecord
from coach.model.timeline import length_ms, told_ms
from coach.system.paths import downloads
from coach.system.text import visible
from coach.system.units import length
from coach.tui.key_labels import with_twins
from coach.tui.layout import folded, padded
from coach.tui.screens.page import Page
from coach.tui.widgets.bar import SessionBar
from coach.tui.widgets.choice import Choice
from coach.tui.widgets.key_bar import KeyBar
from coach.tui.widgets.line_input import LineInput

FOLDER_LIMIT = 1_000
"""Letters of a folder's name."""
NAME_WIDTH = 15
INDENT = 2
ONE_LINE = 72
"""Columns of a row from which on what a kind is for has one line beside its name."""
BESIDE_ROWS = 8
"""Columns of a window that no row has: the margins, and where the list is scrolled."""
CHANGES = {"calendar": "later", "report": "longer"}
"""The kinds of file that have a choice, with the action that makes it."""
STEP_MINUTES = 30
MAKING = "making"
"""The group of the workers that make a file; no key waits for them."""
LOOK_S = 1 / 10
"""How often a look is taken how far the work is."""


class Cancelled(Exception):
    """The person cancelled an export; raised out of its progress callback, so that it ends."""


class TakeRow(Struct, frozen=True):
    """A kind of file that can be made here."""

    kind: ExportKind
    path: Path
    lacks: str
    """What is missing for it, in one word; empty where nothing is."""
    written: datetime | None
    """When the file that stands there was written; None where there is none."""


class TakeScreen(Page):
    """What there is to take along from here, a kind on each row."""

    CSS_PATH = ["page.tcss", "take.tcss"]
    BINDINGS = with_twins(
        Binding("enter,space", "make", "key_make", key_display="enter", tooltip="tip_make", id="take-make"),
        Binding("r", "replace", "key_replace", tooltip="tip_replace", id="take-replace"),
        Binding("f", "folder", "key_folder", tooltip="tip_folder", id="take-folder"),
        Binding(
            "plus,equals_sign,right",
            "later(1)",
            "key_at_later",
            key_display="+",
            tooltip="tip_at_later",
            id="take-later",
        ),
        Binding(
            "minus,left", "later(-1)", "key_at_earlier", key_display="-", tooltip="tip_at_earlier", id="take-earlier"
        ),
        Binding(
            "plus,equals_sign,right", "longer(1)", "key_longer", key_display="+", tooltip="tip_longer", id="take-longer"
        ),
        Binding("minus,left", "longer(-1)", "key_shorter", key_display="-", tooltip="tip_shorter", id="take-shorter"),
        Binding("escape,q", "halt", "key_halt", key_display="esc", tooltip="tip_halt", id="take-halt"),
        Binding("escape,q,x", "back", "key_back", key_display="esc", id="take-back"),
    )
    choice = query_one(Choice)
    bar = query_one(SessionBar)
    folder = query_one("#folder", LineInput)

    def __init__(
        self, service: CoachService, *, plan: Plan | None = None, session: SessionRecord | None = None
    ) -> None:
        super().__init__(service)
        self._subject = Subject(service, plan, session)
        self._told_ms = 0
        """How much longer than on the page before it is by what is told first."""
        self._rows: tuple[TakeRow, ...] = ()
        self._asks: Path | None = None
        """The file that was asked about, whether it may be replaced."""
        self._making: ExportKind | None = None
        self._share = 0.0
        """How much of the work is done."""
        self._halt = threading.Event()

    @property
    def _texts(self) -> TakeTexts:
        return self._words.take

    def compose(self) -> ComposeResult:
        yield Static(Content(self._texts.title), classes="title", markup=False)
        yield Static(id="of", classes="lead", markup=False)
        yield Static(id="where", markup=False)
        yield LineInput(placeholder=self._texts.ask_folder, max_length=FOLDER_LIMIT, id="folder")
        with Vertical(id="page"):
            yield Choice(id="kinds")
            yield Static(id="said", markup=False)
            yield SessionBar()
        yield KeyBar()

    async def on_mount(self) -> None:
        self.bar.display = self.folder.display = False
        self._looks = self.set_interval(LOOK_S, self._look, pause=True)
        self.choice.focus()
        plan, session = self._subject.plan, self._subject.session
        if plan is not None:
            dose = plan.without(set())
            led = await self.read(lambda: as_led(self._service, dose)) or dose
            self._subject = replace(self._subject, plan=led)
            self._told_ms = told_ms(led)
        name = "" if session is None else await self.read(lambda: self._service.routine_name(session.routine))
        self.query_one("#of", Static).update(Content(self._of_what(name or "")))
        await self._show()

    def on_unmount(self) -> None:
        self._halt.set()

    def on_resize(self) -> None:
        self._draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While something is made it can be stopped, and nothing else begins."""
        match action:
            case "make" | "folder":
                return self._making is None and not self.folder.display
            case "later" | "longer":
                return self._making is None and not self.folder.display and self._changes == action
            case "replace":
                return self._making is None and self._asks is not None
            case "halt":
                return self._making is not None
            case "back":
                return self._making is None
            case _:
                return True

    @property
    def _here(self) -> TakeRow | None:
        at = self.choice.highlighted
        return None if at is None or at >= len(self._rows) else self._rows[at]

    @property
    def _changes(self) -> str:
        """What `+` and `-` change in the chosen row; nothing where that has no choice."""
        return "" if self._here is None else CHANGES.get(self._here.kind.name, "")

    @property
    def _folder(self) -> Path | None:
        """The one that was chosen since the program began."""
        folder: Path | None = self.app.take_folder  # type: ignore[attr-defined]  # the app is ours
        return folder

    def _of_what(self, name: str) -> str:
        plan, session = self._subject.plan, self._subject.session
        if plan is not None:
            told = self._words.screens.of_it_told.format(told=length(self._told_ms)) if self._told_ms else ""
            return f"{plan.name}   {length(length_ms(plan))}{told}"
        if session is not None:
            return self._texts.of_session.format(name=name, day=self._words.dates.with_time(session.started_at))
        return self._texts.of_you

    # the rows

    async def _show(self) -> None:
        """Every kind that fits here, with the file it becomes, as the disk is now."""
        found = await self.read(self._read)
        if found is None:
            return
        folder, self._rows = found
        self.query_one("#where", Static).update(Content(self._texts.into.format(folder=_short(folder))))
        self._draw()

    def _read(self) -> tuple[Path, tuple[TakeRow, ...]]:
        folder, subject = self._folder or downloads(), self._subject
        rows = []
        for kind in KINDS:
            if (name := kind.file_name(subject)) is not None:
                path = folder / name
                rows.append(TakeRow(kind, path, kind.lacks(subject), _written(path)))
        return folder, tuple(rows)

    def _draw(self) -> None:
        here, width = self.choice.highlighted, self.width - BESIDE_ROWS
        self.choice.clear_options()
        self.choice.add_options(
            Option(drawn(row, self._subject, width, self._texts), id=row.kind.name) for row in self._rows
        )
        self.choice.highlighted = min(here or 0, len(self._rows) - 1) if self._rows else None

    @on(OptionList.OptionHighlighted)
    def _chosen(self) -> None:
        if self._asks is not None and (self._here is None or self._here.path != self._asks):
            self._say("")
        self.refresh_bindings()

    def _say(self, text: str, style: str = "", *, asks: Path | None = None) -> None:
        """What stands below the list; with `asks` it is whether that file may be replaced."""
        self._asks = asks
        self.query_one("#said", Static).update(Content.styled(visible(text), style))
        self.refresh_bindings()

    def action_later(self, by: int) -> None:
        """The appointments half an hour later, or earlier."""
        self._choose(self._subject.later(by * STEP_MINUTES))

    def action_longer(self, by: int) -> None:
        """One more week on the printed page, or one less."""
        self._choose(self._subject.longer(by))

    def _choose(self, subject: Subject) -> None:
        self._subject = subject
        self._say("")
        self._draw()

    # making one

    async def action_make(self) -> None:
        """Make the chosen one; where its file is there already, ask."""
        await self._show()
        row = self._here
        if row is None:
            return
        if row.lacks:
            lacks = str(getattr(self._texts, f"lacks_{row.lacks}"))
            self._say(lacks.replace("{line}", how_to_install(row.kind.extra)), "bold $secondary")
        elif row.written is not None:
            day = self._words.dates.with_time(row.written)
            text = self._texts.is_there.format(file=row.path.name, day=day)
            self._say(text, "bold $secondary", asks=row.path)
        else:
            self._begin(row, force=False)

    def action_replace(self) -> None:
        """Make it in the place of the file that is there."""
        row = self._here
        if row is not None and row.path == self._asks:
            self._begin(row, force=True)

    def _begin(self, row: TakeRow, *, force: bool) -> None:
        self._making, self._share, self._halt = row.kind, 0.0, threading.Event()
        self.bar.fraction, self.bar.display = 0.0, True
        self._look()
        self._looks.resume()
        self.run_worker(self._make(row, force=force), group=MAKING)

    async def _make(self, row: TakeRow, *, force: bool) -> None:
        """Make it on a thread, and say what became of it. No key waits for this."""
        halt = self._halt

        def progress(share: float) -> None:
            if halt.is_set():
                raise Cancelled
            self._share = share

        def work() -> Sequence[str] | None:
            try:
                return row.kind.make(self._subject, Destination(row.path, progress, force))
            except Cancelled:
                return None

        try:
            done = await self.on_thread(lambda: (work(),), MAKING)
        except CoachError as error:
            said = (self._words.in_words(error), "bold $secondary")
        else:
            if done is None:  # the page was left
                return
            (notes,) = done
            written = [self._texts.written.format(path=_short(row.path)), *(notes or ())]
            said = (self._texts.halted, "") if notes is None else ("\n".join(written), "")
        self._making = None
        self._looks.pause()
        self.bar.display = False
        await self._show()
        self._say(*said)

    def _look(self) -> None:
        """Show how far it is."""
        if self._making is not None:
            self.bar.fraction = self._share
            name = getattr(self._texts, f"name_{self._making.name}")
            self._say(self._texts.making.format(name=name, percent=int(self._share * 100)))

    def action_halt(self) -> None:
        """Stop what is being made."""
        self._halt.set()

    # the folder

    def action_folder(self) -> None:
        """Open the line for another folder."""
        self.folder.value = ""
        self.folder.display = True
        self.folder.focus()
        self.refresh_bindings()

    async def on_input_submitted(self, message: Input.Submitted) -> None:
        message.stop()
        folder = Path(message.value.strip()).expanduser().absolute()
        if not await self.read(folder.is_dir):
            self._say(self._texts.no_folder.format(folder=_short(folder)), "bold $secondary")
            return
        self.app.take_folder = folder  # type: ignore[attr-defined]  # the app is ours
        self._say("")
        self._close_folder()
        await self._show()

    def action_back(self) -> None:
        """Close the line for the folder, else the page."""
        if self.folder.display:
            self._close_folder()
        else:
            self.app.pop_screen()

    def _close_folder(self) -> None:
        self.folder.display = False
        self.choice.focus()
        self.refresh_bindings()


def drawn(row: TakeRow, subject: Subject, width: int, texts: TakeTexts) -> Content:
    """A kind: its name and what it is for, and the file below; what lacks something is quiet.

    Where that would take more lines, the file stands beside the name, and what it is for below.
    """
    name, purpose = (str(getattr(texts, f"{part}_{row.kind.name}")) for part in ("name", "for"))
    purpose = purpose.format(at=f"{subject.calendar_at:%H:%M}", weeks=subject.report_weeks)
    style = "dim" if row.lacks else ""
    if width < ONE_LINE:
        below = folded(purpose, max(width - INDENT, NAME_WIDTH))
        indented = "".join(f"\n{' ' * INDENT}{line}" for line in below)
        return Content.assemble((name, f"bold {style}".strip()), (f"   {row.path.name}{indented}", style))
    lines = folded(purpose, width - NAME_WIDTH)
    return Content.assemble(
        (padded(name, NAME_WIDTH), f"bold {style}".strip()),
        (f"\n{' ' * NAME_WIDTH}".join([*lines, row.path.name]), style),
    )


def _written(path: Path) -> datetime | None:
    """When a file was written last; None where there is none."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except OSError:
        return None


def _short(path: Path) -> str:
    """A path as one says it: from the home folder on, where it is in there."""
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) and path != home else str(path)
