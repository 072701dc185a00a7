"""Files damaged at random, as by a stranger, a bad disk or a hand that slips."""

from __future__ import annotations

import random
import re
from typing import Final

from coach.library.ids import FileKind

GRAMMAR: Final = {
    FileKind.EXERCISE: [
        """name: Everything
kind: strength
position: standing
sides: alternate
works: side
kit: [band, chair, wall, mat, space]
setup: Stand on your {other} leg, one hand on the chair.
how: [Lift the {side} leg., Breathe on.]
short: On your {other} leg.
change: Now on your {other} leg.
band_at: around both thighs, above your knees
first: Put the chair against the wall.
tempo: {lift: 1.5, hold: 45s, lower: 0:02, relax: 1}
cues: {lift: "{side}", hold: Hold, lower: ""}
dosage: {reps: 3x10}
progression: {of: hold, goal: 60, step: 5, band: true}
warm_up: {exercise: bridge, reps: 5}
fit: [hip_raise, bridge]
figure:
  {side: left, view: front, start: {head: [50, 72], hip: [50, 41], foot: [54, 3]}, lifted: {foot: [73, 11]},
   torso: [head, hip], working: [hip, foot]}
source: Nobody.
in:
  de:
    name: Alles
    setup: Stell dich auf das {other} Bein.
    how: ["Heb das {side} Bein.", Atme weiter.]
    short: Auf dein {other} Bein.
    change: Jetzt auf dein {other} Bein.
    band_at: um beide Oberschenkel
    first: Stell den Stuhl an die Wand.
    cues: {hold: Halten, lower: ""}
""".replace("Lift the {side} leg.", '"Lift the {side} leg."'),
        """name: Apart
kind: stretch
position: side-lying
sides: [right, left]
works: side
kit: [mat, space]
setup: Lie on your {other} side.
first: Walk to the mat.
fit: [plank, side_plank]
tempo: {hold: 1m30s}
dosage: {reps: {left: 8, right: 12}, set_of: 4}
progression: {goal: 30, step: 2, of: reps}
""",
    ],
    FileKind.ROUTINE: [
        """name: Everything
when: rest-day
about: It has it all.
prepare: 0
switch: 12
rest: 1:30
turn_over: once
for: [it-band, outer-hip]
exercises:
  - rounds: 3
    rest: 60
    exercises:
      - {exercise: bridge, reps: 3x10, note: Slowly today., first: Back to the mat.}
      - exercise: side-leg-lift
        reps: {left: 8, right: 12}
        band: light
        tempo: {hold: 20}
  - {exercise: dead-bug, sides: alternate, reps: 50%, set_of: 4, pace: self}
  - exercise: clamshell
    dosage: {reps: 2x8}
    cues: {hold: Breathe}
    prepare: 30
    rest: 45s
    first: Take the pillow.
    in: {de: {cues: {hold: Atmen}, note: Langsam., first: Nimm das Kissen.}}
  - {rounds: 2, exercises: [{exercise: clamshell, sides: [left]}, {exercise: bridge, sides: both}]}
in: {de: {name: Alles, about: Alles ist darin.}}
""",
    ],
    FileKind.CONDITION: [],
}
"""Files of one's own that use every key there is, also those that none of ours has."""

SPLINTERS = [
    *"{}[]:,-#&*!|>'\"%@`?\\~<=\t\n\r\0\x1b\x7f\x85\ufeff\u202e\u2028\u200b\ufffd\ufffe",
    *("- ", ": ", "<<: ", "&a ", "*a", "!!python/object/apply:os.system [x]", "---\n", "...\n", "%YAML 1.1\n", "? "),
    *("010", "1:30", "1_000", "0x10", "1e3", ".inf", "nan", "no", "~", "null", "2001-01-01", "50%", "-1", "9" * 5000),
    *('"\\x1b"', '"\\u202e"', '"\\ud800"', '"\\UFFFFFFFF"', '"\\d"', "{side}", "{other}", "{0.__class__}", "{", "٣"),
    *("3x10", "3 × 10", "0x9", "999x999", "alternate", "both", "{left: 8, right: 12}", "{left: 0}", "[left, left]"),
    *("of: hold", "rounds: 3", "turn_over: once", "for: [it-band]", "kit: [wall]", "note: {side}", "fit: [a, b]"),
    *("works: side", "kit: [space]", "first: {other}", "dosage: {reps: {left: 8, right: 12}}", "fit: [a]", ": x: y"),
    *("- {rounds: 2, exercises: [{exercise: clamshell}]}", "- {rounds: 2, rest: 5}", "hold", "once", "0", "21", "1001"),
    *("  ", "\n  ", "reps: ", "exercise: ../../etc/passwd", "x" * 3000, "[" * 50, "{a: " * 50, "- " * 50),
]  # fmt: skip


