"""Damaged files against the whole command: `python tests/bench/mutants.py [--mutants 10000] [--seed 1]` (minutes).

Each is one of ours or one that uses every key there is. Half of them are damaged in one to six places, as by a
bad disk; in the other half one to three keys or values are others, so that most can be read. For each:

- `coach check FILE` ends with 0 or 1, prints no traceback, and each line of its errors is `file:line:column: ...` with
  that file and a place in it; where it ends with 0, `coach preview` shows a routine, as JSON too;
- by its own clock no call takes longer than `--seconds`;
- what the JSON Schema refuses `check` refuses, and what `check` refuses the schema does, where it can say it.

The first that is otherwise ends it and is printed. What came out is one line for RESULTS.md.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import jsonschema
from click.testing import CliRunner, Result

sys.path.insert(0, str(Path(__file__).parents[2]))

from coach.cli.main import main as coach
from coach.library.catalogue import shipped_routines
from coach.library.ids import FileKind
from coach.library.json_schema import json_schema
from coach.library.yaml_reader import parse
from tests.support.editors import ACROSS, BEYOND, value_of
from tests.support.mutants import GRAMMAR, misstated, mutant

LINE = re.compile(r"(?P<file>[^:]+\.yaml):(?P<line>\d+):(?P<column>\d+): (?P<warning>warning: )?(?P<what>\S.*)")


class Damage(AssertionError):
    """A mutant that coach does not bear."""


def called(most_s: float, *args: str) -> tuple[Result, float]:
    """What a command says, and the seconds of work it was."""
    before = time.process_time()
    result = CliRunner().invoke(coach, args)
    worked = time.process_time() - before
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise Damage(f"{args}: {result.exception!r}")
    if worked > most_s:
        raise Damage(f"{args} took {worked:.1f} s")
    if "Traceback" in result.output:
        raise Damage(f"{args}: {result.output}")
    return result, worked


def problems_of(result: Result, path: Path, text: str) -> list[str]:
    """What is wrong by `check`, each one line that points into the file."""
    whats = []
    for line in result.stderr.splitlines():
        match = LINE.fullmatch(line)
        if match is None or not line.isprintable() or not match["file"].endswith(path.name):
            raise Damage(f"no line with a place: {line!r}")
        if not (1 <= int(match["line"]) <= text.count("\n") + 2 and 1 <= int(match["column"]) <= len(text) + 1):
            raise Damage(f"a place outside of the file: {line!r}")
        if not match["warning"]:
            whats.append(match["what"])
    if result.exit_code != (1 if whats else 0):
        raise Damage(f"exit code {result.exit_code} with {len(whats)} errors")
    return whats


def schema_agrees(kind: FileKind, text: str, whats: list[str], checker: jsonschema.Draft202012Validator) -> str:
    """Whether the schema and `check` say the same, as far as a schema can."""
    document = parse(text, "f")
    if document.problems:
        return "no YAML of ours"
    refused = not checker.is_valid(value_of(document.root))
    if refused and not whats:
        raise Damage("the schema refuses what check takes")
    only_check = [what for what in whats if any(each in what for each in (*BEYOND, *ACROSS))]
    if not refused and len(only_check) < len(whats):
        raise Damage(f"check refuses what the schema takes: {set(whats) - set(only_check)}")
    return "refused by both" if refused else "refused by check alone" if whats else "good"


def main() -> int:
    """Damage as many files as were asked for."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--mutants", type=int, default=10_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--seconds", type=float, default=2.0)
    asked = options.parse_args()
    chance, counts, slowest, began = random.Random(asked.seed), Counter[str](), 0.0, time.monotonic()
    seeds = {kind: list(GRAMMAR[kind]) for kind in FileKind}
    for kind in FileKind:
        folder = shipped_routines() / kind.folder
        seeds[kind] += [path.read_text("utf-8") for path in sorted(folder.glob("*.yaml"))]
    checkers = {kind: jsonschema.Draft202012Validator(json_schema(kind)) for kind in FileKind}
    with tempfile.TemporaryDirectory() as home:
        os.environ["COACH_HOME"] = home
        paths = {kind: Path(home) / "routines" / kind.folder / "mutant.yaml" for kind in FileKind}
        for number in range(asked.mutants):
            kind = list(FileKind)[number % len(FileKind)]
            text, path = chance.choice((mutant, misstated))(chance, seeds[kind]), paths[kind]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode(errors="surrogatepass"))
            try:
                result, worked = called(asked.seconds, "check", str(path))
                whats = problems_of(result, path, text)
                counts[schema_agrees(kind, text, whats, checkers[kind])] += 1
                if not whats and kind is FileKind.ROUTINE:
                    shown, also = called(asked.seconds, "preview", str(path), "--json")
                    json.loads(shown.stdout)
                    worked, counts["previewed"] = max(worked, also), counts["previewed"] + 1
            except Damage as damage:
                print(f"mutant {number} of seed {asked.seed}, {kind}: {damage}\n---\n{text}")
                return 1
            slowest = max(slowest, worked)
            path.unlink()
    told = ", ".join(f"{many} {what}" for what, many in sorted(counts.items()))
    print(
        f"{asked.mutants} mutants of seed {asked.seed} in {time.monotonic() - began:.0f} s: {told}; "
        f"the slowest call {slowest * 1000:.0f} ms of work"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
