# SPDX-License-Identifier: MPL-2.0
"""How much there is in frozen content, in a sentence for people."""

from partnerskab import danish

from .agreed import WholeAgreement
from .canonical import Content
from .totals import line_totals
from .tree import PlanContent


def holds(content: Content) -> str:
    """ "12 aktiviteter, 1.313.000 kr. i 2022.", "Seks kapitler, 14 parter og ti mål." """
    if isinstance(content, PlanContent):
        activities = len(content.activities)
        total = line_totals(content.all_lines(), [content.year])[0].kr
        paid = "" if total is None else f", {danish.kr(total)} i {content.year}"
        ending = "" if paid.endswith("kr.") else "."
        return f"{activities} {'aktivitet' if activities == 1 else 'aktiviteter'}{paid}{ending}"
    if isinstance(content, WholeAgreement):
        chapters = danish.counted(len(content.chapters), "kapitel", "kapitler", neuter=True)
        parties = danish.counted(len(content.voting), "part", "parter")
        targets = danish.counted(len(content.targets), "mål", "mål", neuter=True)
        return f"{chapters.capitalize()}, {parties} og {targets}."
    targets = danish.counted(len(content.entries), "mål", "mål", neuter=True)
    return f"{targets.capitalize()}."
