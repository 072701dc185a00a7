"""The headings of the guide, in German."""

from __future__ import annotations

from typing import Final

from coach.i18n.guide_texts import GuideTexts

GUIDE: Final = GuideTexts(
    urgent=(
        "Schmerz bei jedem Schritt, nachts oder nach einem Sturz, mit Fieber, taub oder plötzlich schwach? Dann such "
        "nicht hier, drück r."
    ),
    from_the_front="von vorn",
    from_the_side="von der Seite",
    here="WAS ES SEIN KANN",
    here_urgent="DAMIT GLEICH ZUM ARZT",
    examined="Was es ist, kann nur sagen, wer deine Hüfte untersucht.",
    nothing_here="hierzu gibt es keine Seite",
    yours="trifft zu",
    not_yours="Trifft das auf dich zu? Mit m lassen deine Einheiten das weg; noch einmal m nimmt es zurück.",
    left_out_yours="Das trifft auf dich zu, sagst du: Deine Einheiten lassen das weg. m nimmt es zurück.",
    no_routine="dazu gibt es noch keine Einheit",
    where="WO TUT ES WEH?",
    may_be="Was es sein kann. Was es ist, kann nur sagen, wer deine Hüfte untersucht.",
    first="zuerst ansehen lassen",
    open_page="Eine Seite davon lesen: coach guide {condition}",
    no_pages="Noch gibt es keine Seite.",
    outer_hip="Außen an der Hüfte",
    front_hip="Vorn an der Hüfte",
    groin="In der Leiste",
    buttock="Im Gesäß",
    outer_thigh="Außen am Oberschenkel",
    outer_knee="Außen am Knie",
    also="Heißt auch: {names}.",
    no_doctor=(
        "coach ist kein Arzt, und diese Seite sagt nicht, was du hast. coach guide beginnt mit den Zeichen, die "
        "nicht warten können."
    ),
    see_somebody="LASS ES ANSEHEN, WENN",
    no_exercises="Hier gibt es nichts zu üben: Lass es zuerst ansehen.",
    felt="WO MAN ES SPÜRT",
    feels="WIE ES SICH ANFÜHLT",
    worse="WAS ES SCHLIMMER MACHT",
    relief="WAS GUTTUT",
    takes="WIE LANGE ES DAUERT",
    phases="DER WEG ZURÜCK",
    exercises="ÜBUNGEN",
    leave_out="BESSER NICHT",
    leave_out_too=(
        "Trifft das auf dich zu? Mit conditions: [{condition}] in settings.yaml lassen deine Einheiten das weg."
    ),
    left_out_now="Deine Einheiten lassen das weg, wie es in den Optionen (settings.yaml) steht.",
    prevent="DAMIT ES NICHT WIEDERKOMMT",
    sources="QUELLEN",
)
