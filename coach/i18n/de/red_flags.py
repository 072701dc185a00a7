"""When somebody should look at the hip, in German."""

from __future__ import annotations

from typing import Final

from coach.i18n.red_flags import RedFlagTexts

RED_FLAGS: Final = RedFlagTexts(
    # Wann jemand die Hüfte ansehen soll. Keine Diagnose: jedes Zeichen, was dahinterstecken kann, und was zu tun ist.
    heading="Wann zum Arzt",
    lead=(
        "coach sieht deine Hüfte nicht und ist kein Arzt. Bei einem dieser Zeichen hör auf zu üben und lass "
        "jemanden danach sehen, der es kann."
    ),
    at_once="SOFORT, NOCH HEUTE",
    this_week="DIESE WOCHE",
    bone_sign=(
        "Ein Schmerz in Leiste oder Hüfte, der bei jedem Lauf früher kommt, danach länger bleibt, beim Gehen "
        "wehtut, dich hinken lässt oder weckt."
    ),
    bone_why=(
        "Das kann ein Riss im Hals des Oberschenkelknochens sein, und er kann größer werden. Er ist wahrscheinlicher "
        "nach einem Sprung im Training, früher Menopause, wenig Gewicht oder bei Rauchern."
    ),
    bone_do=(
        "Lauf und spring nicht mehr, probier es nicht durch Hüpfen aus, und lass es heute oder morgen ansehen; ein "
        "erstes Röntgenbild kann noch nichts zeigen, ein MRT entscheidet."
    ),
    fall_sign=(
        "Nach einem Sturz oder Schlag, oder ganz plötzlich, kannst du das Bein nicht belasten oder die Hüfte "
        "nicht bewegen, oder das Bein sieht kürzer oder verdreht aus."
    ),
    fall_why="Es kann etwas gebrochen oder ausgerenkt sein.",
    fall_do="Steh nicht darauf; fahr in eine Notaufnahme oder ruf Hilfe.",
    infection_sign=(
        "Die Hüfte ist heiß, rot oder geschwollen, oder sie schmerzt und du hast Fieber oder fühlst dich krank."
    ),
    infection_why="Das Gelenk kann entzündet sein, und das kann in Stunden Schaden anrichten.",
    infection_do="Fahr in eine Notaufnahme.",
    nerve_sign=(
        "Taubheit zwischen den Beinen, Mühe, Wasser oder Stuhl zu halten oder zu lassen, oder ein Bein, das "
        "plötzlich schwach, kalt oder blass ist."
    ),
    nerve_why="Nerven oder Blutgefäße können abgedrückt sein.",
    nerve_do="Ruf den Notarzt oder fahr sofort in eine Notaufnahme.",
    pelvis_sign=(
        "Plötzlicher starker Schmerz in Bauch oder Becken, oder Schmerz mit Fieber, Ohnmacht, Erbrechen, Blutung "
        "oder in einer Schwangerschaft."
    ),
    pelvis_why="Er kann aus dem Bauch kommen und in der Hüfte nur zu spüren sein.",
    pelvis_do="Geh sofort zum Arzt.",
    lump_sign="Ein schmerzhafter Knoten in der Leiste, der sich nicht zurückdrücken lässt.",
    lump_why="Darin kann ein Stück Darm eingeklemmt sein.",
    lump_do="Fahr in eine Notaufnahme.",
    constant_sign=(
        "Schmerz, der immer da ist, auch in Ruhe und nachts; Gewichtsverlust, den du nicht willst; eine "
        "Krebserkrankung, auch früher; ein alter Schmerz, der plötzlich anders ist."
    ),
    constant_why="Schmerz aus Muskeln und Sehnen ändert sich mit dem, was du tust. Dieser muss untersucht werden.",
    constant_do="Bitte um einen Termin in den nächsten Tagen und sag, warum es eilt.",
    numb_sign="Kribbeln oder Taubheit das Bein hinunter, oder Rückenschmerz zusammen mit der Hüfte.",
    numb_why="Es kann vom Rücken kommen, und dagegen helfen diese Übungen nicht.",
    numb_do="Lass es diese Woche ansehen; sofort, wenn das Bein schwach wird.",
    locking_sign="Die Hüfte klemmt, hakt oder gibt nach, oder es zwickt tief in der Leiste.",
    locking_why="Der Rand der Gelenkpfanne kann eingerissen sein.",
    locking_do="Lass weg, wobei es hakt, und lass es ansehen.",
    cycle_sign="Schmerz, der mit der Regel, der Blase oder dem Essen kommt und nicht mit dem, was du tust.",
    cycle_why="Er kann aus dem Bauch kommen und nicht von der Hüfte.",
    cycle_do="Geh zum Arzt.",
    staying_sign=(
        "Die Hüfte schmerzt nach drei Einheiten in Folge, wird von Morgen zu Morgen schlimmer oder ist nach "
        "vier bis sechs Wochen nicht besser."
    ),
    staying_why="Vielleicht übst du zu viel, oder es ist etwas anderes.",
    staying_do="Lass weg, was es schlimmer macht, und lass es untersuchen, ärztlich oder physiotherapeutisch.",
    sore_or_pain="MUSKELKATER ODER SCHMERZ?",
    soreness=(
        "Muskelkater: dumpf und großflächig, in dem Muskel, den du geübt hast; er kommt Stunden später oder am "
        "nächsten Tag, wird beim Bewegen besser und ist nach zwei, drei Tagen weg."
    ),
    pain=(
        "Schmerz: scharf oder an einer Stelle, in der Leiste oder auf dem Knochen; er kommt beim Bewegen, "
        "lässt dich hinken oder aufhören, weckt dich, oder ist am nächsten Morgen schlimmer."
    ),
    unsure=(
        "Nicht sicher? Dann nimm es als Schmerz, lass diese Übung für heute weg und schau, wie der nächste Morgen ist."
    ),
)
