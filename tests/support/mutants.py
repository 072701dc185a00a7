"""Files damaged at random, as by a stranger, a bad disk or a hand that slips."""

from __future__ import annotations

import random

SPLINTERS = [
    *"{}[]:,-#&*!|>'\"%@`?\\~<=\t\n\r\0\x1b\x7f\x85\ufeff\u202e\u2028\u200b\ufffd\ufffe",
    *("- ", ": ", "<<: ", "&a ", "*a", "!!python/object/apply:os.system [x]", "---\n", "...\n", "%YAML 1.1\n", "? "),
    *("010", "1:30", "1_000", "0x10", "1e3", ".inf", "nan", "no", "~", "null", "2001-01-01", "50%", "-1", "9" * 5000),
    *('"\\x1b"', '"\\u202e"', '"\\ud800"', '"\\UFFFFFFFF"', '"\\d"', "{side}", "{other}", "{0.__class__}", "{", "٣"),
    *("  ", "\n  ", "reps: ", "exercise: ../../etc/passwd", "x" * 3000, "[" * 50, "{a: " * 50, "- " * 50),
]  # fmt: skip


def mutant(chance: random.Random, files: list[str]) -> str:
    """A shipped file with one to six things done to it."""
    text = chance.choice(files)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(text) + 1)
        to = min(len(text), at + int(chance.expovariate(0.1)))
        match chance.randrange(5):
            case 0:
                text = text[:at] + chance.choice(SPLINTERS) + text[at:]
            case 1:
                text = text[:at] + text[to:]
            case 2:
                text = text[:at] + chance.choice(SPLINTERS) + text[to:]
            case 3:
                text = text[:at] + text[at:to] * 2 + text[to:]
            case _:
                lines = text.splitlines(keepends=True)
                other = chance.choice(files).splitlines(keepends=True)
                lines.insert(chance.randrange(len(lines) + 1), chance.choice(other))
                text = "".join(lines)
    return text
