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
    Paused,
    RepDone,
    RepsChanged,
    Resumed,
    Stopped,
)
from coach.engine.events import PauseReason
from coach.i18n.session_texts import SessionTexts, first_capital
from coach.model.exercise import Exercise, Phase, Side
from coach.model.plan import Dose, Plan
from coach.model.timeline import Segment, SegmentKind

_PAUSES = {
    PauseReason.PERSON: "paused",
    PauseReason.GAP: "paused_gap",
    PauseReason.BUSY: "paused_busy",
    PauseReason.STORE: "paused_store",
}


def say(cue: Cue, plan: Plan, phrases: SessionTexts) -> str:
    """What is said for this cue; an empty text is silence.

    How an exercise is done is told in full to somebody who does it for the first time, and to whoever asks again.
    """
    match cue:
        case Began(segment=segment, following=following):
            return _begin(segment, following, plan, phrases)
        case LastOne():
            return phrases.last_one
        case HoldCount(second=number) | Countdown(seconds=number):
            return str(number)
        case RepDone(segment=segment):
            return str(segment.rep)
        case HalfWay():
            return phrases.half_way
        case Paused(reason=reason):
            return str(getattr(phrases, _PAUSES[reason]))
        case Resumed():
            return phrases.resumed
        case Again(segment=segment):
            return _again(segment, plan, phrases)
        case RepsChanged(reps=reps):
            return phrases.reps_changed.format(dose=first_capital(_repetitions(reps, phrases)))
        case HurtReported(segment=segment):
            return _hurt(segment, plan, phrases)
        case HurtWithdrawn():
            return phrases.hurt_withdrawn
        case AtEnd():
            return phrases.at_end
        case Finished(hurt=hurt):
            return phrases.finished_hurt if hurt else phrases.finished
        case Stopped():
            return phrases.stopped


def dose_of(segment: Segment, plan: Plan) -> Dose:
    """The dose that a segment belongs to: its exercise's or its warm-up's."""
    dose = plan.doses[segment.entry]
    return dose.warm_up if segment.warm_up and dose.warm_up is not None else dose


def dose_ahead(segment: Segment, plan: Plan) -> Dose:
    """The dose one gets into position for: where an exercise begins with a warm-up, the warm-up's."""
    dose = dose_of(segment, plan)
    begins = segment.kind is SegmentKind.PREPARE and segment.rep is None
    return dose.warm_up if begins and dose.warm_up is not None else dose


def side_ahead(segment: Segment, plan: Plan) -> Side:
    """The leg one gets into position for."""
    dose = dose_ahead(segment, plan)
    return dose.sides[0] if segment.side is None or dose is not dose_of(segment, plan) else segment.side


def setup(exercise: Exercise, side: Side, phrases: SessionTexts) -> str:
    """How to lie or sit for this side."""
    return fill(exercise.setup, side, phrases)


def setup_after(dose: Dose, phrases: SessionTexts) -> str:
    """How to lie for the first side after the warm-up: without what it begins with and the warm-up began with too."""
    assert dose.warm_up is not None
    warm_up = dose.warm_up
    before = setup(warm_up.exercise, warm_up.sides[0], phrases).rstrip(".").split(", ")
    clauses = setup(dose.exercise, dose.sides[0], phrases).split(", ")
    new = next((at for at, clause in enumerate(clauses) if clause not in before), 0)
    return first_capital(", ".join(clauses[new:]))


def phase_word(dose: Dose, phase: Phase, phrases: SessionTexts) -> str:
    """What is said as a phase begins: the exercise's own word, else the language's; nothing where it is silent."""
    own = dose.cues.of(phase)
    return phrases.phase(phase) if own is None else own


def name_of(phase: Phase, phrases: SessionTexts) -> str:
    """What a phase is called where nothing is said as it begins."""
    return phrases.phase(phase) or phrases.big_relax.lower()


def fill(text: str, side: Side, phrases: SessionTexts) -> str:
    """`text` from a file with its `{side}` and `{other}` filled in.

    Plain replacement, never `str.format`: the text is a stranger's and may not reach into objects.
    """
    return text.replace("{side}", phrases.side(side)).replace("{other}", phrases.side(side.other))


