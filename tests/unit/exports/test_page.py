"""The web page of a session as a file: whole, closed to the network, and a stranger's names are only text on it."""

from __future__ import annotations

import hashlib
import json
import re
import sys
from base64 import b64decode, b64encode
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from textual.color import Color

from coach.engine.walk import cues_of
from coach.exports import session_sound
from coach.exports.kinds import KINDS, Destination, Subject
from coach.exports.page import html_file as page_module
from coach.exports.page.html_file import SCRIPTS, STYLES, html_file, page_part, page_sound, write_page
from coach.exports.page.session_data import EncodedSound, session_data
from coach.i18n.catalog import Vocabulary
from coach.library.catalogue import Catalogue, shipped_routines
from coach.model import timeline
from coach.model.exercise import Side
from coach.model.plan import Plan
from coach.model.prescription import prescribe
from coach.model.settings import Settings, VoiceChoice
from coach.reports.preview import preview_json
from coach.sound.listener import tone_of
from tests.support.contrast import contrast
from tests.support.fakes import CLAM, IN_ENGLISH, IN_GERMAN, dose, plan
from tests.support.fakes_sound import FakeSpeech
from tests.support.life import Life

SILENT = Settings(voice=VoiceChoice.OFF)
"""No voice, whatever this computer has."""
HOSTILE = "</script><img src=x onerror=alert(1)> \"'&<!--"


def rest_day() -> Plan:
    loaded = Catalogue(shipped_routines()).routine("rest-day")
    return prescribe(loaded.routine, loaded.exercises, {}, ("none", "light"))


def page(of: Plan, words: Vocabulary = IN_ENGLISH) -> str:
    return html_file(page_sound(of, words, SILENT)).decode()


def data(of: Plan, words: Vocabulary = IN_ENGLISH) -> dict[str, Any]:
    return session_data(page_sound(of, words, SILENT))


