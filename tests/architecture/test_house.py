"""The house rules, checked by the tools that know them: one command checks everything."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COACH = sorted((ROOT / "coach").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))
LAZY = {
    "coach/__main__.py": {"coach.cli.main"},  # an interrupt must find its handler first
    "coach/cli/completion.py": {"click.shell_completion"},
    "coach/cli/data.py": {"coach.app.import_history", "coach.history", "coach.reports"},
    "coach/cli/files.py": {
        "coach.library.json_schema",
        "coach.library.new_file",
        "coach.library.source",
        "coach.reports",
    },
    "coach/cli/look.py": {"coach.reports", "coach.sound.choose"},
    "coach/cli/main.py": {"coach.cli.wiring", "coach.history.backup"},
    "coach/cli/run.py": {"coach.cli.session", "coach.plain.lead", "coach.reports"},
    "coach/cli/session.py": {"coach.library.common_mistakes"},
    "coach/cli/take_along.py": {
        "coach.exports",
        "coach.exports.calendar",
        "coach.exports.fit_steps",
        "coach.exports.report.page",
        "coach.exports.page.html_file",
        "coach.exports.session_sound",
    },
    "coach/cli/startup.py": {"coach.sound.choose", "coach.tui.app", "coach.tui.terminal"},
    "coach/cli/wiring.py": {"coach.app.service", "coach.history", "coach.history.backup", "coach.reports.json_text"},
    "coach/history/opening.py": {"coach.history.backup"},
    "coach/history/read_only.py": {"shutil", "tempfile"},
    "coach/reports/progress.py": {"shlex"},
    "coach/system/log.py": {"traceback"},
    "coach/reports/tables.py": {"rich.cells"},
    "coach/reports/doctor.py": {"coach.sound.tones"},
    "coach/library/suggestions.py": {"difflib"},
    "coach/system/paths.py": {"platformdirs"},
    "coach/library/catalogue.py": {"coach.library.build", "coach.library.spoken_times", "coach.library.yaml_reader"},
    "coach/library/fields.py": {"coach.library.common_mistakes"},
    "coach/library/number_fields.py": {"coach.library.common_mistakes"},
    "coach/library/build.py": {"coach.library.common_mistakes"},
    "coach/library/file_schema.py": {"coach.library.common_mistakes"},
    "coach/library/settings.py": {"coach.library.yaml_reader", "coach.library.settings_schema"},
    "coach/i18n/catalog.py": {
        "coach.i18n.audio_texts",
        "coach.i18n.calendar_texts",
        "coach.i18n.dates",
        "coach.i18n.editor_texts",
        "coach.i18n.fit_texts",
        "coach.i18n.guide_texts",
        "coach.i18n.phrases",
        "coach.i18n.reason_texts",
        "coach.i18n.red_flags",
        "coach.i18n.report_texts",
        "coach.i18n.screen_texts",
        "coach.i18n.session_texts",
        "coach.i18n.settings_texts",
        "coach.i18n.take_texts",
        "coach.i18n.web_texts",
    },
    "coach/i18n/phrases.py": {"coach.i18n.de.phrases"},
    "coach/app/service.py": {"coach.history.backup", "coach.library.settings_editor"},
    "coach/tui/app.py": {
        "coach.app.runner",
        "coach.app.session_run",
        "coach.sound.listener",
        "coach.tui.commands",
        "coach.tui.screens.after",
        "coach.tui.screens.home",
        "coach.tui.live.screen",
        "coach.tui.screens.help",
        "coach.tui.screens.red_flags",
    },
    "coach/tui/screens/home.py": {
        "coach.tui.screens.dose",
        "coach.tui.screens.editing",
        "coach.tui.screens.questions",
    },
    "coach/tui/screens/dose.py": {"coach.tui.screens.editing", "coach.tui.screens.take"},
    "coach/tui/screens/history.py": {"coach.tui.screens.take"},
    "coach/tui/screens/progress.py": {"coach.tui.screens.take"},
    "coach/exports/kinds.py": {
        "coach.exports.activity",
        "coach.exports.audio",
        "coach.exports.calendar",
        "coach.exports.report.page",
        "coach.exports.session_sound",
        "coach.exports.watch",
        "coach.exports.page.html_file",
    },
    "coach/tui/screens/library.py": {"coach.tui.screens.editing"},
    "coach/tui/screens/editing.py": {"coach.tui.screens.editor", "coach.tui.screens.exercise_editor"},
    "coach/plain/keyboard.py": {"coach.plain.terminal_keyboard", "coach.plain.windows_keyboard"},
    "coach/plain/windows_keyboard.py": {"msvcrt"},
    "coach/plain/lead.py": {"coach.sound.choose"},
    "coach/tui/live/screen.py": {"coach.tui.live.questions"},
    "coach/sound/choose.py": {"coach.sound", "coach.sound.output", "coach.sound.sdl", "coach.sound.tone_player"},
    "coach/sound/espeak_library.py": {"espeakng_loader"},
}
"""Imports inside functions, each because the thing is heavy or not on every platform."""


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """All of a file's syntax, the module first."""
    return tuple(ast.walk(ast.parse(path.read_text())))