def _begin(
    segment: Segment, following: Segment | None, plan: Plan, phrases: SessionTexts, *, again: bool = False
) -> str:
    dose = dose_of(segment, plan)
    match segment.kind:
        case SegmentKind.PREPARE if segment.rep is not None:
            return _lead_in(segment, dose, phrases, again=again)
        case SegmentKind.PREPARE:
            return _prepare(dose, phrases, again=again)
        case SegmentKind.SWITCH:
            assert segment.side is not None
            after_warm_up = dose.warm_up is not None and segment.side is dose.sides[0]
            phrase = phrases.after_warm_up if after_warm_up else phrases.switch_sides
            lie = setup(dose.exercise, segment.side, phrases)
            if after_warm_up and not again:
                lie = setup_after(dose, phrases)
            text = phrase.format(name=dose.exercise.name, leg=phrases.leg(segment.side), setup=lie)
            how = again or (after_warm_up and not dose.known)
            return " ".join([text, *(_how(dose, segment.side, phrases) if how else [])])
        case SegmentKind.REST:
            time = phrases.time(segment.ms)
            if following is None:
                return phrases.rest.format(time=time)
            return phrases.rest_then.format(time=time, name=_next(segment, following, plan, phrases))
        case SegmentKind.WORK:
            return phrases.own_pace if segment.rep == 1 else phrases.own_pace_again
        case kind:
            assert segment.side is not None
            return fill(phase_word(dose, Phase(kind.value), phrases), segment.side, phrases)


def _hurt(segment: Segment, plan: Plan, phrases: SessionTexts) -> str:
    """What is over: the exercise that hurt, and with a warm-up the exercise that it leads into."""
    dose, hurting = plan.doses[segment.entry], dose_of(segment, plan)
    if hurting.exercise.id == dose.exercise.id:
        return phrases.hurt.format(name=dose.exercise.name)
    return phrases.hurt_warm_up.format(name=hurting.exercise.name, after=dose.exercise.name)


def _next(rest: Segment, following: Segment, plan: Plan, phrases: SessionTexts) -> str:
    """The exercise after a rest, or which of its sets where nothing else changes."""
    if (rest.entry, rest.side) != (following.entry, following.side):
        return plan.doses[following.entry].exercise.name
    return phrases.set_of.format(number=following.set_number, sets=len(dose_of(following, plan).sets))


def _lead_in(segment: Segment, dose: Dose, phrases: SessionTexts, *, again: bool) -> str:
    """Where one has come to by a jump: the exercise, the repetition, the leg and how to lie."""
    assert segment.side is not None
    assert segment.reps is not None
    first = segment.rep == 1
    where = _repetitions(segment.reps, phrases) if first else phrases.at_rep.format(rep=segment.rep, reps=segment.reps)
    text = phrases.announce.format(
        name=dose.exercise.name,
        dose=_with_band(where, dose, phrases),
        leg=phrases.leg(segment.side),
        setup=setup(dose.exercise, segment.side, phrases),
    )
    return " ".join([text, *(_how(dose, segment.side, phrases) if again else [])])


def _prepare(dose: Dose, phrases: SessionTexts, *, again: bool) -> str:
    """The exercise that comes, or the warm-up that comes before it."""
    if dose.warm_up is not None:
        warm_up = dose.warm_up
        first = phrases.warm_up_first.format(name=warm_up.exercise.name, dose=_repetitions(warm_up.reps, phrases))
        lie = setup(warm_up.exercise, warm_up.sides[0], phrases)
        named = f"{dose.exercise.name}, {_per_side(dose, phrases)}."
        how = _how(warm_up, warm_up.sides[0], phrases) if again or not warm_up.known else []
        return " ".join([named, first, lie, *how])
    text = phrases.announce.format(
        name=dose.exercise.name,
        dose=_per_side(dose, phrases),
        leg=phrases.leg(dose.sides[0]),
        setup=setup(dose.exercise, dose.sides[0], phrases),
    )
    return " ".join([text, *(_how(dose, dose.sides[0], phrases) if again or not dose.known else [])])


def _how(dose: Dose, side: Side, phrases: SessionTexts) -> list[str]:
    return [fill(line, side, phrases) for line in dose.exercise.how]


def _per_side(dose: Dose, phrases: SessionTexts) -> str:
    return _with_band(_repetitions(dose.reps, phrases), dose, phrases)


def _with_band(text: str, dose: Dose, phrases: SessionTexts) -> str:
    return text if dose.band is None else f"{text}, {phrases.band(dose.band)}"


def _again(segment: Segment, plan: Plan, phrases: SessionTexts) -> str:
    if segment.set_key is None or segment.side is None:
        return _begin(segment, None, plan, phrases, again=True)
    dose = dose_of(segment, plan)
    if segment.kind is SegmentKind.WORK:
        word = phrases.own_pace_again
    else:
        phase = Phase(segment.kind.value)
        word = fill(phase_word(dose, phase, phrases) or name_of(phase, phrases), segment.side, phrases)
    where = phrases.where.format(rep=segment.rep, reps=segment.reps, word=word.lower().rstrip("."))
    return phrases.again.format(name=dose.exercise.name, leg=phrases.leg(segment.side), where=where)


def _repetitions(reps: int, phrases: SessionTexts) -> str:
    return phrases.repetition_one if reps == 1 else phrases.repetitions.format(reps=reps)
