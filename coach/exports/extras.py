"""Libraries that come with an extra of the distribution: loaded where they are needed, named where they are missing."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from coach.errors import UsageError, phrase


def load(module: str, extra: str) -> ModuleType:
    """A library, loaded. Raises UsageError, with the line that installs it, where it is not there."""
    try:
        return import_module(module)
    except ImportError:
        what = phrase(
            "this needs {module}, which is not installed: {line}, or {here} where coach was unpacked",
            module=module,
            line=how_to_install(extra),
            here=f"'.[{extra}]'",
        )
        raise UsageError(what) from None


def how_to_install(extra: str) -> str:
    """The line that installs an extra."""
    return f"pip install 'hip-coach[{extra}]'"
