# SPDX-License-Identifier: MPL-2.0
"""A round of follow-up as it is shown, on the screen and on paper: by focus area, counted, and its money summed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from budgets.followed import Followed, Sums, sums
from partnerskab import danish
from partnerskab.followup.models import Answer
from partnerskab.followup.states import MEANINGS, SIGNS, label

from .yearly import ActivityTold, FollowUpContent

State = Answer.State

METHOD = (
    *((f"{SIGNS[state]} {state.label}", MEANINGS[state]) for state in State),
    (
        "– Mangler svar",
        "De ansvarlige har ikke sendt svar. En kladde, der ikke er sendt, står ved aktiviteten som det, den er.",
    ),
    (
        "Penge",
        "Beløb er partnerskabets egne midler i planens år i hele kroner. Bevilget er, hvad planen afsætter; brugt er, "
        "hvad der er skrevet ind indtil nu; forventet er, hvad året ventes at ende på. En streg er ikke 0 kr., men "
        "at intet er oplyst.",
    ),
)
"""How the paper is to be read, label and words."""


@dataclass(frozen=True, slots=True)
class AreaTold:
    """A focus area, or the appendix (without a number), with what is told of its activities."""

    number: int | None
    title: str
    told: tuple[ActivityTold, ...]

    @property
    def sums(self) -> Sums:
        return money(self.told)

    @property
    def name(self) -> str:
        """ "Indsatsområde 1: Tryggere byliv"."""
        return f"Indsatsområde {self.number}: {self.title}" if self.number is not None else self.title


def areas_told(content: FollowUpContent) -> tuple[AreaTold, ...]:
    """Those that have activities, in the plan's order, the appendix last."""
    known = {area.number for area in content.areas}
    found = [
        AreaTold(area.number, area.title, tuple(one for one in content.told if _in(one, area.number)))
        for area in content.areas
    ]
    outside = tuple(one for one in content.told if one.is_appendix or one.area not in known)
    return tuple(area for area in (*found, AreaTold(None, "Appendiks", outside)) if area.told)


def money(told: Iterable[ActivityTold]) -> Sums:
    """The partnership's own money of some activities."""
    return sums(Followed(one.budget, one.spent, one.forecast) for one in told)


def state_of(told: ActivityTold) -> str:
    """How it goes, by an answer that was sent; empty without one."""
    return told.state if told.is_sent else ""


def counted(content: FollowUpContent) -> list[tuple[str, int]]:
    """How many activities are in each state, those without an answer last; states without any are left out."""
    found = Counter(state_of(one) for one in content.told)
    return [(state, found[state]) for state in (*(one.value for one in State), "") if found[state]]


def in_short(content: FollowUpContent) -> str:
    """ "Af planens 12 aktiviteter går ni efter planen, to er forsinkede, og én mangler svar."."""
    if not content.told:
        return "Planen har ingen aktiviteter."
    said = [_said(state, number) for state, number in counted(content)]
    *first, last = said
    whole = f"{', '.join(first)}, og {last}" if first else last
    number = danish.counted(len(content.told), "aktivitet", "aktiviteter")
    return f"Planen har {number}: {whole}."


def _in(told: ActivityTold, area: int) -> bool:
    return told.area == area and not told.is_appendix


def _said(state: str, number: int) -> str:
    many = danish.in_words(number)
    match state:
        case State.ON_TRACK:
            return f"{many} går efter planen"
        case State.DELAYED:
            return f"{many} er {'forsinket' if number == 1 else 'forsinkede'}"
        case State.STOPPED:
            return f"{many} er stoppet"
        case State.DONE:
            return f"{many} er gennemført"
        case _:
            return f"{many} mangler svar"


def sign_and_word(told: ActivityTold) -> tuple[str, str]:
    """The sign and the word of how it goes."""
    state = state_of(told)
    return SIGNS[state], label(state)
