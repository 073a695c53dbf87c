# SPDX-License-Identifier: MPL-2.0
"""The agreement as it stands now: read as one text, and what the checks find in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.agreements.models import Agreement
from partnerskab.content.agreed import WholeAgreement
from partnerskab.content.checks import Finding, check
from partnerskab.content.checks.agreement import gap_before
from partnerskab.content.freezing_agreement import freeze_whole_agreement
from partnerskab.content.places import link_to
from partnerskab.documents.agreement_page import agreement_page
from partnerskab.revisions.pages import of_matter


@dataclass(frozen=True)
class Found:
    """A finding, and the address of what it speaks of."""

    finding: Finding
    address: str


@require_GET
@requires(Action.READ_DRAFT)
def reading(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """The whole agreement in the order of the paper."""
    agreement = _agreement(request, mark)
    context = of_matter(agreement) | {"agreement": agreement} | agreement_page(freeze_whole_agreement(agreement))
    return render(request, "content/agreement_reading.html", context)


@require_GET
@requires(Action.READ_DRAFT)
def checks(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """Every finding in the order of the paper, what blocks first, each with the way to its place."""
    agreement = _agreement(request, mark)
    content = freeze_whole_agreement(agreement)
    found = [Found(finding, link_to(content, finding)) for finding in _findings(agreement, content)]
    blocking = [one for one in found if one.finding.blocks]
    advice = [one for one in found if not one.finding.blocks]
    context = of_matter(agreement) | {
        "agreement": agreement,
        "content": content,
        "blocking": blocking,
        "advice": advice,
    }
    return render(request, "content/agreement_checks.html", context)


def _findings(agreement: Agreement, content: WholeAgreement) -> Iterator[Finding]:
    yield from check(content)
    of = Agreement.objects.of(agreement.partnership).filter(valid_to__lt=agreement.valid_from)
    if before := of.first():
        yield from gap_before(content, before.valid_to)


def _agreement(request: MemberRequest, mark: str) -> Agreement:
    return get_object_or_404(Agreement.objects.of(request.partnership).marked(mark))
