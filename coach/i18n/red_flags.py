"""Signs that a hip needs somebody to look at it, how soon, and how soreness differs from pain: English here.

What is said is no diagnosis: each sign names what it can be a sign of and what to do now. `page` puts them in order for
whoever shows or prints them. Sources: G-care Gloucestershire and Exeter Hip Unit (red flags of the hip), Merck Manual
(pelvic causes), Robertson & Wood and Geier on stress fractures of the femoral neck, Dynamic Health (a hot joint).
Common medical knowledge, not read in a source: the nerve's signs between the legs, the lump, pain that follows period,
bladder or meals, how soon "this week" is.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct


class RedFlagTexts(Struct, frozen=True, kw_only=True):
    """The texts of one language. Of each sign: what is noticed, why it matters, what to do."""

    heading: str = "When to see somebody"
    lead: str = (
        "coach cannot see your hip and is no doctor. With one of these signs, stop exercising and let "
        "somebody who can look at it."
    )
    at_once: str = "AT ONCE, TODAY"
    this_week: str = "THIS WEEK"

    bone_sign: str = (
        "An ache in the groin or hip that comes earlier on every run, stays longer afterwards, hurts as you "
        "walk, makes you limp or wakes you."
    )
    bone_why: str = (
        "It can be a crack in the neck of the thigh bone, and it can get worse. It is more likely after a jump in "
        "training, early menopause, low weight, or smoking."
    )
    bone_do: str = (
        "Stop running and jumping, do not test it by hopping, and have it looked at today or tomorrow; a "
        "first X-ray may show nothing, a scan by magnetic resonance decides."
    )
    fall_sign: str = (
        "After a fall or a blow, or all of a sudden, you cannot put weight on the leg or move the hip, or the"
        " leg looks shorter or turned."
    )
    fall_why: str = "Something may be broken or out of its joint."
    fall_do: str = "Do not stand on it; go to an emergency department, or call for help."
    infection_sign: str = "The hip is hot, red or swollen, or it hurts and you have a fever or feel ill."
    infection_why: str = "The joint may be infected, and that can do harm within hours."
    infection_do: str = "Go to an emergency department."
    nerve_sign: str = (
        "Numbness between the legs, trouble holding or passing water or stool, or a leg that is suddenly "
        "weak, cold or pale."
    )
    nerve_why: str = "Nerves or blood vessels may be pressed on."
    nerve_do: str = "Call an ambulance, or go to an emergency department at once."
    pelvis_sign: str = (
        "Sudden strong pain in the belly or pelvis, or pain with fever, fainting, vomiting, bleeding or a pregnancy."
    )
    pelvis_why: str = "It may come from inside the belly and only be felt in the hip."
    pelvis_do: str = "See a doctor right away."
    lump_sign: str = "A tender lump in the groin that cannot be pushed back."
    lump_why: str = "A part of the bowel may be caught in it."
    lump_do: str = "Go to an emergency department."

    constant_sign: str = (
        "Pain that is there all the time, also at rest and at night; losing weight without wanting to; cancer"
        " at any time; an old pain that has suddenly changed."
    )
    constant_why: str = "Pain from muscles and tendons changes with what you do. This kind needs an examination."
    constant_do: str = "Ask for an appointment in the next few days, and say why it is urgent."
    numb_sign: str = "Tingling or numbness down the leg, or back pain together with the hip."
    numb_why: str = "It may come from the back, where these exercises do not help."
    numb_do: str = "Have it looked at this week; at once if the leg becomes weak."
    locking_sign: str = "The hip locks, catches or gives way, or pinches deep in the groin."
    locking_why: str = "The rim of the socket may be torn."
    locking_do: str = "Leave out what makes it catch, and have it looked at."
    cycle_sign: str = "Pain that follows your period, your bladder or your meals, and not what you do."
    cycle_why: str = "It may come from inside the belly and not from the hip."
    cycle_do: str = "See a doctor."
    staying_sign: str = (
        "Sore after three sessions in a row, worse from morning to morning, or no better after four to six weeks."
    )
    staying_why: str = "It may be too much or too little, or it may be something else."
    staying_do: str = "Stop what makes it worse, and have somebody examine it, a doctor or a physiotherapist."

    sore_or_pain: str = "SORE FROM EXERCISE, OR PAIN?"
    soreness: str = (
        "Sore from exercise: dull and wide, in the muscle you worked; it comes hours later or the next day, "
        "gets better as you move and is gone in two or three days."
    )
    pain: str = (
        "Pain: sharp or in one spot, in the groin or on the bone; it comes while you move, makes you limp or "
        "stop, wakes you, or is worse the next morning."
    )
    unsure: str = "Not sure? Then take it for pain, stop that exercise for today, and see how the next morning is."


AT_ONCE: Final = ("bone", "fall", "infection", "nerve", "pelvis", "lump")
THIS_WEEK: Final = ("constant", "numb", "locking", "cycle", "staying")


class RedFlag(Struct, frozen=True):
    """A sign that somebody should look at the hip, why, and what to do."""

    sign: str
    why: str
    todo: str
    at_once: bool
    """Today; else this week."""


class RedFlagPage(Struct, frozen=True):
    """The page about red flags: when to see somebody, and how soon."""

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


def red_flag_page(texts: RedFlagTexts) -> RedFlagPage:
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
    return RedFlagPage(
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
    whole = red_flag_page(texts)
    text = [whole.heading, whole.lead]
    for title, at_once in ((whole.at_once, True), (whole.this_week, False)):
        text += ["", title]
        text += [f"- {flag.sign} {flag.why} {flag.todo}" for flag in whole.flags if flag.at_once is at_once]
    return [*text, "", whole.sore_or_pain, *whole.telling_apart]
