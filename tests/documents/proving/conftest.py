# SPDX-License-Identifier: MPL-2.0
"""A small plan with versions, and papers of them in the store."""

import datetime
import hashlib
from dataclasses import replace

import pytest
from django.utils import timezone

from activities.models import Plan
from partnerskab.content.canonical import to_json
from partnerskab.content.tree import PlanContent, Step
from partnerskab.documents.models import Document, Kind, Mark
from partnerskab.documents.printing import drawing, paper
from partnerskab.documents.printing.edition import Edition
from partnerskab.revisions import chain, lifecycle
from partnerskab.revisions.lifecycle import Held, Word
from partnerskab.revisions.models import Revision
from tests.revisions.acting import Acting, small_plan

HELD = datetime.date(2022, 12, 12)


@pytest.fixture
def plan(make_plan) -> Plan:
    """The small plan in the database."""
    return make_plan(content=small_plan())


def proved_plan() -> PlanContent:
    """A small plan with the same ids everywhere, so that its paper is drawn once for all tests."""
    content = small_plan()
    steps = (Step("Styregruppen", "approves", "meeting"), Step("Økonomiudvalget", "is_informed", "meeting"))
    return replace(content, agreement=replace(content.agreement, steps=steps))


def edition(content: PlanContent, data: bytes | None = None) -> Edition:
    """Version 2022.1 of a plan as it was approved; with `data` of another plan it is a forgery."""
    return Edition(
        content=content, data=data or to_json(content), label="2022.1", status="Godkendt",
        stands="af styregruppen 12. december 2022", day=HELD, is_approved=True,
        origin="2022.1, indsendt 21. november 2022", about="Papiret viser version 2022.1, som den blev godkendt.",
    )  # fmt: skip


def printed(shown: Edition) -> bytes:
    return drawing.write_pdf(paper.html(shown), shown.data, shown.day)


@pytest.fixture(scope="session")
def approved_pdf() -> bytes:
    """The paper of version 2022.1."""
    return printed(edition(proved_plan()))


@pytest.fixture
def approved(act: Acting, approved_pdf: bytes) -> Revision:
    """Version 2022.1, approved at a meeting, with its paper in the store."""
    revision = submit(act, proved_plan())
    lifecycle.record(revision, act.cast.secretariat, 0, Held(HELD, (), "2022-0123456"), {"": Word("approved")})
    stored(revision, approved_pdf)
    return Revision.objects.of(act.cast.partnership).get(pk=revision.pk)


def submit(act: Acting, content: PlanContent) -> Revision:
    """The plan's next version with that content, every finding that blocks explained."""
    explanations = dict.fromkeys(lifecycle.blocking(content), "Pengene er afsat.")
    return lifecycle.submit(act.plan, act.cast.secretariat, content, "Hermed planen.", explanations)


def stored(revision: Revision, data: bytes, standing: Mark = Mark.APPROVED) -> Document:
    """A paper of a version in the store, of any bytes."""
    paper = Document(
        revision=revision, kind=Kind.WHOLE, standing=standing, stands="Godkendt af styregruppen 12. december 2022",
        filename=f"tryghedsplan-amager-2022-version-{revision.label}-{standing.label.lower()}.pdf", data=data,
        size=len(data), sha256=hashlib.sha256(data).hexdigest(), made_at=timezone.now(),
    )  # fmt: skip
    chain.append(paper, revision.plan.agreement.partnership)
    return paper
