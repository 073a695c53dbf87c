# SPDX-License-Identifier: MPL-2.0
"""The texts people write around the answers of a round, edited by the same code as a plan's."""

from activities.texts import TextSort, Whole, register, register_whole

from .models import Round

INTRODUCTION = TextSort(
    "opfoelgningsindledning",
    Round,
    "indledningen",
    "introduction",
    of="followup",
    label=lambda row: "Indledning",
    is_shared=True,
)
CONCLUSION = TextSort(
    "opfoelgningsafslutning",
    Round,
    "afslutningen",
    "conclusion",
    of="followup",
    label=lambda row: "Afslutning",
    suffix="-slut",
    is_shared=True,
)


def register_sorts() -> None:
    """Let them be edited where they stand."""
    register_whole("followup", Whole(Round, "opfoelgning", "plan__agreement"))
    register(INTRODUCTION, CONCLUSION)
