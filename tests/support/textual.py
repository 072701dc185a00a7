"""What only Textual itself knows of an app, asked in one place: its private names are for no test."""

from __future__ import annotations

from weakref import WeakSet

import pytest
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.app import App
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets._toast import Toast

__all__ = ["ChopsUpdate", "CompositorUpdate", "LayoutUpdate", "Toast"]

CHANGED: WeakSet[Screen[object]] = WeakSet()
"""Screens that have changed since they were drawn."""
_draw = Screen._compositor_refresh


@pytest.fixture
def drawn_at_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """An app draws when its pilot has come to rest, once, and not at every frame on the way there.

    That is a third of the time of most tests. What a frame on the way could do wrong is seen where each is drawn:
    on a terminal that is read back, under random keys, at every size, and on a real terminal.
    """
    CHANGED.clear()
    monkeypatch.setattr(Screen, "_compositor_refresh", _draw_later)


def _draw_later(screen: Screen[object]) -> None:
    if screen is screen.app.screen:
        CHANGED.add(screen)
        screen.app._update_mouse_over(screen)
    else:
        _draw(screen)


def draw_what_changed() -> None:
    """Draw the screens that have changed and are still to be seen."""
    while CHANGED:
        screen = CHANGED.pop()
        if screen.is_running and screen is screen.app.screen:
            _draw(screen)


def strips(app: App[int]) -> list[Strip]:
    """The lines of the screen as they are drawn."""
    return app.screen._compositor.render_strips()


def leaves(app: App[int]) -> bool:
    """Whether the app was told to end."""
    return app._exit


def has_read_all(app: App[int]) -> bool:
    """Whether no key that was handed in waits any more."""
    return app._message_queue.empty()


async def type_keys(app: App[int], *keys: str) -> None:
    """Press keys without a wait behind each, as a hand or a cat does."""
    await app._press_keys(keys)


def lays_nothing_out(screen: Screen[object], monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on the test fails when the screen is laid out anew."""
    monkeypatch.setattr(screen, "_refresh_layout", lambda **_: pytest.fail("laid out anew"))


def notices(app: App[int]) -> list[str]:
    """The notices that stand on the screen."""
    return [notice.message for notice in app._notifications]


def regions_to_draw(widget: Widget) -> set[Region]:
    """What of a widget is to be drawn with the next frame."""
    return widget._dirty_regions | widget._repaint_regions


def rings(timer: Timer) -> bool:
    """Whether a timer goes on, and is not told to wait."""
    return timer._active.is_set()
