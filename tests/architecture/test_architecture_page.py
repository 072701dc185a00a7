"""The page about the architecture says what the code does."""

from __future__ import annotations

from pathlib import Path

from coach.engine.transitions import TRANSITIONS, State

PAGE = Path(__file__).parents[2] / "coach" / "ARCHITECTURE.md"


def table() -> str:
    """The transition table as the page shows it: events down, states across, where each may lead."""
    events = list(dict.fromkeys(event for moves in TRANSITIONS.values() for event in moves))
    states = [state for state in State if TRANSITIONS[state]]
    lines = [
        "| | " + " | ".join(state.name.lower() for state in states) + " |",
        "|---" * (len(states) + 1) + "|",
    ]
    for event in events:
        cells = [
            " or ".join(to.name.lower() for to in State if to in TRANSITIONS[state].get(event, set())) or "-"
            for state in states
        ]
        lines.append(f"| `{event.__name__}` | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def test_the_table_on_the_page_is_the_table_in_the_code() -> None:
    """Change one, and this says what the other should be."""
    shown = PAGE.read_text().split("<!-- table -->")[1].split("<!-- /table -->")[0].strip()
    assert table() == shown
