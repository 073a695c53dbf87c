# SPDX-License-Identifier: MPL-2.0
"""The paper of a status is drawn, stored, served and proved as a plan's is."""

from dataclasses import replace

import pytest
from django.urls import reverse

from partnerskab.content.canonical import to_json
from partnerskab.documents.making import make
from partnerskab.documents.models import Document, Kind, PaperOrder
from partnerskab.documents.ordering import order
from partnerskab.documents.proving.proof import prove
from partnerskab.documents.proving.verdict import Sign
from partnerskab.editing import change
from partnerskab.revisions.lifecycle import Word
from partnerskab.revisions.models import Revision
from tests.documents.printing import bare, reader, words_of
from tests.revisions.acting import APPROVED, Acting, now

from .test_agreement_proved import draw
from .test_proof import saved_anew


@pytest.fixture
def approved(follow: Acting) -> Revision:
    """The first version of the status, approved at a meeting, with its paper."""
    revision = follow.submit()
    follow.record(revision, 0, {"": Word(APPROVED)}, "Referat 5")
    draw(now(revision))
    return now(revision)


@pytest.fixture
def pdf(approved: Revision) -> bytes:
    return bytes(Document.objects.get().data)


def test_the_approved_paper_carries_the_status(approved: Revision, pdf: bytes) -> None:
    stored = Document.objects.get()
    assert stored.filename == "maalstatus-amager-2022-version-2022.1-godkendt.pdf"
    assert stored.stands.startswith("Godkendt af styregruppen ")
    assert reader(pdf).attachments["maalstatus.json"] == [bytes(approved.content)]
    printed = words_of(pdf)
    assert bare("Flere har fundet sammen i år.") in printed
    assert bare("Styregruppen godkendte målstatussen") in printed


def test_it_is_genuine_and_says_how_it_was_decided(approved: Revision, pdf: bytes) -> None:
    verdict = prove(pdf)
    assert verdict.sign is Sign.GENUINE
    assert verdict.told[0].startswith("Version 2022.1 af Status på målene 2022, Amager Partnerskab. Godkendt af")
    assert [leg.title for leg in verdict.legs] == ["Styregruppen godkender", "Økonomiudvalget orienteres"]
    assert "Referat 5" in verdict.references[0]


def test_another_judgement_in_its_data_is_told(approved: Revision, pdf: bytes) -> None:
    content = approved.frozen
    entry = replace(content.entries[0], judgement="met", sentence="Målet er nået.")
    data = to_json(replace(content, entries=(entry,)))

    def put(writer) -> None:
        writer._root_object.pop("/Names", None)
        writer._root_object.pop("/AF", None)
        writer.add_attachment("maalstatus.json", data)

    verdict = prove(saved_anew(pdf, put))
    assert verdict.sign is Sign.ALTERED
    assert verdict.data == "Målstatussens data i filen er ændret."
    assert [(row.title, row.phrase) for row in verdict.changes.rows] == [("Aktiviteter med flere partnere", "Mål")]


def test_what_the_next_version_changes_is_an_annex(follow: Acting, approved: Revision) -> None:
    status = follow.matter
    status.refresh_from_db()
    change(status, status.version, introduction="<p>Færre har fundet sammen i år.</p>")
    second = follow.submit()
    order(second)
    for placed in PaperOrder.objects.all():
        make(placed.pk)
    printed = words_of(bytes(Document.objects.get(revision=second, kind=Kind.ANNEX).data))
    assert bare("Ændringer siden sidst godkendte målstatus") in printed
    assert bare("[slettet: Flere] [indsat: Færre]") in printed


def test_it_is_served_and_stands_in_the_archive_between_plan_and_agreement(
    client, cast, act, agree, follow, approved, pdf
) -> None:
    draw(act.submit())
    draw(agree.submit())
    client.force_login(cast.secretariat)
    served = client.get(reverse("stored_paper", args=["amager", follow.matter.address, 1]))
    assert (served.status_code, served.content) == (200, pdf)
    page = client.get(reverse("papers", args=["amager"]))
    assert [str(matter) for matter, _ in page.context["matters"]] == [
        "Tryghedsplan 2022",
        "Status på målene 2022",
        "Partnerskabsaftale for Amager Partnerskab 2021-2024",
    ]
