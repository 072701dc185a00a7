"""The sentences said for each cue, in the words of the `SessionTexts` given. Pure."""

from __future__ import annotations

from coach.engine.cues import (
    Again,
    AtEnd,
    Began,
    Countdown,
    Cue,
    Finished,
    HalfWay,
    HoldCount,
    HurtReported,
    HurtWithdrawn,
    LastOne,
    MoreTime,
    Paused,
    RepDone,
    RepsChanged,
    Resumed,
    Stopped,
)
from coach.engine.events import PauseReason
from coach.engine.fill import fill
from coach.engine.moments import COUNTED_S
from coach.engine.welcome import farewell, welcome
from coach.i18n.session_texts import SessionTexts, first_capital, lower_first
from coach.model import timeline
from coach.model.exercise import Exercise, Kit, Phase, Position, Side, Works
from coach.model.plan import Dose, Plan
from coach.model.timeline import Segment, SegmentKind
from coach.system.units import is_band

_PAUSES = {
    PauseReason.PERSON: "paused",
    PauseReason.GAP: "paused_gap",
    PauseReason.BUSY: "paused_busy",
    PauseReason.STORE: "paused_store",
}


def say(cue: Cue, plan: Plan, texts: SessionTexts) -> str:
    """What is said for this cue; an empty text is silence. Where there may be less time, `shorter` has other words."""
    match cue:
        case Began(segment=segment, following=following):
            return _begin(segment, following, plan, texts)
        case LastOne():
            return texts.last_one
        case HoldCount(second=number) | Countdown(seconds=number):
            return str(number)
        case RepDone(segment=segment):
            if segment.other_follows:
                return ""  # it is done when both legs have done it
            return texts.rep_done.format(rep=segment.rep, reps=segment.reps)
        case HalfWay():
            return texts.half_way
        case Paused(reason=reason):
            return str(getattr(texts, _PAUSES[reason]))
        case Resumed():
            return texts.resumed
        case MoreTime(ms=ms):
            return texts.more_time.format(time=texts.time(ms))
        case Again(segment=segment):
            return _again(segment, plan, texts)
        case RepsChanged(reps=reps):
            return texts.reps_changed.format(dose=first_capital(_repetitions(reps, texts)))
        case HurtReported(segment=segment):
            return _hurt(segment, plan, texts)
        case HurtWithdrawn():
            return texts.hurt_withdrawn
        case AtEnd():
            return texts.at_end
        case Finished(hurt=hurt):
            return texts.finished_hurt if hurt else farewell(plan, texts)
        case Stopped():
            return texts.stopped


def dose_of(segment: Segment, plan: Plan) -> Dose:
    """The dose that a segment belongs to: its exercise's or its warm-up's."""
    dose = plan.doses[segment.entry]
    return dose.warm_up if segment.warm_up and dose.warm_up is not None else dose


def dose_ahead(segment: Segment, plan: Plan) -> Dose:
    """The dose one gets into position for: where an exercise begins with a warm-up, the warm-up's."""
    dose = dose_of(segment, plan)
    begins = segment.kind is SegmentKind.PREPARE and segment.rep is None and segment.round_number in {None, 1}
    return dose.warm_up if begins and dose.warm_up is not None and segment.side is dose.sides[0] else dose


def side_ahead(segment: Segment, plan: Plan) -> Side:
    """The leg one gets into position for."""
    dose = dose_ahead(segment, plan)
    return dose.sides[0] if segment.side is None or dose is not dose_of(segment, plan) else segment.side


def setup(exercise: Exercise, side: Side, texts: SessionTexts) -> str:
    """How to lie or sit for this side, from the beginning."""
    return fill(exercise.setup, side, texts)


def position(segment: Segment, plan: Plan, texts: SessionTexts) -> str:
    """How to get into position for what this segment leads to: shortly, and at a switch only what changes."""
    exercise, side = dose_ahead(segment, plan).exercise, side_ahead(segment, plan)
    turns = segment.kind is SegmentKind.SWITCH and not _after_warm_up(segment, plan)
    text = (exercise.change if turns else None) or exercise.short or exercise.setup
    text = first_capital(fill(text, side, texts))
    before = _lain_before(segment, plan, texts)
    stays = before.partition(", ")[0].rstrip(".") == text.partition(", ")[0]
    return _staying(text, exercise, texts) if stays else text


def _staying(text: str, exercise: Exercise, texts: SessionTexts) -> str:
    """How to lie for somebody who lies there already."""
    rest = text.partition(", ")[2]
    return f"{texts.stay(exercise.position)}, {rest}" if rest else text


