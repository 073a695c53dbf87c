# SPDX-License-Identifier: MPL-2.0
"""The paper of a case is drawn, stored, served and proved as a plan's is."""

from dataclasses import replace

import pytest
from django.urls import reverse

from partnerskab.cases.models import CasePaper
from partnerskab.content.canonical import to_json
from partnerskab.documents.models import Document
from partnerskab.documents.proving.proof import prove
from partnerskab.documents.proving.verdict import Sign
from partnerskab.editing import change
from partnerskab.revisions.lifecycle import Word
from partnerskab.revisions.models import Revision
from tests.cast import Cast
from tests.documents.printing import bare, reader, words_of
from tests.revisions.acting import APPROVED, Acting, now

from .test_agreement_proved import draw
from .test_proof import saved_anew


@pytest.fixture
def writing(cast: Cast, case: CasePaper) -> Acting:
    return Acting(cast, case)


@pytest.fixture
def approved(writing: Acting) -> Revision:
    """The first version of the case paper, decided on at the committee's meeting, with its paper."""
    revision = writing.submit()
    writing.record(revision, 0, {"": Word(APPROVED)}, "Punkt 7")
    draw(now(revision))
    return now(revision)


@pytest.fixture
def pdf(approved: Revision) -> bytes:
    return bytes(Document.objects.get().data)


def test_the_approved_paper_carries_the_case(approved: Revision, pdf: bytes) -> None:
    stored = Document.objects.get()
    assert stored.filename == "indstilling-amager-2022-1-version-2022-1.1-godkendt.pdf"
    assert stored.stands.startswith("Godkendt af Økonomiudvalget ")
    assert reader(pdf).attachments["indstilling.json"] == [bytes(approved.content)]
    printed = words_of(pdf)
    assert bare("at planen tages til efterretning") in printed
    assert "GODKENDT" in printed


def test_it_is_genuine_and_says_how_it_was_decided(approved: Revision, pdf: bytes) -> None:
    verdict = prove(pdf)
    assert verdict.sign is Sign.GENUINE
    assert verdict.told[0].startswith(
        "Version 2022-1.1 af Indstilling: Tryghedsplan 2022, Amager Partnerskab. Godkendt"
    )
    assert [leg.title for leg in verdict.legs] == ["Økonomiudvalget godkender"]
    assert "Punkt 7" in verdict.references[0]


def test_another_point_in_its_data_is_told(approved: Revision, pdf: bytes) -> None:
    content = approved.frozen
    first, *others = content.recommendations
    data = to_json(replace(content, recommendations=(replace(first, text="planen forkastes"), *others)))

    def put(writer) -> None:
        writer._root_object.pop("/Names", None)
        writer._root_object.pop("/AF", None)
        writer.add_attachment("indstilling.json", data)

    verdict = prove(saved_anew(pdf, put))
    assert verdict.sign is Sign.ALTERED
    assert verdict.data == "Indstillingens data i filen er ændret."


def test_what_the_next_version_changes_is_an_annex(writing: Acting, approved: Revision) -> None:
    case = writing.matter
    case.refresh_from_db()
    change(case, case.version, process="<p>Skrevet om.</p>")
    second = writing.submit()
    assert second.since == approved
    draw(second)
    annex = Document.objects.get(kind="annex", revision=second)
    assert annex.filename == "indstilling-amager-2022-1-version-2022-1.2-aendringer-udkast.pdf"
    assert bare("Skrevet om.") in words_of(bytes(annex.data))


def test_it_is_served_and_stands_in_the_archive(client, cast: Cast, approved: Revision, pdf: bytes) -> None:
    client.force_login(cast.reader)
    assert client.get(reverse("stored_paper", args=["amager", "indstilling/2022-1", 1])).content == pdf
    page = client.get(reverse("papers", args=["amager"])).text
    assert "Indstilling: Tryghedsplan 2022" in page
