"""What is wrong with numbers, what people write who know other programs, and examples, in German, by the English
templates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

NUMBERS: Final[Mapping[str, str]] = {
    # --- A number: what stands behind it in a sentence
    "{key}: {written} {why}": "{key}: {written} {why}",
    "is too low; write {least} to {most}": "ist zu wenig; schreib eine Zahl von {least} bis {most}",
    "is too high; write {least} to {most}": "ist zu viel; schreib eine Zahl von {least} bis {most}",
    "is not a whole number; write {instead}": "ist keine ganze Zahl; schreib {instead}",
    "is not a whole number; write one from {least} to {most}": (
        "ist keine ganze Zahl; schreib eine von {least} bis {most}"
    ),
    "is not a percentage; write one such as 50%": "ist keine ganze Prozentzahl; schreib eine wie 50%",
    "is not a percentage; write whole numbers such as 50%": "ist keine ganze Prozentzahl; schreib eine wie 50%",
    "{key} cannot be a percentage here; write a number from {least} to {most}": (
        "{key} kann hier kein Anteil in Prozent sein; schreib eine Zahl von {least} bis {most}"
    ),
    "is {reps} repetitions; write 1 to {most} in all": (
        "sind {reps} Wiederholungen; zusammen dürfen es 1 bis {most} sein"
    ),
    "is more than one set; write {instead}": "ist mehr als ein Satz; schreib {instead}",
    "reps says already that a set has {count}; leave set_of out": (
        "reps sagt schon, dass ein Satz {count} Wiederholungen hat; lass set_of weg"
    ),
    # --- A time
    "write seconds such as 45 or 2.5, or 45s, 1m30s or 1:30": (
        "schreib Sekunden wie 45 oder 2.5, oder 45s, 1m30s oder 1:30"
    ),
    "is not a duration; write {instead}": "ist keine Dauer; schreib {instead}",
    "is not a duration; {hint}": "ist keine Dauer; {hint}",
    "is less than no time; {hint}": "ist weniger als gar keine Zeit; {hint}",
    "is unclear; {hint}": "ist nicht eindeutig; {hint}",
    "is unclear; write {one} or {other}": "ist nicht eindeutig; schreib {one} oder {other}",
    "a number has a point here; write {instead}": "Zahlen haben hier einen Punkt; schreib {instead}",
    "has a comma; write {instead}": "hat ein Komma; schreib {instead}",
    "is finer than a thousandth of a second; write {instead}": (
        "ist feiner als eine Tausendstelsekunde; schreib {instead}"
    ),
    "is a range; write one time such as {instead}": "ist ein Bereich; schreib eine Zeit, etwa {instead}",
    "is longer than an hour; write at most 3600": "ist länger als eine Stunde; schreib höchstens 3600",
    "has 60 seconds or more beside its minutes; write it as seconds alone, or carry them over": (
        "hat neben den Minuten 60 Sekunden oder mehr; schreib alles in Sekunden, oder zähl sie zu den Minuten"
    ),
    "is not an hour at which a day ends; write one from 00:00 to 11:59, such as 04:00": (
        "ist keine Uhrzeit, zu der ein Tag endet; schreib eine von 00:00 bis 11:59, etwa 04:00"
    ),
    # --- Repetitions as they are written elsewhere
    "is in quotes of print; write {instead}": "steht in typografischen Anführungszeichen; schreib {instead}",
    "is no number to count to; write one such as 10 (+ and - change it in the session)": (
        "ist keine Zahl, bis zu der man zählen kann; schreib eine wie 10 (+ und - ändern sie in der Einheit)"
    ),
    "is a time; for a hold of {seconds:g} s write reps: {sets}, and tempo: {tempo}": (
        "ist eine Zeit; um {seconds:g} s zu halten, schreib reps: {sets} und tempo: {tempo}"
    ),
    "is written {instead}: repetitions count for each side anyway": (
        "schreibt man {instead}: Wiederholungen zählen ohnehin für jede Seite"
    ),
    "is written {instead}": "schreibt man {instead}",
    "says how many sets, but not of how many; write {instead}": (
        "sagt, wie viele Sätze, aber nicht, wie viele Wiederholungen; schreib {instead}"
    ),
    "is no number; write 50% for half of the person's target": (
        "ist keine Zahl; schreib 50% für die Hälfte der eigenen Vorgabe"
    ),
    "is a range; write one number such as {instead}": "ist ein Bereich; schreib eine Zahl, etwa {instead}",
    "is several sets; write the same for each, such as {instead}": (
        "sind mehrere Sätze; schreib für jeden dasselbe, etwa {instead}"
    ),
    "is not a whole number; for a share of the person's target write {instead}": (
        "ist keine ganze Zahl; für einen Teil der eigenen Vorgabe schreib {instead}"
    ),
    "is what it is anyway; leave the line out": "gilt ohnehin; lass die Zeile weg",
    # --- Keys as they are called elsewhere
    "a rest is no exercise; write {rest} at the exercise before it, or above the exercises for all of them": (
        "eine Pause ist keine Übung; schreib {rest} zur Übung davor, oder für alle zusammen über die Übungen"
    ),
    "{entry}, and below it reps: {count}": "{entry}, und darunter reps: {count}",
    "where the hold grows write of: hold, goal: {seconds}": (
        "wo die Haltezeit wachsen soll, schreib of: hold, goal: {seconds}"
    ),
    "write exercises: and below it - rounds: {many}, which has a list of exercises of its own": (
        "schreib exercises: und darunter - rounds: {many}, mit einer eigenen Liste von Übungen"
    ),
    "a routine is as long as its exercises: leave it out (coach list says how long that is)": (
        "eine Routine dauert so lange wie ihre Übungen: lass es weg (coach list sagt, wie lange das ist)"
    ),
    "it is part of the tempo; {cure}": "das gehört zum tempo; {cure}",
    "to hold for {seconds} s {cure}": "um {seconds} s zu halten, {cure}",
    "write {tempo} on a line of its own, not in dosage": "schreib {tempo} in eine eigene Zeile, nicht in dosage",
    "write it into the exercise that warms up: {tempo}": "schreib es in die Übung, die aufwärmt: {tempo}",
    "write it at the exercise: {tempo}": "schreib es zur Übung: {tempo}",
    "a routine says that": "das steht in einer Routine",
    "a routine says that; leave it out here": "das steht in einer Routine; lass es hier weg",
    "repetitions count for each side anyway: leave it out": (
        "Wiederholungen zählen ohnehin für jede Seite: lass es weg"
    ),
    "where each repetition changes the leg write sides: alternate": (
        "wo mit jeder Wiederholung das Bein wechselt, schreib sides: alternate"
    ),
    "it is an exercise of its own; write it as the first of the exercises": (
        "das ist eine Übung für sich; schreib sie als erste der Übungen"
    ),
    "it is an exercise of its own; write it as the last of the exercises": (
        "das ist eine Übung für sich; schreib sie als letzte der Übungen"
    ),
    "write sides: [left, right], or sides: both": "schreib sides: [left, right] oder sides: both",
    "{dosage}, and tempo: {tempo}": "{dosage} und tempo: {tempo}",
    "write {dose}, and tempo: {tempo} ({sets} holds of {seconds} s)": (
        "schreib {dose} und tempo: {tempo} ({sets}-mal {seconds} s halten)"
    ),
    "a warm-up is one set; leave it out": "aufgewärmt wird mit einem Satz; lass es weg",
    "write the sets at each exercise: {instead}": "schreib die Sätze zu jeder Übung: {instead}",
    "write {instead} ({sets} sets of {reps})": "schreib {instead} ({sets} Sätze zu {reps})",
    "coach knows no weights; write it in a note, or a band": (
        "coach kennt keine Gewichte; schreib es hinter note:, oder nimm ein Band (band:)"
    ),
    "coach asks after the session how hard it was; leave it out": (
        "coach fragt nach der Einheit, wie anstrengend es war; lass es weg"
    ),
    "coach counts repetitions and seconds; write tempo: {{hold: 60}}": (
        "coach zählt Wiederholungen und Sekunden; schreib tempo: {{hold: 60}}"
    ),
    "coach counts to a number; write reps: 10 (+ and - change it in the session)": (
        "coach zählt bis zu einer Zahl; schreib reps: 10 (+ und - ändern sie in der Einheit)"
    ),
    "coach has rounds for exercises in turn; write - rounds: 3, which has a list of exercises of its own": (
        "coach hat Runden für Übungen im Wechsel; schreib - rounds: 3, mit einer eigenen Liste von Übungen"
    ),
    "coach has no minutes to fill; write - rounds: 3 with a rest, and a list of exercises of its own": (
        "coach füllt keine Minuten; schreib - rounds: 3 mit rest und einer eigenen Liste von Übungen"
    ),
    # --- What could stand there
    "a number of seconds such as 2": "eine Anzahl Sekunden, etwa 2",
    'a word, or "" to say nothing': 'ein Wort, oder "", damit nichts gesagt wird',
    "a list of sentences": "eine Liste von Sätzen",
    "a list of phases": "eine Liste von Phasen",
    "10, 3x10 or 50%": "10, 3x10 oder 50%",
    "10, or 3x10": "10 oder 3x10",
    "reps: 10, or reps: 3x10": "reps: 10 oder reps: 3x10",
    "reps: 10, reps: 3x10 or reps: 50%": "reps: 10, reps: 3x10 oder reps: 50%",
    "kind: strength, or kind: stretch": "kind: strength oder kind: stretch",
    "sides: [left, right], sides: both or sides: alternate": "sides: [left, right], sides: both oder sides: alternate",
    "works: side, or leave the line out": "works: side, oder lass die Zeile weg",
    "pace: self, or leave the line out": "pace: self, oder lass die Zeile weg",
    "where it comes from, or leave the line out": "dahinter, woher es kommt, oder lass die Zeile weg",
    "what it is for, or leave the line out": "dahinter, wofür sie ist, oder lass die Zeile weg",
    "when: pre-run, post-run, rest-day or any": "when: pre-run, post-run, rest-day oder any",
    "exercises: and below it - exercise: clamshell": "exercises: und darunter - exercise: clamshell",
    "figure: {example}": "figure: {example}",
    "second: {example}": "second: {example}",
    "and below it side, start, lifted, torso and working": "und darunter side, start, lifted, torso und working",
    "{name}: and why": "{name}: und warum",
    "name: Side leg lift": "name: Seitliches Beinheben",
    "setup: Lie on your {{other}} side.": "setup: Leg dich auf die {{other}} Seite.",
    "Keep the knee straight.": "Lass das Knie gestreckt.",
    "short: On your {{other}} side, knees bent.": "short: Auf die {{other}} Seite, Knie gebeugt.",
    "change: Now lie on your {{other}} side.": "change: Jetzt auf die {{other}} Seite.",
    "band_at: around both thighs, above your knees": "band_at: um beide Oberschenkel, über den Knien",
    "first: Put the chair against the wall.": "first: Stell den Stuhl an die Wand.",
    "first: Bring the pillow to the mat.": "first: Bring das Kissen zur Matte.",
    "{{lift: Lift, hold: Hold, lower: Lower}}": "{{lift: Heben, hold: Halten, lower: Senken}}",
    "cues: {{lift: Lift}}": "cues: {{lift: Heben}}",
    "{{hold: Breathe}}": "{{hold: Atmen}}",
    "cues: {{hold: Breathe}}": "cues: {{hold: Atmen}}",
    "note: Slowly today.": "note: Heute langsam.",
    "name: Evening routine": "name: Am Abend",
    "name: IT band syndrome": "name: Läuferknie",
    "Greater trochanteric pain syndrome": "Trochanterschmerz",
    "An ache on the outside of the hip.": "Ein Ziehen außen an der Hüfte.",
    "Lying on that side.": "Auf dieser Seite zu liegen.",
    "A pillow between the knees.": "Ein Kissen zwischen den Knien.",
    "Months rather than weeks.": "Eher Monate als Wochen.",
    "Add distance slowly.": "Die Strecke langsam steigern.",
    "It wakes you every night.": "Es weckt dich jede Nacht.",
    "Who says so.": "Wer es sagt.",
    "leave_out: {{piriformis-stretch: It presses on the outside of the hip.}}": (
        "leave_out: {{piriformis-stretch: Sie drückt außen auf die Hüfte.}}"
    ),
    "{{clamshell: It presses on the hip.}}": "{{clamshell: Sie drückt auf die Hüfte.}}",
    "name: Calm it down": "name: Beruhigen",
    "{{name: Calm it down}}": "{{name: Beruhigen}}",
    "when: It hurts at night.": "when: Es tut nachts weh.",
}
