"""What the page knows of a session: its segments with every text they show, its sets, figures, words and sound.

Everything is worked out here, by what coach shows and says itself; the page only walks it.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from collections.abc import Iterator
from struct import pack
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import asdict, replace

from coach.app import live_view
from coach.app.session_run import prescribed_sets
from coach.engine.cues import Began
from coach.engine.machine import Session
from coach.engine.script import dose_ahead, dose_of, explanation
from coach.engine.session_timeline import ANNOUNCING, position
from coach.engine.walk import moments_of
from coach.engine.welcome import welcome
from coach.exports.page.figures import views_of
from coach.exports.session_sound import SessionSound, own_pace_ms
from coach.history.export_format import FORMAT, VERSION
from coach.i18n.catalog import Vocabulary
from coach.i18n.session_texts import SessionTexts
from coach.model.exercise import Side
from coach.model.motion import ShownBefore, shown_before
from coach.model.plan import Dose, Plan
from coach.model.record import SetRecord
from coach.model.skeleton import Scene
from coach.model.timeline import Segment, SegmentKind
from coach.sound.listener import Listener
from coach.sound.mixer import RATE
from coach.sound.shorten import sentences
from coach.sound.tones import Tone, samples

JsonObject = dict[str, Any]


class EncodedSound(Struct, frozen=True):
    """The whole session as the bytes of a sound file."""

    media_type: str
    data: bytes


def session_data(sound: SessionSound, encoded: EncodedSound | None = None) -> JsonObject:
    """All of it, as JSON holds it; the sound is `encoded`, or tones that the page lays out itself."""
    plan, words, day_ends = sound.plan, sound.vocabulary, sound.settings.day_ends
    texts = sound.texts if encoded is not None else replace(sound.texts, big_explain=words.web.big_read)
    gathered = _Gathered(plan, texts)
    data: JsonObject = {
        "routine": plan.routine,
        "name": plan.name,
        "lang": words.language.value,
        "day_ends_min": day_ends.hour * 60 + day_ends.minute,
        "file": {"format": FORMAT, "version": VERSION},
        "segments": list(gathered.segments()),
        "sets": [_set(each) for each in gathered.sets],
        "entries": [[each.exercise.id for each in _with_warm_up(dose)] for dose in plan],
        "names": {each.exercise.id: each.exercise.name for dose in plan for each in _with_warm_up(dose)},
        "scenes": [views_of(scene) for scene in gathered.scenes],
        "shown": [_shown(each) for each in gathered.shown],
        "words": _words(words),
    }
    data["whole_ms"] = sum(segment["ms"] or 0 for segment in data["segments"])
    # By what is in it a page knows whether a session that was broken off was its own.
    data["page"] = hashlib.sha256(json.dumps(data).encode()).hexdigest()[:16]
    return data | {"sound": _tones(sound) if encoded is None else _encoded(encoded)}


def _with_warm_up(dose: Dose) -> tuple[Dose, ...]:
    return (dose,) if dose.warm_up is None else (dose, dose.warm_up)


class _Gathered:
    """The segments, and the tables that they point into."""

    def __init__(self, plan: Plan, texts: SessionTexts) -> None:
        self._plan = plan
        self._texts = texts
        self.sets = prescribed_sets(plan)
        self._places = {each.key: place for place, each in enumerate(self.sets)}
        self.scenes: list[Scene] = []
        self.shown: list[ShownBefore] = []
        self._numbers: dict[object, int] = {}

    def segments(self) -> Iterator[JsonObject]:
        """Each segment with all that is shown as it begins."""
        at_ms = 0
        for session, cues in moments_of(self._plan):
            if any(isinstance(cue, Began) for cue in cues) and session.segment is not None:
                told = self._segment(session, session.segment) | {"at": at_ms}
                yield told
                at_ms += told["ms"] or told["room"]

    def _segment(self, session: Session, segment: Segment) -> JsonObject:
        texts = live_view.view(session, set(), self._texts)
        coming = session.set_to_come if segment.side is not None else None
        announced = session.set_to_come if segment.kind in ANNOUNCING else segment
        place = None if announced is None or announced.set_key is None else position(announced)
        scene = live_view.scene(session)
        return {
            "kind": segment.kind.value,
            "ms": segment.ms,
            "room": own_pace_ms(segment, self._plan) if segment.ms is None else None,
            "entry": segment.entry,
            "exercise": segment.exercise,
            "side": segment.side,
            "set": None if segment.set_key is None else self._places[segment.set_key],
            "coming": None if coming is None or coming.set_key is None else self._places[coming.set_key],
            "rep": segment.rep,
            "reps": None if coming is None else coming.reps,
            "ends": segment.ends_rep,
            "stretch": None if segment.stretch is None else self._number("stretch", segment.stretch),
            "place": None if place is None else self._number("place", place),
            "scene": None if scene is None else self._place_in(self.scenes, scene),
            "shown": self._shown_in(segment),
            "title": texts.exercise,
            "about": texts.about_set.replace("   ", " · "),
            "side_word": texts.side,
            "word": texts.word,
            "reps_text": texts.reps,
            "then": texts.then,
            "told": sentences(self._told(segment)) if segment.kind is SegmentKind.EXPLAIN else None,
        }

    def _told(self, segment: Segment) -> str:
        """All of an explanation: who hears no voice reads it, sentence by sentence."""
        if segment.side is None:
            return welcome(self._plan, self._texts)
        return explanation(dose_of(segment, self._plan), segment.side, self._texts)

    def _shown_in(self, segment: Segment) -> int | None:
        if segment.kind not in ANNOUNCING or segment.side is None or segment.ms is None:
            return None
        shown = shown_before(dose_ahead(segment, self._plan).tempo, segment.ms)
        return None if shown is None else self._place_in(self.shown, shown)

    def _place_in(self, table: list[Any], value: object) -> int:
        """Where it stands in its table, put there if it is new."""
        if value not in table:
            table.append(value)
        return table.index(value)

    def _number(self, *key: object) -> int:
        return self._numbers.setdefault(key, len(self._numbers))


def _set(done: SetRecord) -> JsonObject:
    """A set as the file of a history has it, with nothing done."""
    key = done.key
    optional: JsonObject = {"band": done.band, "target": done.target, "hold": done.hold}
    fields: JsonObject = dict(filter(lambda each: each[1] is not None, optional.items()))
    return fields | {
        "entry": key.entry,
        "exercise": key.exercise,
        "side": key.side.value,
        "set": key.set_number,
        "prescribed": done.prescribed,
        "warm_up": key.warm_up,
    }


def _shown(shown: ShownBefore) -> JsonObject:
    phases = [[phase.value, ms] for phase, ms in shown.tempo if ms]
    cycle = sum(ms for _, ms in shown.tempo)
    return {"faster": shown.faster, "length": cycle, "times": shown.length_ms // cycle, "phases": phases}


_WEB_WORDS: Final = (
    *("start", "resume", "begin_again", "broken_off", "done_before", "done_on", "answer_last", "to_start"),
    *("finish", "bigger", "mute", "at_end", "on_the_mat", "how_to_import", "save", "saved_as", "as_text"),
)


def _words(words: Vocabulary) -> JsonObject:
    """The texts that the page's program shows, by the names it has for them."""
    session, web = words.session, asdict(words.web)
    return {name: web[name] for name in _WEB_WORDS} | {
        "pause": session.key_pause,
        "go_on": session.key_go_on,
        "done": session.key_done,
        "again": session.key_again,
        "next": session.key_next,
        "hurts": session.key_hurts,
        "stop": session.key_stop,
        "mistake": session.key_mistake,
        "paused": session.big_paused,
        "end": session.big_end,
        "big_done": session.big_done,
        "big_hurt": session.big_hurt,
        "time_left": session.time_left,
        "hurt_over": session.hurt_over,
        "hurt_how_much": session.hurt_how_much,
        "hurt_scale": session.hurt_scale,
        "hurt_advice": session.hurt_advice,
        "ten_hint": session.ten_hint,
        "stop_here": session.stop_here,
        "stop_kept": session.stop_kept,
        "after_nothing": session.after_nothing,
        "how_hard": session.how_hard,
        "effort_scale": session.effort_scale,
        "how_sore": session.how_sore,
        "it_hurt": session.it_hurt,
        "left_side": session.named_side(Side.LEFT),
        "right_side": session.named_side(Side.RIGHT),
    }


