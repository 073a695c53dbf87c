# SPDX-License-Identifier: MPL-2.0
"""A round's versions: read, decided with remarks on activities, compared, and its stored paper proved."""

from io import StringIO
from uuid import UUID

import pytest
from django.core.management import call_command
from django.urls import reverse

from partnerskab.documents.ordering import order
from partnerskab.followup.models import Round
from partnerskab.revisions.lifecycle import Word
from partnerskab.revisions.waiting import in_force, unfinished
from tests.followup.form import address, post, read
from tests.revisions.acting import Acting


@pytest.fixture
def follow_up(cast, midterm) -> Acting:
    return Acting(cast, midterm)


def at(name: str, midterm, *number: int) -> str:
    return reverse(name, args=["amager", midterm.address, *number])


def test_a_version_is_read_as_one_text(client, cast, follow_up, midterm):
    follow_up.submit()
    client.force_login(cast.steering_group)
    page = client.get(at("revision_reading", midterm, 1)).content.decode()
    for words in ("De fleste aktiviteter er i gang.", "Fire arrangementer er holdt", "4 af 6", "Går efter planen",
                  "elleve mangler svar", "Plakater i opgangene virker bedre end mail."):  # fmt: skip
        assert words in page


def test_the_newest_round_of_a_year_is_the_one_that_was_opened_last(cast, plan, follow_up, midterm):
    final = Round(pk=UUID(int=1), plan=plan, kind="final", opened_on=midterm.opened_on)
    final.save(force_insert=True)
    for matter in (final, midterm):
        acting = Acting(cast, matter)
        acting.record(acting.submit(), 0, {"": Word("approved")})
    assert [one.matter for one in in_force(cast.partnership)] == [final]
    assert [one.revision.matter for one in unfinished(cast.partnership)] == [final]


def test_what_is_in_force_stands_in_the_order_of_its_kinds(cast, follow_up, midterm, case):
    for acting in (Acting(cast, case), follow_up):
        acting.record(acting.submit(), 0, {"": Word("approved")})
    assert [one.matter for one in in_force(cast.partnership)] == [midterm, case]


def test_a_remark_comes_back_to_the_activity_it_is_of(client, cast, follow_up, midterm):
    answer = midterm.answers.get()
    version = follow_up.submit()
    follow_up.record(version, 0, {"": Word("sent_back", "", [(str(answer.activity_id), "Hvad kostede det?")])})
    client.force_login(cast.working_group)
    page = client.get(address(midterm, answer.activity)).content.decode()
    assert "Hvad kostede det?" in page
    assert 'id="kommentarer"' in page
    assert "Hvad kostede det?" in client.get(reverse("followup", args=["amager", midterm.mark])).content.decode()
    typed = read(client, midterm, answer.activity) | {"money_note": "Det kostede 4.000 kr."}
    assert post(client, midterm, answer.activity, typed).status_code == 302


def test_two_versions_are_compared_answer_by_answer(client, cast, follow_up, midterm):
    version = follow_up.submit()
    follow_up.record(version, 0, {"": Word("sent_back", "Skriv mere.")})
    answer = midterm.answers.get()
    client.force_login(cast.working_group)
    post(client, midterm, answer.activity, read(client, midterm, answer.activity) | {"happened": "Fem er holdt nu."})
    midterm.refresh_from_db()
    follow_up.submit()
    page = client.get(f"{at('comparison', midterm)}?fra=2022-midtvejs.1&til=2022-midtvejs.2")
    assert page.status_code == 200
    assert answer.activity.title in page.content.decode()
    assert "Hvad er der sket" in page.content.decode()


@pytest.mark.django_db(transaction=True)
def test_the_stored_paper_is_proved_genuine(client, cast, follow_up, midterm, work, tmp_path):
    version = follow_up.submit()
    follow_up.record(version, 0, {"": Word("approved")})
    order(version)
    work()
    client.force_login(cast.secretariat)
    served = client.get(at("stored_paper", midterm, 1))
    assert served.status_code == 200
    file = tmp_path / "opfoelgning.pdf"
    file.write_bytes(b"".join(served.streaming_content) if served.streaming else served.content)
    said = StringIO()
    call_command("verify_document", str(file), stdout=said)
    assert said.getvalue().startswith("Ægte: Version 2022-midtvejs.1 af Midtvejsstatus 2022")


def test_the_draft_is_printed(client, cast, midterm):
    client.force_login(cast.collaborator)
    served = client.get(reverse("draft_paper", args=["amager", midterm.address]))
    assert served.headers["Content-Type"] == "application/pdf"
    assert "opfoelgning-amager-2022-midtvejs-udkast.pdf" in served.headers["Content-Disposition"]
    assert client.get(reverse("draft_paper", args=["amager", "opfoelgning/2021-midtvejs"])).status_code == 404
