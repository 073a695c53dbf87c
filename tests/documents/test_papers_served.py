# SPDX-License-Identifier: MPL-2.0
"""Stored papers are served byte for byte, to those who may, under names that case officers would choose."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from activities.models import Plan
from partnerskab.agreements.models import Role
from partnerskab.documents.editions import filename
from partnerskab.documents.models import Document, PaperOrder
from partnerskab.documents.ordering import order
from partnerskab.documents.templatetags.papers import filesize
from partnerskab.documents.views import archive
from partnerskab.revisions.chain import append, hold
from partnerskab.revisions.models import Revision
from tests.revisions.acting import Acting, small_plan

from .proving.tampering import tamper

ADDRESS = "/amager/plan/2022/version/1/papir.pdf"


@pytest.fixture
def plan(make_plan: Callable[..., Plan]) -> Plan:
    return make_plan(content=small_plan())


def put(revision: Revision, standing: str = "approved", kind: str = "plan") -> Document:
    """Store a paper without drawing it: what it holds says nothing here."""
    data = f"%PDF-1.7 {revision.label} {kind} {standing}".encode()
    paper = Document(
        revision=revision, kind=kind, standing=standing, stands=f"Godkendt af styregruppen ({standing})",
        filename=filename(revision, "amager", kind, standing), data=data, size=431_204,
        sha256=hashlib.sha256(data).hexdigest(), made_at=timezone.now(),
    )  # fmt: skip
    with transaction.atomic():
        hold(revision.plan.agreement.partnership)
        append(paper, revision.plan.agreement.partnership)
    return paper


def test_serves_the_stored_bytes_under_a_good_name(act: Acting, client) -> None:
    revision = act.submit()
    draft = put(revision, "draft")
    client.force_login(act.cast.collaborator)
    served = client.get(ADDRESS)
    assert served.content == draft.data
    assert served["Content-Type"] == "application/pdf"
    name = "tryghedsplan-amager-2022-version-2022.1-udkast.pdf"
    assert served["Content-Disposition"] == f'inline; filename="{name}"'
    assert served["Cache-Control"] == "private, no-cache"
    approved = put(act.approve(revision))
    served = client.get(ADDRESS)
    assert served.content == approved.data
    assert "immutable" in served["Cache-Control"]
    assert served["ETag"] == f'"{approved.sha256}"'
    assert client.get(ADDRESS, {"stand": "udkast"}).content == draft.data
    annex = put(revision, kind="annex")
    assert annex.filename == "tryghedsplan-amager-2022-version-2022.1-aendringer-godkendt.pdf"
    assert client.get(ADDRESS.replace("papir", "aendringer")).content == annex.data


def test_what_the_browser_has_is_not_sent_again(act: Acting, client) -> None:
    paper = put(act.submit(), "draft")
    client.force_login(act.cast.secretariat)
    with CaptureQueriesContext(connection) as whole:
        client.get(ADDRESS)
    with CaptureQueriesContext(connection) as known:
        served = client.get(ADDRESS, headers={"If-None-Match": f'"{paper.sha256}"'})
    assert (served.status_code, served.content) == (304, b"")
    assert len(whole) == len(known) == 4, "session, user, membership, paper; and the bytes, past Django"


@pytest.mark.parametrize("role", Role.values)
def test_readers_see_approved_papers_only(act: Acting, client, role: str) -> None:
    revision = act.submit()
    draft = put(revision, "draft")
    client.force_login(act.cast.members[role])
    assert client.get(ADDRESS).status_code == (403 if role == Role.READER else 200)
    approved = act.approve(revision)
    if role == Role.READER:
        assert client.get(ADDRESS).status_code == 404, "the draft is not for readers, the approved one not there yet"
    put(approved)
    assert client.get(ADDRESS).content != draft.data
    assert client.get(ADDRESS, {"stand": "udkast"}).status_code == (404 if role == Role.READER else 200)
    page = client.get("/amager/papirer/").content.decode()
    assert ("?stand=udkast" in page) == (role != Role.READER)


def test_a_stranger_gets_nothing(act: Acting, client) -> None:
    put(act.submit(), "draft")
    client.force_login(act.cast.stranger)
    assert client.get(ADDRESS).status_code == 404
    assert client.get("/amager/papirer/").status_code == 404


def test_a_page_says_why_a_paper_is_not_there(act: Acting, client) -> None:
    revision = act.submit()
    client.force_login(act.cast.secretariat)
    order(revision)
    page = client.get(ADDRESS)
    assert page.status_code == 404
    assert "Papiret sættes op" in page.content.decode()
    PaperOrder.objects.update(state="failed", reason="Der er ikke plads.")
    page = client.get(ADDRESS).content.decode()
    assert "Papiret kunne ikke laves" in page
    assert "Der er ikke plads." in page
    assert client.get(ADDRESS.replace("papir", "aendringer")).status_code == 404


def test_the_archive_costs_the_same_for_one_paper_and_for_many(act: Acting, client) -> None:
    client.force_login(act.cast.secretariat)
    assert "Der er ingen papirer endnu" in client.get("/amager/papirer/").content.decode()
    revision = act.submit()
    put(revision, "draft")
    with CaptureQueriesContext(connection) as one:
        page = client.get("/amager/papirer/").content.decode()
    assert "431\xa0kB" in page
    for _ in range(3):
        act.recommend(revision, "sent_back", "Ret.")
        revision = act.submit()
        put(revision, "draft")
    order(act.approve(revision))
    with CaptureQueriesContext(connection) as many:
        page = client.get("/amager/papirer/").content.decode()
    assert len(many) == len(one)
    assert page.index("2022.4") < page.index("2022.3") < page.index("2022.1")
    assert "På vej" in page
    assert "Ældre papirer" not in page


def test_the_archive_turns_its_pages(act: Acting, client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "ON_A_PAGE", 1)
    revision = act.submit()
    put(revision, "draft")
    put(act.approve(revision))
    client.force_login(act.cast.reader)
    assert "Ældre papirer" not in client.get("/amager/papirer/").content.decode(), "a reader has one paper"
    client.force_login(act.cast.collaborator)
    first = client.get("/amager/papirer/").content.decode()
    assert '<a href="?side=2" rel="next">Ældre papirer</a>' in first
    assert "?stand=udkast" not in first
    assert "?stand=udkast" in client.get("/amager/papirer/", {"side": 2}).content.decode()


def test_the_command_writes_what_is_stored(act: Acting, tmp_path: Path) -> None:
    revision = act.submit()
    paper, target = put(revision, "draft"), tmp_path / "out"
    call_command("export_plan", "amager", "2022", "--revision", "1", "--format", "pdf", "--output", str(target))
    assert target.read_bytes() == paper.data
    call_command("export_plan", "amager", "2022", "--revision", "1", "--format", "json", "--output", str(target))
    assert target.read_bytes() == bytes(revision.content)
    with pytest.raises(CommandError, match=r"ingen version 2022\.7"):
        call_command("export_plan", "amager", "2022", "--revision", "7", "--format", "json", "--output", str(target))


def test_a_size_reads_as_in_a_file_manager() -> None:
    assert [filesize(size) for size in (90, 431_204, 1_250_000)] == ["1\xa0kB", "431\xa0kB", "1,3\xa0MB"]


def test_content_that_was_tampered_with_is_not_written_to_a_file(act: Acting, tmp_path: Path) -> None:
    act.submit()
    tamper(Revision, "UPDATE {table} SET content = content || ' '::bytea")
    target = tmp_path / "plan.json"
    with pytest.raises(CommandError, match="ikke det, der blev indsendt"):
        call_command("export_plan", "amager", "2022", "--revision", "1", "--format", "json", "--output", str(target))
    assert not target.exists()
