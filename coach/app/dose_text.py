"""A dose in a few plain words, as every screen and page writes it."""

from __future__ import annotations

from coach.engine.fill import fill
from coach.engine.script import setup
from coach.i18n.catalog import Vocabulary
from coach.i18n.screen_texts import ScreenTexts
from coach.model.exercise import Side
from coach.model.plan import Dose
from coach.system.units import is_band, seconds_text


def short_dose(dose: Dose, texts: ScreenTexts) -> str:
    """The dose in its shortest form: 10, 3 sets of 10, the hold of a single one, or of each where it grows."""
    if dose.reps == 1 and dose.tempo.hold_ms:
        return texts.hold_for.format(seconds=seconds_text(dose.tempo.hold_ms, texts.decimal))
    sets = sets_text(dose, texts)
    return sets if dose.hold is None else f"{sets} × {texts.hold_for.format(seconds=dose.hold)}"


def sets_text(dose: Dose, texts: ScreenTexts) -> str:
    """10, 3 sets of 10, or 3 sets of 10, then 4; of rounds 10 or 4/3/3 in each."""
    if dose.rounds is not None and dose.rounds.times > 1:
        return f"{dose.rounds.times} × {_round_reps(dose)}"
    if dose.apart is not None:
        return "/".join(str(dose.for_side(side).reps) for side in dose.sides)
    full = dose.sets.count(dose.sets[0])
    sets = str(dose.sets[0]) if full == 1 else texts.sets_of.format(sets=full, reps=dose.sets[0])
    return sets if full == len(dose.sets) else texts.sets_then.format(sets=sets, left=dose.sets[-1])


def _round_reps(dose: Dose) -> str:
    reps = dose.round_reps
    return str(reps[0]) if len(set(reps)) == 1 else "/".join(map(str, reps))


def reps_text(dose: Dose, words: Vocabulary) -> str:
    """How many: each side where there are two, else which leg it is."""
    sets = short_dose(dose, words.screens)
    texts, each = words.session, _round_reps(dose)
    if dose.apart is not None:
        each = ", ".join(f"{texts.named_side(side)} {_round_reps(dose.for_side(side))}" for side in dose.sides)
    if dose.rounds is not None and dose.rounds.times > 1:
        sets = texts.rounds_of.format(rounds=dose.rounds.times, reps=each)
    if dose.apart is not None:
        return each if dose.rounds is None or dose.rounds.times == 1 else sets
    if dose.alternates:
        return words.session.in_turn.format(reps=sets)
    if len(dose.sides) > 1:
        return words.screens.each_side.format(reps=sets)
    (side,) = dose.sides
    return sets if side is Side.BOTH else f"{sets}, {words.session.leg(side).lower()}"


def tempo_text(dose: Dose, words: Vocabulary) -> str:
    """How one repetition goes, each phase by its own word with its seconds."""
    if dose.self_paced:
        return words.screens.own_pace_here
    named = (
        (dose.cues.lift or words.session.lift, dose.tempo.lift_ms),
        (dose.cues.hold or words.session.hold, dose.tempo.hold_ms),
        (dose.cues.lower or words.session.lower, dose.tempo.lower_ms),
    )
    phases = " · ".join(f"{word} {words.session.number(ms)} s" for word, ms in named if ms)
    return words.screens.each_rep.format(phases=phases) if phases else ""


def band_text(dose: Dose, words: Vocabulary) -> str:
    """What there is to know about the band: where it goes, and when; or when there will be one. Nothing without one."""
    if is_band(dose.band):
        return words.screens.about_band.format(band=words.session.band(dose.band or ""))
    grows = dose.exercise.progression
    if dose.band is None or grows is None or not dose.exercise.takes_band:
        return ""
    return words.screens.about_no_band.format(goal=grows.goal)


def instructions(dose: Dose, side: Side, words: Vocabulary) -> list[str]:
    """How it is done, with this leg working: its times, how to lie and how to move."""
    exercise, texts = dose.exercise, words.session
    times = tempo_text(dose, words)
    return [
        *filter(None, [times]),
        setup(exercise, side, texts),
        *(fill(line, side, texts) for line in exercise.how),
    ]
