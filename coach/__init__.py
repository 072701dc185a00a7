"""coach: a guided exercise session in the terminal. Start reading at `coach/ARCHITECTURE.md`."""
