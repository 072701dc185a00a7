"""Signs that a hip needs somebody to look at it, how soon, and how soreness differs from pain, in a language's words.

What is said is no diagnosis: each sign names what it can be a sign of and what to do now. The words are in
`coach/words/*/red_flags.yaml`; `pages` puts them in order for whoever shows or prints them.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct


class RedFlagTexts(Struct, frozen=True, kw_only=True):
    """The texts of one language. Of each sign: what is noticed, why it matters, what to do."""

    heading: str
    lead: str
    at_once: str
    this_week: str
    bone_sign: str
    bone_why: str
    bone_do: str
    fall_sign: str
    fall_why: str
    fall_do: str
    infection_sign: str
    infection_why: str
    infection_do: str
    nerve_sign: str
    nerve_why: str
    nerve_do: str
    pelvis_sign: str
    pelvis_why: str
    pelvis_do: str
    lump_sign: str
    lump_why: str
    lump_do: str
    constant_sign: str
    constant_why: str
    constant_do: str
    numb_sign: str
    numb_why: str
    numb_do: str
    locking_sign: str
    locking_why: str
    locking_do: str
    cycle_sign: str
    cycle_why: str
    cycle_do: str
    staying_sign: str
    staying_why: str
    staying_do: str
    sore_or_pain: str
    soreness: str
    pain: str
    unsure: str


AT_ONCE: Final = ("bone", "fall", "infection", "nerve", "pelvis", "lump")
THIS_WEEK: Final = ("constant", "numb", "locking", "cycle", "staying")


class RedFlag(Struct, frozen=True):
    """One sign."""

    sign: str
    why: str
    todo: str
    at_once: bool
    """Today; else this week."""


class Page(Struct, frozen=True):
    """All of it, in order."""

    heading: str
    lead: str
    at_once: str
    """The heading over those that cannot wait."""
    this_week: str
    flags: tuple[RedFlag, ...]
    """Those that cannot wait first."""
    sore_or_pain: str
    telling_apart: tuple[str, ...]
    """How soreness after exercise and pain differ."""


def page(texts: RedFlagTexts) -> Page:
    """What there is to say, in one language."""
    flags = tuple(
        RedFlag(
            sign=getattr(texts, f"{name}_sign"),
            why=getattr(texts, f"{name}_why"),
            todo=getattr(texts, f"{name}_do"),
            at_once=name in AT_ONCE,
        )
        for name in AT_ONCE + THIS_WEEK
    )
    return Page(
        heading=texts.heading,
        lead=texts.lead,
        at_once=texts.at_once,
        this_week=texts.this_week,
        flags=flags,
        sore_or_pain=texts.sore_or_pain,
        telling_apart=(texts.soreness, texts.pain, texts.unsure),
    )


def lines(texts: RedFlagTexts) -> list[str]:
    """The page as lines, each a sentence or a few; an empty one between groups."""
    whole = page(texts)
    said = [whole.heading, whole.lead]
    for title, at_once in ((whole.at_once, True), (whole.this_week, False)):
        said += ["", title]
        said += [f"- {flag.sign} {flag.why} {flag.todo}" for flag in whole.flags if flag.at_once is at_once]
    return [*said, "", whole.sore_or_pain, *whole.telling_apart]
