"""The dose page, before the start: every exercise with its dose, to be changed for this session."""

from __future__ import annotations

from collections.abc import Callable, Set

from msgspec.structs import replace
from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from coach.app.dose_text import band_text, instructions
from coach.app.led_plan import as_led, in_minutes, practised
from coach.app.service import CoachService
from coach.engine.script import setup
from coach.library.ids import FileKind
from coach.model.plan import Dose, Plan, Why
from coach.model.timeline import length_ms, told_ms
from coach.reports.left_out import break_sentence, fitted_sentences, weaker_sentence
from coach.system.clock import real_clock
from coach.system.units import length
from coach.tui.key_labels import TAKE_KEY, with_twins
from coach.tui.screens.dose_rows import DoseRow, dose_rows, kept, rests_ms
from coach.tui.screens.movement import MovementScreen
from coach.tui.screens.page import Page
from coach.tui.widgets.choice import Choice
from coach.tui.widgets.key_bar import KeyBar
from coach.tui.widgets.line_input import LineInput
from coach.tui.widgets.movement import Movement
from coach.tui.widgets.rows import NamedRows, unnamed

BESIDE_ROWS = 8
"""Columns of a window that no row has: the margins, and where the list is scrolled."""
WIDE = 100
"""Columns of a window from which on the movement stands beside the list."""
LIST_SHARE = 0.6
"""How much of a wide window the list may take."""
LOW = 23
"""Lines of a window in which there is only room for how to lie."""
MINUTES_AT_MOST, MINUTES_DIGITS = 240, 3
REASONS = {
    Why.HURT_TODAY: "out_hurt_today",
    Why.SETTING: "out_in_settings",
    Why.CONDITION: "out_for_condition",
    Why.MINUTES: "out_no_time",
}
"""The names of the texts that say why an exercise is left out beforehand."""


