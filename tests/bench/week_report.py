"""What came of a `week`: every session's log beside its recording, its preview, its history and what was to come."""

from __future__ import annotations

import json
import pickle
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.bench import sink_server
from tests.bench.heard import CueTold, Heard, Listening, Log, nearest

OFF_MS, EARLY_MS = 15.0, 5.0
AT_ONCE_MS = 100.0
"""What is asked for at its moment waits for the disk, for its thread and for the next block."""
OPENS_S = 1.0
"""So long after the session began what is heard may have waited for the device to be opened."""
FOUND_AGAIN_S = 7.0
"""How long after the server is back a device is looked for at the latest, with a margin."""
TONES = {
    "explain": ("switch",),
    "prepare": ("switch",),
    "switch": ("switch",),
    "rest": ("rest",),
    "lift": ("lift", "last-one"),
    "hold": ("hold",),
    "lower": ("lower",),
    "relax": ("relax", "half-way"),
    "work": ("go",),
}
"""What a segment of the preview begins with."""
SAME_S = 0.5
"""So near to its moment a thing is asked for: a repetition's number once it is stored."""
AHEAD_S = 0.002
"""What is asked for ahead is asked for on its moment."""


class Visited:
    """A session that is over."""

    def __init__(self, folder: Path) -> None:
        self.facts: dict[str, Any] = json.loads((folder / "facts.json").read_text())
        self.visit: dict[str, Any] = self.facts["visit"]
        self.name = f"{folder.parent.name}, {self.visit['title']}"
        self.log: Log = pickle.loads((folder / "log.pickle").read_bytes())
        recordings = [sink_server.read(each.with_suffix("")) for each in sorted(folder.glob("recording-*.json"))]
        self.jumps_ms = [ms for each in recordings for ms in each.jumps_ms()]
        self.listening = Listening(self.log, recordings)
        self.heard = self.listening.heard
        self.constant_ms = statistics.median(ahead) if (ahead := list(self.late_ms(ahead=True))) else 0.0

    def lost(self, moment_s: float) -> bool:
        """Whether nothing could be heard then, for there was no server."""
        gone_s, back_s = self.facts["gone_s"], self.facts["back_s"]
        return gone_s is not None and gone_s - 0.5 < moment_s < back_s + FOUND_AGAIN_S

    def late_ms(self, *, ahead: bool) -> Iterator[float]:
        """How late what was asked for ahead of its moment was heard, or what was asked for at once; the first ones,
        that wait for the device, left out."""
        opened_s = self.log.cues[0].due_s + OPENS_S
        heard = (each for each in self.heard if each.ahead is ahead and each.moment_s > opened_s)
        return (each.late_ms for each in heard if each.late_ms is not None and not self.lost(each.moment_s))

    @property
    def unheard(self) -> list[Heard]:
        """What was to be heard and was not."""
        silent = [each for each in self.heard if each.late_ms is None and not each.taken_back]
        return [each for each in silent if not self.lost(each.moment_s)]

    @property
    def torn(self) -> list[Heard]:
        """What was heard with a gap in it."""
        return [each for each in self.heard if each.torn and not self.lost(each.moment_s)]

    def ungiven(self) -> Counter[str]:
        """What was asked for and never given to a device that was there."""
        given = Counter(each.what for each in self.log.placed)
        asked = Counter(each.what for each in self.log.asked if not self.lost(each.at_s or each.asked_s))
        return asked - given

    def told(self, heard: Heard) -> str:
        """What it was, when in the session's time by the clock, and how late."""
        late = "" if heard.late_ms is None else f" by {heard.late_ms - self.constant_ms:.0f} ms"
        return f"{heard.what[:20]} at {heard.moment_s - self.log.cues[0].due_s:.1f} s{late}"

    def faults(self) -> Iterator[str]:
        """What is amiss."""
        facts, visit = self.facts, self.visit
        off = [ms - self.constant_ms for ms in self.late_ms(ahead=True)]
        if self.unheard:
            yield f"{len(self.unheard)} unheard"
        if self.torn:
            yield f"{len(self.torn)} with a gap"
        if off and p99(list(map(abs, off))) > OFF_MS:
            yield f"one sound in a hundred is {p99(list(map(abs, off))):.1f} ms off"
        if off and min(off) < -EARLY_MS:
            yield f"a sound is {-min(off):.1f} ms early"
        if abs(self.constant_ms) > EARLY_MS:
            yield f"every sound is {self.constant_ms:.1f} ms late"
        if facts["code"]:
            yield f"exit code {facts['code']}"
        if not facts["whole"]:
            yield "the terminal is not as it was"
        if facts["log"]:
            yield f"an error in the log: {facts['log'].splitlines()[-1]}"
        if facts["paused_by_itself"]:
            yield f"paused {facts['paused_by_itself']} times by itself"
        if facts["targets"] != visit["targets"]:
            yield f"targets {facts['targets']}, not {visit['targets']}"
        if bool(self.log.notices) != (facts["gone_s"] is not None) or len(self.log.notices) > 2:
            yield f"notices: {[why for _, why in self.log.notices]}"
        latest = max(self.late_ms(ahead=False)) - self.constant_ms - 1000 * self.log.delay_s
        if latest > AT_ONCE_MS:
            yield f"at its moment: a sound is {latest:.0f} ms late, the latency taken away"
        yield from self._repetitions()
        yield from self._segments()
        yield from self._asked()

    def _repetitions(self) -> Iterator[str]:
        session = self.facts["history"][0]
        counted = sum(cue.kind == "RepDone" and cue.counted for cue in self.log.cues)
        stored = sum(each["performed"] for each in session["sets"])
        if stored != counted:
            yield f"{stored} repetitions stored, {counted} counted"
        if self.visit["complete"] and any(each["performed"] != each["prescribed"] for each in session["sets"]):
            yield f"not all that was prescribed is stored: {session['sets']}"

    def _segments(self) -> Iterator[str]:
        """Each segment of the preview began, and lasted as long, where no key cut it."""
        began = [cue for cue in self.log.cues if cue.kind == "Began"]
        missing = [each["kind"] for each in self.facts["preview"] if each["index"] not in {cue.index for cue in began}]
        if missing and self.visit["complete"]:
            yield f"never began: {missing}"
        jumped = any(key in "bo" for _, key in self.visit["keys"])
        for one, following in pairwise(began):
            planned = self.facts["preview"][one.index]
            if planned["seconds"] is None or one.stretch == "explain" or jumped:
                continue
            if (took := following.at_ms - one.at_ms) != round(planned["seconds"] * 1000):
                yield f"{one.stretch} {one.index} took {took} ms, not {planned['seconds']} s"

    def _asked(self) -> Iterator[str]:
        """Each segment, each second that is counted and each repetition was to be heard, on its moment."""
        asked = [(self.listening.moment_s(each), each.what) for each in self.log.asked]
        dues = sorted(cue.due_s for cue in self.log.cues)
        if not self.visit["keys"]:
            ahead = [(each.at_s, each.what) for each in self.log.asked if each.at_s is not None]
            if off := [what for at_s, what in ahead if nearest(dues, at_s) > AHEAD_S]:
                yield f"asked for at a moment that nothing had: {off}"
        for cue in self.log.cues:
            here = [what for at_s, what in asked if abs(at_s - cue.due_s) < SAME_S]
            if not self._is_heard(cue, here):
                yield f"nothing to be heard of {cue.kind} {cue.stretch or cue.second or ''} at {cue.at_ms} ms: {here}"

    def _is_heard(self, cue: CueTold, asked: Sequence[str]) -> bool:
        """Whether this is what a cue sounds like."""
        match cue.kind:
            case "Began" if cue.stretch is not None and cue.index is not None:
                says = (self.facts["preview"][cue.index]["say"] or "").casefold()
                words = [what.casefold() for what in asked if not what.startswith("(")]
                told = any(sentence in what for sentence in re.split(r"[.,:]\s*", says) if sentence for what in words)
                told = told or not says or cue.stretch == "relax"  # which says the repetition that is done
                return told and any(f"({tone})" in asked for tone in TONES[cue.stretch])
            case "Countdown":
                return "(countdown)" in asked and str(cue.second) in asked
            case "HoldCount" if cue.second != cue.of:
                return "(tick)" in asked
            case "RepDone":
                return any(any(map(str.isdigit, what)) for what in asked)
            case "Finished":
                return "(done)" in asked
        return True

    def __str__(self) -> str:
        facts = self.facts
        lines = [f"\n{self.name}: {self.visit['routine']}, {facts['minutes']:.1f} minutes, load {facts['load']:.1f}"]
        given, taken = len(self.heard), sum(each.taken_back for each in self.heard)
        heard = sum(each.late_ms is not None for each in self.heard)
        gone = sum(each.late_ms is None and not each.taken_back and self.lost(each.moment_s) for each in self.heard)
        lines.append(
            f"  {len(self.log.asked)} sounds asked for, {given} given to the device, {heard} heard, {taken} taken back"
            f" by a key, {gone} while there was no server, {len(self.torn)} with a gap, {len(self.unheard)} unheard"
        )
        for title, ahead in (("asked for ahead", True), ("at once", False)):
            late = list(self.late_ms(ahead=ahead))
            if late:
                away = self.constant_ms if ahead else self.constant_ms + 1000 * self.log.delay_s
                off = [ms - away for ms in late]
                lines.append(
                    f"  {title}: {len(late)}, median {statistics.median(late):.1f} ms after their moment; off it, that"
                    f" or the latency taken away: p99 {p99(list(map(abs, off))):.1f}, earliest {min(off):.1f},"
                    f" latest {max(off):.1f}"
                )
        first = [f"{each.late_ms:.0f}" for each in self.heard[:2] if each.late_ms is not None]
        lines.append(f"  the first two, while the device was opened: {', '.join(first)} ms")
        in_time = [each for each in self.heard if each.ahead and not self.lost(each.moment_s)]
        if far := [each for each in in_time if abs((each.late_ms or self.constant_ms) - self.constant_ms) > OFF_MS]:
            lines.append(f"  more than {OFF_MS:.0f} ms off: {', '.join(map(self.told, far))}")
        for title, some in (("unheard", self.unheard), ("with a gap", self.torn)):
            if some:
                lines.append(f"  {title}: {', '.join(map(self.told, some))}")
        if ungiven := self.ungiven():
            lines.append(f"  gave way to other words: {dict(ungiven)}")
        if self.jumps_ms:
            lines.append(
                f"  the sink lost its time {len(self.jumps_ms)} times, by {max(self.jumps_ms, key=abs):.0f} ms"
            )
        if facts["gone_s"] is not None:
            again = [done - facts["back_s"] for _, done, what in self.log.devices if what.startswith("SDL")][-1]
            lines.append(f"  the device was there {again:.1f} s after the server; told: {self.log.notices}")
        return "\n".join(lines)


def p99(values: Sequence[float]) -> float:
    """The value that one in a hundred is above."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]


def tell(folder: Path) -> int:
    """A paragraph a session; 1 when something is amiss."""
    amiss = 0
    for file in sorted(folder.glob("*/*/facts.json"), key=lambda file: file.stat().st_mtime):
        visited = Visited(file.parent)
        print(visited)
        for fault in visited.faults():
            amiss += 1
            print(f"  AMISS: {fault}")
    print("\n" + (f"{amiss} amiss" if amiss else "all as it should be"))
    return 1 if amiss else 0
