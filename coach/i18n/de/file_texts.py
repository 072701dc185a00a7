"""What stands in a new file, and what an editor says of each key, in German."""

from __future__ import annotations

from typing import Final

from coach.i18n.file_texts import FileTexts

_NEW_EXERCISE: Final = """\
# yaml-language-server: $schema=../.schema/exercise.json
# {side} wird zum Bein, das arbeitet, {other} zum anderen: linke oder rechte. coach check sagt, ob die Datei stimmt.
name: NAME
kind: strength # strength für Kraft, stretch für Dehnung
position: standing # side-lying auf der Seite, supine Rücken, prone Bauch, seated im Sitzen, standing, kneeling im Knien
sides: [left, right] # das Bein, das arbeitet, in dieser Folge; oder both, beide; oder alternate, immer im Wechsel
kit: [wall] # was bereitliegt: band, chair Stuhl, step Stufe, belt Gurt, ball, pillow Kissen, wall Wand, mat, bed, space
setup: Stell dich auf das {other} Bein, eine Hand an der Wand. # wie man in die Lage kommt
how: # wie es geht, beim ersten Mal: was sich bewegt, wie weit, wo man es spürt, was nicht, wie man atmet
  - Heb das {side} Bein etwas zur Seite, die Zehen zeigen nach vorn.
  - Bleib aufrecht und atme weiter.
short: Auf dem {other} Bein, eine Hand an der Wand. # ab dem zweiten Mal gesagt
change: Jetzt auf das {other} Bein. # beim Seitenwechsel gesagt: nur, was anders ist
tempo: {lift: 2, hold: 3, lower: 2, relax: 1} # Sekunden: heben, halten, senken, lösen; was fehlt, dauert nicht
cues: {lift: Heben, hold: Halten, lower: Senken} # das Wort, mit dem es jeweils beginnt
dosage: {reps: 10} # je Seite; reps: 3x10 sind drei Sätze zu zehn
progression: {goal: 30, step: 2} # nach guten Einheiten step mehr, bis goal; band: true, wenn danach ein Band kommt
# progression: {of: hold, goal: 60, step: 5} # stattdessen: fünf Sekunden länger halten
# band_at: um beide Oberschenkel, über den Knien # wohin ein Band kommt
# warm_up: {exercise: bridge, reps: 5} # erst ein wenig von einer anderen Übung
# source: Wer es sagt.
"""
_NEW_ROUTINE: Final = """\
# yaml-language-server: $schema=.schema/routine.json
# coach list nennt die Übungen, die es gibt; coach check sagt, ob die Datei stimmt, coach preview, wie sie abläuft.
name: NAME
when: any # pre-run vor dem Laufen, post-run danach, rest-day an Ruhetagen, any jederzeit
about: Wofür sie gut ist.
prepare: 10 # Sekunden, um in die Lage zu kommen
switch: 8 # Sekunden für den Seitenwechsel
rest: 20 # Sekunden Pause zwischen Sätzen und zwischen Übungen
# turn_over: once # Nachbarn in gleicher Lage erst alle auf einer Seite, einmal umdrehen, dann auf der anderen
# eine Gruppe wie - {rounds: 3, rest: 60, exercises: [{exercise: bridge, reps: 10}]} kommt dreimal hintereinander
exercises:
  - exercise: clamshell # so oft, wie deine eigene Vorgabe sagt
  - exercise: bridge
    reps: 50% # die Hälfte deiner Vorgabe; 8 sind acht, 3x10 drei Sätze zu zehn, {left: 8, right: 12} je Seite anders
    # rest: 30 # und was hier sonst anders ist: tempo, cues, sides, band, prepare, note
"""
_KEYS: Final = {
    "name": "wie es heißt, höchstens 80 Zeichen",
    "in": "dieselben Texte in anderen Sprachen",
    "en": "die Texte auf Englisch",
    "de": "die Texte auf Deutsch",
    "lift": "Sekunden für die Bewegung hin: das Öffnen, den Weg in eine Dehnung",
    "hold": "Sekunden Stillhalten; sie werden laut gezählt",
    "lower": "Sekunden für die Bewegung zurück",
    "relax": "Sekunden vor der nächsten Wiederholung; keine nach der letzten eines Satzes",
    "cues.lift": 'das Wort zum Heben; "" sagt nichts',
    "cues.hold": 'das Wort zum Halten; "" sagt nichts',
    "cues.lower": 'das Wort zum Senken; "" sagt nichts',
    "cues.relax": 'das Wort zum Lösen; "" sagt nichts',
    "left": "Wiederholungen links",
    "right": "Wiederholungen rechts",
    # --- An exercise
    "exercise.kind": "strength (Kraft) oder stretch (Dehnung)",
    "exercise.position": (
        "side-lying (auf der Seite), supine (auf dem Rücken), prone (auf dem Bauch), seated (sitzend), standing (im "
        "Stehen) oder kneeling (kniend)"
    ),
    "exercise.sides": (
        "das Bein, das arbeitet, in dieser Folge: [left, right], [right, left], [left], [right], both für beide "
        "zugleich oder alternate für immer im Wechsel: links, rechts, links, rechts"
    ),
    "works": (
        "leg oder side: was zu Beginn links und rechts heißt; side, wo eine ganze Seite des Körpers trägt wie beim "
        "Seitstütz"
    ),
    "setup": "wie man in die Lage kommt",
    "how": "eine Liste von Sätzen, wie es geht",
    "short": "ein Satz, der statt setup gesagt wird, sobald man die Übung kennt",
    "change": "was nach dem Seitenwechsel anders ist, und nur das",
    "first": "was zu holen ist oder wohin es geht, gesagt in der Pause davor: Stell den Stuhl an die Wand.",
    "band_at": "wohin ein Band kommt, gesagt beim Anlegen: um beide Oberschenkel, über den Knien",
    "kit": (
        "was bereitliegen soll: eine Liste von band, chair (Stuhl), step (Stufe), belt (Gurt), ball, pillow (Kissen), "
        "wall (Wand), mat (Matte), bed (Bett) und space (freie Strecke)"
    ),
    "tempo": "Sekunden für lift (heben), hold (halten), lower (senken) und relax (lösen); was fehlt, dauert nicht",
    "cues": 'das Wort, mit dem jede Phase beginnt; "" sagt nichts',
    "dosage": (
        "reps je Seite; mit set_of ist kein Satz länger als das; reps: 3x10 sind drei Sätze zu zehn, und {left: 8, "
        "right: 12} fängt je Seite anders an"
    ),
    "dosage.reps": "Wiederholungen je Seite: 10, Sätze wie 3x10, oder {left: 8, right: 12}",
    "set_of": "wie viele Wiederholungen ein Satz höchstens hat",
    "progression": (
        "nach einer guten Einheit step mehr, bis goal; band: true, wenn danach ein Band schwerer macht; of: hold, wenn "
        "die Sekunden des Haltens wachsen statt der Wiederholungen"
    ),
    "goal": "wo es endet: Wiederholungen je Seite, oder Sekunden des Haltens",
    "step": "wie viel mehr nach einer guten Einheit",
    "progression.band": "true: am Ziel kommt das nächste Band, und die Zahl beginnt von vorn",
    "of": "was wächst: reps, Wiederholungen, oder hold, die Sekunden des Haltens",
    "warm_up": "eine Übung und ihre reps, vorweg",
    "warm_up.exercise": "welche",
    "warm_up.reps": "wie oft je Seite",
    "figure": "eine Zeichnung, die sich bewegt",
    "fit": (
        "wie Uhren und Trainingstagebücher sie nennen: eine Kategorie des FIT-Profils und ein Name darin, etwa "
        "[hip_raise, clams]; coach watch sagt, wenn es eine nicht kennt"
    ),
    "source": "woher die Zahlen kommen",
    # --- A figure
    "figure.side": "das Bein, das in der Zeichnung arbeitet: left, right, oder both, wo sides das sagt",
    "start": (
        "alle Punkte, mit eigenen Namen; einer heißt head und bekommt eine Scheibe; neck verbindet ihn mit dem Rumpf, "
        "nose zeigt, wohin das Gesicht schaut"
    ),
    "halfway": "Punkte, deren Weg nicht gerade ist: wo sie in der Mitte davon sind",
    "lifted": "wo Punkte beim Halten sind; die anderen bleiben",
    "torso": "die beiden Enden des Rumpfs, oder der Reihe nach seine Ecken, wo man ihn von vorn sieht",
    "working": "das Bein, das arbeitet, kräftig gezeichnet: seine Punkte der Reihe nach; oder eine Liste zweier Beine",
    "behind": "Glieder auf der fernen Seite des Körpers, blasser gezeichnet, das hinterste zuerst",
    "front": "Glieder, die Rumpf und Bein verdecken",
    "figure.band": "die zwei Punkte, um die ein Band liegt",
    "belt": "dasselbe für einen Gurt, der immer da ist",
    "ball": "der Punkt in der Mitte eines Balls oder Kissens",
    "props": (
        "dünne Linien hinter dem Körper: Stuhl, Stufe, Wand, Matte; gefüllt, wo eine an ihrem ersten Punkt endet: die "
        "Spitze eines Pfeils"
    ),
    "view": "von wo man sie sieht: side, von der Seite des Körpers, oder front, von vorn",
    "second": "eine zweite Zeichnung mit all diesen Schlüsseln: dieselbe Bewegung von der anderen Seite gesehen",
    # --- A routine
    "when": "pre-run (vor dem Laufen), post-run (danach), rest-day (an Ruhetagen) oder any (jederzeit)",
    "about": "ein oder zwei Sätze, wofür sie gut ist",
    "routine.prepare": "Zeit, um vor jeder Übung in die Lage zu kommen; bei 0 bleiben die 5 s, in denen es gesagt wird",
    "switch": "Zeit für den Seitenwechsel; zu hören, wie man liegt, gehört dazu; 0 wie oben",
    "routine.rest": "Zeit zwischen Sätzen und zwischen Übungen",
    "turn_over": (
        "once: Nachbarn in gleicher Lage erst alle auf der ersten Seite, dann alle auf der anderen; each: die Seiten "
        "wechseln in jeder Übung"
    ),
    "for": "eine Liste der Beschwerden, für die sie ist",
    "routine.exercises": "die Liste: 1 bis 200 davon",
    "rounds": "wie oft alle diese Übungen hintereinander kommen",
    "rounds.rest": "Zeit zwischen zwei Runden; fehlt sie, ist es die der Routine",
    "rounds.exercises": "die Übungen einer Runde, jede wie in der Liste der Routine; reps ist, was eine Runde hat",
    # --- An exercise in a routine
    "entry.exercise": "welche",
    "entry.reps": "eine Zahl je Seite, Sätze wie 3x10, ein Teil der eigenen Vorgabe wie 50%, oder {left: 8, right: 12}",
    "entry.dosage": "beides anders geschrieben: dosage: {reps: 10, set_of: 5}",
    "entry.tempo": "nur die Phasen, die anders sind",
    "entry.cues": "nur die Wörter, die anders sind",
    "entry.sides": "eine andere Folge, nur eine Seite, both oder alternate",
    "entry.prepare": "eine andere Zeit, nur für diese Übung",
    "entry.rest": "eine andere Zeit, nur für diese Übung",
    "entry.band": "ein Band mit seinem Namen aus den eigenen Bändern, etwa light, oder none",
    "pace": "self: nach jeder Wiederholung auf eine Taste warten, statt sie zu takten",
    "note": "ein Satz, gesagt und gezeigt, wenn die Übung angekündigt wird",
    "entry.in": "diese cues, diese note und dieses first in anderen Sprachen",
    "routine.in": "name und about in anderen Sprachen",
    # --- A condition
    "also": "andere Namen dafür",
    "where": (
        "wo man es spürt: eine Liste von outer-hip (außen), front-hip (vorn), groin (Leiste), buttock (Gesäß), "
        "outer-thigh (Oberschenkel außen) und outer-knee (Knie außen)"
    ),
    "feels": "wie es sich anfühlt",
    "worse": "was es schlimmer macht",
    "relief": "was Erleichterung bringt",
    "takes": "wie lange es dauert",
    "prevent": "wie man es fernhält",
    "phases": "der Weg zurück: eine Liste von Teilen, jeder mit name, when (wann es so weit ist) und routine",
    "phases.when": "wann es so weit ist",
    "phases.routine": "die Routine dieses Teils",
    "condition.exercises": "eine Liste der Übungen, die helfen",
    "leave_out": "Übungen, die wegbleiben, jede mit einem Satz warum; keine von denen, die helfen",
    "see_somebody": "mit welchen Zeichen man jemanden nachsehen lässt; steht zuerst",
    "sources": "wer es sagt",
    "condition.in": "dieselben Texte in anderen Sprachen; ebenso viele Teile und dieselben Übungen",
    # --- The settings
    "settings.leave_out": "Übungen, die in jeder Einheit wegbleiben",
    "conditions": "die aus dem Ratgeber, die du hast: was sie weglassen, bleibt in deinen Einheiten weg",
    "week": "was an welchem Tag geplant ist; die erste Seite schlägt es vor",
    "week.day": "die Routine dieses Tages",
}
GERMAN: Final = FileTexts(new_exercise=_NEW_EXERCISE, new_routine=_NEW_ROUTINE, keys=_KEYS)
