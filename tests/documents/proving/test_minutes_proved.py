# SPDX-License-Identifier: MPL-2.0
"""The paper of a meeting's minutes is drawn, stored, served and proved as a plan's is."""

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
from .test_verify_document import verified


@pytest.fixture
def approved(minutes: Acting) -> Revision:
    """The first version of the minutes, approved at the next meeting, with its paper."""
    revision = minutes.submit()
    minutes.record(revision, 0, {"": Word(APPROVED)}, "Referat 2022-2, punkt 1")
    draw(now(revision))
    return now(revision)


@pytest.fixture
def pdf(approved: Revision) -> bytes:
    return bytes(Document.objects.get().data)


def test_the_approved_paper_carries_the_minutes(approved: Revision, pdf: bytes) -> None:
    stored = Document.objects.get()
    assert stored.filename == "referat-amager-2022-1-version-2022-1.1-godkendt.pdf"
    assert stored.stands.startswith("Godkendt af styregruppen ")
    assert reader(pdf).attachments["referat.json"] == [bytes(approved.content)]
    printed = words_of(pdf)
    assert bare("Alle bakkede op.") in printed
    assert bare("Referatet er godkendt af styregruppen") in printed
    assert bare("Styregruppen. Se Referat 2022-2, punkt 1.") in printed


def test_it_is_genuine_and_says_how_it_was_decided(approved: Revision, pdf: bytes, tmp_path) -> None:
    verdict = prove(pdf)
    assert verdict.sign is Sign.GENUINE
    assert verdict.told[0].startswith("Version 2022-1.1 af Møde i styregruppen 20.5.2022, Amager Partnerskab. Godkendt")
    assert [leg.title for leg in verdict.legs] == ["Styregruppen godkender"]
    file = tmp_path / "referat.pdf"
    file.write_bytes(pdf)
    code, said = verified(file)
    assert code == 0
    assert "Referat 2022-2, punkt 1" in said


def test_another_decision_in_its_data_is_told(approved: Revision, pdf: bytes) -> None:
    content = approved.frozen
    points = (content.points[0], replace(content.points[1], decision="50.000 kr. fra puljen."))
    data = to_json(replace(content, points=points))

    def put(writer) -> None:
        writer._root_object.pop("/Names", None)
        writer._root_object.pop("/AF", None)
        writer.add_attachment("referat.json", data)

    verdict = prove(saved_anew(pdf, put))
    assert verdict.sign is Sign.ALTERED
    assert verdict.data == "Referatets data i filen er ændret."
    assert [row.title for row in verdict.changes.rows] == ["Penge til sommerens arrangementer"]


def test_what_the_next_version_changes_is_an_annex(minutes: Acting, approved: Revision) -> None:
    point = minutes.matter.points.get(kind="information")
    change(point, point.version, said="<p>Næsten alle bakkede op.</p>")
    second = minutes.submit()
    order(second)
    for placed in PaperOrder.objects.all():
        make(placed.pk)
    printed = words_of(bytes(Document.objects.get(revision=second, kind=Kind.ANNEX).data))
    assert bare("Ændringer siden sidst godkendte referat") in printed
    assert bare("[slettet: Alle] [indsat: Næsten alle]") in printed


def test_it_is_served_and_stands_in_the_archive(client, cast, approved, pdf) -> None:
    client.force_login(cast.secretariat)
    served = client.get(reverse("stored_paper", args=["amager", "moede/2022-1", 1]))
    assert (served.status_code, served.content) == (200, pdf)
    page = client.get(reverse("papers", args=["amager"]))
    assert [str(matter) for matter, _ in page.context["matters"]] == ["Møde i styregruppen 20.5.2022"]


def test_the_draft_is_an_agenda_and_then_minutes(client, cast, steering_meeting) -> None:
    client.force_login(cast.collaborator)
    address = reverse("draft_paper", args=["amager", "moede/2022-1"])
    minutes = client.get(address)
    assert 'filename="referat-amager-2022-1-udkast.pdf"' in minutes.headers["Content-Disposition"]
    steering_meeting.attendances.update(standing="invited")
    steering_meeting.points.update(said="", outcome="", decision="")
    agenda = client.get(address)
    assert 'filename="dagsorden-amager-2022-1-udkast.pdf"' in agenda.headers["Content-Disposition"]
    assert bare("Dagsorden: Møde i styregruppen") in words_of(agenda.content)