def _lain_before(segment: Segment, plan: Plan, texts: SessionTexts) -> str:
    """How one was told to lie for what was done just before."""
    if segment.after is None:
        return ""
    entry, side = segment.after
    exercise = plan.doses[entry].exercise
    return first_capital(fill(exercise.short or exercise.setup, side, texts))


def explanation(dose: Dose, side: Side, texts: SessionTexts) -> str:
    """How an exercise is done, for somebody who has never done it: all its file says."""
    lines = (dose.exercise.setup, *dose.exercise.how)
    return " ".join(first_capital(fill(text, side, texts)) for text in lines)


def phase_word(dose: Dose, phase: Phase, texts: SessionTexts) -> str:
    """What is said as a phase begins: the exercise's own word, else the language's; nothing where it is silent."""
    own = dose.cues.of(phase)
    return texts.phase(phase) if own is None else own


def name_of(phase: Phase, texts: SessionTexts) -> str:
    """What a phase is called where nothing is said as it begins."""
    return texts.phase(phase) or texts.big_relax.lower()


def shorter(cue: Cue, plan: Plan, texts: SessionTexts) -> tuple[str, ...]:
    """What may be said in the place of `say` where there is less time for it, the better first."""
    match cue:
        case RepDone(segment=segment):
            return (texts.rep_short.format(rep=segment.rep),)
        case Began(segment=segment) if announces_hold(segment):
            word, seconds = _word(segment, plan, texts), texts.number(segment.ms)
            told = texts.hold_for_short.format(word=lower_first(word), seconds=seconds), word
            turn = _turn(segment, plan, texts)
            return (*(_joined(turn, text) for text in told), turn) if turn else told
        case Began(segment=segment) if segment.set_key is not None and (turn := _turn(segment, plan, texts)):
            return (turn,)
        case _:
            return ()


def announces_hold(segment: Segment) -> bool:
    """Whether it is a set's first hold, of which is said how long it lasts."""
    return segment.kind is SegmentKind.HOLD and segment.rep == 1 and (segment.ms or 0) >= COUNTED_S * 1000


def _begin(segment: Segment, following: Segment | None, plan: Plan, texts: SessionTexts) -> str:
    match segment.kind:
        case SegmentKind.EXPLAIN if segment.side is None:
            return welcome(plan, texts)
        case SegmentKind.EXPLAIN:
            return _explained(dose_of(segment, plan), segment, texts)
        case SegmentKind.PREPARE | SegmentKind.SWITCH:
            return " ".join(filter(None, (_announced(segment, plan, texts), position(segment, plan, texts))))
        case SegmentKind.REST:
            time = texts.time(segment.ms)
            if following is None:
                return texts.rest.format(time=time)
            told = texts.rest_then.format(time=time, name=_next(segment, following, plan, texts))
            return _joined(told, _between(segment, following, plan, texts))
        case SegmentKind.WORK:
            first = segment.rep == 1 and (not segment.alternates or segment.other_follows)
            return _joined(_turn(segment, plan, texts), texts.own_pace if first else texts.own_pace_again)
        case _:
            word = _word(segment, plan, texts)
            if not word and segment.rep == 1 and segment.kind is SegmentKind.LIFT:
                word = texts.go
            if word and announces_hold(segment):
                word = first_capital(texts.hold_for.format(word=word, time=texts.time(segment.ms)))
            return _joined(_turn(segment, plan, texts), word)


def _turn(segment: Segment, plan: Plan, texts: SessionTexts) -> str:
    """Whose turn it is, as a repetition begins where legs alternate."""
    dose = dose_of(segment, plan)
    begins = next((phase.value for phase, ms in dose.tempo if ms), "")
    if not segment.alternates or segment.side is None or segment.kind not in {SegmentKind.WORK, begins}:
        return ""
    return f"{first_capital(texts.named_side(segment.side))}."


def _explained(dose: Dose, segment: Segment, texts: SessionTexts) -> str:
    """All of how it is done, beginning with what it is for and which leg begins."""
    side, name = dose.sides[0], dose.exercise.name
    legs = _legs(dose, side, texts)
    if len(dose.sides) > 1 and not dose.alternates:
        legs = texts.leg_first.format(leg=legs)
    named = texts.to_warm_up.format(name=name) if segment.warm_up else name
    return texts.explain.format(name=named, leg=legs, how=explanation(dose, side, texts))


