# SPDX-License-Identifier: MPL-2.0
"""How much there is in frozen content, in a sentence for people."""

from django.utils.text import get_text_list

from partnerskab import danish

from .agreed import StatusContent, WholeAgreement
from .canonical import Content
from .totals import line_totals
from .tree import PlanContent
from .yearly import CaseContent, FollowUpContent, MeetingContent


def holds(content: Content) -> str:
    """ "12 aktiviteter, 1.313.000 kr. i 2022.", "Seks kapitler, 14 parter og ti mål."; empty where there is nothing."""
    if isinstance(content, PlanContent):
        activities = len(content.activities)
        total = line_totals(content.all_lines(), [content.year])[0].kr
        paid = "" if total is None else f", {danish.kr(total)} i {content.year}"
        ending = "" if paid.endswith("kr.") else "."
        return f"{activities} {'aktivitet' if activities == 1 else 'aktiviteter'}{paid}{ending}"
    told = get_text_list([part for part in _parts(content) if part], "og")
    return f"{told[:1].upper()}{told[1:]}." if told else ""


def _parts(content: Content) -> list[str]:
    match content:
        case WholeAgreement():
            parties = _counted(len(content.voting), "part", "parter", neuter=False)
            targets = _counted(len(content.targets), "mål", "mål")
            return [_counted(len(content.chapters), "kapitel", "kapitler"), parties, targets]
        case FollowUpContent():
            told = _counted(len(content.told), "aktivitet", "aktiviteter", neuter=False)
            return [told, _counted(len(content.entries), "mål", "mål")]
        case MeetingContent():
            return [_counted(len(content.points), "punkt", "punkter")]
        case CaseContent():
            points = _counted(len(content.recommendations), "at-punkt", "at-punkter")
            return [points, _counted(len(content.annexes), "bilag", "bilag")]
        case StatusContent():
            return [_counted(len(content.entries), "mål", "mål")]
        case _:
            return []


def _counted(number: int, one: str, many: str, *, neuter: bool = True) -> str:
    return danish.counted(number, one, many, neuter) if number else ""
