"""The headings of the guide, on paper and on screen: English here. What its pages say stands in their files."""

from __future__ import annotations

from msgspec import Struct

from coach.model.condition import Place


class GuideTexts(Struct, frozen=True, kw_only=True):
    """The texts of one language. A page tells what it may be; nothing here says what somebody has."""

    urgent: str = (
        "Pain on every step, at night or after a fall, with fever, numb or suddenly weak? Do not look here: press r."
    )
    from_the_front: str = "from the front"
    from_the_side: str = "from the side"
    here: str = "WHAT IT MAY BE"
    here_urgent: str = "WITH THESE, SEE SOMEBODY NOW"
    examined: str = "What it is can only be told by somebody who examines your hip."
    nothing_here: str = "no page for this place"
    yours: str = "yours"
    not_yours: str = "Is it yours? m leaves these out of your sessions, and takes that back."
    left_out_yours: str = "You said it is yours: your sessions leave these out. m takes that back."
    no_routine: str = "nothing to exercise yet"
    where: str = "WHERE DOES IT HURT?"
    may_be: str = "What it may be. What it is can only be told by somebody who examines your hip."
    first: str = "see somebody first"
    open_page: str = "Read one of them: coach guide {condition}"
    no_pages: str = "There is no page yet."

    outer_hip: str = "On the outside of the hip"
    front_hip: str = "At the front of the hip"
    groin: str = "In the groin"
    buttock: str = "In the buttock"
    outer_thigh: str = "On the outside of the thigh"
    outer_knee: str = "On the outside of the knee"

    also: str = "Also called {names}."
    no_doctor: str = (
        "coach is no doctor, and this page does not say what you have. coach guide begins with the signs that "
        "cannot wait."
    )
    see_somebody: str = "SEE SOMEBODY IF"
    no_exercises: str = "There is nothing to exercise here: let somebody look at it first."
    felt: str = "WHERE IT IS FELT"
    feels: str = "HOW IT FEELS"
    worse: str = "WHAT MAKES IT WORSE"
    relief: str = "WHAT GIVES RELIEF"
    takes: str = "HOW LONG IT TAKES"
    phases: str = "THE WAY BACK"
    exercises: str = "EXERCISES"
    leave_out: str = "BETTER LEFT OUT"
    leave_out_too: str = "Is it yours? With conditions: [{condition}] in settings.yaml your sessions leave these out."
    left_out_now: str = "Your sessions leave these out, as your settings say."
    prevent: str = "SO THAT IT STAYS AWAY"
    sources: str = "SOURCES"

    def place(self, place: Place) -> str:
        """Where it is felt, as one says it."""
        match place:
            case Place.OUTER_HIP:
                return self.outer_hip
            case Place.FRONT_HIP:
                return self.front_hip
            case Place.GROIN:
                return self.groin
            case Place.BUTTOCK:
                return self.buttock
            case Place.OUTER_THIGH:
                return self.outer_thigh
            case Place.OUTER_KNEE:
                return self.outer_knee
