"""Synonyms: what other programs and a therapist's sheet call the keys of our files, for hints in error messages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from coach.errors import Phrase, phrase

AN_EXERCISE: Final = "an exercise"
A_ROUTINE: Final = "a routine"
AN_ENTRY: Final = "an entry"
A_CONDITION: Final = "a condition"

REPS = "rep repeat repeats repetition repetitions count times number target_reps reps_target"
REPS += " wiederholung wiederholungen wdh anzahl"
REST = "pause break recovery rest_time rest_seconds rest_between rest_between_sets between between_sets resttime"
REST += " rest_duration rest_timer pause_time duration_between_sets recovery_time"
REST += " ruhe pausen satzpause pausenzeit erholung"
PREPARE = "prep get_ready getready countdown lead_in delay prepare_time preparation start_delay prep_time"
PREPARE += " vorbereitung vorbereiten bereitmachen"
BAND = "bands load resistance weight theraband colour color widerstand farbe"
NAMED = "title label titel bezeichnung"
LIST_OF = "exercise moves movements steps workout items list sequence intervals actions workout_steps stations"
LIST_OF += " übung übungen uebungen ablauf stationen"
RENAMED: Final[Mapping[str, Mapping[str, str]]] = {
    AN_ENTRY: {
        "exercise": "name id move movement exercise_name exercise_id use ref übung uebung",
        "reps": REPS,
        "rest": REST,
        "prepare": PREPARE,
        "band": BAND,
        "cues": "say words wörter worte ansage",
        "tempo": "speed timing rhythm",
        "note": (
            "notes comment remark hint execution_notes instructions description cue message text hinweis notiz "
            "bemerkung"
        ),
        "first": "before fetch bring",
    },
    "dosage": {"reps": REPS, "set_of": "set_size reps_per_set per_set pro_satz je_satz"},
    "warm_up": {"exercise": "name id move movement übung uebung", "reps": REPS},
    "a group of rounds": {
        "rounds": "round circuit circuits laps sets times repeat cycles iterations number_of_iterations reps",
        "rest": REST,
        "exercises": LIST_OF,
    },
    A_ROUTINE: {
        "name": NAMED,
        "when": "type occasion day days schedule wann anlass",
        "about": "description summary info notes note comment beschreibung wofür",
        "exercises": LIST_OF,
        "rest": REST,
        "prepare": PREPARE,
        "switch": "change change_sides switch_time transition switch_sides seitenwechsel",
        "turn_over": "turn turnover turn_once roll roll_over rollover",
        "for": "condition conditions diagnosis helps_with für beschwerden diagnose",
    },
    AN_EXERCISE: {
        "name": NAMED,
        "kind": "type category art",
        "position": "pose posture lying lage haltung ausgangsposition ausgangsstellung",
        "works": "working worked",
        "setup": "start starting_position start_position description ausgangslage",
        "how": "instructions steps execution tips notes hints ausführung durchführung anleitung",
        "tempo": "speed timing rhythm",
        "dosage": "dose amount dosierung umfang",
        "progression": "progress growth steigerung",
        "warm_up": "warmup warming_up aufwärmen",
        "figure": "image picture drawing animation video bild zeichnung",
        "kit": "equipment gear props prop needs material materials tools hilfsmittel geräte",
        "short": "brief reminder summary short_setup setup_short",
        "change": "switch on_switch change_sides switch_sides other_side",
        "band_at": "band band_place band_position around loop",
        "first": "before fetch bring vorher",
        "source": "author reference url link credits quelle",
    },
    "tempo": {
        "lift": "up raise open concentric heben",
        "hold": "time seconds duration squeeze isometric halten haltezeit dauer",
        "lower": "down close eccentric senken",
        "relax": "rest release pause lösen lockern",
    },
    "cues": {
        "lift": "up raise open concentric heben",
        "hold": "squeeze halten",
        "lower": "down close eccentric senken",
        "relax": "rest release pause lösen lockern",
    },
    "progression": {
        "goal": "target max maximum until ziel",
        "step": "increase increment by plus schritt",
        "of": "what unit grows",
    },
    "a figure": {
        "props": "prop things objects furniture kit",
        "belt": "strap",
        "ball": "pillow cushion",
        "view": "seen from perspective angle",
        "second": "front_view other_view second_view",
    },
    A_CONDITION: {
        "name": NAMED,
        "also": "aka synonyms other_names also_called",
        "where": "place places location region site",
        "feels": "symptoms symptom signs",
        "worse": "aggravates aggravating triggers causes cause",
        "relief": "better eases helps self_care treatment",
        "takes": "time duration recovery prognosis how_long",
        "prevent": "prevention avoid_next_time",
        "phases": "phase stages stage steps plan",
        "exercises": "exercise moves",
        "leave_out": "avoid left_out contraindications not",
        "see_somebody": "see_doctor see_a_doctor red_flags doctor refer warning",
        "sources": "source references reference links",
    },
    "a phase": {"name": NAMED, "when": "if begins start from", "routine": "exercises exercise session workout"},
    "the settings": {
        "leave_out": "left_out exclude excluded skip",
        "voice_rate": "voice_speed speed rate",
        "language": "lang locale",
        "prepare": PREPARE,
        "first_side": "side start_side",
        "conditions": "condition diagnosis mine",
        "week": "plan schedule calendar days",
        "tones": "sound sounds beep beeps",
    },
    "week": {
        "mon": "monday mo montag",
        "tue": "tuesday tues tu di dienstag",
        "wed": "wednesday we mi mittwoch",
        "thu": "thursday thurs th do donnerstag",
        "fri": "friday fr freitag",
        "sat": "saturday sa samstag sonnabend",
        "sun": "sunday su so sonntag",
    },
}
CHOICES: Final[Mapping[str, Mapping[str, str]]] = {
    "position": {
        "side-lying": "side lateral sidelying on_the_side lying_on_side side_lie seitlage seitenlage auf_der_seite",
        "supine": "back on_the_back lying lying_down face_up on_back rückenlage rücken auf_dem_rücken",
        "prone": "belly stomach front face_down on_the_belly on_belly bauchlage bauch auf_dem_bauch",
        "seated": "sitting sit chair on_a_chair sitz sitzen sitzend im_sitzen",
        "standing": "stand upright stehen stehend im_stehen",
        "kneeling": (
            "quadruped all_fours on_all_fours hands_and_knees half_kneeling knees four_point vierfüßler "
            "vierfüßlerstand knien kniend im_knien"
        ),
    },
    "kind": {
        "strength": "strengthening strengthen activation exercise isometric balance stability kraft kräftigung",
        "stretch": "stretching mobility mobilisation mobilization flexibility dehnung dehnen",
    },
    "kit": {
        "band": "theraband resistance_band elastic loop mini_band miniband tube gummiband",
        "chair": "stool bench seat stuhl hocker",
        "step": "stair stairs box staircase stufe treppe",
        "belt": "strap towel scarf rope gurt handtuch",
        "ball": "tennis_ball foam_roller roller",
        "pillow": "cushion blanket kissen decke",
        "wall": "door doorway corner wand tür",
        "mat": "carpet rug floor matte teppich",
        "bed": "couch sofa bett",
        "space": "room free_floor corridor",
    },
    "where": {
        "outer-hip": "outside hip side lateral lateral_hip greater_trochanter outer",
        "front-hip": "front anterior anterior_hip front_of_hip",
        "groin": "inside inner inner_thigh",
        "buttock": "behind back glute glutes bottom",
        "outer-thigh": "thigh it_band lateral_thigh",
        "outer-knee": "knee lateral_knee",
    },
    "of": {"reps": REPS, "hold": "seconds sec time duration holds hold_time"},
    "sides": {
        "alternate": (
            "alternating alternated alternately alternates alt in_turn turns each_time switching left_right "
            "abwechselnd im_wechsel"
        ),
        "both": "beide beidseitig beidseits",
        "left": "links",
        "right": "rechts",
    },
    "turn_over": {"once": "one true yes one_roll", "each": "every always false no each_time"},
    "view": {"side": "lateral profile sideways", "front": "frontal face facing coronal"},
    "pace": {"self": "own own_pace free manual slow", "timed": "auto automatic clock"},
    "first_side": {"left": "l links", "right": "r rechts"},
    "side": {"left": "l links", "right": "r rechts"},
    "language": {"en": "english", "de": "german deutsch"},
    "theme": {"night": "dark", "day": "light"},
    "when": {
        "pre-run": (
            "before before_run before_running before_a_run warm_up warmup pre activation vor_dem_lauf "
            "vor_dem_laufen aufwärmen"
        ),
        "post-run": "after after_run after_running after_a_run cool_down cooldown post nach_dem_lauf nach_dem_laufen",
        "rest-day": "rest off day_off off_day recovery ruhetag am_ruhetag pause",
        "any": "always daily every_day everyday anytime whenever all immer jederzeit",
    },
}
NOT_COUNTED: Final[Mapping[str, Phrase]] = {
    "kg lb lbs weight_kg weight_unit weight_lbs gewicht": phrase(
        "coach knows no weights; write it in a note, or a band"
    ),
    "rpe rir intensity zone heart_rate anstrengung borg": phrase(
        "coach asks after the session how hard it was; leave it out"
    ),
    "distance meters metres calories": phrase("coach counts repetitions and seconds; write tempo: {{hold: 60}}"),
    "amrap to_failure max_reps": phrase("coach counts to a number; write reps: 10 (+ and - change it in the session)"),
    "superset": phrase(
        "coach has rounds for exercises in turn; write - rounds: 3, which has a list of exercises of its own"
    ),
    "emom": phrase("coach has no minutes to fill; write - rounds: 3 with a rest, and a list of exercises of its own"),
}
"""What is counted elsewhere and not here, and what coach has in its place."""
