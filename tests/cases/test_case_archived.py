# SPDX-License-Identifier: MPL-2.0
"""The papers page with every kind of paper: year by year, the plan first, the newest of a kind before the older."""

import hashlib
import re

from django.db import transaction
from django.utils import timezone

from partnerskab.cases.models import CasePaper
from partnerskab.documents.models import Document
from partnerskab.revisions.chain import append, hold
from partnerskab.revisions.models import Revision
from tests.revisions.acting import Acting

PAPERS = "/amager/papirer/"


def put(revision: Revision, standing: str = "draft") -> None:
    """Store a paper without drawing it: what it holds says nothing here."""
    data = f"%PDF-1.7 {revision.label} {revision.matter}".encode()
    paper = Document(
        revision=revision, kind="plan", standing=standing, stands="Som det står", filename="papir.pdf",
        data=data, size=431_204, sha256=hashlib.sha256(data).hexdigest(), made_at=timezone.now(),
    )  # fmt: skip
    with transaction.atomic():
        hold(revision.partnership)
        append(paper, revision.partnership)


def headings(browser) -> list[str]:
    return [re.sub(r"\s+", " ", one) for one in re.findall(r'<h2 id="year-\d+">(.*?)</h2>', browser.get(PAPERS).text)]


def test_papers_of_a_year_stand_in_the_order_of_their_kinds(
    secretariat, cast, act, agree, follow, midterm, steering_meeting, case
):
    of = {"agreement": case.agreement, "year": 2022, "body": "Udvalget"}
    second = CasePaper.objects.create(number=2, title="En anden sag", **of)
    for matter in (agree.matter, steering_meeting, case, second, midterm, follow.matter, act.matter):
        put(Acting(cast, matter).submit())
    assert headings(secretariat) == [
        "Tryghedsplan 2022",
        "Midtvejsstatus 2022",
        "Status på målene 2022",
        "Indstilling: En anden sag",
        "Indstilling: Tryghedsplan 2022",
        str(steering_meeting),
        str(agree.matter),
    ]
