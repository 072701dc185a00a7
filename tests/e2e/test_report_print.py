"""The report as a browser prints it: one page, whoever trains, however much there is to say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from coach.exports.report.page import report_html
from coach.i18n.catalog import Vocabulary
from tests.support.fakes import IN_ENGLISH, IN_GERMAN
from tests.support.training import full_report

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HOSTILE = "</span><script>alert(1)</script>\u202egnp.exe" + "\u0301" * 40 + " 漢字" * 200


def pages(html: bytes, browser: Browser) -> int:
    """How many pages a browser prints of it."""
    sheet = browser.new_page()
    sheet.set_content(html.decode())
    printed = sheet.pdf(prefer_css_page_size=True)
    sheet.close()
    return len(re.findall(rb"/Type\s*/Page\b", printed))


def growing(html: bytes, paper: str) -> bytes:
    """The same page, but a sheet that would grow if it had to, on paper that is as high as it."""
    text = re.sub(r"<meta http-equiv[^>]*>", "", html.decode())
    text = re.sub(r"(\.sheet \{[^}]*)overflow: hidden;", r"\1height: auto; min-height: 254mm;", text, count=1)
    return re.sub(r"@page \{[^}]*\}", f"@page {{ {paper} }}", text, count=1).encode()


EVERYBODY = [
    (0, 8, "", IN_ENGLISH),
    (1, 8, "Felt well.", IN_GERMAN),
    (8, 8, HOSTILE, IN_ENGLISH),
    (12, 8, "long words " * 60, IN_GERMAN),
    (15, 8, "W" * 300, IN_GERMAN),
    (8, 52, "n", IN_ENGLISH),
]


@pytest.mark.parametrize(("exercises", "weeks", "note", "words"), EVERYBODY)
def test_one_page(browser: Browser, exercises: int, weeks: int, note: str, words: Vocabulary) -> None:
    """And not because something was cut off below: a sheet that may grow does not. US Letter is as high."""
    html = report_html(full_report(exercises, weeks, note=note), words)
    assert 1 == pages(growing(html, "size: 210mm 278mm; margin: 14mm 10mm 10mm"), browser)


def test_as_it_is(browser: Browser) -> None:
    """The page itself, on A4."""
    assert 1 == pages(report_html(full_report(12, 8, note=HOSTILE), IN_GERMAN), browser)


def test_more_than_a_page_is_seen(browser: Browser) -> None:
    """The count is not blind: where the sheet may grow and has less paper, there are two."""
    html = report_html(full_report(8, 8), IN_ENGLISH)
    assert 2 == pages(growing(html, "size: 210mm 200mm; margin: 10mm"), browser)
