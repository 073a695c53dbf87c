# SPDX-License-Identifier: MPL-2.0
"""A version's paper is drawn once and stored; it says what was approved, by whom and when, and stays the same."""

import datetime
import hashlib
from pathlib import Path

import pytest

from activities.models import Plan
from partnerskab.content.canonical import Unreadable, from_json
from partnerskab.danish import date
from partnerskab.documents.editions import edition_of
from partnerskab.documents.making import make
from partnerskab.documents.models import Document, Mark, PaperOrder
from partnerskab.documents.ordering import order
from partnerskab.documents.printing import drawing, paper
from partnerskab.documents.printing.edition import Edition, Remark
from partnerskab.revisions.chain import breaks
from partnerskab.revisions.lifecycle import Word
from partnerskab.revisions.models import Outcome, Revision
from tests.cast import Cast
from tests.revisions.acting import NOTED, Acting, small_plan

from .printing import bare, no_warnings, reader, words_of
from .proving.tampering import tamper
from .standards import keeps_both


@pytest.fixture
def plan(make_plan) -> Plan:
    return make_plan(content=small_plan())


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


def test_no_paper_is_drawn_of_content_that_was_tampered_with(act: Acting) -> None:
    revision = act.submit()
    revision.content = bytes(revision.content).replace(b"285000", b"385000")
    with pytest.raises(Unreadable, match=r"2022\.1 is not what was submitted"):
        edition_of(revision, Mark.DRAFT)


def test_an_approved_paper_names_those_who_approved_whatever_the_clocks_said(act: Acting, cast: Cast) -> None:
    revision = act.approve(act.submit())
    before = edition_of(revision, Mark.APPROVED)
    tamper(Outcome, "UPDATE {table} SET reached_at = reached_at - interval '1 minute'")
    again = Revision.objects.of(cast.partnership).get(pk=revision.pk)
    assert edition_of(again, Mark.APPROVED) == before
    assert "af styregruppen" in before.stands


STORED = sorted((Path(__file__).parents[1] / "content" / "stored").glob("schema-*.json"))
DECIDED = datetime.date(2022, 12, 12)


def as_edition(data: bytes, is_approved: bool) -> Edition:
    """An edition of stored content, as a version of it would give."""
    return Edition(
        content=from_json(data), data=data, label="2022.3", day=DECIDED, is_approved=is_approved,
        status="Godkendt" if is_approved else "Udkast til godkendelse",
        stands="af styregruppen 12. december 2022" if is_approved else "Til godkendelse i styregruppen",
        origin="2022.3, indsendt 21. november 2022", about="Papiret viser version 2022.3.",
        steps=("Styregruppen godkendte planen 12. december 2022", "Økonomiudvalget orienteres"),
        answers=("Styregruppen: Københavns Politi og SSP København.",),
        remarks=(Remark("Summen stemmer ikke", "Den rettes i januar."),),
    )  # fmt: skip


def test_content_of_every_schema_renders_with_its_own_bytes_to_both_standards(tmp_path: Path) -> None:
    papers = {}
    for at, source in enumerate(STORED):
        data = source.read_bytes()
        edition = as_edition(data, is_approved=at % 2 == 0)
        with no_warnings():
            pdf = drawing.write_pdf(paper.html(edition), data, DECIDED)
        assert reader(pdf).attachments["plan.json"] == [data], source.name
        assert hashlib.sha256(data).hexdigest() in reader(pdf).metadata["/Keywords"]
        papers[source.stem] = pdf
    assert len(papers) >= 2
    keeps_both(tmp_path, papers)


def test_a_draft_of_a_version_is_marked_on_every_page() -> None:
    edition = as_edition(STORED[-1].read_bytes(), is_approved=False)
    html = paper.html(edition)
    assert '<div class="maerke"><span>UDKAST</span></div>' in html
    assert 'data-status="Version 2022.3 · Udkast til godkendelse\n12.\xa0december\xa02022"' in html
    assert '<div class="maerke">' not in paper.html(as_edition(STORED[-1].read_bytes(), is_approved=True))
