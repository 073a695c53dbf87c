# SPDX-License-Identifier: MPL-2.0
"""A committee that is asked to take note of a case has approved nothing, and no page or paper says that it has."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from partnerskab.cases.models import CasePaper
from partnerskab.documents import editions
from partnerskab.documents.models import Kind, Mark
from partnerskab.documents.proving.reader import claims_in
from partnerskab.editing import change
from partnerskab.meetings.models import AgendaPoint
from partnerskab.notices.models import Notice
from partnerskab.revisions import lifecycle
from partnerskab.revisions.lifecycle import Held, Word
from partnerskab.revisions.minuted import minuted, write_back
from partnerskab.revisions.models import Revision, Standing
from partnerskab.revisions.standing import standing
from partnerskab.revisions.verifying import contradictions
from tests.revisions.acting import APPROVED, SENT_BACK, Acting, now

from .test_case_archived import PAPERS, put

MATTER = "indstilling/2022-1"
APPROVAL = re.compile(r"til godkendelse|[Gg]odkendt(?! af)")


@pytest.fixture(params=[CasePaper.Aim.NOTE, CasePaper.Aim.TABLED])
def to_note(cast, case, request) -> Acting:
    change(case, case.version, aim=request.param)
    case.handlings.all().delete()
    return Acting(cast, case)


@pytest.fixture
def office(client, cast):
    client.force_login(cast.secretariat)
    return client


def noted(to_note: Acting) -> Revision:
    version = to_note.submit("Hermed sagen.")
    lifecycle.record(
        version, to_note.cast.secretariat, 0, Held(timezone.localdate(), (), "Sag 7"), {"": Word(APPROVED)}
    )
    return now(version)


def main(response) -> str:
    """The page's own words, without the head that is the same everywhere."""
    html = response.content.decode().replace("\u00a0", " ").replace("\u2011", "-").split('<header class="bar">')[1]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html))


def at(name: str, *more: int) -> str:
    return reverse(name, args=["amager", MATTER, *more])


def test_it_is_sent_to_be_noted(office, to_note):
    page = main(office.get(at("submit")))
    assert "Send Indstilling: Tryghedsplan 2022 til efterretning" in page
    assert "Økonomiudvalget tager til efterretning" in page
    to_note.submit("Hermed sagen.")
    for address in (at("versions"), at("revision", 1), at("submit"), reverse("cases", args=["amager"])):
        page = main(office.get(address))
        assert "til efterretning" in page.lower(), address
        assert not APPROVAL.search(page.replace("Du kan godkende", "")), address


def test_its_outcome_is_that_it_was_noted(to_note, case):
    version = noted(to_note)
    assert version.standing is Standing.NOTED
    assert version.is_approved
    assert standing(case).in_force == version
    assert list(contradictions()) == []
    told = Notice.objects.values_list("text", flat=True)
    assert any("blev taget til efterretning" in one for one in told)
    assert not [one for one in told if "godkendt" in one]


def test_pages_say_so(office, to_note):
    noted(to_note)
    record = main(office.get(reverse("cases", args=["amager"])))
    assert "Taget til efterretning" in record
    for name, more in (("versions", []), ("revision", [1]), ("revision_reading", [1])):
        page = main(office.get(at(name, *more)))
        assert "Taget til efterretning" in page, name
        assert not re.search("[Gg]odkendt", page), name


def test_readers_may_read_it(client, cast, to_note):
    noted(to_note)
    client.force_login(cast.reader)
    assert client.get(at("revision_reading", 1)).status_code == 200


def test_the_committee_may_send_it_back(to_note):
    version = to_note.submit("Hermed sagen.")
    word = Word(SENT_BACK, "Skriv om.")
    lifecycle.record(version, to_note.cast.secretariat, 0, Held(timezone.localdate(), (), "Sag 7"), {"": word})
    assert now(version).standing is Standing.SENT_BACK


def test_the_draft_paper_is_no_draft_for_approval(to_note):
    edition = editions.edition_of(to_note.submit("Hermed sagen."), Mark.DRAFT)
    assert (edition.status, edition.stands) == ("Udkast til efterretning", "Til efterretning i Økonomiudvalget")


def test_the_paper_says_what_was_done(to_note):
    version = noted(to_note)
    edition = editions.edition_of(version, Mark.APPROVED)
    assert edition.mark == "TAGET TIL EFTERRETNING"
    assert editions.stands(edition).startswith("Taget til efterretning af Økonomiudvalget")
    assert edition.steps[0].startswith("Økonomiudvalget tog indstillingen til efterretning")
    assert "godkendt" not in f"{edition.about} {edition.description} {edition.identifier}".lower()
    name = editions.filename(version, "amager", Kind.WHOLE, Mark.APPROVED)
    assert name == "indstilling-amager-2022-1-version-2022-1.1-taget-til-efterretning.pdf"


def test_a_verifier_finds_what_the_paper_claims(to_note):
    edition = editions.edition_of(noted(to_note), Mark.APPROVED)
    (claim,) = claims_in(edition.identifier)
    assert claim.is_approved
    assert claim.fingerprint == edition.fingerprint


def test_it_stands_among_the_papers(office, to_note):
    put(noted(to_note), "approved")
    page = main(office.get(PAPERS))
    assert "Taget til efterretning PDF" in page
    assert "Godkendt" not in page


def test_minutes_say_that_it_was_noted(to_note, steering_meeting, cast):
    version = to_note.submit("Hermed sagen.")
    point = AgendaPoint.objects.create(meeting=steering_meeting, order=9, title="Sagen", kind="information")
    found = minuted(cast.partnership, steering_meeting.mark, str(point.pk))
    held = Held(timezone.localdate(), (), "Sag 7")
    recorded = lifecycle.record(version, cast.secretariat, 0, held, {"": Word(APPROVED)})
    write_back(found, now(version), recorded)
    point.refresh_from_db()
    assert point.outcome == AgendaPoint.Outcome.NOTED
