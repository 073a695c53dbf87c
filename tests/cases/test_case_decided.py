# SPDX-License-Identifier: MPL-2.0
"""A case paper is frozen, decided on by its committee, compared, stored and proved as every matter is."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains

from partnerskab.cases.waiting import never_sent
from partnerskab.content.yearly import CaseContent
from partnerskab.editing import change
from partnerskab.notices.models import Notice
from partnerskab.revisions import lifecycle
from partnerskab.revisions.lifecycle import Held, Refused, Word
from partnerskab.revisions.models import Standing
from partnerskab.revisions.standing import standing
from tests.revisions.acting import APPROVED, SENT_BACK, Acting, now

from .conftest import at

MATTER = "indstilling/2022-1"


@pytest.fixture
def writing(cast, case) -> Acting:
    return Acting(cast, case)


@pytest.fixture
def office(client, cast):
    client.force_login(cast.secretariat)
    return client


def address(name: str, *number: int) -> str:
    return reverse(name, args=["amager", MATTER, *number])


def text(response) -> str:
    html = response.content.decode().replace("\u00a0", " ").replace("\u2011", "-").split('<header class="bar">')[1]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", html))


def decide(writing: Acting, version, kind: str = APPROVED):
    held = Held(timezone.localdate(), (), "Sag 7, referat")
    lifecycle.record(
        version, writing.cast.secretariat, 0, held, {"": Word(kind, "Skriv om." if kind == SENT_BACK else "")}
    )
    return now(version)


def test_a_version_is_the_whole_paper(writing):
    version = writing.submit()
    assert (version.label, str(version)) == ("2022-1.1", "Indstilling: Tryghedsplan 2022, version 2022-1.1")
    assert version.title == "version 2022-1.1 af indstillingen"
    content = version.frozen
    assert isinstance(content, CaseContent)
    assert [point.text for point in content.recommendations] == [
        "planen tages til efterretning",
        "midlerne udmøntes som beskrevet",
    ]


def test_without_a_point_it_must_be_explained(writing):
    writing.matter.recommendations.all().delete()
    with pytest.raises(Refused):
        writing.submit(explanation="")


def test_its_pages_speak_of_the_case(office, writing):
    assert "Indstillingen fryses, som du ser den her, og bliver til version 2022-1.1." in text(
        office.get(address("submit"))
    )
    writing.submit()
    for name, number in (("versions", []), ("revision", [1]), ("withdraw", [1]), ("revision_reading", [1])):
        page = office.get(address(name, *number))
        assert page.status_code == 200
    reading = text(office.get(address("revision_reading", 1)))
    for said in ("at planen tages til efterretning", "Oversigt over politisk behandling", "Sagsnr. 2022-0012345"):
        assert said in reading.replace("Sagsnr.2022", "Sagsnr. 2022"), said


def test_the_committees_decision_is_noted(office, writing, case):
    version = writing.submit()
    page = office.get(address("record_meeting", 1))
    assert "Økonomiudvalget" in text(page)
    version = decide(writing, version)
    assert version.standing is Standing.APPROVED
    assert "Sag 7, referat" in text(office.get(address("revision", 1)))
    assertContains(office.get(reverse("cases", args=["amager"])), "Godkendt")


def test_it_is_sent_back_and_sent_again(office, writing, case):
    decide(writing, writing.submit(), SENT_BACK)
    assert standing(case).sent_back
    change(case, case.version, process="<p>Skrevet om.</p>")
    second = writing.submit()
    assert (second.number, second.since) == (2, None)
    page = text(office.get(f"{address('comparison')}?fra=2022-1.1&til=2022-1.2"))
    assert "Skrevet om." in page


def test_two_versions_are_compared_word_for_word(office, writing, case):
    decide(writing, writing.submit())
    change(case, case.version, case_number="2022-9")
    page = text(office.get(address("comparison")))
    assert "Ændringer siden version 2022-1.1" in page
    assert "2022-9" in page


def test_readers_meet_it_when_it_is_decided(client, cast, writing):
    version = writing.submit()
    client.force_login(cast.reader)
    assert client.get(address("revision", 1)).status_code == 403
    assert client.get(at("case", writing.matter)).status_code == 403
    decide(writing, version)
    assert client.get(address("revision_reading", 1)).status_code == 200


def test_mail_and_the_front_page_name_it(office, cast, writing):
    writing.submit()
    told = Notice.objects.get(recipient=cast.secretariat)
    assert told.text.startswith("Version 2022-1.1 af indstillingen venter på Økonomiudvalget.")
    assert "Version 2022-1.1 af indstillingen venter på Økonomiudvalget" in text(
        office.get(reverse("front", args=["amager"]))
    )


def test_the_draft_is_a_paper_to_download(office, case):
    response = office.get(reverse("draft_paper", args=["amager", case.address]))
    assert response.content.startswith(b"%PDF")
    assert 'filename="indstilling-amager-2022-1-udkast.pdf"' in response.headers["Content-Disposition"]


def test_what_nobody_has_sent_is_told(cast, writing, case, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert list(never_sent(cast.partnership)) == [case]
    version = writing.submit()
    assert list(never_sent(cast.partnership)) == []
    lifecycle.withdraw(version, cast.secretariat)
    assert list(never_sent(cast.partnership)) == [case]
    decide(writing, writing.submit(), SENT_BACK)
    assert list(never_sent(cast.partnership)) == []
    assert list(never_sent(cast.elsewhere)) == []
