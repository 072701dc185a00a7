"""What only Textual itself knows of an app, asked in one place: its private names are for no test."""

from __future__ import annotations

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
