"""What holds for whatever a person, a clock or a file may do."""

from __future__ import annotations

import os
from typing import Final

TIMES: Final = int(os.environ.get("COACH_TIMES", "1"))
"""So many times as many examples are tried: `COACH_TIMES=20 pytest tests/property`."""
