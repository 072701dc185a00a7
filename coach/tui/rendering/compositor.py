"""Minimal updates: redraw only changed regions, and emit a colour code only when the colour changes.

Textual sends each changed line of a widget from the widget's left edge on, and names the colours on every line anew. A
count as tall as a hand is mostly that: with this, a second of a hold is a third of the bytes. And it draws every widget
of every container that a change touches; a figure that moves touches the one that holds everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rich.console import Console
from textual._compositor import ChopsUpdate, Compositor, CompositorUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from coach.tui.rendering.line_widget import LineWidget

RESET: Final = "\x1b[0m"
LinePart = tuple[int, int, Strip]
"""Column, line (from 0), and what is to be seen there."""


class PartialCompositor(Compositor):
    """Draws the widgets that are where something changed, and where it can, only those in front."""

    def __init__(self) -> None:
        super().__init__()
        self._changed: tuple[Region, ...] = ()

    def redraw(self, places: Iterable[Region]) -> None:
        """Draw these regions with the next change, too: what was drawn there was never sent."""
        self._dirty_regions |= set(places)

    def collect_changes(self) -> None:
        """Collect the changed regions of all visible widgets, without waiting for Textual's idle event."""
        self.update_widgets(set(self.visible_widgets))

    def update_widgets(self, widgets: set[Widget]) -> None:
        """Note where these widgets changed."""
        places = self.visible_widgets
        if not widgets <= places.keys():
            super().update_widgets(widgets)
            return
        for widget in widgets:
            region, clip = places[widget]
            for x, y, width, height in widget._exchange_repaint_regions():
                if place := shared(Region(x + region.x, y + region.y, width, height), clip):
                    self._dirty_regions.add(place)

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:
        """Draw everything. What was to be drawn by itself is then drawn with it, unless it is for a picture on disk."""
        if not simplify:
            for widget in self.visible_widgets:
                widget._exchange_repaint_regions()
        return super().render_full_update(simplify)

    def render_partial_update(self) -> LineUpdate | ChopsUpdate | None:  # type: ignore[override]
        """Draw what changed."""
        changed = [part for region in self._dirty_regions if (part := shared(region, self.size.region))]
        in_front = self._in_front(changed)
        if in_front is not None:
            self._dirty_regions.clear()
            return LineUpdate(list(self._line_parts(in_front))) if in_front else None
        self._changed = tuple(changed)
        try:
            return super().render_partial_update()
        finally:
            self._changed = ()

    def _in_front(self, changed: Iterable[Region]) -> dict[Widget, list[Region]] | None:
        """Which widget alone is to be seen in each of these places; None when more than one is in some of them."""
        in_front: dict[Widget, list[Region]] = {}
        everything = self.visible_widgets
        for place in changed:
            for widget, (region, clip) in everything.items():
                if (part := shared(place, region)) and (part := shared(part, clip)):
                    if part != place:
                        return None
                    in_front.setdefault(widget, []).append(place)
                    break
            else:
                return None
        return in_front

    def _line_parts(self, in_front: dict[Widget, list[Region]]) -> Iterator[LinePart]:
        for widget, places in in_front.items():
            left, top, width, _ = self.visible_widgets[widget][0]
            spans = list(self._regions_to_spans(places))
            if isinstance(widget, LineWidget):
                parts = widget.parts([(y - top, first - left, last - left) for y, first, last in spans])
                for (y, first, _), strip in zip(spans, parts, strict=True):
                    yield first, y, strip
                continue
            highest, lowest = spans[0][0], spans[-1][0]
            lines = widget.render_lines(Region(0, highest - top, width, lowest - highest + 1))
            for y, first, last in spans:
                yield first, y, lines[y - highest].crop(first - left, last - left)

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        if not self._changed:
            return super()._get_renders(crop)
        everything = self.visible_widgets
        near = {
            widget: place
            for widget, place in everything.items()
            if any(changed.overlaps(place[0]) for changed in self._changed)
        }
        self._visible_widgets = near
        try:
            return list(super()._get_renders(crop))
        finally:
            if self._visible_widgets is near:  # unless drawing has moved something
                self._visible_widgets = everything


def shared(one: Region, other: Region) -> Region | None:
    """The intersection of two regions. Textual's own way caches thousands of them, and each count brings more."""
    x, y = max(one.x, other.x), max(one.y, other.y)
    width = min(one.x + one.width, other.x + other.width) - x
    height = min(one.y + one.height, other.y + other.height) - y
    return Region(x, y, width, height) if width > 0 and height > 0 else None


class LineUpdate(CompositorUpdate):
    """An update of parts of lines, each with its place on the screen."""

    def __init__(self, parts: Sequence[LinePart]) -> None:
        self.parts = parts

    def render_segments(self, console: Console) -> str:
        """The escape sequences of this change."""
        writer = AnsiWriter()
        for x, y, strip in self.parts:
            writer.write(x, y, strip.render(console))
        return writer.done()


class CompactUpdate(ChopsUpdate):
    """Textual's update of changed spans, in fewer bytes."""

    def render_segments(self, console: Console) -> str:
        """The escape sequences of this change."""
        writer = AnsiWriter()
        for y, first, last in self.spans:
            for end, (x, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=False):
                left, right = max(x, first), min(end, last)
                if strip is not None and left < right:
                    writer.write(left, y, strip.crop(left - x, right - x).render(console))
        return writer.done()


class AnsiWriter:
    """Writes styled text at places, and resets a colour only where the next text needs another one."""

    def __init__(self) -> None:
        self._sent: list[str] = []
        self._colours = ""
        """In force at the end of what is sent; empty for none."""

    def write(self, x: int, y: int, text: str) -> None:
        """Write at this place (from 0) a text that sets its own colours and resets them."""
        if self._colours and text.startswith(self._colours):
            text = text[len(self._colours) :]
        else:
            self._reset()
        self._sent.append(f"\x1b[{y + 1};{x + 1}H")
        if not text.endswith(RESET):
            self._sent.append(text)
            self._reset()
            return
        self._sent.append(text := text.removesuffix(RESET))
        if (at := text.rfind("\x1b[")) >= 0:
            self._colours = text[at : text.index("m", at) + 1]

    def done(self) -> str:
        """All of it."""
        self._reset()
        return "".join(self._sent)

    def _reset(self) -> None:
        if self._colours:
            self._sent.append(RESET)
            self._colours = ""
