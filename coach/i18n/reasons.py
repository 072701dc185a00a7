"""Tells the reasons of targets, the advice about soreness and the suggestions for today as sentences."""

from __future__ import annotations

from datetime import date

from coach.i18n.reason_texts import ReasonTexts, SuggestionTexts, Telling
from coach.model.advice import Advice
from coach.model.exercise import Side
from coach.model.plan import Target
from coach.model.reason import Cause, Change, Reason
from coach.model.today import Suggestion


def sentence(reason: Reason, telling: Telling, *, today: date | None = None) -> str:
    """A reason in one sentence, as it is told on `today`; without it, in words that stay true for days."""
    text = _sentence(reason, telling, today)
    if reason.was is None or reason.was == reason.after:
        return text
    return text + telling.words.was.format(was=_target(reason.was, reason.after, telling))


def _target(target: Target, beside: Target, telling: Telling) -> str:
    """A target by its number, and by its band where that is another one."""
    words, number = telling.words, amount_text(target.amount, telling.words, held=target.hold is not None)
    if target.band == beside.band:
        return number
    band = words.with_band.format(band=telling.band(target.band))
    return f"{number} {words.no_band if target.band in {None, 'none'} else band}"


def _sentence(reason: Reason, telling: Telling, today: date | None) -> str:
    words = telling.words
    before, after, why = reason.before, reason.after, _why(reason, today, telling)
    was, now = (amount_text(each.amount, words, held=each.hold is not None) for each in (before, after))
    if before.band != after.band:
        with_band = words.with_band.format(band=telling.band(after.band))
        band = words.no_band if after.band in {None, "none"} else with_band
        return words.moved_band.format(before=was, after=now, band=band, why=why)
    if before != after:
        return words.moved.format(before=was, after=now, why=why)
    if reason.missed is not None and today != reason.day:
        missed = amount_text(reason.missed, words, held=before.hold is not None)
        return words.not_more.format(before=was, missed=missed, why=why)
    return words.stays.format(before=was, why=why)


def amount_text(amount: int, words: ReasonTexts, *, held: bool) -> str:
    """What grows, as a number; seconds of a hold with their unit."""
    return words.held.format(seconds=amount) if held else str(amount)


def _why(reason: Reason, today: date | None, telling: Telling) -> str:
    """The half of the sentence behind the colon."""
    words = telling.words
    if reason.held and reason.cause in {Cause.CLEAN, Cause.AT_GOAL}:
        return words.one_a_day
    side = {Side.LEFT: words.left, Side.RIGHT: words.right}.get(reason.side or Side.BOTH)
    why = _template(reason, words).format(
        session="" if reason.day is None else _session(reason.day, today, telling),
        on_side="" if side is None else words.on_side.format(side=side),
        side=side,
        band=telling.band(reason.before.band),
        asked=amount_text(reason.asked or 0, words, held=reason.in_seconds),
        **{name: getattr(reason, name) for name in ("done", "sore", "effort", "clean", "needed")},
    )
    if reason.held:
        return words.back_is_due.format(why=why)
    if reason.too_much:
        return why + words.too_much
    return why + words.lowest if reason.lowest else why


def _template(reason: Reason, words: ReasonTexts) -> str:
    match reason.cause:
        case Cause.CLEAN:
            return words.clean
        case Cause.AT_GOAL if reason.change is Change.FINISHED:
            return words.end_reached
        case Cause.AT_GOAL if reason.change is Change.NEXT_BAND:
            return words.goal_reached
        case Cause.AT_GOAL:
            return words.at_goal
        case Cause.AFTER_END:
            return words.after_end
        case Cause.UNKNOWN_BAND:
            return words.unknown_band
        case Cause.HURT:
            return words.hurt
        case Cause.OTHER_HURT:
            return words.other_hurt
        case Cause.SORE:
            return words.sore
        case Cause.MORNING:
            return words.morning if reason.asked is None else words.second_thought
        case Cause.EFFORT:
            return words.effort
        case Cause.PARTLY_DONE:
            return words.partly_done
        case Cause.NO_ANSWER if reason.effort is not None:
            return words.no_answer.replace("{how}", words.how_sore)
        case Cause.NO_ANSWER:
            return words.no_answer.replace("{how}", words.how_both if reason.sore is None else words.how_hard)
        case Cause.BELOW_TARGET:
            return words.below_target if reason.asked else words.side_left_out
        case Cause.LIGHTER_BAND:
            return words.lighter_band
        case Cause.NOT_DONE:
            return words.not_done
        case Cause.ALREADY_APPLIED:
            return words.spent
        case Cause.BREAK:
            return words.after_break
        case Cause.NO_SESSION:
            return words.no_session
        case Cause.NEVER_GROWS:
            return words.never_grows
        case Cause.PUT_RIGHT:
            return words.put_right
        case Cause.SET_SINCE:
            return words.set_since
        case Cause.DECIDED_SINCE:
            return words.decided_since


def _session(day: date, today: date | None, telling: Telling) -> str:
    """How a session of that day is called on `today`; without it, by its day of the week."""
    words, dates = telling.words, telling.dates
    ago = None if today is None else (today - day).days
    match ago:
        case 0:
            return words.todays
        case 1:
            return words.yesterdays
        case None | 2 | 3 | 4 | 5 | 6:
            return words.weekdays.format(weekday=dates.weekday(day))
        case _:
            return words.dates.format(day=day.day, month=dates.months[day.month - 1])


def advice_text(advice: Advice, words: ReasonTexts) -> str:
    """The advice to see a health-care provider, as sentences."""
    if advice.severe is None:
        return (words.see_someone_soon if advice.times > 1 else words.see_someone_once).format(times=advice.times)
    return (words.see_someone_now if advice.latest else words.see_someone_still).format(sore=advice.severe)


def suggestion_text(suggestion: Suggestion, words: SuggestionTexts) -> str:
    """Why this is suggested for today."""
    text: str = getattr(words, suggestion.why)
    return text.format(sore=suggestion.number, times=suggestion.number)
