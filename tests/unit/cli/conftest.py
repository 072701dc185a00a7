"""Commands that read the files that ship once for all of them."""

from __future__ import annotations

from tests.support.known import shipped_files_are_known

__all__ = ["shipped_files_are_known"]
