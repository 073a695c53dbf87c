# SPDX-License-Identifier: MPL-2.0
"""Which committee an agreement's case papers go to, and what it is usually asked."""

from partnerskab.agreements.models import Agreement, ApprovalStep, Body

from .models import CasePaper

USUAL = "Økonomiudvalget"
USUAL_SENDER = "Økonomiforvaltningen"


def suggested_bodies(agreement: Agreement) -> list[str]:
    """The committees that the agreement knows, and the bodies of its decision routes that come after the others."""
    named = list(agreement.bodies.filter(kind=Body.Kind.COMMITTEE).order_by("order").values_list("name", flat=True))
    informed = agreement.approval_steps.filter(act=ApprovalStep.Act.IS_INFORMED).order_by("matter", "order")
    return list(dict.fromkeys([*named, *informed.values_list("body", flat=True)])) or [USUAL]


def usual_aim(agreement: Agreement, body: str, matter: str) -> str:
    """What the committee is asked of a plan or a status: to decide where the route lets it, else to take note."""
    approves = agreement.approval_steps.filter(matter=matter, body=body, act=ApprovalStep.Act.APPROVES)
    return CasePaper.Aim.DECISION if approves.exists() else CasePaper.Aim.NOTE