class _Score:
    """Writes down which tone sounds when, in the place of a sound."""

    speaking, delay_s = False, 0.0

    def __init__(self) -> None:
        self.at_ms = 0
        self.tones: list[tuple[int, Tone]] = []

    def play(self, tone: Tone, at_s: float | None = None) -> None:
        """Note it down."""
        self.tones.append((self.at_ms, tone))


def _tones(sound: SessionSound) -> JsonObject:
    """The tones and when each sounds: the page lays them out itself, for silence need not be carried."""
    score = _Score()
    listener = Listener(score, sound.plan, sound.texts)  # type: ignore[arg-type]
    for cue in sound.cues():
        score.at_ms = cue.at_ms
        listener.hear(cue)
    volume = sound.settings.volume
    return {
        "encoded": None,
        "rate": RATE,
        "length": score.at_ms + sound.tail_ms,
        "score": [[at_ms, tone.value] for at_ms, tone in score.tones],
        "tones": {tone.value: _pcm(tone, volume) for tone in sorted({tone for _, tone in score.tones})},
    }


def _pcm(tone: Tone, volume: int) -> str:
    """A tone as a WAV has it."""
    data = samples(tone, volume)
    return _base64(pack(f"<{len(data)}h", *data))


def _encoded(encoded: EncodedSound) -> JsonObject:
    return {"encoded": {"type": encoded.media_type, "data": _base64(encoded.data)}}


def _base64(data: bytes) -> str:
    return b64encode(data).decode()
