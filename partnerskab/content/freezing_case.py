# SPDX-License-Identifier: MPL-2.0
"""From live rows to the frozen tree of a case paper, in a constant number of queries."""

from partnerskab.cases.models import CasePaper

from . import yearly
from .freezing import parties
from .tree import Step


def freeze_case(case: CasePaper) -> yearly.CaseContent:
    """The case paper as it stands now. The committee it is written to decides on it, or takes note of it."""
    agreement = case.agreement
    recommendations = case.recommendations.order_by("order", "pk").values_list("pk", "text")
    handlings = case.handlings.order_by("order", "pk").values_list("pk", "body", "on", "text")
    annexes = case.annexes.order_by("order", "pk").values_list("title", "address", "sha256")
    return yearly.CaseContent(
        schema=yearly.CASE_SCHEMA,
        matter="case",
        id=str(case.pk),
        partnership=agreement.partnership.name,
        slug=agreement.partnership.slug,
        year=case.year,
        number=case.number,
        title=case.title,
        body=case.body,
        aim=case.aim,
        meeting_on=case.meeting_on.isoformat() if case.meeting_on else "",
        sender=case.sender,
        case_number=case.case_number,
        document_number=case.document_number,
        officer=case.officer,
        resume=case.resume,
        recommendations=tuple(yearly.Recommended(str(key), text) for key, text in recommendations),
        problem=case.problem,
        solution=case.solution,
        economy=case.economy,
        process=case.process,
        handlings=tuple(yearly.Handled(str(key), *rest) for key, *rest in handlings),
        annexes=tuple(yearly.Attached(*row) for row in annexes),
        subject_label=case.subject_label,
        subject_sha256=case.subject_sha256,
        parties=parties(agreement, case.year),
        steps=(Step(case.body, "approves" if case.aim == CasePaper.Aim.DECISION else "notes", "meeting"),),
    )