def mutant(chance: random.Random, files: list[str]) -> str:
    """A shipped file with one to six things done to it."""
    text = chance.choice(files)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(text) + 1)
        to = min(len(text), at + int(chance.expovariate(0.1)))
        match chance.randrange(6):
            case 0:
                text = text[:at] + chance.choice(SPLINTERS) + text[at:]
            case 1:
                text = text[:at] + text[to:]
            case 2:
                text = text[:at] + chance.choice(SPLINTERS) + text[to:]
            case 3:
                text = text[:at] + text[at:to] * 2 + text[to:]
            case 4:  # another value at a key
                places = [place + 1 for place, letter in enumerate(text) if letter == ":"]
                at = chance.choice(places or [at])
                ends = [place for place in (text.find(end, at) for end in ",}\n") if place > 0]
                text = f"{text[:at]} {chance.choice(SPLINTERS)}{text[min(ends, default=at) :]}"
            case _:
                lines = text.splitlines(keepends=True)
                other = chance.choice(files).splitlines(keepends=True)
                lines.insert(chance.randrange(len(lines) + 1), chance.choice(other))
                text = "".join(lines)
    return text


KEYS: Final = re.compile(r"(?<![\w\"'])[a-z_]+(?=: )")
VALUES: Final = re.compile(r"(?<=: )(?:[^,{}\[\]\n#\"'&*!|>%@`]+|\{[^{}\n]*\}|\[[^\[\]\n]*\])")
WRONG_VALUES: Final = [
    *("3x10", "3 × 10", "0x9", "999x999", "alternate", "both", "{left: 8, right: 12}", "{left: 0}", "{}", "[]", "x"),
    *("[left, left]", "[left]", "[right, left]", "hold", "reps", "once", "each", "0", "1", "21", "1001", "-1", "1e3"),
    *("true", "no", "~", "50%", "1001%", "1:30", "3601", "45s", "2.5", "1.0005", "010", '""', "'8'", "self", "none"),
    *("[band, chair]", "[wall, sofa]", "clamshell", "Clam Shell", "it-band", "[it-band]", "side-lying", "standing"),
    *("{lift: 2}", "{relax: 2}", "{hold: 20, lower: 1}", "{goal: 5, step: 1, of: hold}", "{exercise: bridge, reps: 5}"),
    *("{reps: {left: 8, right: 12}}", "{reps: {left: 8}, set_of: 3}", "leg", "side", "[space]", "[a, 1b]", "Up: {sid}"),
    *("{reps: 3x10, set_of: 5}", "[hip_raise, clams]", "[{exercise: bridge}]", "[{rounds: 2, exercises: []}]"),
]


def misstated(chance: random.Random, files: list[str]) -> str:
    """A good file in which one to three keys or values are others: good YAML nearly always."""
    text = chance.choice(files)
    for _ in range(chance.randint(1, 3)):
        keys, values = list(KEYS.finditer(text)), list(VALUES.finditer(text))
        other = chance.choice(files)
        match chance.randrange(4):
            case 0 if keys:
                place, new = chance.choice(keys), chance.choice(KEYS.findall(other) or ["name"])
            case 1 if values:
                place, new = chance.choice(values), chance.choice(VALUES.findall(other) or ["x"])
            case _ if values:
                place, new = chance.choice(values), chance.choice(WRONG_VALUES)
            case _:
                continue
        text = text[: place.start()] + new + text[place.end() :]
    return text
