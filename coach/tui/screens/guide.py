"""The guide: where it hurts on a drawing of the hip, what that may be, and a way to the page of each condition."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.getters import query_one
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.app.service import CoachService
from coach.model.condition import Condition, Place
from coach.tui.key_labels import RED_FLAGS_HERE, with_twins
from coach.tui.screens.condition import ConditionScreen
from coach.tui.screens.page import Page
from coach.tui.widgets.choice import Choice
from coach.tui.widgets.hip_map import LETTERS, HipMap
from coach.tui.widgets.key_bar import KeyBar
from coach.tui.widgets.rows import NamedRows, unnamed

ROOM_FOR_MAP = 74
"""Columns of a window from which on the drawing stands beside the places."""
CONDITION = "condition "
"""How the ids of the rows that are no places begin."""


class GuideScreen(Page):
    """The guide's first page: red flags, the places where a hip may hurt, and conditions that fit the chosen place."""

    CSS_PATH = "guide.tcss"
    BINDINGS = with_twins(
        Binding("enter,space", "open", "key_choose", key_display="enter", id="guide-open"),
        *(Binding(letter, f"place('{place}')", show=False) for place, letter in LETTERS.items()),
        RED_FLAGS_HERE,
        Binding("escape,q,g", "app.pop_screen", "key_back", key_display="esc", id="guide-back"),
    )
    choice = query_one(Choice)
    map = query_one(HipMap)

    def __init__(self, service: CoachService) -> None:
        super().__init__(service)
        self._conditions: tuple[Condition, ...] = ()
        self._place: Place | None = None

    def compose(self) -> ComposeResult:
        texts = self._words.guide
        yield NamedRows(0, unnamed([texts.urgent]), id="urgent")
        yield Static(texts.where, classes="heading", markup=False)
        with Horizontal(id="page"):
            yield Choice(id="places")
            yield HipMap(texts)
        yield NamedRows(0, [("", texts.examined, "$quiet")], id="examined")
        yield KeyBar()

    async def on_mount(self) -> None:
        self.choice.focus()
        self._conditions = await self.read(self._read) or ()
        texts = self._words.guide
        self.choice.add_options(
            Option(Content.assemble((LETTERS[place], "bold"), f"   {texts.place(place)}"), id=place) for place in Place
        )
        self.choice.highlighted = 0

    def _read(self) -> tuple[Condition, ...]:
        language = self._service.language
        return tuple(condition.spoken_in(language) for condition in self._service.catalogue.conditions())

    def on_resize(self) -> None:
        self.map.display = self.width >= ROOM_FOR_MAP

    def on_screen_resume(self) -> None:
        """One of them may be the person's own now, or no longer."""
        if self._place is not None:
            self._show_conditions(self._place)

    @on(OptionList.OptionHighlighted)
    def _chosen(self, message: OptionList.OptionHighlighted) -> None:
        id = message.option_id or ""
        if id in set(Place) and id != self._place:
            self._place = self.map.place = Place(id)
            self._show_conditions(self._place)

    @on(HipMap.Chosen)
    def _clicked(self, message: HipMap.Chosen) -> None:
        self.action_place(message.place)

    def action_place(self, place: str) -> None:
        """The place with this letter."""
        self.choice.highlighted = self.choice.get_option_index(place)

    def action_open(self) -> None:
        """From a place to the first page for it; from there to that page."""
        chosen = self.choice.highlighted_option
        if chosen is None or chosen.id is None:
            return
        if chosen.id.startswith(CONDITION):
            name = chosen.id.removeprefix(CONDITION)
            condition = next(condition for condition in self._conditions if condition.id == name)
            self.app.push_screen(ConditionScreen(self._service, condition))
        elif any(self._place in condition.where for condition in self._conditions):
            self.choice.highlighted = len(Place) + 1

    def _show_conditions(self, place: Place) -> None:
        """What it may be where it hurts, below the places."""
        texts, mine = self._words.guide, self._service.settings.conditions
        found = [condition for condition in self._conditions if place in condition.where]
        options: list[Option] = []
        for heading, urgent in ((texts.here, False), (texts.here_urgent, True)):
            below = [condition for condition in found if condition.has_exercises is not urgent]
            if below or not (urgent or found):
                options.append(Option(Content.styled(f"\n{heading}", "bold $quiet"), disabled=True))
            for condition in below:
                own = (f"   {texts.yours}", "bold") if condition.id in mine else ""
                options.append(Option(Content.assemble(f"  {condition.name}", own), id=CONDITION + condition.id))
        if not found:
            options.append(Option(Content.styled(f"  {texts.nothing_here}", "$quiet"), disabled=True))
        here = self.choice.highlighted
        with self.choice.prevent(OptionList.OptionHighlighted):  # while they change, none is chosen by anybody
            while self.choice.option_count > len(Place):
                self.choice.remove_option_at_index(len(Place))
            self.choice.add_options(options)
            self.choice.highlighted = here
