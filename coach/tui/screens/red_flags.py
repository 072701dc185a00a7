"""When somebody should look at the hip: signs, why, and what to do, at once or this week."""

from __future__ import annotations

from collections.abc import Iterator

from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Static

from coach.i18n.catalog import Vocabulary
from coach.i18n.red_flags import red_flag_page
from coach.tui.key_labels import with_twins
from coach.tui.screens.reading import ReadingScreen


class RedFlagsScreen(ReadingScreen[None]):
    """The page of red flags: signs for which somebody should look at the hip. No diagnosis."""

    BINDINGS = with_twins(
        Binding("g,r", "dismiss(None)", "key_back", show=False, id="red-flags-back"),
        Binding("question_mark", "app.help", "key_help", tooltip="tip_help", id="red-flags-help"),
    )

    def __init__(self, words: Vocabulary) -> None:
        self._page = red_flag_page(words.red_flags)
        super().__init__(self._page.heading, words)

    def text(self) -> Iterator[Widget]:
        """Those that cannot wait first; at the end, how to tell soreness from pain."""
        yield Static(self._page.lead, markup=False)
        for heading, at_once in ((self._page.at_once, True), (self._page.this_week, False)):
            yield Static(heading, classes="group", markup=False)
            for flag in self._page.flags:
                if flag.at_once is at_once:
                    yield Static(flag.sign, classes="sign", markup=False)
                    yield Static(f"{flag.why} {flag.todo}", classes="why", markup=False)
        yield Static(self._page.sore_or_pain, classes="group", markup=False)
        for text in self._page.telling_apart:
            yield Static(text, classes="why", markup=False)
