"""Home from start to its first complete frame, without a terminal; ends by itself."""

from __future__ import annotations

import asyncio

from coach.cli.wiring import coach_service
from coach.tui.app import CoachApp


async def main() -> None:
    """Open home, wait until it shows the routines, leave."""
    app = CoachApp(coach_service())
    async with app.run_test(size=(120, 40)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()


if __name__ == "__main__":
    asyncio.run(main())