class Elements(HTMLParser):
    """Every element of a page with its attributes, and the text of those that are no text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self._in = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self._in = tag

    def handle_data(self, data: str) -> None:
        if self._in in self.raw:
            self.raw[self._in].append(data)
            self._in = ""


def test_nothing_is_asked_of_any_network() -> None:
    """No element names a place to load something from, and the policy allows none."""
    elements = Elements(page(rest_day()))
    assert [] == [name for name, given in elements.found if given.keys() & {"src", "href", "srcset", "action", "data"}]
    policies = [given["content"] for _, given in elements.found if given.get("http-equiv") == "Content-Security-Policy"]
    assert 1 == len(policies)
    rules = dict(rule.split(" ", 1) for rule in str(policies[0]).split("; "))
    assert ("'none'", "blob:") == (rules["default-src"], rules["media-src"])
    assert {"default-src", "script-src", "style-src", "media-src", "base-uri", "form-action"} == set(rules)
    assert not re.search(r"url\(|@import|https?://(?!www\.w3\.org)|fetch\(|XMLHttpRequest|import\(", page(rest_day()))


def test_the_policy_names_what_is_there() -> None:
    """The hash of the one program and of the one style, as a browser works them out; nothing is inline beside them."""
    html = page(rest_day())
    elements = Elements(html)
    (policy,) = (given["content"] for _, given in elements.found if "http-equiv" in given)
    for rule, texts in (("script-src", elements.raw["script"][-1:]), ("style-src", elements.raw["style"])):
        (text,) = texts
        digest = b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{rule} 'sha256-{digest}'" in str(policy).split("; ")
    assert [] == [name for _, given in elements.found for name in given if name.startswith("on") or name == "style"]


def test_names_of_strangers_are_text() -> None:
    """What a file calls itself ends no element and begins none, in markup and in the JSON beside it."""
    clam = replace(CLAM, name=HOSTILE, setup=HOSTILE, how=(HOSTILE,))
    hostile = replace(plan(dose(clam, note=HOSTILE)), name=HOSTILE, about=HOSTILE)
    elements, plain = Elements(page(hostile)), Elements(page(plan()))
    assert [name for name, _ in plain.found] == [name for name, _ in elements.found]
    told = json.loads(elements.raw["script"][0])
    assert (HOSTILE, HOSTILE) == (told["name"], told["segments"][0]["title"])


def test_what_a_stranger_hides_is_seen() -> None:
    """Characters that turn text around are shown as what they are."""
    assert "a\u202eb" not in page(replace(plan(), name="a\u202eb", about="a\u202eb")).split("<script")[0]


def test_the_segments_are_those_of_preview() -> None:
    """Kind, exercise, side, repetition and beginning of each, and the same length."""
    of = rest_day()
    told = preview_json(of, IN_ENGLISH.session)
    expected = [[each[name] for name in ("kind", "exercise", "side", "rep")] for each in told["segments"]]
    shown = data(of)["segments"]
    assert expected == [[each["kind"], each["exercise"], each["side"], each["rep"] and each["rep"]] for each in shown]
    assert [each["start"] * 1000 for each in told["segments"]] == [each["at"] for each in shown]
    assert told["seconds"] * 1000 == data(of)["whole_ms"]


def test_at_ones_own_pace_the_sound_has_room() -> None:
    """A repetition without a length is so long in the sound that a hidden page can stop it in time."""
    shown = data(plan(dose(self_paced=True)))["segments"]
    works = [each for each in shown if each["kind"] == "work"]
    assert [None] * 6 == [each["ms"] for each in works]
    assert [8_000] * 2 == [after["at"] - before["at"] for before, after in pairwise(works[:3])]
    assert timeline.length_ms(plan(dose(self_paced=True))) == data(plan(dose(self_paced=True)))["whole_ms"]


def test_every_tone_has_its_moment() -> None:
    """The tones of the session in order, and room behind the last one; silence is not carried."""
    sound = data(plan())["sound"]
    sounded = [cue for cue in cues_of(plan()) if tone_of(cue) is not None]
    assert {cue.at_ms for cue in sounded} == {at for at, _ in sound["score"]}
    assert sorted(sound["score"]) == sound["score"]
    assert sounded[-1].at_ms < sound["length"] - 900
    assert {name for _, name in sound["score"]} == set(sound["tones"])
    lift = b64decode(sound["tones"]["lift"])
    assert 2 * sound["rate"] * 300 // 1000 == len(lift)


def test_a_recording_takes_the_place_of_the_tones() -> None:
    """Then the page says that a voice leads."""
    recording = EncodedSound("audio/mp4", b"sound")
    html = html_file(page_sound(plan(), IN_ENGLISH, SILENT), recording).decode()
    told = json.loads(Elements(html).raw["script"][0])["sound"]
    assert {"encoded": {"type": "audio/mp4", "data": b64encode(b"sound").decode()}} == told
    assert (True, False) == tuple(text in html for text in (IN_ENGLISH.web.with_voice, IN_ENGLISH.web.without_voice))


def test_the_sets_are_those_that_coach_stores() -> None:
    """With the target that each was prescribed at, so that it can be decided on; a warm-up has none."""
    clam = dose(reps=2, target=4, warm_up=dose(replace(CLAM, id="bridge", sides=(Side.BOTH,)), reps=1))
    sets = data(plan(clam))["sets"]
    assert ["both", "left", "right"] == [each["side"] for each in sets]
    assert [True, False, False] == [each["warm_up"] for each in sets]
    assert [None, 4, 4] == [each.get("target") for each in sets]


def test_the_same_session_is_the_same_page() -> None:
    """By its mark a session that was broken off goes on in a page that was made again, and in no other."""
    marks = [data(each)["page"] for each in (plan(), plan(), plan(dose(reps=4)))]
    assert (marks[0] == marks[1], marks[0] == marks[2]) == (True, False)


def test_an_explanation_is_there_to_read() -> None:
    """All of it, for there may be no voice; what names a key elsewhere names a finger here."""
    explained = replace(plan(dose(explain_ms=5_000)), welcome_ms=3_000)
    welcome, how = data(explained)["segments"][:2]
    assert "Open the left knee." in how["told"]
    assert IN_ENGLISH.web.more_or_less_time in " ".join(welcome["told"])
    assert [] == [text for text in ("Space", "Enter", "press o") if text in " ".join(welcome["told"])]


@pytest.mark.parametrize("words", [IN_ENGLISH, IN_GERMAN], ids=["en", "de"])
def test_every_word_it_asks_for_is_there(words: Vocabulary) -> None:
    """In the program and in the markup."""
    asked = set(re.findall(r'data-word="(\w+)"', page_part("template.html")))
    for name in SCRIPTS:
        asked |= set(re.findall(r"\bwords\.(\w+)", page_part(f"{name}.js")))
    told = data(plan(), words)
    assert asked == told["words"].keys()
    assert f'<html lang="{words.language.value}">' in page(plan(), words)


def test_every_file_of_it_is_used() -> None:
    """And no element that the program looks for is missing."""
    folder = Path(page_module.__file__).parent
    assert set(SCRIPTS) == {path.stem for path in folder.glob("*.js")}
    assert set(STYLES) == {path.stem for path in folder.glob("*.css")}
    there = set(re.findall(r'id="([\w-]+)"', page_part("template.html")))
    for name in SCRIPTS:
        assert set() == set(re.findall(r'byId\("([\w-]+)"\)', page_part(f"{name}.js"))) - there


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_colour_can_be_read(dark: bool) -> None:
    """Text stands out from what it stands on, at work and at rest; lines of the figure stand out a little less."""
    blocks = re.findall(r":root \{(.*?)\}", page_part("style.css"), re.DOTALL)
    colours = {
        name: Color.parse(code)
        for block in blocks[: 1 + dark]
        for name, code in re.findall(r"--([\w-]+): (#\w+)", block)
    }
    for ground in ("ground", "rest", "button"):
        for ink in ("ink", "quiet", "accent") if ground != "button" else ("ink", "accent"):
            assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    assert contrast(colours["on-accent"], colours["accent"]) >= 4.5
    for ink in ("far", "band"):
        assert contrast(colours[ink], colours["ground"]) >= 2.5, ink


def test_it_is_small() -> None:
    """A session of a quarter of an hour, its figures and its tones: half a megabyte at most."""
    assert len(page(rest_day())) < 700_000


@pytest.fixture
def voice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some voice, whatever this computer has."""
    monkeypatch.setattr(session_sound, "choose_speech", lambda *_: FakeSpeech(200))