class DoseScreen(Page):
    """A routine's exercises with their doses of today, which can be changed for this session before it starts."""

    CSS_PATH = "dose.tcss"
    BINDINGS = with_twins(
        Binding("enter", "start", "key_start", key_display="enter", tooltip="tip_start", id="start"),
        Binding("space", "look", "key_look", tooltip="tip_look", id="dose-look"),
        Binding(
            "plus,equals_sign,right", "change(1)", "key_rep", key_display="+", tooltip="tip_one_more", id="dose-more"
        ),
        Binding("minus,left", "change(-1)", "key_rep", key_display="-", tooltip="tip_one_fewer", id="dose-fewer"),
        Binding("b", "band", "key_band", tooltip="tip_band", id="dose-band"),
        Binding("o,delete", "leave_out", "key_leave_out", key_display="o", tooltip="tip_leave_out", id="dose-out"),
        Binding("n", "keep", "key_as_before", tooltip="tip_as_before", id="dose-keep"),
        Binding("m", "ask_minutes", "key_minutes", tooltip="tip_minutes", id="dose-minutes"),
        Binding("e", "edit", "key_edit", tooltip="tip_edit", id="dose-edit"),
        TAKE_KEY,
        Binding(
            "escape,q", "all_again", "key_all_again", key_display="esc", tooltip="tip_all_again", id="dose-all-again"
        ),
        Binding("escape,q", "back", "key_back", key_display="esc", id="dose-back"),
    )
    doses = query_one(Choice)
    movement = query_one(Movement)
    minutes = query_one("#minutes", LineInput)

    def __init__(self, plan: Plan, service: CoachService, *, clock: Callable[[], float] = real_clock) -> None:
        super().__init__(service)
        self._clock = clock
        self._whole: list[DoseRow] | None = None
        """What there was to do before it was fitted into minutes; None where it was not."""
        self._typed: set[str] = set()
        """The exercises whose numbers of today the person has chosen here: no minutes change those."""
        self._known: Set[str] | None = None
        """The exercises that need not be explained; None where that cannot be read."""
        self._fewer: tuple[str, ...] = ()
        """What became fewer by that, in words."""
        self._asks = False
        """Whether the minutes are being typed."""
        self._edited: str | None = None
        """The id of the routine that was saved in the editor in front of this page."""
        self._take(plan)

    def _take(self, plan: Plan) -> None:
        plan = plan.spoken_in(self._service.language)  # it may have been read before another one was chosen
        self._plan, self._whole, self._fewer = plan, None, ()
        self._typed.clear()
        advice = {out.place: f"{out.condition}: {out.advice}" for out in plan.left_out if out.condition}
        self.entries = [self._row(dose, why, advice.get(place, "")) for place, (dose, why) in enumerate(plan.entries)]

    def _row(self, dose: Dose, why: Why | None, advice: str = "") -> DoseRow:
        return DoseRow(dose, None if why is None else getattr(self._words.screens, REASONS[why]), advice)

    @property
    def _about(self) -> str:
        """What the routine is for; after a break, that it steps back, and how to refuse."""
        return break_sentence(self._plan, self._words, "n") or self._plan.about

    def compose(self) -> ComposeResult:
        yield Static(id="head", markup=False)
        yield Static(Content(self._about), id="about", markup=False)
        with Horizontal(id="page"):
            with Vertical(id="list"):
                yield Choice(id="doses")
                yield Static(id="rests", markup=False)
                yield Static(id="fewer", markup=False)
                yield LineInput(placeholder=self._words.editor.ask_minutes, max_length=MINUTES_DIGITS, id="minutes")
                yield NamedRows(0, id="told")
            yield Movement(self._words, moves=self._service.settings.motion == "full", clock=self._clock)
        yield KeyBar(lines=2)

    async def on_mount(self) -> None:
        self._offer()
        self.minutes.display = False
        await self._read_known()
        self._show()
        self.doses.highlighted = 0
        self.doses.focus()

    def on_resize(self) -> None:
        self._show()
        self.movement.stand_still(not self._is_wide)

    def on_screen_suspend(self) -> None:
        self.movement.stand_still(True)

    async def on_screen_resume(self) -> None:
        self.movement.stand_still(not self._is_wide)
        if (routine := self._edited) is not None:
            self._edited = None
            if (plan := await self.read(lambda: self._service.plan(routine))) is not None:
                await self._renew(plan)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Bands only where the exercise takes one; a start only when something is left."""
        if self._asks:
            return action == "back"
        match action:
            case "all_again":
                return self._whole is not None
            case "back":
                return self._whole is None
            case "band":
                return self._dose.exercise.takes_band or self._dose.band is not None
            case "keep":
                return bool(self._plan.stepped_back)
            case "start" | "take":
                return bool(self.today.doses)
            case _:
                return True

    @property
    def _at(self) -> int:
        return self.doses.highlighted or 0

    @property
    def _dose(self) -> Dose:
        return self.entries[self._at].dose

    @property
    def today(self) -> Plan:
        """What would begin now."""
        return replace(self._plan, doses=kept(self.entries), left_out=())

    @property
    def _led(self) -> Plan:
        """The same as it would be led: with what is explained in it."""
        today = self.today
        return as_led(self._service, today, known=self._known) if today.doses and self._known is not None else today

    @property
    def _is_wide(self) -> bool:
        return self.width >= WIDE

    @property
    def _row_width(self) -> int:
        width = self.width - BESIDE_ROWS
        return int(width * LIST_SHARE) if self._is_wide else width

    def on_option_list_option_highlighted(self) -> None:
        self._tell()
        self.refresh_bindings()

    async def action_start(self) -> None:
        if self.today.doses:
            await self.app.start(self.today)  # type: ignore[attr-defined]  # the app is ours

    def action_take(self) -> None:
        """Take what stands here along, as it would begin now."""
        from coach.tui.screens.take import TakeScreen

        self.app.push_screen(TakeScreen(self._service, plan=self.today))

    def action_look(self) -> None:
        """See the movement of the chosen exercise."""
        self.app.push_screen(MovementScreen(self._dose, self._service, clock=self._clock))

    def action_change(self, by: int) -> None:
        """More or fewer repetitions a side of the chosen exercise, for this session; whatever the minutes."""
        dose = self._dose.changed(by)
        self._typed.add(dose.exercise.id)
        if self._whole is not None:
            was = self._whole[self._at].dose  # it may have more rounds, with one repetition each at least
            self._whole[self._at] = DoseRow(replace(was, reps=max(dose.reps, was.least), tempo=dose.tempo))
        self._put(DoseRow(dose))

    def action_band(self) -> None:
        """The next band of the person's ladder, round and round."""
        ladder = self._service.settings.bands
        at = ladder.index(self._dose.band) if self._dose.band in ladder else -1
        self._put(DoseRow(replace(self._dose, band=ladder[(at + 1) % len(ladder)])))

    async def action_keep(self) -> None:
        """No step back after a break: the numbers the person left with."""
        plan = await self.read(lambda: self._service.plan(self._plan.routine, as_before=True))
        if plan is not None:
            await self._renew(plan)

    def _offer(self) -> None:
        """Numbers that step back are never shown without saying so, in however low a window."""
        self.set_class(bool(self._plan.stepped_back), "-offers")

    async def _read_known(self) -> None:
        whole = replace(self._plan, doses=tuple(entry.dose for entry in self.entries))
        self._known = await self.read(lambda: practised(self._service, whole.exercises))

    async def _renew(self, plan: Plan) -> None:
        self._take(plan)
        await self._read_known()
        self.query_one("#about", Static).update(Content(self._about))
        self._offer()
        self.doses.highlighted = min(self._at, len(self.entries) - 1)
        self._show()
        self.refresh_bindings()

    async def action_edit(self) -> None:
        """The routine in the editor; one of ours as a copy. What is saved there stands here then."""
        from coach.tui.screens.editing import edit_file

        await edit_file(self, self._service, FileKind.ROUTINE, self._plan.routine, saved=self._was_saved)

    def _was_saved(self, routine: str) -> None:
        self._edited = routine

    def action_ask_minutes(self) -> None:
        """Open the line for the minutes that there are."""
        self.minutes.value = ""
        self._asks = self.minutes.display = True
        self.minutes.focus()
        self.refresh_bindings()

    async def on_input_submitted(self, message: Input.Submitted) -> None:
        message.stop()
        text = message.value.strip()
        if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MINUTES_AT_MOST):
            self.notify(self._words.editor.no_minutes, timeout=4, markup=False)
            return
        minutes, whole = int(text), self._whole or self.entries
        before = replace(self._plan, doses=kept(whole), left_out=())
        found = await self.read(lambda: self._fit(before, minutes))
        if found is not None and before.doses:
            after, told = found
            now = iter(after.entries)
            self._whole, self._fewer = whole, told or (self._words.editor.fits_already,)
            self.entries = [self._row(*next(now)) if row.out is None else row for row in whole]
        self._close_minutes()

    def _fit(self, before: Plan, minutes: int) -> tuple[Plan, tuple[str, ...]]:
        """The plan in so many minutes, with the time it takes to tell what is new, and what became fewer."""
        led, after = in_minutes(self._service, before, minutes, typed=frozenset(self._typed))
        return after, tuple(fitted_sentences(led, after, minutes, self._words))

    def action_all_again(self) -> None:
        """Take back what the minutes made fewer."""
        if self._whole is not None:
            self.entries, self._whole, self._fewer = self._whole, None, ()
        self._close_minutes()

    def action_back(self) -> None:
        """Close the line for the minutes, else the page."""
        if self._asks:
            self._close_minutes()
        else:
            self.app.pop_screen()

    def _close_minutes(self) -> None:
        self._asks = self.minutes.display = False
        self.doses.focus()
        self._show()
        self.refresh_bindings()

    def action_leave_out(self) -> None:
        """Leave the chosen exercise out, or take it back in."""
        is_in = self.entries[self._at].out is None
        self._put(DoseRow(self._dose, self._words.screens.left_out_today if is_in else None))

    def _put(self, entry: DoseRow) -> None:
        self.entries[self._at] = entry
        self._show()
        self.refresh_bindings()

    def _show(self) -> None:
        here = self.doses.highlighted
        lines: list[Content] = dose_rows(self.entries, self._row_width, self._words)
        widest = max(cell_len(row) for line in lines for row in line.plain.splitlines())
        self.query_one("#list").styles.width = widest + BESIDE_ROWS if self._is_wide else "1fr"
        options = [Option(line) for line in lines]
        if self.doses.option_count == len(options):
            for index, option in enumerate(options):
                self.doses.replace_option_prompt_at_index(index, option.prompt)
        else:
            self.doses.clear_options()
            self.doses.add_options(options)
        self.doses.highlighted = here
        led = self._led
        told = told_ms(led)
        takes = f"   {length(length_ms(led))}"
        explained = self._words.screens.of_it_told.format(told=length(told)) if told else ""
        if cell_len(self._plan.name + takes + explained) <= self.width - BESIDE_ROWS:
            takes += explained
        rests = rests_ms(led)
        self.query_one("#head", Static).update(Content.assemble((self._plan.name, "bold"), takes))
        between = Content(f"{self._words.screens.rests_between}   {length(rests)}" if rests else "")
        self.query_one("#rests", Static).update(between)
        self.query_one("#fewer", Static).update(Content("\n".join(self._fewer)))
        self.query_one("#fewer").display = bool(self._fewer)
        self._tell()

    def _tell(self) -> None:
        """How the chosen exercise is done: beside the list where there is room, else the most important below it."""
        if self.doses.highlighted is None:
            return
        dose, out = self._dose, self.entries[self._at].out
        advice = self.entries[self._at].advice
        lines = [] if out is None else [*filter(None, [advice]), self._words.screens.take_back_in, ""]
        if out is None and (why := weaker_sentence(dose, self._words)):
            lines += [why, ""]
        side = dose.sides[0]
        band = [*filter(None, [band_text(dose, self._words)])]
        if self._is_wide:
            self.movement.show(dose, side)
            lines += band
        elif self.app.size.height < LOW:
            lines.append(setup(dose.exercise, side, self._words.session))
        else:
            lines += [*instructions(dose, side, self._words), *(["", *band] if band else [])]
        self.query_one("#told", NamedRows).show(unnamed(lines))
