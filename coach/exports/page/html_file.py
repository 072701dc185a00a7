"""Puts the page together: one HTML file that asks nothing of any network, and says so to the browser.

The content policy allows the program and the style that are written here, by their hashes, and sound that the program
makes; nothing else, from nowhere. Every text that comes from a file is escaped, or stands in the JSON that the program
reads, and the program never makes markup of it.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory
from typing import Final

from msgspec.structs import replace

from coach.app.dose_text import reps_text
from coach.engine.welcome import kit
from coach.errors import UsageError
from coach.exports import audio
from coach.exports.output_file import Progress
from coach.exports.page.session_data import EncodedSound, JsonObject, session_data
from coach.exports.session_sound import SessionSound, session_sound
from coach.i18n.catalog import Vocabulary
from coach.i18n.red_flags import red_flag_page
from coach.model import timeline
from coach.model.plan import Plan
from coach.model.settings import Settings
from coach.sound.fault import Notice
from coach.system.text import visible

KIND: Final = ".m4a"
"""What every phone plays, and finds any moment in."""
SCRIPTS: Final = ("machine", "sound", "player", "figure", "rating", "record", "screen", "main")
"""The parts of the page's program, each before those that use it."""
STYLES: Final = ("style", "live", "figure")
"""The parts of its style."""
_HARMLESS: Final = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
"""What could end the element that JSON stands in, or a line of it, written so that it cannot."""


def write_page(
    plan: Plan, words: Vocabulary, settings: Settings, path: Path, notice: Notice, progress: Progress | None = None
) -> bool:
    """Write the page of a plan as it is led; whether it has a voice. Why it has only tones is told by `notice`."""
    sound = page_sound(plan, words, settings, notice)
    encoded = _encoded(sound, notice, progress)
    path.write_bytes(html_file(sound, encoded))
    return encoded is not None


def page_sound(plan: Plan, words: Vocabulary, settings: Settings, notice: Notice = len) -> SessionSound:
    """The recording of a session for the page, whose words tell of taps in the place of keys."""
    web = words.web
    said = replace(words.audio, more_or_less_time=web.more_or_less_time, own_pace=web.own_pace)
    shown = replace(words.session, at_end=web.at_end)
    return session_sound(plan, words.spoken_otherwise(session=shown, audio=said), settings, notice)


def _encoded(sound: SessionSound, notice: Notice, progress: Progress | None) -> EncodedSound | None:
    """The session spoken, in the kind of file that every phone plays; None where it cannot be spoken or encoded."""
    if not sound.spoken:
        return None
    try:
        audio.require(KIND)
    except UsageError as missing:
        notice(f"tones and text, but no voice: {missing}")
        return None
    with TemporaryDirectory() as folder:
        path = Path(folder, f"session{KIND}")
        audio.write_audio(sound, path, KIND, progress)
        return EncodedSound("audio/mp4", path.read_bytes())


def html_file(sound: SessionSound, encoded: EncodedSound | None = None) -> bytes:
    """The whole page, with its sound `encoded` or, without one, as tones."""
    plan, words, data = sound.plan, sound.vocabulary, session_data(sound, encoded)
    script, style = _script(), "".join(page_part(f"{name}.css") for name in STYLES)
    web, session = words.web, words.session
    minutes = max(1, round(timeline.length_ms(plan) / 60_000))
    things = [session.kit(thing) for thing in kit(plan)]
    page = Template(page_part("template.html")).substitute(
        lang=words.language.value,
        policy=_policy(script, style),
        title=_shown(plan.name),
        about=_shown(plan.about),
        length=_shown(web.length.format(time=session.minutes(minutes))),
        doses="".join(f"<li>{_shown(f'{dose.exercise.name}: {reps_text(dose, words)}')}</li>" for dose in plan),
        kit=_shown(web.lay_out.format(kit=session.listed(things))) if things else "",
        sound=_shown(web.without_voice if encoded is None else web.with_voice),
        noscript=_shown(web.no_script),
        keys=_shown(web.keys),
        red_flags=_red_flags(words),
        style=style,
        session=_json(data),
        script=script,
    )
    return page.encode()


@cache
def page_part(name: str) -> str:
    """One of the files that the page is made of."""
    return files("coach.exports.page").joinpath(name).read_text(encoding="utf-8")


def _script() -> str:
    return "\n".join(['"use strict";', *(page_part(f"{name}.js") for name in SCRIPTS)])


def _policy(script: str, style: str) -> str:
    rules = {
        "default-src": "'none'",
        "script-src": _hash(script),
        "style-src": _hash(style),
        "media-src": "blob:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _json(data: JsonObject) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_HARMLESS)


def _shown(text: str) -> str:
    return escape(visible(text))


def _red_flags(words: Vocabulary) -> str:
    """When somebody should look at the hip, as something to open."""
    flags = red_flag_page(words.red_flags)
    html = [f"<summary>{_shown(flags.heading)}</summary>", f"<p>{_shown(flags.lead)}</p>"]
    for title, at_once in ((flags.at_once, True), (flags.this_week, False)):
        items = (
            f"<li>{_shown(' '.join((flag.sign, flag.why, flag.todo)))}</li>"
            for flag in flags.flags
            if flag.at_once is at_once
        )
        html += [f"<h2>{_shown(title)}</h2>", f"<ul>{''.join(items)}</ul>"]
    html += [f"<h2>{_shown(flags.sore_or_pain)}</h2>", *(f"<p>{_shown(text)}</p>" for text in flags.telling_apart)]
    return "".join(html)
