"""The texts of a workout for a watch and of an activity for a training log, in German."""

from __future__ import annotations

from typing import Final

from coach.i18n.fit_texts import FitTexts

FIT: Final = FitTexts(
    # --- Schritte
    in_turn="{side} zuerst, im Wechsel",
    rest="Pause",
    switch="Wechsel: {side}",
    # --- Zu einem Training für die Uhr
    copy_it=(
        "Verbinde die Uhr über ihr Kabel und kopiere die Datei in ihren Ordner GARMIN/NewFiles. "
        "Garmin Connect nimmt Aktivitäten, aber keine Trainings."
    ),
    press_lap="Ein Satz ist vorbei, wenn du die Rundentaste drückst; eine Pause endet von selbst.",
    without_rests=(
        "{steps} Schritte sind mehr als die {most}, die Uhren nehmen, darum fehlen die Pausen. "
        "Mach Pause, solange du sie brauchst, dann drück die Rundentaste."
    ),
    # --- Zu einer Aktivität
    upload_fit=(
        "Lade sie hoch, wo dein Trainingstagebuch Dateien nimmt: Strava und Garmin Connect wollen diese, "
        "und sie enthält jeden Satz mit seiner Seite."
    ),
    upload_tcx=(
        "Für Tagebücher, die keine FIT-Datei nehmen: eine Runde für jeden Satz, mit seinem Namen in ihrer Notiz. "
        "Strava will die FIT-Datei, denn hier sähe es weder die Sätze noch die Art des Trainings."
    ),
    set_done="{name}: {performed} von {prescribed}",
)
