# SPDX-License-Identifier: MPL-2.0
"""An agreement's papers are ordered, drawn, stored, served and proved as a plan's are."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse
from pypdf import PdfReader, PdfWriter

from partnerskab.content.agreed import WholeAgreement
from partnerskab.content.canonical import content_of, to_json
from partnerskab.content.freezing_agreement import freeze_whole_agreement
from partnerskab.documents.making import make
from partnerskab.documents.models import Document, Kind, PaperOrder
from partnerskab.documents.ordering import order
from partnerskab.documents.printing import paper
from partnerskab.documents.printing.edition import Edition, draft
from partnerskab.documents.proving.proof import prove
from partnerskab.documents.proving.verdict import Sign
from partnerskab.documents.shelf import shelf
from partnerskab.editing import change
from partnerskab.revisions.models import Revision
from tests.documents.printing import bare, reader, words_of
from tests.revisions.acting import Acting

from .conftest import HELD
from .test_proof import saved_anew
from .test_verify_document import verified

NAME = "Partnerskabsaftale for Amager Partnerskab 2021-2024"


def draw(revision: Revision) -> None:
    """Order what the version wants, and draw it."""
    order(revision)
    for placed in PaperOrder.objects.all():
        make(placed.pk)
    assert not PaperOrder.objects.exists()


@pytest.fixture
def approved(agree: Acting) -> Revision:
    """The first version of the agreement, approved by its parties, with its paper."""
    revision = agree.approve(agree.submit())
    draw(revision)
    return revision


@pytest.fixture
def pdf(approved: Revision) -> bytes:
    return bytes(Document.objects.get().data)


def test_the_approved_paper_carries_the_agreement_and_says_who_approved_it(approved: Revision, pdf: bytes) -> None:
    stored = Document.objects.get()
    assert stored.filename == "partnerskabsaftale-amager-2021-2024-version-2021-2024.1-godkendt.pdf"
    assert stored.stands.startswith("Godkendt af styregruppen ")
    opened = reader(pdf)
    assert opened.attachments["aftale.json"] == [bytes(approved.content)]
    assert opened.metadata["/Keywords"].startswith("version 2021-2024.1, godkendt, sha256:")
    printed = words_of(pdf)
    assert bare("Området skal være trygt at bo i.") in printed
    assert bare("Styregruppen godkendte aftalen") in printed
    assert "UDKAST" not in printed


def test_what_the_next_version_changes_is_an_annex_of_its_own(agree: Acting, approved: Revision) -> None:
    purpose = agree.matter.sections.get(kind="purpose")
    change(purpose, purpose.version, text="<p>Området skal være trygt at bo og færdes i.</p>")
    agree.matter.frames.filter(year=2024).update(kr=1_500_000)
    second = agree.submit()
    draw(second)
    annex = Document.objects.get(revision=second, kind=Kind.ANNEX)
    assert annex.filename == "partnerskabsaftale-amager-2021-2024-version-2021-2024.2-aendringer-udkast.pdf"
    opened = reader(bytes(annex.data))
    assert opened.attachments["aftale.json"] == [bytes(second.content)]
    printed = words_of(bytes(annex.data))
    assert bare("Ændringer siden sidst godkendte aftale") in printed
    assert bare("[indsat: og færdes") in printed
    assert bare("Ramme til aktiviteter i 2024") in printed
    told = prove(bytes(annex.data)).told[0]
    assert told.startswith(f"Ændringerne i version 2021-2024.2 af {NAME}, Amager Partnerskab. Udkast til godkendelse")
    assert [paper.title for paper in shelf(second, drafts=True).papers] == [
        NAME,
        "Ændringer siden sidst godkendte aftale",
    ]


def test_the_stored_bytes_are_genuine(approved: Revision, pdf: bytes, tmp_path: Path) -> None:
    verdict = prove(pdf)
    assert verdict.sign is Sign.GENUINE
    assert verdict.revision == approved
    assert verdict.told[0].startswith(f"Version 2021-2024.1 af {NAME}, Amager Partnerskab. Godkendt af styregruppen")
    assert verdict.told[1] == "Det er den version, der gælder nu."
    assert [leg.title for leg in verdict.legs] == [
        "Arbejdsgruppen indstiller",
        "Styregruppen godkender",
        "Økonomiudvalget orienteres",
    ]
    file = tmp_path / "aftale.pdf"
    file.write_bytes(pdf)
    assert verified(file)[0] == 0


def forged(revision: Revision, content: WholeAgreement) -> bytes:
    """The paper as it would be, had the version another content; it still says which version it is."""
    real = Edition(
        content=content, data=bytes(revision.content), label=revision.label, status="Godkendt",
        stands="af styregruppen", day=HELD, is_approved=True, origin="", about="",
    )  # fmt: skip
    return paper.render(real)


def test_a_paper_with_another_text_is_altered_and_the_words_are_named(approved: Revision, pdf: bytes) -> None:
    content = approved.frozen
    first = replace(content.chapters[0], text="<p>Området skal være dyrt at bo i.</p>")
    verdict = prove(forged(approved, replace(content, chapters=(first, *content.chapters[1:]))))
    assert verdict.sign is Sign.ALTERED
    assert verdict.told[0].startswith(f"Papiret siger, at det er version 2021-2024.1 af {NAME}")
    spots = [spot for page in verdict.differing.pages for spot in page.spots]
    assert any((spot.genuine, spot.here) == ("trygt", "dyrt") for spot in spots)


def with_data(pdf: bytes, data: bytes) -> bytes:
    """The same pages with other data attached."""

    def put(writer: PdfWriter) -> None:
        writer._root_object.pop("/Names", None)
        writer._root_object.pop("/AF", None)
        writer.add_attachment("aftale.json", data)

    return saved_anew(pdf, put)


def test_other_data_is_told_as_what_differs_in_the_agreement(approved: Revision, pdf: bytes, tmp_path: Path) -> None:
    content = approved.frozen
    more = replace(content.frames[0], kr=content.frames[0].kr + 40_000)
    data = to_json(replace(content, frames=(more, *content.frames[1:])))
    verdict = prove(with_data(pdf, data))
    assert verdict.sign is Sign.ALTERED
    assert verdict.data == "Aftalens data i filen er ændret."
    assert [(row.title, row.difference) for row in verdict.changes.rows] == [
        (f"Ramme til aktiviteter i {more.year}", "+40.000")
    ]
    file = tmp_path / "aftale.pdf"
    file.write_bytes(with_data(pdf, data))
    code, said = verified(file)
    assert code == 1
    assert f"Ramme til aktiviteter i {more.year}:  +40.000" in said or "+40.000" in said


def test_a_plans_data_in_an_agreements_paper_is_no_agreement(act: Acting, approved: Revision, pdf: bytes) -> None:
    plan = act.submit()
    verdict = prove(with_data(pdf, bytes(plan.content)))
    assert verdict.sign is Sign.ALTERED
    assert verdict.data == "Aftalens data i filen er ændret og kan ikke læses som en aftale."


def test_a_file_saved_anew_is_told_so(approved: Revision, pdf: bytes) -> None:
    verdict = prove(saved_anew(pdf))
    assert verdict.sign is Sign.ALTERED
    assert "Kun det uændrede papir er bevis." in " ".join(verdict.told)


def test_a_draft_is_no_proof_and_a_stranger_is_unknown(agree: Acting, pdf: bytes) -> None:
    verdict = prove(paper.render(draft(freeze_whole_agreement(agree.matter), on=HELD)))
    assert verdict.sign is Sign.DRAFT
    elsewhere = prove(pdf, agree.cast.elsewhere)
    assert elsewhere.sign is Sign.UNKNOWN
    assert "2021-2024.1" in elsewhere.told[0]


def test_its_papers_are_served_and_stand_under_its_name_in_the_archive(client, cast, act, agree, approved, pdf) -> None:
    draw(act.submit())
    client.force_login(cast.reader)
    address = reverse("stored_paper", args=["amager", agree.matter.address, 1])
    served = client.get(address)
    assert (served.status_code, served.content) == (200, pdf)
    assert client.get(reverse("revision_papers", args=["amager", agree.matter.address, 1])).status_code == 200
    client.force_login(cast.secretariat)
    page = client.get(reverse("papers", args=["amager"]))
    assert [(str(matter), len(papers)) for matter, papers in page.context["matters"]] == [
        ("Tryghedsplan 2022", 1),
        (NAME, 1),
    ]
    assert address in page.content.decode()


def test_the_whole_chain_holds(approved: Revision, act: Acting) -> None:
    draw(act.approve(act.submit()))
    said = io.StringIO()
    call_command("verify_chain", stdout=said)
    assert "alt stemmer" in said.getvalue()
    assert content_of(PdfReader(io.BytesIO(bytes(approved.documents.get().data))).attachments["aftale.json"][0])
