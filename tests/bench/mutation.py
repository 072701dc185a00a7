"""How many small mistakes in the modules that decide the tests would notice. Minutes; needs `pip install mutmut`.

    python -m tests.bench.mutation [NAME ...]     the names are those of MODULES

For each module the tree is copied to a temporary folder, mutmut changes the copy in every way it knows, and only the
tests that concern the module run against each change. Prints how many were killed and how each survivor differs, and
ends with 1 when a module is below 97 %. Survivors that change nothing anybody can notice are named in `mutation.md`.

mutmut changes what is inside functions: a table at the top of a module (such as `TRANSITIONS`) is not among it, nor is
what stands under a decorator such as `@property`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
ENOUGH = 0.97
LIMIT_S = 3600
CHILDREN = int(os.environ.get("COACH_MUTATION_CHILDREN", os.cpu_count() or 1))
"""How many mutants are tested at a time."""
OF_THE_MACHINE = [
    "tests/unit/engine/test_machine.py",
    "tests/unit/engine/test_landing.py",
    "tests/unit/engine/test_explaining.py",
    "tests/property/test_timeline.py",
    "tests/property/test_machine.py",
]
OF_THE_TIMELINE = [
    "tests/unit/model/test_timeline.py",
    "tests/unit/engine/test_session_timeline.py",
    "tests/unit/engine/test_machine.py",
    "tests/property/test_timeline.py",
    "tests/property/test_rounds.py",
    "tests/property/test_turn_over.py",
]
OF_THE_WAY = [
    "tests/unit/model/test_progression.py",
    "tests/unit/model/test_holds.py",
    "tests/property/test_progression.py",
    "tests/property/test_holds.py",
]
OF_THE_PLAN = [
    "tests/unit/model/test_plan.py",
    "tests/unit/model/test_prescription.py",
    "tests/unit/model/test_holds.py",
]
OF_THE_RECORDS = ["tests/unit/model/test_progression.py", "tests/unit/model/test_today.py"]
OF_THE_WORDS = [
    "tests/unit/engine/test_first.py",
    "tests/unit/engine/test_landing.py",
    "tests/unit/engine/test_script.py",
]
MODULES = {
    "durations": ("coach/library/durations.py", ["tests/unit/library/test_durations.py"]),
    "timeline": ("coach/model/timeline.py", OF_THE_TIMELINE),
    "machine": ("coach/engine/machine.py", OF_THE_MACHINE),
    "session_timeline": (
        "coach/engine/session_timeline.py",
        ["tests/unit/engine/test_session_timeline.py", *OF_THE_MACHINE, "tests/property/test_alternate.py"],
    ),
    "moments": ("coach/engine/moments.py", ["tests/unit/engine/test_moments.py", *OF_THE_MACHINE]),
    "rating": ("coach/engine/rating.py", ["tests/unit/engine/test_rating.py"]),
    "performance": ("coach/model/performance.py", OF_THE_WAY),
    "progression": ("coach/model/progression.py", OF_THE_WAY),
    "after_break": ("coach/model/after_break.py", ["tests/unit/model/test_after_break.py"]),
    "weaker_side": ("coach/model/weaker_side.py", ["tests/unit/model/test_weaker_side.py"]),
    "today": ("coach/model/today.py", ["tests/unit/model/test_today.py"]),
    "advice": ("coach/model/advice.py", ["tests/unit/model/test_advice.py", *OF_THE_RECORDS]),
    "mornings": ("coach/model/mornings.py", ["tests/unit/model/test_mornings.py", *OF_THE_RECORDS]),
    "record": ("coach/model/record.py", ["tests/unit/model/test_record.py", *OF_THE_RECORDS]),
    "days": ("coach/model/days.py", ["tests/unit/model/test_days.py", *OF_THE_RECORDS]),
    "streak": ("coach/model/streak.py", ["tests/unit/model/test_streak.py"]),
    "prescription": ("coach/model/prescription.py", OF_THE_PLAN),
    "plan": (
        "coach/model/plan.py",
        [*OF_THE_PLAN, "tests/unit/model/test_timeline.py", "tests/property/test_rounds.py"],
    ),
    "roll_overs": (
        "coach/model/roll_overs.py",
        ["tests/unit/model/test_roll_overs.py", "tests/property/test_draft.py"],
    ),
    "walk": ("coach/engine/walk.py", [*OF_THE_WORDS, "tests/unit/engine/test_walk.py"]),
    "minutes": ("coach/model/minutes.py", ["tests/property/test_minutes.py"]),
}
EXAMPLES = {"durations": 100, "performance": 30, "progression": 30}
"""How many examples suffice against a mutant where 40 are not right: fewer where each one is a whole life."""
CALM = """from hypothesis import Phase, settings