def _between(rest: Segment, following: Segment, plan: Plan, texts: SessionTexts) -> str:
    """What is needed no more, whether one gets up, what to fetch or where to go; before another set how to begin it."""
    if following.entry == rest.entry:
        exercise, same = dose_of(following, plan).exercise, following.side is rest.side
        text = first_capital(fill(exercise.short or "", following.side or Side.BOTH, texts)) if same else ""
        return _staying(text, exercise, texts) if exercise.on_floor else text
    before, coming = plan.doses[rest.entry].exercise, dose_ahead(following, plan).exercise
    later = {thing for dose in plan.doses[following.entry :] for thing in dose.exercise.kit}
    kept = {*coming.kit, *({Kit.PILLOW} & later)}  # which is neither worn nor held
    aside = (texts.aside(thing) for thing in before.kit if thing not in kept)
    up = off = ""
    if before.on_floor and not coming.on_floor:
        up = texts.roll_up if before.position is Position.SUPINE else texts.get_up
        off = texts.off_the_mat if Kit.MAT in before.kit and Kit.MAT not in coming.kit else ""
    return _joined(*aside, up, off, first_ahead(following, plan, texts))


def first_ahead(following: Segment, plan: Plan, texts: SessionTexts) -> str:
    """What to fetch or where to go for what follows; nothing where the exercise before it had asked for the same."""
    dose, side = plan.doses[following.entry], side_ahead(following, plan)
    before = plan.doses[following.entry - 1].first if following.entry else ""
    begins = side is dose.sides[0] and following.round_number in {None, 1} and dose.first != before
    return first_capital(fill(dose.first, side, texts)) if begins else ""


def _word(segment: Segment, plan: Plan, texts: SessionTexts) -> str:
    """What is said as a phase begins."""
    assert segment.side is not None
    return fill(phase_word(dose_of(segment, plan), Phase(segment.kind.value), texts), segment.side, texts)


def _hurt(segment: Segment, plan: Plan, texts: SessionTexts) -> str:
    """What is over: the exercise that hurt, and with a warm-up the exercise that it leads into."""
    dose, hurting = plan.doses[segment.entry], dose_of(segment, plan)
    if hurting.exercise.id == dose.exercise.id:
        return texts.hurt.format(name=dose.exercise.name)
    return texts.hurt_warm_up.format(name=hurting.exercise.name, after=dose.exercise.name)


def _next(rest: Segment, following: Segment, plan: Plan, texts: SessionTexts) -> str:
    """The exercise after a rest, or which of its sets where nothing else changes."""
    if (rest.entry, rest.side) == (following.entry, following.side):
        which = _which_set(following, dose_of(following, plan), texts)
        if following.side in {None, Side.BOTH} or following.alternates:
            return which
        assert following.side is not None
        return texts.set_with.format(set=which, leg=lower_first(leg(dose_of(following, plan), following.side, texts)))
    ahead = dose_ahead(following, plan)
    name = ahead.exercise.name
    if ahead is not plan.doses[following.entry]:
        name = texts.to_warm_up.format(name=name)
    if following.round_number in {None, 1, rest.round_number}:
        return name
    return f"{round_of(following, plan, texts)}, {name}"


def _which_set(segment: Segment, dose: Dose, texts: SessionTexts) -> str:
    """Which set it is; of its round, where there are rounds."""
    assert segment.set_number is not None
    number, dose = segment.round_number or 1, dose.for_side(segment.side)
    return texts.set_of.format(number=segment.set_number - dose.sets_before(number), sets=len(dose.sets_in(number)))


def which_set(segment: Segment, plan: Plan, texts: SessionTexts) -> str:
    """Which round and which set it is, as far as there are several."""
    dose = dose_of(segment, plan)
    which, dose = _which_set(segment, dose, texts), dose.for_side(segment.side)
    told = round_of(segment, plan, texts)
    if not told:
        return which
    return told if len(dose.sets_in(segment.round_number or 1)) == 1 else f"{told}, {which}"


def round_of(segment: Segment, plan: Plan, texts: SessionTexts) -> str:
    """Which round of how many; nothing where there are none, or where fewer minutes leave one."""
    rounds = plan.doses[segment.entry].rounds
    if rounds is None or rounds.times == 1 or segment.round_number is None:
        return ""
    return texts.round_of.format(number=segment.round_number, rounds=rounds.times)


def _begins_round(segment: Segment, plan: Plan) -> bool:
    """Whether a round's first exercise comes."""
    rounds = plan.doses[segment.entry].rounds
    first = segment.side is plan.doses[segment.entry].sides[0] and segment.rep is None
    return first and rounds is not None and (segment.entry == 0 or plan.doses[segment.entry - 1].rounds != rounds)


def _after_warm_up(segment: Segment, plan: Plan) -> bool:
    dose = plan.doses[segment.entry]
    return dose.warm_up is not None and not segment.warm_up and segment.side is dose.sides[0]


