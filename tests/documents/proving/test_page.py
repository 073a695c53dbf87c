# SPDX-License-Identifier: MPL-2.0
"""The page where anyone with access drops a PDF and hears what it is."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from partnerskab.agreements.models import User
from partnerskab.documents.models import Document, Mark, UploadedPaper
from partnerskab.documents.proving import process
from partnerskab.revisions.models import Revision
from tests.cast import Cast
from tests.revisions.acting import Acting

from .conftest import proved_plan, stored, submit

pytestmark = pytest.mark.django_db

PAGE = "/amager/papirer/kontrol/"


def shown(user: User, pdf: bytes | None) -> HttpResponse:
    """The page's answer to a PDF, or to none."""
    client = Client()
    client.force_login(user)
    return client.post(PAGE, {"paper": SimpleUploadedFile("plan.pdf", pdf)} if pdf is not None else {})


def test_genuine_with_the_way_to_the_version_and_the_paper(approved: Revision, approved_pdf: bytes, cast: Cast) -> None:
    response = shown(cast.reader, approved_pdf)
    assert response.status_code == 200
    html = response.content.decode()
    assert "<title>Ægte: plan.pdf" in html
    for part in (
        "12.\u00a0december 2022",
        "2022-0123456",
        "Styregruppen godkender",
        "Det er den version, der gælder nu.",
    ):
        assert part in html
    assert 'href="/amager/plan/2022/version/1/"' in html
    assert 'href="/amager/plan/2022/version/1/papir.pdf"' in html


def test_the_file_is_not_kept(approved: Revision, approved_pdf: bytes, cast: Cast) -> None:
    shown(cast.secretariat, approved_pdf)
    assert (Document.objects.count(), UploadedPaper.objects.count()) == (1, 0)


def test_altered_names_what_differs(approved: Revision, approved_pdf: bytes, cast: Cast) -> None:
    html = shown(cast.reader, approved_pdf + b"\n").content.decode()
    assert "<title>Ændret: plan.pdf" in html
    assert "Teksten er den samme på alle sider" in html
    assert "Hent det ægte papir" in html


def test_readers_hear_nothing_of_what_is_not_approved(act: Acting, cast: Cast) -> None:
    stored(submit(act, proved_plan()), b"%PDF-1.7 udkast", Mark.DRAFT)
    assert "<title>Ægte: plan.pdf" in shown(cast.collaborator, b"%PDF-1.7 udkast").content.decode()
    html = shown(cast.reader, b"%PDF-1.7 udkast").content.decode()
    assert "<title>Ukendt: plan.pdf" in html
    assert "2022.1" not in html


@pytest.mark.parametrize(
    ("pdf", "told"),
    [
        (None, "Vælg den PDF, der skal kontrolleres."),
        (b"", process.EMPTY),
        (b"Hej", process.NOT_A_PDF),
        (b"%PDF-" + b"0" * process.LARGEST_FILE, process.TOO_LARGE),
    ],
)
def test_a_wrong_file_is_refused_at_the_field(cast: Cast, pdf: bytes | None, told: str) -> None:
    response = shown(cast.secretariat, pdf)
    assert response.status_code == 422
    assert told in response.content.decode()


def test_a_hostile_name_is_only_a_name(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.reader)
    file = SimpleUploadedFile("<script>x</script>.pdf", b"%PDF-1.7")
    assert "<script>x" not in client.post(PAGE, {"paper": file}).content.decode()


def test_a_stranger_and_a_visitor_do_not_get_in(cast: Cast, client: Client) -> None:
    assert client.get(PAGE).status_code == 302
    client.force_login(cast.stranger)
    assert client.get(PAGE).status_code == 404
