"""The web page: seconds and megabytes for a minute of session, and a minute with the page hidden behind another one.

    python tests/bench/page.py          the first; needs the extras `sound` and `audio` for a page with a voice
    python tests/bench/page.py hidden   the second, in real time, with Chromium and playwright

Hidden is really hidden: a driver that is attached tells a page that it is seen, so the browser is started by itself and
left alone while the minute goes by. What happened meanwhile the page has written down itself.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

from coach.exports.page.html_file import page_sound, write_page
from coach.i18n.catalog import vocabulary
from coach.library.catalogue import Catalogue, shipped_routines
from coach.model import timeline
from coach.model.language import Language
from coach.model.plan import Plan
from coach.model.prescription import prescribe
from coach.model.settings import Settings, VoiceChoice

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.support.browser import CHROMIUM, QUIET

PORT = 9333
HIDDEN_S = 60
LOG = """() => {
  window.log = [];
  const note = what => window.log.push([what, Math.round(performance.now()), audio.currentTime, machine.performed]);
  document.addEventListener("visibilitychange", () => note(document.visibilityState));
  let last = performance.now();
  window.longest = 0;
  setInterval(() => {
    if (document.visibilityState === "hidden") window.longest = Math.max(window.longest, performance.now() - last);
    last = performance.now();
  }, 250);
}"""


def plan_of(routine: str) -> Plan:
    """A routine at its first dose."""
    loaded = Catalogue(shipped_routines()).routine(routine)
    return prescribe(loaded.routine, loaded.exercises, {}, ("none",))


def measure() -> None:
    """Seconds and megabytes, with a voice and without."""
    words = vocabulary(Language.EN)
    for routine in ("pre-run", "rest-day"):
        plan = plan_of(routine)
        for settings in (Settings(), Settings(voice=VoiceChoice.OFF)):
            with tempfile.TemporaryDirectory() as folder:
                path, began = Path(folder, "a.html"), time.monotonic()
                voice = write_page(plan, words, settings, path, print)
                seconds, size = time.monotonic() - began, path.stat().st_size / 1e6
            minutes = timeline.length_ms(page_sound(plan, words, settings).plan) / 60_000
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(
                f"{routine} {'voice' if voice else 'tones'}: {minutes:.1f} min of session in {seconds:.2f} s,"
                f" {minutes * 60 / seconds:.0f} times as fast as it lasts, {size:.2f} MB, {size / minutes:.2f} MB a"
                f" minute, {memory:.0f} MB of memory so far"
            )


def hidden() -> None:
    """A minute behind another tab, and what was counted in it."""
    assert CHROMIUM is not None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.html")
        write_page(plan_of("pre-run"), vocabulary(Language.EN), Settings(), path, print)
        flags = [*QUIET, "--headless", f"--remote-debugging-port={PORT}", f"--user-data-dir={folder}/profile"]
        browser = subprocess.Popen([CHROMIUM, *flags, path.as_uri()], stderr=subprocess.DEVNULL)
        try:
            time.sleep(4)
            with sync_playwright() as driver:
                page = driver.chromium.connect_over_cdp(f"http://127.0.0.1:{PORT}").contexts[0].pages[0]
                page.click("#begin")
                page.evaluate(LOG)
            request = urllib.request.Request(f"http://127.0.0.1:{PORT}/json/new?about:blank", method="PUT")
            urllib.request.urlopen(request).read()
            time.sleep(HIDDEN_S)
            with sync_playwright() as driver:
                pages = driver.chromium.connect_over_cdp(f"http://127.0.0.1:{PORT}").contexts[0].pages
                page = next(each for each in pages if each.url.startswith("file:"))
                log, longest, at, done = page.evaluate(
                    "[log, longest, [audio.currentTime * 1000, machine.segment.at + machine.into], machine.performed]"
                )
            print(log, f"longest gap between two looks {longest:.0f} ms; sound and session at {at} ms; {done} counted")
        finally:
            browser.terminate()
            browser.wait()


if __name__ == "__main__":
    hidden() if "hidden" in sys.argv else measure()