calm = {"derandomize": True, "database": None, "deadline": None}
settings.register_profile("mutation", phases=[Phase.explicit, Phase.generate], max_examples=EXAMPLES, **calm)
settings.load_profile("mutation")
"""
"""A mutant is killed by the first example that fails: making it small is not worth its minutes."""

KILLED, ALIVE = {1, 3}, {0, 33}
"""pytest's exit codes: a test failed or broke; all passed, or mutmut found no test at all. What is left ran on and on,
which somebody would notice, too."""


def run(name: str, folder: Path) -> float:
    """Mutate one module in a copy of the tree; returns the share that was killed."""
    module, wanted = MODULES[name]
    tests = [test for test in wanted if (ROOT / test).exists()]
    for part in ("coach", "routines", "tests"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    calm = CALM.replace("EXAMPLES", str(EXAMPLES.get(name, 40)))
    (folder / "tests" / "conftest.py").write_text(calm, encoding="utf-8")
    selection: dict[str, object] = {"source_paths": ["coach"], "only_mutate": [module], "also_copy": ["routines"]}
    selection |= {"pytest_add_cli_args_test_selection": tests, "pytest_add_cli_args": ["-p", "no:cacheprovider"]}
    selection |= {"timeout_multiplier": 4.0, "timeout_constant": 5.0}
    settings = "".join(f"{key} = {json.dumps(value)}\n" for key, value in selection.items())
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (folder / "pyproject.toml").write_text(f"{project}\n[tool.mutmut]\n{settings}", encoding="utf-8")

    mutmut = [sys.executable, "-m", "mutmut"]
    quiet = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    before = time.monotonic()
    with (folder / "mutmut.log").open("w") as log:
        ended = subprocess.run(
            [*mutmut, "run", "--max-children", str(CHILDREN)],
            cwd=folder,
            env=quiet,
            stdout=log,
            stderr=log,
            timeout=LIMIT_S,
        )
    if ended.returncode:
        sys.exit(f"{name}: mutmut ended with {ended.returncode}; {folder}/mutmut.log says why")
    verdicts: dict[str, int | None] = json.loads((folder / "mutants" / f"{module}.meta").read_text())[
        "exit_code_by_key"
    ]
    alive = sorted(key for key, code in verdicts.items() if code in ALIVE)
    ways = Counter("killed" if code in KILLED else f"ended by {code}" for code in verdicts.values())
    for key in alive:
        print(subprocess.run([*mutmut, "show", key], cwd=folder, env=quiet, capture_output=True, text=True).stdout)
    share = 1 - len(alive) / len(verdicts)
    print(f"{name}: {len(verdicts)} mutants, {len(alive)} alive, {share:.1%} killed, {time.monotonic() - before:.0f} s")
    print(f"  {dict(ways)}", flush=True)
    return share


def main() -> None:
    """The modules named, or all of them."""
    names = sys.argv[1:] or list(MODULES)
    shares = []
    for name in names:
        folder = Path(tempfile.mkdtemp(prefix=f"coach-mutation-{name}-"))
        shares.append(run(name, folder))
        shutil.rmtree(folder)
    sys.exit(0 if min(shares) >= ENOUGH else 1)


if __name__ == "__main__":
    main()
