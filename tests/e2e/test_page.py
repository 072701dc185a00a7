"""The web page of a session in a real browser: led by its sound, stopped and moved by hand, and taken in afterwards."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from coach.cli.main import main
from coach.engine.events import Back, Done, Hurts, Next, NotHurt, Pause, Resume, Start, Tick
from coach.engine.machine import Session
from coach.engine.transitions import State
from coach.exports.page.html_file import html_file, page_sound
from coach.history import export_format
from coach.model.exercise import Figure, Joint, Side, Tempo
from coach.model.plan import Plan
from coach.model.routine import Rounds
from coach.model.settings import Settings, VoiceChoice
from coach.reports.preview import preview_json
from tests.support.browser import FASTER, OnAPhone
from tests.support.fakes import BRIDGE, CLAM, IN_ENGLISH, dose, plan

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SILENT = Settings(voice=VoiceChoice.OFF)
"""No voice, whatever this computer has: the page has its tones."""
QUICK = Tempo(500, 1_000, 500, 500)
FIGURE = Figure(
    side=Side.LEFT,
    joints=(Joint("head", (20, 20), (20, 20)), Joint("hip", (50, 10), (50, 10)), Joint("knee", (70, 10), (70, 30))),
    torso=("head", "hip"),
    working=(("hip", "knee"),),
)
TRIES = 3
SHORT = plan(dose(reps=2, tempo=QUICK))
"""Two repetitions a side: 5 s to get ready, 4.5 and 4 to switch."""
Opened = Callable[..., OnAPhone]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Opens the page of a plan; nothing may have gone wrong on it."""
    phones: list[OnAPhone] = []

    def open_page(of: Plan = SHORT, **options: Any) -> OnAPhone:
        file = tmp_path / "session.html"
        file.write_bytes(html_file(page_sound(of, IN_ENGLISH, SILENT)))
        phones.append(OnAPhone(browser, file, **options))
        return phones[-1]

    yield open_page
    for phone in phones:
        phone.context.close()
        assert [] == phone.wrong


def test_the_sound_leads_as_preview_says(opened: Opened) -> None:
    """Begun by a real click and nothing else, each phase comes within a tenth of a second of its time."""
    one_side = plan(dose(replace(CLAM, sides=(Side.LEFT,)), reps=2, tempo=QUICK))
    words = {"prepare": "READY", "lift": "LIFT", "hold": "HOLD", "lower": "LOWER", "relax": "RELAX"}
    expected = [(words[each["kind"]], each["start"]) for each in preview_json(one_side, IN_ENGLISH.session)["segments"]]
    spot = opened(one_side).page.locator("#begin").bounding_box()
    assert spot is not None
    for left in reversed(range(TRIES)):  # this computer may do much else
        phone = opened(one_side)
        phone.page.mouse.click(spot["x"] + spot["width"] / 2, spot["y"] + spot["height"] / 2)
        phone.page.wait_for_timeout(11_000)  # nobody looks meanwhile
        phone.ends()
        shown = shown_at(phone.page.evaluate("noted"), set(words.values()))
        in_order = [word for word, _ in expected] == [word for word, _ in shown]
        late = [round(at - due, 3) for (_, due), (_, at) in zip(expected, shown, strict=False)]
        if in_order and min(late) > -0.1 and max(late) < 0.25:
            break
        assert left, (late, shown)


def shown_at(noted: list[tuple[float, str, str]], words: set[str]) -> list[tuple[str, float]]:
    """Each of these words as it was shown in the place of another, and how many seconds after the click."""
    began = next(at for at, word, _ in noted if word == "click")
    shown: list[tuple[str, float]] = []
    for at, word, _ in noted:
        if word in words and (not shown or shown[-1][0] != word):
            shown.append((word, (at - began) / 1000))
    return shown


