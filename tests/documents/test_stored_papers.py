# SPDX-License-Identifier: MPL-2.0
"""A version's paper is drawn once and stored; it says what was approved, by whom and when, and stays the same."""

import hashlib

import pytest

from activities.models import Plan
from partnerskab.danish import date
from partnerskab.documents.editions import edition_of
from partnerskab.documents.making import make
from partnerskab.documents.models import Document, Mark, PaperOrder
from partnerskab.documents.ordering import order
from partnerskab.documents.printing import paper
from partnerskab.revisions.chain import breaks
from partnerskab.revisions.lifecycle import Word
from partnerskab.revisions.models import Revision
from tests.cast import Cast
from tests.revisions.acting import NOTED, Acting
from tests.revisions.conftest import small_plan

from .printing import bare, reader, words_of


@pytest.fixture
def plan(make_plan) -> Plan:
    return make_plan(content=small_plan())


@pytest.fixture
def act(cast: Cast, plan: Plan) -> Acting:
    return Acting(cast, plan)


def test_an_approved_paper_says_so_and_is_the_same_when_drawn_again(act: Acting, cast: Cast) -> None:
    revision = act.approve(act.submit())
    order(revision)
    make(PaperOrder.objects.get().pk)
    stored = Document.objects.get()
    day = date(revision.outcome.decided_on)
    assert (stored.kind, stored.standing, stored.size) == ("plan", "approved", len(stored.data))
    assert stored.filename == "tryghedsplan-amager-2022-version-2022.1-godkendt.pdf"
    assert stored.stands == f"Godkendt af styregruppen {day}"
    assert stored.sha256 == hashlib.sha256(stored.data).hexdigest()
    assert not PaperOrder.objects.exists()
    assert not list(breaks())

    pdf = reader(bytes(stored.data))
    assert pdf.attachments["plan.json"] == [bytes(revision.content)]
    assert f"sha256:{revision.content_sha256}" in pdf.metadata["/Keywords"]
    assert pdf.metadata["/Keywords"].startswith("version 2022.1, godkendt, ")
    assert pdf.metadata.subject == f"Tryghedsplan 2022, version 2022.1. Godkendt af styregruppen {day}."
    assert f"Version 2022.1 · Godkendt {day}" in pdf.pages[2].extract_text().replace("\xa0", " ")
    cover = bare(pdf.pages[0].extract_text())
    for said in (
        f"GODKENDTaf styregruppen {day}",
        f"Styregruppen godkendte planen {day}",
        "Økonomiudvalget orienteres",
    ):
        assert bare(said) in cover
    printed = words_of(bytes(stored.data))
    assert "UDKAST" not in printed
    assert bare("SSP København") in printed
    assert bare("Pengene er afsat.") in printed

    act.record(revision, 2, {"": Word(NOTED)})
    again = Revision.objects.of(cast.partnership).get(pk=revision.pk)
    assert hashlib.sha256(paper.render(edition_of(again, Mark.APPROVED))).hexdigest() == stored.sha256