def _announced(segment: Segment, plan: Plan, texts: SessionTexts) -> str:
    """What comes, for which leg, and what of the band changes: all that is said before how to lie."""
    dose, ahead = dose_of(segment, plan), dose_ahead(segment, plan)
    assert segment.side is not None
    name, side = dose.exercise.name, side_ahead(segment, plan)
    legs = f"{_legs(ahead, side, texts)}."
    bands, note = _band_changes(segment, ahead, texts), fill(dose.note, segment.side, texts)
    where = _dose(dose.for_side(side).sets_in(segment.round_number or 1), texts)
    if segment.kind is SegmentKind.SWITCH:
        if _after_warm_up(segment, plan):
            return _joined(texts.after_warm_up.format(name=name, dose=where), bands, legs, note)
        again = texts.once_more.format(name=name) if _turns_with_others(segment, plan) else ""
        many = "" if dose.apart is None else f"{first_capital(where)}."
        return _joined(texts.switch_sides, again, bands, legs, many)
    if segment.rep is not None:  # come to by a jump
        assert segment.reps is not None
        first = segment.rep == 1
        where = _repetitions(segment.reps, texts) if first else texts.at_rep.format(rep=segment.rep, reps=segment.reps)
    if is_band(dose.band) and not bands:
        where = f"{where}, {texts.band(str(dose.band))}"
    told = round_of(segment, plan, texts) if _begins_round(segment, plan) else ""
    begins = f"{first_capital(told)}." if told else ""
    if segment.entry and segment.rep is None and not plan.doses[segment.entry - 1].rest_ms:
        begins = _joined(begins, first_ahead(segment, plan, texts))
    named = texts.announce.format(name=name, dose=where)
    if ahead is not dose:
        warm_up = texts.to_warm_up.format(name=ahead.exercise.name)
        named = texts.announce.format(name=warm_up, dose=_repetitions(ahead.reps, texts))
        return _joined(begins, named, bands, legs)
    return _joined(begins, named, note, bands, legs)


def _legs(dose: Dose, side: Side, texts: SessionTexts) -> str:
    """Which leg works, or which is first where they take turns."""
    return texts.alternating.format(side=texts.named_side(side)) if dose.alternates else leg(dose, side, texts)


def leg(dose: Dose, side: Side, texts: SessionTexts) -> str:
    """What works, as a sentence of its own begins with it: a leg, or a side of the body."""
    return texts.body_side(side) if dose.exercise.works is Works.SIDE else texts.leg(side)


def _band_changes(segment: Segment, ahead: Dose, texts: SessionTexts) -> str:
    """Which band to put on, or that it comes off; nothing where it stays, or where nobody knows what is worn."""
    before = segment.worn if is_band(segment.worn) else None
    coming = ahead.band if is_band(ahead.band) else None
    if segment.rep is not None or before == coming:
        return ""
    if coming is None:
        return texts.band_off
    text = texts.band_on if before is None else texts.band_changed
    told, where = text.format(band=texts.bands.get(coming, coming)), ahead.exercise.band_at
    return texts.band_where.format(told=told, where=where) if where else told + "."


def _turns_with_others(segment: Segment, plan: Plan) -> bool:
    return any(segment.entry in group and len(group) > 1 for group in timeline.groups(plan))


def _joined(*texts: str) -> str:
    return " ".join(filter(None, texts))


def _again(segment: Segment, plan: Plan, texts: SessionTexts) -> str:
    if segment.set_key is None or segment.side is None:
        text = _begin(segment, None, plan, texts)
        if segment.side is None or segment.kind not in {SegmentKind.PREPARE, SegmentKind.SWITCH}:
            return text
        return _joined(
            text, *(fill(line, side_ahead(segment, plan), texts) for line in dose_ahead(segment, plan).exercise.how)
        )
    dose = dose_of(segment, plan)
    if segment.kind is SegmentKind.WORK:
        word = texts.own_pace_again
    else:
        phase = Phase(segment.kind.value)
        word = fill(phase_word(dose, phase, texts) or name_of(phase, texts), segment.side, texts)
    where = texts.where.format(rep=segment.rep, reps=segment.reps, word=word.lower().rstrip("."))
    return texts.again.format(name=dose.exercise.name, leg=leg(dose, segment.side, texts), where=where)


def _dose(sets: tuple[int, ...], texts: SessionTexts) -> str:
    """How much on a side: where the sets are alike, so many of so many, which is what is counted then."""
    if len(sets) == 1 or set(sets) != {max(sets[0], 2)}:
        return _repetitions(sum(sets), texts)
    return texts.sets_of.format(sets=len(sets), reps=sets[0])


def _repetitions(reps: int, texts: SessionTexts) -> str:
    return texts.repetition_one if reps == 1 else texts.repetitions.format(reps=reps)