def test_what_it_saves_is_that_session(opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`coach import` takes it in once, counts it and decides on it, however often it is saved and taken in."""
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "home"))
    phone = opened(replace(plan(dose(replace(CLAM, id="clamshell"), reps=10, target=10, tempo=QUICK)), routine="clams"))
    phone.start()
    phone.ends()
    assert ["10/10", "10/10"] == phone.done()
    phone.page.click("#sore label:nth-child(2)")
    first = phone.saved(tmp_path / "first.json")
    phone.page.click("#effort label:nth-child(6)")
    second = phone.saved(tmp_path / "second.json")
    phone.page.click("#questions summary")
    copied = tmp_path / "copied.json"
    copied.write_text(phone.page.input_value("#text"))
    for file in (first, second, copied):
        taken = CliRunner().invoke(main, ["import", str(file)])
        assert 0 == taken.exit_code, taken.output
    (session,) = json.loads(CliRunner().invoke(main, ["history", "--json"]).output)["sessions"]
    assert ("clams", "completed", 5, 1) == tuple(session[name] for name in ("routine", "status", "effort", "sore"))
    assert [(10, 10), (10, 10)] == [(each["performed"], each["prescribed"]) for each in session["sets"]]
    (target,) = json.loads(CliRunner().invoke(main, ["target", "clamshell", "--json"]).output)["targets"]
    assert (12, "progression") == (target["reps"], target["set_by"])


def test_a_pause_stops_time(opened: Opened) -> None:
    """Nothing moves while it is paused, by the button or by space, and it goes on where it was."""
    phone = opened()
    phone.slow_at("HOLD")
    phone.start()
    phone.shows("HOLD")
    phone.page.click("#primary")
    phone.shows("PAUSED")
    # The sound stands still a moment after it was told to.
    phone.page.wait_for_function(
        "() => [window.stood, (window.stood = audio.currentTime)].reduce((was, now) => was === now)", polling=100
    )
    before = phone.page.evaluate("[audio.currentTime, machine.active]")
    phone.page.wait_for_timeout(600)
    assert before == phone.page.evaluate("[audio.currentTime, machine.active]")
    assert "PAUSED" == phone.page.text_content("#word")
    phone.page.keyboard.press(" ")
    phone.shows("HOLD")
    here = phone.page.evaluate("[machine.segment.side, machine.segment.set, machine.segment.rep]")
    phone.page.focus("#next")
    phone.page.keyboard.press(" ")  # which is the session's, and not that of the button in focus
    phone.shows("PAUSED")
    assert here == phone.page.evaluate("[machine.segment.side, machine.segment.set, machine.segment.rep]")
    phone.slow_at("LOWER")
    phone.runs(FASTER)
    phone.page.keyboard.press(" ")
    phone.shows("LOWER")
    phone.runs(FASTER)
    phone.page.keyboard.press("p")
    phone.shows("PAUSED")
    phone.page.keyboard.press(" ")
    phone.ends()
    assert ["2/2", "2/2"] == phone.done()


def test_back_is_the_start_of_the_set(opened: Opened) -> None:
    """What was counted stays counted once; twice is the set before, led in by what announces its leg."""
    phone = opened()
    phone.start()
    phone.counts(3)
    phone.page.keyboard.press("ArrowLeft")
    assert [3, 1, "right"] == phone.page.evaluate("[machine.performed, machine.segment.rep, machine.segment.side]")
    phone.page.keyboard.press("b")
    told = phone.page.evaluate("[machine.segment.kind, machine.segment.side, machine.segments[machine.index].rep]")
    assert ["prepare", "left", 1] == told
    phone.ends()
    assert (["2/2", "2/2"], 4) == (phone.done(), phone.page.evaluate("machine.performed"))


def test_skipped_is_not_done(opened: Opened) -> None:
    """Next leaves the set behind, and what was not led through is not counted."""
    phone = opened(plan(dose(reps=9, tempo=QUICK)))
    phone.start()
    phone.counts(1)
    phone.runs(1)
    phone.page.click("#next")
    phone.shows("ROLL OVER")
    left = phone.page.evaluate("machine.performed")
    phone.page.wait_for_function("() => machine.into > 2000")  # it was heard
    phone.page.keyboard.press("n")  # ready
    phone.shows("LIFT")
    phone.runs(FASTER)
    phone.counts(left + 1)
    phone.runs(1)
    phone.page.keyboard.press("PageDown")
    phone.shows("END")
    both = phone.page.evaluate("machine.performed")
    phone.page.click("#primary")
    phone.ends()
    assert [f"{left}/9", f"{both - left}/9"] == phone.done()
    assert (True, True) == (1 <= left < 5, left < both < 10)


def test_the_sound_moved_by_others(opened: Opened) -> None:
    """A system that seeks in the sound skips nothing: it is taken back to where the session is."""
    phone = opened()
    phone.start(faster=False)
    phone.page.evaluate("audio.currentTime = 15")
    phone.page.wait_for_timeout(300)
    assert [True, 0] == phone.page.evaluate("[audio.currentTime < 3, machine.performed]")


def test_the_sound_stopped_by_others(opened: Opened) -> None:
    """A call, or a headset pulled out: the session is found paused where it was, and goes on by a tap."""
    phone = opened()
    phone.start()
    phone.counts(1)
    phone.page.evaluate("audio.pause()")
    phone.shows("PAUSED")
    left = phone.page.evaluate("machine.performed")
    phone.page.wait_for_timeout(400)
    assert ["paused", left] == phone.page.evaluate("[machine.state, machine.performed]")
    phone.page.click("#stage")
    phone.ends()
    assert ["2/2", "2/2"] == phone.done()


def test_it_hurts(opened: Opened, tmp_path: Path) -> None:
    """The exercise is over at once, on both sides, how much is asked, and the next one comes."""
    phone = opened(plan(dose(reps=2, tempo=QUICK), dose(BRIDGE, reps=1, tempo=QUICK)))
    phone.start()
    phone.counts(1)
    phone.page.keyboard.press("o")
    assert (True, "Clam") == (phone.page.is_visible("#hurt"), phone.page.text_content("#hurt-what"))
    phone.page.keyboard.press("1")
    phone.page.keyboard.press("0")
    phone.page.click("#after-hurt")
    assert ["Bridge", "READY"] == [phone.page.text_content(each) for each in ("#title", "#word")]
    phone.ends()
    assert ["1/2", "0/2", "1/1", "1/1"] == phone.done()
    (session,) = export_format.read(phone.saved(tmp_path / "a.json").read_bytes()).sessions
    assert [("clam", "left", 10)] == [(each.exercise, each.side, each.sore) for each in session.hurts]


def test_stopped_early(opened: Opened, tmp_path: Path) -> None:
    """It asks; what was done is kept, and a session without a repetition is none."""
    phone = opened()
    phone.start()
    for answer in (" ", "q"):
        phone.page.keyboard.press("q")
        assert phone.page.is_visible("#stop")
        phone.page.keyboard.press(answer)
    assert IN_ENGLISH.session.after_nothing == phone.page.text_content("#after-what")
    phone.page.click("#to-start")
    assert (True, False) == tuple(phone.page.is_visible(each) for each in ("#begin", "#done-before"))
    phone.start()
    phone.counts(1)
    phone.page.click("#ask-stop")
    phone.page.click("#stop-here")
    (session,) = export_format.read(phone.saved(tmp_path / "a.json").read_bytes()).sessions
    assert ("stopped", True) == (session.status, sum(len(each.repetitions) for each in session.sets) >= 1)


def test_it_did_not_hurt(opened: Opened, tmp_path: Path) -> None:
    """Pressed by mistake it is as if it had never been."""
    phone = opened()
    phone.start()
    phone.counts(1)
    phone.page.click("#hurts")
    phone.page.click("#not-hurt")
    phone.shows("PAUSED")
    phone.page.keyboard.press(" ")
    phone.ends()
    assert ["2/2", "2/2"] == phone.done()
    (session,) = json.loads(phone.saved(tmp_path / "a.json").read_text())["sessions"]
    assert [] == session["hurts"]


def test_at_ones_own_pace(opened: Opened) -> None:
    """It waits for a tap after each repetition, however long that takes, and sounds on only then."""
    phone = opened(plan(dose(BRIDGE, reps=2, self_paced=True)))
    phone.start()
    phone.shows("YOUR PACE")
    phone.page.wait_for_function("() => audio.paused")
    phone.page.wait_for_timeout(300)
    assert [True, 0, "Done"] == phone.page.evaluate(
        "[audio.paused, machine.performed, document.getElementById('primary').textContent]"
    )
    phone.page.click("#stage")
    phone.counts(1)
    phone.page.wait_for_timeout(400)
    phone.page.keyboard.press(" ")
    phone.ends()
    assert ["2/2", "2/2"] == phone.done()


def test_it_goes_on_after_a_reload(opened: Opened, tmp_path: Path) -> None:
    """The same session, behind the last repetition that was counted, led in to its leg."""
    phone = opened()
    phone.start()
    phone.counts(3)
    begun = phone.page.evaluate("records.open.record.id")
    phone.page.reload()
    phone.page.click("#resume")
    told = "[machine.segment.kind, machine.segment.side, machine.segments[machine.index].rep, records.open.record.id]"
    assert ["switch", "right", 2, begun] == phone.page.evaluate(told)
    phone.runs(FASTER)
    phone.ends()
    assert ["2/2", "2/2"] == phone.done()
    phone.page.reload()
    assert "4 repetitions" in str(phone.page.text_content("#done-list"))
    phone.page.click("#answer-last")
    (session,) = json.loads(phone.saved(tmp_path / "a.json").read_text())["sessions"]
    assert (begun, "completed") == (session["id"], session["status"])


def test_what_another_page_left_behind(opened: Opened) -> None:
    """Something else under its name keeps it from nothing; a session of another dose stays, and is over."""
    phone = opened()
    for other in ("3", "{", '{"open": 3, "ended": [4]}', '{"open": {"record": {"id": "a"}}, "ended": [{"id": "a"}]}'):
        phone.page.evaluate("other => localStorage.setItem('coach:test', other)", other)
        phone.page.reload()
        assert phone.page.is_visible("#begin")
    phone.start()
    phone.counts(1)
    phone.page.keyboard.press(" ")  # it keeps nothing more now
    phone.page.evaluate(
        "kept = JSON.parse(localStorage.getItem('coach:test')), kept.open.page = 'another',"
        "localStorage.setItem('coach:test', JSON.stringify(kept))"
    )
    phone.page.reload()
    assert (True, True) == tuple(phone.page.is_visible(each) for each in ("#begin", "#done-before"))
    assert ["stopped"] == phone.page.evaluate("records.ended.map(each => each.status)")


def test_what_the_phone_is_told(opened: Opened) -> None:
    """What runs, for its lock screen; and to keep its screen on, again when the page is seen again, until the end."""
    phone = opened()
    phone.page.evaluate(
        "asked = []; lock = { release: () => asked.push('off') };"
        "WakeLock.prototype.request = async what => (asked.push(what), lock); 0"
    )
    phone.start()
    phone.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    told = "[navigator.mediaSession.metadata.title, navigator.mediaSession.metadata.artist]"
    assert ["Clam, LEFT LEG", "Test"] == phone.page.evaluate(told)
    assert "playing" == phone.page.evaluate("navigator.mediaSession.playbackState")
    phone.page.keyboard.press(" ")
    assert "paused" == phone.page.evaluate("navigator.mediaSession.playbackState")
    phone.page.keyboard.press(" ")
    phone.ends()
    assert ["screen", "screen", "off"] == phone.page.evaluate("asked")


def test_nobody_looked_for_long(opened: Opened) -> None:
    """A page that is not called, as one that is hidden, catches up: nothing is lost, and nothing is counted twice."""
    phone = opened(plan(dose(reps=6, tempo=QUICK)))
    phone.start()
    phone.counts(1)
    phone.page.evaluate("until = performance.now() + 2000; while (performance.now() < until);")  # 16 s of the session
    phone.counts(6)
    phone.ends()
    assert (["6/6", "6/6"], 12) == (phone.done(), phone.page.evaluate("machine.performed"))


@pytest.mark.parametrize("size", [(320, 568), (390, 844), (844, 390), (1280, 800)], ids=str)
def test_it_fits(opened: Opened, size: tuple[int, int]) -> None:
    """Nothing has to be scrolled sideways, in a session nothing at all, and the number is as large as there is room."""
    phone = opened(plan(dose(reps=12, prepare_ms=12_000, tempo=QUICK)))
    wide, high = size
    phone.page.set_viewport_size({"width": wide, "height": high})
    assert wide >= phone.page.evaluate("document.documentElement.scrollWidth")
    phone.start(faster=False)
    phone.page.click("#primary")
    assert size >= tuple(
        phone.page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
    )
    boxes = [phone.page.locator(each).bounding_box() for each in ("#count", "#primary", "#ask-stop", "#then")]
    for box in boxes:
        assert box is not None
        assert (True, True) == (box["x"] + box["width"] <= wide, box["y"] + box["height"] <= high)
    number, font = phone.page.evaluate(SIZE_OF_COUNT)
    assert (True, True) == (number <= wide, font >= min(wide, high) / 3.5), (number, font)
    phone.page.click("#hurts")
    assert wide >= phone.page.evaluate("document.documentElement.scrollWidth")


def test_it_can_be_bigger(opened: Opened) -> None:
    """On a phone held upright a single digit gets the whole width, and still fits; pressed again it is as before."""
    phone = opened()
    phone.page.set_viewport_size({"width": 390, "height": 844})
    phone.start(faster=False)
    phone.page.click("#primary")
    assert 1 == len(phone.page.inner_text("#count"))
    _, usual = phone.page.evaluate(SIZE_OF_COUNT)
    phone.page.click("#bigger")
    number, font = phone.page.evaluate(SIZE_OF_COUNT)
    assert (True, True) == (number <= 390, font >= 1.5 * usual), (number, font, usual)
    assert 844 >= phone.page.evaluate("document.documentElement.scrollHeight")
    phone.page.click("#bigger")
    assert usual == phone.page.evaluate(SIZE_OF_COUNT)[1]


SIZE_OF_COUNT = """() => {
  const count = byId("count"), range = document.createRange();
  range.selectNodeContents(count);
  return [range.getBoundingClientRect().width, parseFloat(getComputedStyle(count).fontSize)];
}"""


def test_names_of_strangers_are_text(opened: Opened) -> None:
    """What a file calls itself makes no element on the page."""
    name = "</script><img src=x onerror=alert(1)>"
    phone = opened(replace(plan(dose(replace(CLAM, name=name), reps=1, tempo=QUICK)), name=name))
    phone.start()
    phone.shows("LIFT")
    assert (name, 0) == (phone.page.text_content("#title"), phone.page.locator("img").count())
    phone.ends()


def test_a_screen_reader_hears_changes_and_no_seconds(opened: Opened) -> None:
    """Politely, and the number that changes each second is in no such place."""
    phone = opened(SHORT)
    phone.page.evaluate(
        "told = []; new MutationObserver(() => told.push(byId('spoken').textContent))"
        ".observe(byId('spoken'), { childList: true, characterData: true, subtree: true })"
    )
    phone.start()
    phone.ends()
    told = phone.page.evaluate("told")
    assert ["Clam. LEFT LEG. READY", "Clam. RIGHT LEG. ROLL OVER"] == [text[: text.rfind(". L")] for text in told[:2]]
    assert (3, "polite") == (len(told), phone.page.get_attribute("#spoken", "aria-live"))
    assert 0 == phone.page.locator("[aria-live] #count").count()


def test_less_motion(opened: Opened) -> None:
    """Who asks for less sees the figure at the start or lifted, and nothing between."""
    figure = replace(CLAM, figure=FIGURE)
    phone = opened(plan(dose(figure, reps=1, tempo=Tempo(2_000, 1_000, 500, 0))), reduced_motion="reduce")
    phone.page.evaluate(
        "seen = new Set(); new MutationObserver(() => seen.add(document.querySelector('.working').getAttribute('y2')))"
        ".observe(byId('figure'), { subtree: true, childList: true, attributes: true })"
    )
    phone.start()
    phone.ends()
    assert {"-10", "-30"} == set(phone.page.evaluate("[...seen]"))


def test_the_machine_on_the_page_is_coachs(opened: Opened) -> None:
    """Whatever is pressed, it stands where coach's own stands and has counted the same."""
    alternating = replace(dose(reps=2), alternates=True)
    rounds = Rounds(0, 2, 9_000)
    plans = (
        plan(dose(reps=5, set_of=2), dose(BRIDGE, reps=2, explain_ms=4_000), dose(reps=1)),
        plan(dose(reps=2, warm_up=dose(BRIDGE, reps=2, prepare_ms=0)), alternating),
        plan(dose(reps=4, rounds=rounds), dose(BRIDGE, reps=2, self_paced=True, rounds=rounds)),
        replace(plan(dose(reps=2), dose(replace(CLAM, id="side"), reps=2)), turns_once=True),
    )
    for number, each in enumerate(plans):
        phone = opened(each)
        walks = [walked(each, random.Random(100 * number + seed)) for seed in range(40)]
        seen = phone.page.evaluate(WALK, [[event for event, _ in walk] for walk in walks])
        assert [[where for _, where in walk] for walk in walks] == seen


WALK = """walks => walks.map(events => {
  const machine = new Machine(session);
  const where = () => [machine.state, machine.index, machine.lead !== null, machine.performed, machine.segments.length];
  return events.map(([name, ms]) => {
    const { segment } = machine;
    if (name === "end") machine.walk(segment.ms - machine.into);
    else if (name === "walk") machine.walk(ms);
    else machine[name]();
    return where();
  });
})"""
Where = list[object]


def walked(of: Plan, chance: random.Random) -> list[tuple[tuple[str, int], Where]]:
    """What happens to a session, and where it stands after each of it."""
    session = Session(of)
    session.handle(Start())
    steps: list[tuple[tuple[str, int], Where]] = [(("start", 0), where(session))]
    kinds = {"next": Next, "back": Back, "hurts": Hurts, "notHurt": NotHurt, "pause": Pause, "goOn": Resume}
    while session.state in {State.RUNNING, State.PAUSED} and len(steps) < 60:
        event, ms = chance.choice([*kinds, *["end", "end", "end", "walk"] * 3]), 0
        if event in kinds:
            if (event == "hurts" and chance.random() < 0.8) or not session.allows(kinds[event]):
                continue
            session.handle(kinds[event]())
        elif session.state is not State.RUNNING or session.segment is None:
            continue
        elif session.segment.ms is None:
            event = "done"
            session.handle(Done())
        elif event == "walk" and session.lead_in is None:
            ms = min(chance.choice([300, 1_000, 2_500]), (session.left_ms or 1) - 1)
            session.handle(Tick(ms))
        else:
            event = "end"
            session.handle(Tick(session.left_ms or 0))
        steps.append(((event, ms), where(session)))
    return steps


def where(session: Session) -> Where:
    """As the page says it."""
    led = session.lead_in is not None
    return [session.state.name.lower(), session.index, led, len(session.credited), len(session.segments)]