@pytest.mark.parametrize(
    "tool",
    [
        ["ruff", "check", "--no-cache", "."],
        ["ruff", "format", "--no-cache", "--check", "."],
        ["mypy", "--strict", "coach"],
        ["mypy", "--platform", "win32", "--cache-dir", ".mypy_cache/win32"],
        ["mypy", "--platform", "darwin", "--cache-dir", ".mypy_cache/darwin"],
        ["codespell_lib", "coach", "routines", "README.md", "CHANGELOG.md"],
    ],
    ids=lambda tool: " ".join(tool[:2]),
)
def test_the_tools_find_nothing(tool: list[str]) -> None:
    """Format, lint, types and spelling."""
    done = subprocess.run([sys.executable, "-m", *tool], cwd=ROOT, capture_output=True, text=True)
    assert 0 == done.returncode, done.stdout + done.stderr


def test_arrows_point_one_way() -> None:
    """The import contracts of pyproject.toml are kept."""
    program = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert 0 == done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("path", COACH, ids=name)
def test_everything_public_says_what_it_is_for(path: Path) -> None:
    """Every module, class and public function has a docstring; overrides, whose parent has one, need none."""
    module = nodes(path)[0]
    assert isinstance(module, ast.Module)
    assert ast.get_docstring(module)
    for node in module.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{name(path)}: {node.name}"


@pytest.mark.parametrize("path", TESTS, ids=name)
def test_every_test_says_what_it_is_about(path: Path) -> None:
    """In the user's words."""
    for node in nodes(path):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
            assert ast.get_docstring(node), f"{name(path)}: {node.name}"


@pytest.mark.parametrize("path", COACH, ids=name)
def test_no_import_hides_in_a_function(path: Path) -> None:
    """Only what is heavy, or not on every platform, is imported where it is needed."""
    hidden = set()
    for function in nodes(path):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.ImportFrom):
                    hidden.add(node.module)
                elif isinstance(node, ast.Import):
                    hidden.update(alias.name for alias in node.names)
    assert LAZY.get(name(path), set()) == hidden


@pytest.mark.parametrize("path", [p for p in COACH if p.parent.name in {"model", "engine"}], ids=name)
def test_the_core_asks_nobody_what_time_it_is(path: Path) -> None:
    """`datetime.now` and `date.today` are a clock too."""
    called = [node.func for node in nodes(path) if isinstance(node, ast.Call)]
    names = {function.attr for function in called if isinstance(function, ast.Attribute)}
    assert set() == names & {"now", "today", "utcnow"}


def test_the_top_level_is_what_it_is_said_to_be() -> None:
    """Six names, the licence, the changes, and dotfiles."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    top = {line.split("/")[0] for line in listed.splitlines()}
    expected = {"routines", "coach", "findings", "tests", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"}
    assert expected == {entry for entry in top if not entry.startswith(".")}
