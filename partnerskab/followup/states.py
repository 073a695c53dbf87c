# SPDX-License-Identifier: MPL-2.0
"""How an activity goes: the sign of each state, which never stands without its word, and what it means to people."""

from .models import Answer

SIGNS = {
    Answer.State.ON_TRACK: "→",
    Answer.State.DELAYED: "!",
    Answer.State.STOPPED: "×",
    Answer.State.DONE: "✓",
    "": "–",
}
MISSING = "Mangler svar"
"""The word beside the sign of no state."""

MEANINGS = {
    Answer.State.ON_TRACK: "Vi når det, vi har lovet, som planlagt.",
    Answer.State.DELAYED: "Vi gør det stadig, men senere eller langsommere end planlagt.",
    Answer.State.STOPPED: "Vi går ikke videre med det i år.",
    Answer.State.DONE: "Vi er færdige med det, vi ville i år.",
}


def label(state: str) -> str:
    """The state in words."""
    return str(dict(Answer.State.choices).get(state, MISSING))
