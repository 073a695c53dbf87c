# SPDX-License-Identifier: MPL-2.0
"""Word files are offered beside the PDFs, to those who may have these, and on the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from activities.models import Plan
from partnerskab.agreements.models import Membership, Role
from partnerskab.content.freezing import freeze
from partnerskab.documents.editions import edition_of
from partnerskab.documents.models import Document, Mark
from partnerskab.documents.printing.edition import draft
from partnerskab.documents.wording import CONTENT_TYPE, docx_of
from partnerskab.editing import change
from partnerskab.revisions.models import Revision
from tests.cast import store
from tests.content_examples import example_plan
from tests.revisions.acting import Acting, small_plan

from .proving.tampering import tamper
from .words import opened, part, shown

MATTERS = {
    "plan/2022": "tryghedsplan-amager-2022",
    "aftale/2021-2024": "partnerskabsaftale-amager-2021-2024",
    "maal/status/2022": "maalstatus-amager-2022",
}


@pytest.fixture
def plan(make_plan: Callable[..., Plan]) -> Plan:
    return make_plan(content=small_plan())


def told(data: bytes) -> str:
    return shown(part(data, "word/document.xml"))


@pytest.mark.parametrize("matter", MATTERS)
def test_every_matter_has_its_draft(act: Acting, agree: Acting, follow: Acting, client, matter: str) -> None:
    client.force_login(act.cast.collaborator)
    served = client.get(f"/amager/{matter}/papir.docx")
    assert served.status_code == 200
    assert served["Content-Type"] == CONTENT_TYPE
    assert served["Content-Disposition"] == f'attachment; filename="{MATTERS[matter]}-udkast.docx"'
    assert opened(served.content).core_properties.identifier.startswith("kladde, udkast, sha256:")


def test_the_draft_is_the_one_of_today(act: Acting, client) -> None:
    client.force_login(act.cast.working_group)
    served = client.get("/amager/plan/2022/papir.docx").content
    assert served == docx_of(draft(freeze(act.matter), on=timezone.localdate()))


@pytest.mark.parametrize("matter", MATTERS)
def test_a_version_is_told_as_its_paper_tells_it(
    act: Acting, agree: Acting, follow: Acting, client, matter: str
) -> None:
    acting = {"plan/2022": act, "aftale/2021-2024": agree, "maal/status/2022": follow}[matter]
    revision = acting.submit()
    client.force_login(act.cast.collaborator)
    served = client.get(f"/amager/{matter}/version/1/papir.docx")
    label = revision.label
    assert served["Content-Disposition"] == f'attachment; filename="{MATTERS[matter]}-version-{label}-udkast.docx"'
    assert f"version {label}, som den blev sendt til godkendelse. Den er ikke godkendt." in told(served.content)
    assert served.content == docx_of(edition_of(revision, Mark.DRAFT))
    assert not Document.objects.exists(), "a Word file is not stored"


def test_a_meetings_draft_is_named_and_offered_as_what_it_is(minutes: Acting, client, time_machine) -> None:
    client.force_login(minutes.cast.secretariat)
    for moment, what, the in (("2022-05-20", "referat", "referatet"), ("2022-05-19", "dagsorden", "dagsordenen")):
        time_machine.move_to(f"{moment} 16:00+02:00")
        served = client.get("/amager/moede/2022-1/papir.docx")
        assert served["Content-Disposition"] == f'attachment; filename="{what}-amager-2022-1-udkast.docx"'
        assert f"Hent {the} som Word" in client.get("/amager/moede/2022-1/").content.decode()
        assert f"Hent {the} som PDF" in client.get("/amager/moede/2022-1/margen/").content.decode()


def test_the_draft_of_a_cancelled_meeting_says_so(minutes: Acting, client) -> None:
    client.force_login(minutes.cast.secretariat)
    assert "AFLYST" not in told(client.get("/amager/moede/2022-1/papir.docx").content)
    type(minutes.matter).objects.update(cancelled_at=timezone.now())
    assert "AFLYST" in told(client.get("/amager/moede/2022-1/papir.docx").content)


def test_an_approved_version_says_so(act: Acting, client) -> None:
    act.approve(act.submit())
    client.force_login(act.cast.reader)
    served = client.get("/amager/plan/2022/version/1/papir.docx")
    assert "version-2022.1-godkendt.docx" in served["Content-Disposition"]
    assert "UDKAST" not in shown(part(served.content, "word/header.xml"))
    assert "Word-filen har de samme ord som papiret af version 2022.1, der er godkendt af" in told(served.content)


def test_a_version_stays_as_it_was_submitted(act: Acting, client) -> None:
    act.submit()
    client.force_login(act.cast.secretariat)
    before = client.get("/amager/plan/2022/version/1/papir.docx").content
    section = act.matter.activities.first().sections.first()
    change(section, section.version, text="<p>Noget helt andet.</p>")
    assert client.get("/amager/plan/2022/version/1/papir.docx").content == before
    assert "Noget helt andet." in told(client.get("/amager/plan/2022/papir.docx").content)


@pytest.mark.parametrize("role", Role.values)
def test_who_may_have_it(act: Acting, client, role: str) -> None:
    revision = act.submit()
    client.force_login(act.cast.members[role])
    refused = role == Role.READER
    assert client.get("/amager/plan/2022/papir.docx").status_code == (403 if refused else 200)
    assert client.get("/amager/plan/2022/version/1/papir.docx").status_code == (403 if refused else 200)
    act.approve(revision)
    assert client.get("/amager/plan/2022/version/1/papir.docx").status_code == 200
    assert client.get("/amager/plan/2022/papir.docx").status_code == (403 if refused else 200)


def test_what_is_not_there_is_not_found(act: Acting, client) -> None:
    client.force_login(act.cast.secretariat)
    for address in ("plan/1999/papir.docx", "plan/2022/version/7/papir.docx", "aftale/1999-2002/papir.docx"):
        assert client.get(f"/amager/{address}").status_code == 404
    client.force_login(act.cast.stranger)
    assert client.get("/amager/plan/2022/papir.docx").status_code == 404


def test_a_version_that_was_tampered_with_is_not_given(act: Acting, client) -> None:
    act.submit()
    tamper(Revision, "UPDATE {table} SET content = content || ' '::bytea")
    client.force_login(act.cast.secretariat)
    served = client.get("/amager/plan/2022/version/1/papir.docx")
    assert served.status_code == 500
    assert "Content-Disposition" not in served


def test_it_is_offered_beside_the_pdf(act: Acting, agree: Acting, follow: Acting, client) -> None:
    for one in (act, agree, follow):
        one.submit()
    client.force_login(act.cast.secretariat)
    drafts = {
        "plan/2022/": "plan/2022", "plan/2022/laes/": "plan/2022", "aftale/2021-2024/": "aftale/2021-2024",
        "aftale/2021-2024/laes/": "aftale/2021-2024", "maal/status/2022/": "maal/status/2022",
    }  # fmt: skip
    for page, matter in drafts.items():
        assert f'href="/amager/{matter}/papir.docx"' in client.get(f"/amager/{page}").content.decode(), page
    for matter in MATTERS:
        address = f'href="/amager/{matter}/version/1/papir.docx"'
        page = client.get(f"/amager/{matter}/version/1/").content.decode()
        assert address in page
        assert "Word-filen er til at arbejde videre i. Det er PDF’en, der kan kontrolleres." in page
        assert address in client.get(f"/amager/{matter}/versioner/").content.decode()


def test_asks_the_database_as_often_for_one_activity_as_for_many(make_plan: Callable[..., Plan], cast, client) -> None:
    Membership.objects.create(user=cast.secretariat, partnership=cast.elsewhere, role=Role.SECRETARIAT)
    client.force_login(cast.secretariat)
    counts = []
    for one in (store(example_plan(1), cast.elsewhere), make_plan(24)):
        address = reverse("draft_word", args=[one.partnership.slug, one])
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_commands_write_it(act: Acting, agree: Acting, tmp_path: Path) -> None:
    revision, target = act.submit(), tmp_path / "plan.docx"
    options = ("--format", "docx", "--output", str(target))
    call_command("export_plan", "amager", "2022", *options)
    assert "KLADDE" in told(target.read_bytes()).upper()
    call_command("export_plan", "amager", "2022", "--revision", "1", *options)
    assert target.read_bytes() == docx_of(edition_of(revision, Mark.DRAFT))
    call_command("export_agreement", "amager", "2021-2024", *options)
    assert "Partnerskabsaftale" in told(target.read_bytes())
    version = agree.submit()
    call_command("export_agreement", "amager", "2021-2024", "--revision", "1", *options)
    assert target.read_bytes() == docx_of(edition_of(version, Mark.DRAFT))
    tamper(Revision, "UPDATE {table} SET content = content || ' '::bytea")
    with pytest.raises(CommandError, match="ikke det, der blev indsendt"):
        call_command("export_plan", "amager", "2022", "--revision", "1", *options)