def written(path: Path, settings: Settings) -> tuple[bool, dict[str, Any], list[str]]:
    """Whether it was written with a voice, what the page knows of its sound, and what was said about it."""
    noticed: list[str] = []
    spoken = write_page(plan(dose(reps=1)), IN_ENGLISH, settings, path, noticed.append)
    return spoken, json.loads(Elements(path.read_text()).raw["script"][0])["sound"], noticed


@pytest.mark.usefixtures("voice")
def test_with_a_voice(tmp_path: Path) -> None:
    """The session is in it as the sound file that every phone plays, as long as the session is and a little longer."""
    av = pytest.importorskip("av", reason="the extra `audio` is not installed")
    spoken, sound, noticed = written(tmp_path / "a.html", Settings())
    assert (True, "audio/mp4", []) == (spoken, sound["encoded"]["type"], noticed)
    with av.open(BytesIO(b64decode(sound["encoded"]["data"]))) as file:
        seconds = file.duration / 1_000_000
    whole = data(plan(dose(reps=1)))["whole_ms"] / 1000
    assert whole + 0.5 < seconds < whole + 4


@pytest.mark.usefixtures("voice")
def test_a_voice_that_cannot_be_encoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the library the page has its tones, and one line says what would give it a voice."""
    monkeypatch.setitem(sys.modules, "av", None)
    spoken, sound, (line,) = written(tmp_path / "a.html", Settings())
    assert (False, None) == (spoken, sound["encoded"])
    assert "no voice: this needs av, which is not installed: pip install 'hip-coach[audio]'" in line


def test_no_voice(tmp_path: Path) -> None:
    """Where the person wants none, or there is none: tones, and what one would listen to is to be read."""
    spoken, sound, _ = written(tmp_path / "a.html", SILENT)
    assert (False, None) == (spoken, sound["encoded"])
    explained = replace(plan(), welcome_ms=3_000)
    assert "READ" == data(explained)["segments"][0]["word"]
    encoded = session_data(page_sound(explained, IN_ENGLISH, SILENT), EncodedSound("audio/mp4", b"sound"))
    assert "LISTEN" == encoded["segments"][0]["word"]


def test_made_from_the_screen(tmp_path: Path) -> None:
    """From *Take along* it is the same page, and what to do with it is said there; without a voice, that too."""
    service = Life(tmp_path / "home").service
    service.settings = replace(service.settings, voice=VoiceChoice.OFF)
    (kind,) = (each for each in KINDS if each.name == "page")
    subject = Subject(service, service.plan("clams"))
    assert ("clams.html", "") == (kind.file_name(subject), kind.lacks(subject))
    told = kind.make(subject, Destination(tmp_path / "a.html", lambda _: None, force=False))
    assert (IN_ENGLISH.web.no_voice, IN_ENGLISH.web.open_it) == tuple(told)
    assert "<title>Clams</title>" in (tmp_path / "a.html").read_text()
