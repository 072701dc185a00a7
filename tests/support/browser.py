"""A real browser for tests of a web page: Debian's Chromium, driven from outside; nothing is downloaded."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PHONE = {"width": 390, "height": 844}
FASTER = 8
"""The sound is the page's clock: played so many times as fast, all of a session is."""
SLOWEST = 1 / 16
"""Chromium plays no slower; half a second is eight then, which is enough on any machine."""

NOTED = """
window.noted = [];
window.addEventListener("DOMContentLoaded", () => {
  const word = document.getElementById("word"), reps = document.getElementById("reps");
  const note = () => window.noted.push([performance.now(), word.textContent, reps.textContent]);
  for (const each of [word, reps]) {
    new MutationObserver(note).observe(each, { childList: true, characterData: true, subtree: true });
  }
  document.addEventListener("click", () => window.noted.push([performance.now(), "click", ""]), true);
});
"""
"""Lets the page write down by itself what it shows when: to look from outside counts as a tap there."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser with a folder of its own; the test is skipped where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("no Chromium here")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


class OnAPhone:
    """A page opened from a file on a phone's screen, with all that went wrong there or was asked of a network."""

    def __init__(self, browser: Browser, file: Path, **options: Any) -> None:
        self.file = file
        self.context = browser.new_context(**{"viewport": PHONE, "accept_downloads": True} | options)
        self.context.add_init_script(NOTED)
        self.wrong: list[str] = []
        self.page: Page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", lambda message: self.wrong.append(message.text))
        self.page.on("request", self._asked)
        self.page.goto(file.as_uri())

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.file.as_uri(), "blob:")):
            self.wrong.append(request.url)

    def start(self, *, faster: bool = True) -> None:
        """Begin by a click on the button."""
        self.page.click("#begin")
        if faster:
            self.runs(FASTER)

    def runs(self, times: float) -> None:
        """From now on time runs so many times as fast."""
        self.page.evaluate(f"audio.playbackRate = {times}")

    def slow_at(self, word: str) -> None:
        """Let time all but stand still when this word is shown next: by the page itself, for it may be gone at once."""
        self.page.evaluate(
            """([word, slow]) => {
              const element = document.getElementById("word");
              const observer = new MutationObserver(() => {
                if (element.textContent !== word) return;
                observer.disconnect();
                audio.playbackRate = slow;
              });
              observer.observe(element, { childList: true, characterData: true, subtree: true });
            }""",
            [word, SLOWEST],
        )

    def shows(self, word: str) -> None:
        """Wait until this large word is shown."""
        self.page.wait_for_function("word => document.getElementById('word').textContent === word", arg=word)

    def counts(self, performed: int) -> None:
        """Wait until so many repetitions are counted."""
        self.page.wait_for_function("count => machine.performed >= count", arg=performed)

    def ends(self) -> None:
        """Wait until the session is over."""
        self.page.wait_for_selector("#after:not([hidden])")

    def done(self) -> list[str]:
        """What stands on the last page as done of asked."""
        return [cell for cell in self.page.locator("#table-rows td").all_text_contents() if cell]

    def saved(self, into: Path) -> Path:
        """The file that it saves."""
        with self.page.expect_download() as download:
            self.page.click("#save")
        download.value.save_as(into)
        return into
