# SPDX-License-Identifier: MPL-2.0
"""The texts people write in a year's status on the targets, edited by the same code as a plan's."""

from activities.texts import TextSort, register

from .models import StatusRemark, TargetStatus

INTRODUCTION = TextSort(
    "statusindledning",
    TargetStatus,
    "indledningen",
    "introduction",
    of="status",
    label=lambda row: "Indledning",
    is_shared=True,
)
CONCLUSION = TextSort(
    "statusafslutning",
    TargetStatus,
    "afslutningen",
    "conclusion",
    of="status",
    label=lambda row: "Afslutning",
    suffix="-slut",
    is_shared=True,
)
REMARK = TextSort(
    "statusbemaerkning",
    StatusRemark,
    "bemærkningen",
    "text",
    owner="status",
    of="status",
    label=lambda row: f"Bemærkning til {row.target.title}",
)


def register_sorts() -> None:
    """Let them be edited where they stand."""
    register(INTRODUCTION, CONCLUSION, REMARK)
