"""The texts of a session's web page, in German."""

from __future__ import annotations

from typing import Final

from coach.i18n.web_texts import WebTexts

WEB: Final = WebTexts(
    open_it="Schick sie aufs Telefon und öffne sie dort im Browser. Was sie danach speichert, ist für coach import.",
    no_voice="Sie hat Töne und Text, aber keine Stimme: coach page sagt, warum.",
    more_or_less_time=(
        "Neues wird zuerst erklärt, in Stellung gehst du danach. Mit Vor geht es sofort weiter. Wenn etwas wehtut, hör "
        "auf und drück Tut weh."
    ),
    own_pace="In deinem Tempo. Tipp nach jeder Wiederholung.",
    at_end="Das war der letzte Satz.",
    start="Los",
    resume="Weitermachen",
    begin_again="Neu beginnen",
    broken_off="Hier hast du abgebrochen: {when}.",
    length="Dauert {time}",
    lay_out="Du brauchst: {kit}.",
    with_voice="Geht ohne Netz. Eine Stimme führt dich, auch wenn das Telefon gesperrt ist.",
    without_voice=(
        "Geht ohne Netz und ohne Stimme: Töne und was hier steht führen dich, auch wenn das Telefon gesperrt ist."
    ),
    no_script=(
        "Diese Seite wird ohne ihr Programm gezeigt. Öffne die Datei in einem Browser, etwa Chrome oder Firefox."
    ),
    keys=(
        "Mit einer Tastatur: Leertaste Halt oder weiter, → vor, ← zurück, o tut weh, + und - größer und "
        "kleiner, m Ton aus, q aufhören."
    ),
    done_before="Hier gemacht",
    done_on="{when}: {reps} Wiederholungen",
    answer_last="Wie es war",
    big_read="LIES",
    finish="Fertig",
    bigger="Größer",
    mute="Ton aus",
    on_the_mat="{time} auf der Matte.",
    how_to_import=(
        "Speichere, was du gemacht hast, als Datei und bring sie auf den Rechner mit coach. Dort: coach import DATEI. "
        "Sie enthält alles, was hier gemacht wurde, und zählt einmal, wie oft du sie auch einliest."
    ),
    save="Datei speichern",
    saved_as="Gespeichert als {file}, bei den Downloads deines Browsers.",
    as_text="Nichts gespeichert? Dasselbe als Text, zum Kopieren",
    to_start="Zum Anfang",
)
