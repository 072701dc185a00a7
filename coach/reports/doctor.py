"""What works here and what does not: sound, voice, terminal, files, history."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from coach.app.service import CoachService
from coach.errors import CoachError, HistoryUnwritable
from coach.history import backup, integrity, transfer
from coach.history.store import Store
from coach.library.ids import FileKind
from coach.library.settings import check_settings
from coach.model.days import has_come
from coach.reports.listing import counted
from coach.system.platforms import ON_WINDOWS
from coach.system.text import visible

if TYPE_CHECKING:
    from coach.sound.facade import Sound

_TONE = "Did you hear a rising tone?"
_TONES = {"bell": "Did you hear the bell?", "silent": None}
"""What is asked about a player of this name, where it is not the tone; nothing about one that is silent."""
_READER = (
    "screen reader: take coach run ROUTINE --plain, which has no voice of its own; with --aloud, every voice talks over"
    " a reader but spd-say, which waits (voice: spd-say in the settings)"
)
SMALL = (60, 18)
"""Below this many columns and lines the live screen is the small one."""


def audition(sound: Sound, sentence: str, ask: Callable[[str], bool]) -> bool:
    """Sound one tone and say one sentence, as far as there is a way to, and ask after each; whether all was heard.

    What cannot be heard here is not asked about: the lines before say what to install for it.
    """
    from coach.sound.tones import Tone  # with what sounds it, only when something is to be heard

    heard = True
    if (question := _TONES.get(sound.player.name, _TONE)) is not None:
        sound.play(Tone.LIFT)
        heard = ask(question)
    if sound.voice.name != "off":
        sound.say(sentence, None)
        heard = ask("Did you hear a sentence?") and heard
    return heard


def report(service: CoachService, sound: Sequence[str], fault: str | None) -> Iterator[str]:
    """A line for each thing; what helps stands behind what is wrong."""
    yield from sound
    yield _READER
    yield _terminal()
    yield _audio()
    yield _watch()
    yield _files(service)
    yield visible(f"history: {fault}") if fault is not None else _history(service)
    yield _backups(service)
    yield visible(
        f"yours: settings {service.places.settings}, routines {service.places.routines}, log {service.places.log}"
    )


def history_fault(history: Path) -> str | None:
    """What is wrong with a history, as a line with the way out; None when nothing is. Reads all of it."""
    try:
        with Store.open(history, read_only=True) as store:
            if history.exists():
                integrity.verify(history)
                if not (os.access(history, os.W_OK) and os.access(history.parent, os.W_OK)):
                    raise HistoryUnwritable(
                        f"{history} is whole, but may not be written; coach run ROUTINE --no-save needs no saving"
                    )
            elif (folder := _unwritable(history)) is not None:
                raise HistoryUnwritable(
                    f"nothing can be saved: {folder} may not be written; coach run ROUTINE --no-save needs no saving"
                )
            transfer.export(store)
    except CoachError as error:
        return str(backup.with_recovery_hint(error, history))
    return None


def _unwritable(history: Path) -> Path | None:
    """What keeps a history from being made: the nearest thing above it, where nothing can be made in that. Tried."""
    above = next(each for each in history.absolute().parents if os.path.lexists(each))
    try:
        trial = above / f".coach-{os.getpid()}"
        trial.mkdir(mode=0o700)
        trial.rmdir()
    except OSError:
        return above
    return None


def _terminal() -> str:
    term = os.environ.get("TERM", "")
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return "terminal: none here; coach run ROUTINE --plain works without one"
    if term in {"", "dumb"} and not ON_WINDOWS:
        return f"terminal: TERM={term} cannot show a full screen; add --plain, or use another terminal"
    columns, lines = shutil.get_terminal_size()
    small = columns < SMALL[0] or lines < SMALL[1]
    hints = ["make it 80x24 or larger to read it from the mat"] if small else []
    return "; ".join([f"terminal: {visible(term)}, {columns}x{lines}", *hints, *terminal_hints(os.environ)])


def terminal_hints(environ: Mapping[str, str]) -> Iterator[str]:
    """What is known to go wrong in a terminal like this one, and what helps."""
    chosen = next((value for name in ("LC_ALL", "LC_CTYPE", "LANG") if (value := environ.get(name))), "C")
    if "utf" not in chosen.lower() and not ON_WINDOWS:
        yield f"the locale is {visible(chosen)}: where frames look broken, set LANG=C.UTF-8 in the terminal itself"
    if "STY" in environ:
        yield "GNU screen may flash the window in place of the bell: Ctrl-A Ctrl-G changes that"
    if "term:" in environ.get("INSIDE_EMACS", ""):
        yield "this terminal of Emacs draws badly: add --plain, or use vterm"


def _audio() -> str:
    if find_spec("av") is None:
        return "audio: .wav only; pip install 'hip-coach[audio]', or '.[audio]' where coach was unpacked"
    return "audio: sessions as .mp3, .m4a, .opus and .wav (coach audio)"


def _watch() -> str:
    if find_spec("fit_tool") is None:
        return "watch: no FIT files; pip install 'hip-coach[watch]', or '.[watch]' where coach was unpacked"
    return "watch: workouts and activities as FIT files (coach watch, coach activity)"


def _files(service: CoachService) -> str:
    settings, wrong = check_settings(service.places.settings, service.places.settings.name, service.catalogue)
    problems = (*service.catalogue.check(ladder=None if settings is None else settings.bands), *wrong)
    count = len(service.catalogue.listed(FileKind.ROUTINE)) + len(service.catalogue.listed(FileKind.EXERCISE))
    return (
        f"files: {counted(len(problems), 'mistake')}; coach check says where"
        if problems
        else f"files: {count}, all good"
    )


def _history(service: CoachService) -> str:
    with service.reading() as store:
        days = [each.day for each in store.sessions() if has_come(each.day, service.today())]
    last = f"whole, the last session on {max(days)}" if days else "no session yet"
    return visible(f"history: {service.places.history}, {last}")


def _backups(service: CoachService) -> str:
    where = backup.folder(service.places.history)
    found = backup.backups(service.places.history)
    if not found:
        return visible(f"backups: none yet in {where}; one is made after each session")
    good = backup.newest_good(service.places.history)
    if good is None:
        return visible(f"backups: {len(found)} in {where}, none of them good; make one with coach backup")
    bad = f"; damaged: {found[0].path.name}" if good != found[0].path else ""
    return visible(f"backups: {len(found)} in {where}, the newest good one with {backup.contents(good)}{bad}")
