# SPDX-License-Identifier: MPL-2.0
"""What of the product can be attached to a point: papers and versions, pages of the plan, follow-up, case papers.

Wholes that are written elsewhere are named by their own address below the partnership's.
"""

from django.urls import reverse

from activities.models import Plan
from partnerskab.agreements.models import Partnership
from partnerskab.cases.models import CasePaper
from partnerskab.documents.models import Document, Kind
from partnerskab.followup.models import Round
from partnerskab.meetings.models import Meeting
from partnerskab.meetings.row_forms import Paper
from partnerskab.revisions.models import Revision
from targets.models import TargetStatus


def offered(partnership: Partnership, meeting: Meeting) -> dict[str, list[Paper]]:
    """All of it, group by group, in a constant number of queries."""
    return {
        "Papirer": _stored(partnership),
        "Versioner": [_version(one) for one in Revision.objects.of(partnership).order_by("-submitted_at")],
        "Planen": [page for plan in Plan.objects.of(partnership).order_by("-year") for page in _pages(plan)],
        "Opfølgning": [_whole(partnership, one) for one in Round.objects.of(partnership)],
        "Status på målene": [_whole(partnership, one) for one in TargetStatus.objects.of(partnership)],
        "Indstillinger": [_whole(partnership, one) for one in CasePaper.objects.of(partnership)],
        "Referater": [_whole(partnership, one) for one in Meeting.objects.of(partnership) if one.pk != meeting.pk],
    }


def _stored(partnership: Partnership) -> list[Paper]:
    """Each paper once: as a draft and as approved it has one address, where it is what it has become."""
    found = map(_paper, Document.objects.of(partnership, drafts=True).order_by("-made_at"))
    return list({one.key: one for one in found}.values())


def _paper(document: Document) -> Paper:
    revision = document.revision
    annex = document.kind == Kind.ANNEX
    name = f"Ændringer i {revision}" if annex else str(revision)
    address = reverse(
        "stored_annex" if annex else "stored_paper",
        args=[revision.partnership.slug, revision.matter.address, revision.number],
    )
    return Paper(f"{name}, PDF"[:200], address, revision.content_sha256)


def _version(revision: Revision) -> Paper:
    address = reverse("revision_reading", args=[revision.partnership.slug, revision.matter.address, revision.number])
    title = f"{revision} ({revision.standing.word})"
    return Paper(title[:200], address, revision.content_sha256)


def _pages(plan: Plan) -> list[Paper]:
    slug = plan.agreement.partnership.slug
    pages = (
        ("plan", "Oversigten i"),
        ("reading", "Kladden til"),
        ("money_grid", "Økonomien i"),
        ("spending", "Forbruget i"),
        ("money_moves", "Flytninger af penge i"),
        ("criteria", "Succeskriterierne i"),
    )
    paper = Paper(f"Kladden som PDF til {plan}", reverse("draft_paper", args=[slug, plan.address]))
    return [*(Paper(f"{what} {plan}", reverse(name, args=[slug, plan.year])) for name, what in pages), paper]


def _whole(partnership: Partnership, matter: Round | TargetStatus | CasePaper | Meeting) -> Paper:
    return Paper(str(matter)[:200], f"/{partnership.slug}/{matter.address}/")
