# SPDX-License-Identifier: MPL-2.0
"""A proposal from its draft to its answer, by each of those who take part."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from activities.models import Activity, Plan
from budgets.models import FundingAmount
from partnerskab.agreements.models import User
from partnerskab.editing import change
from partnerskab.notices.models import Notice
from partnerskab.planning.models import Proposal

LIST = "/amager/forslag/"
NEW = f"{LIST}nyt/"
TYPED = {
    "version": "0",
    "title": "Nattevandring",
    "year": "2023",
    "what": "Voksne går ture fredag og lørdag.\n\nDe møder de unge, hvor de er.",
    "why": "Der er uro i weekenden.",
    "for_whom": "Unge mellem 13 og 18 år",
    "involved": "Klubben og boligforeningen",
    "kr": "25.000",
}


@pytest.fixture
def author(client, cast, plan):
    """Samir, a collaborator, who proposes."""
    client.force_login(cast.collaborator)
    return client


def address(row: Proposal, what: str = "") -> str:
    return f"{LIST}{row.pk}/{what}"


def written(client, **typed: str) -> Proposal:
    """A proposal that was just written: written(client, send="1")."""
    response = client.post(NEW, TYPED | typed)
    assert response.status_code == 302, response.content.decode()
    return Proposal.objects.get(pk=response["Location"].rstrip("/").rpartition("/")[2])


@pytest.fixture
def sent(author) -> Proposal:
    return written(author, send="1")


def test_a_draft_is_its_authors_alone(client, cast, author):
    row = written(author)
    assert "Kun du kan se" in author.get(address(row)).content.decode()
    for name in ("secretariat", "working_group", "steering_group"):
        client.force_login(getattr(cast, name))
        assert "Nattevandring" not in client.get(LIST).content.decode()
        assert client.get(address(row)).status_code == 404
        assert client.post(address(row, "rediger/"), TYPED).status_code in (403, 404)
    assert not Notice.objects.exists()


def test_what_is_typed_is_kept(author, cast, plan):
    area = plan.agreement.focus_areas.get(number=2)
    row = written(author, focus_area=str(area.pk))
    assert (row.kr, row.year, row.focus_area, row.author) == (25_000, 2023, area, cast.collaborator)
    assert row.organisation.name == "Områdefornyelsen Sundby"
    assert row.what.count("\n\n") == 1


def test_an_estimate_is_taken_as_one(author):
    assert written(author, kr="ca. 25.000").kr == 25_000


def test_sent_in_everybody_who_reads_drafts_sees_it_and_those_who_answer_are_told(client, cast, sent):
    for name in ("secretariat", "working_group", "steering_group", "collaborator"):
        client.force_login(getattr(cast, name))
        assert "Nattevandring" in client.get(LIST).content.decode()
        assert client.get(address(sent)).status_code == 200
    told = {notice.recipient for notice in Notice.objects.all()}
    assert told == {cast.secretariat, cast.working_group, cast.colleague}
    assert "foreslår en aktivitet til 2023" in Notice.objects.first().text


def test_a_draft_may_say_little_but_not_when_it_is_sent(author):
    row = written(author, what="")
    response = author.post(address(row, "rediger/"), TYPED | {"what": "", "version": "1", "send": "1"})
    assert response.status_code == 422
    assert "Skriv, hvad forslaget går ud på" in response.content.decode()
    assert not Proposal.objects.get().sent_at


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("title", "", "Giv forslaget en titel"),
        ("year", "1999", "Vælg et af årene"),
        ("kr", "50,00,0", "Skriv"),
        ("kr", "5.000 til drift", "Skriv"),
        ("focus_area", "00000000-0000-0000-0000-000000000000", "Vælg et af indsatsområderne"),
        ("what", "x" * 4_001, "højst 4.000 tegn"),
    ],
)
def test_bad_input_is_refused_and_nothing_typed_is_lost(author, field, typed, said):
    response = author.post(NEW, TYPED | {field: typed})
    page = response.content.decode()
    assert response.status_code == 422
    assert said in page
    assert "Der er uro i weekenden." in page
    assert not Proposal.objects.exists()


def test_a_focus_area_of_another_agreement_is_refused(author, plan):
    later = plan.partnership.agreements.create(
        title="Aftalen 2025-2028", valid_from="2025-01-01", valid_to="2028-12-31"
    )
    area = later.focus_areas.create(number=1, title="Trygge naboer")
    response = author.post(NEW, TYPED | {"focus_area": str(area.pk)})
    assert response.status_code == 422
    assert "hører til aftalen 2025–2028" in response.content.decode()


def test_a_stale_save_shows_both_and_loses_nothing(author, sent):
    change(sent, Proposal.objects.get().version, title="Aftenvandring")
    response = author.post(address(sent, "rediger/"), TYPED | {"title": "Morgenvandring", "version": "1"})
    assert response.status_code == 409
    page = response.content.decode()
    assert "Morgenvandring" in page
    assert "Aftenvandring" in page
    assert Proposal.objects.get().title == "Aftenvandring"
    newest = Proposal.objects.get().version
    assert f'name="version" value="{newest}"' in page
    again = author.post(address(sent, "rediger/"), TYPED | {"title": "Morgenvandring", "version": str(newest)})
    assert again.status_code == 302
    assert Proposal.objects.get().title == "Morgenvandring"


def test_a_save_without_a_change_writes_nothing(author, sent):
    row = Proposal.objects.get()
    author.post(address(row, "rediger/"), TYPED | {"version": str(row.version)})
    assert Proposal.objects.get().version == row.version
    assert Proposal.history.count() == 2


def test_an_older_proposal_keeps_its_focus_area(author, cast, plan):
    over = plan.partnership.agreements.create(title="Aftalen 2017-2020", valid_from="2017-01-01", valid_to="2020-12-31")
    area = over.focus_areas.create(number=1, title="Trygge naboer")
    row = written(author)
    change(row, row.version, year=2020, focus_area=area)
    page = author.get(address(row, "rediger/")).text
    assert f'<option value="{area.pk}" selected>1 Trygge naboer (2017–2020)</option>' in page
    typed = TYPED | {"year": "2020", "focus_area": str(area.pk), "title": "Aftenvandring", "version": str(row.version)}
    assert author.post(address(row, "rediger/"), typed).status_code == 302
    row.refresh_from_db()
    assert (row.title, row.focus_area) == ("Aftenvandring", area)


def test_another_member_does_not_write_in_it(client, cast, sent):
    client.force_login(cast.working_group)
    for what in ("rediger/", "traek/"):
        response = client.post(address(sent, what), TYPED)
        assert response.status_code == 403
        assert "Kun den, der har skrevet forslaget" in response.content.decode()


def test_the_author_takes_it_back(client, cast, author, sent):
    author.post(address(sent, "traek/"))
    assert Proposal.objects.get().stage == Proposal.Stage.WITHDRAWN
    client.force_login(cast.working_group)
    form = {"version": Proposal.objects.get().version, "reason": "Nej"}
    response = client.post(address(sent, "afvis/"), form, follow=True)
    assert "Forslaget er trukket tilbage." in response.content.decode()
    assert Proposal.objects.get().outcome == ""


@pytest.fixture
def group(client, cast, sent):
    """Arne of the working group, who answers."""
    client.force_login(cast.working_group)
    return client


def test_no_is_said_with_a_reason_that_the_author_gets(group, cast, sent):
    row = Proposal.objects.get()
    refused = group.post(address(sent, "afvis/"), {"version": row.version, "reason": " "})
    assert refused.status_code == 422
    assert "Skriv en begrundelse" in refused.content.decode()
    group.post(address(sent, "afvis/"), {"version": row.version, "reason": "Det findes allerede."})
    row = Proposal.objects.get()
    assert (row.stage, row.handled_by, row.answer) == ("declined", cast.working_group, "Det findes allerede.")
    notice = Notice.objects.get(recipient=cast.collaborator)
    assert "er ikke taget med i planen" in notice.text
    assert notice.link == address(row)
    group.force_login(cast.collaborator)
    assert "Det findes allerede." in group.get(address(row)).content.decode()
    assert group.post(address(row, "rediger/"), TYPED | {"version": row.version}).status_code == 409


def take(row: Proposal, **typed: str) -> dict[str, str]:
    return {"version": str(row.version), "plan": "2022", "title": row.title, "number": "13", "area": "2"} | typed


def test_it_becomes_an_activity_of_the_plan(group, cast, plan, sent):
    page = group.get(address(sent, "optag/")).content.decode()
    assert "Tag forslaget med i Tryghedsplan 2022" in page
    response = group.post(address(sent, "optag/"), take(Proposal.objects.get(), title="Nattevandrere"))
    row = Activity.objects.get(plan=plan, title="Nattevandrere")
    assert response["Location"] == reverse("activity", args=["amager", 2022, row.pk])
    assert (row.state, row.origin, row.number, row.focus_area.number) == ("ny", "working_group", 13, 2)
    texts = {section.kind: section.text for section in row.sections.all()}
    assert texts["background"] == "<p>Der er uro i weekenden.</p>"
    assert texts["purpose"].count("<p>") == 2
    assert set(texts) == {"background", "purpose", "target_group", "responsible"}
    amount = FundingAmount.objects.get(line__activity=row)
    assert (amount.kr, amount.qualifier, amount.year) == (25_000, "anslået", 2022)
    proposal = Proposal.objects.get()
    assert (proposal.stage, proposal.activity) == ("taken", row)
    assert "er taget med i Tryghedsplan 2022" in Notice.objects.get(recipient=cast.collaborator).text
    assert address(proposal) in group.get(response["Location"]).content.decode()
    assert response["Location"] in group.get(address(proposal)).content.decode()


def test_its_focus_area_is_found_again_in_the_plans_agreement(group, plan, sent):
    later = plan.partnership.agreements.create(
        title="Aftalen 2025-2028", valid_from="2025-01-01", valid_to="2028-12-31"
    )
    Plan.objects.create(agreement=later, year=2025)
    area = plan.agreement.focus_areas.get(number=2)
    later.focus_areas.create(number=1, title="Noget helt andet")
    later.focus_areas.create(number=3, title=area.title)
    change(sent, Proposal.objects.get().version, year=2025, focus_area=area)
    page = group.get(address(sent, "optag/")).text
    assert '<option value="3" selected>' in page


def test_a_number_that_is_used_is_refused(group, plan, sent):
    response = group.post(address(sent, "optag/"), take(Proposal.objects.get(), number="1"))
    assert response.status_code == 422
    assert "har ”" in response.content.decode()
    assert Proposal.objects.get().stage == "sent"


def test_it_is_taken_into_the_plan_that_is_chosen(group, plan, sent):
    Plan.objects.create(agreement=plan.agreement, year=2023)
    assert "Tag forslaget med i Tryghedsplan 2023" in group.get(address(sent, "optag/")).content.decode()
    chosen = group.get(address(sent, "optag/?plan=2022")).content.decode()
    assert "Tag forslaget med i Tryghedsplan 2022" in chosen


@pytest.mark.parametrize("what", ["optag/", "afvis/"])
def test_an_answer_to_what_was_changed_meanwhile_is_asked_for_again(group, sent, what):
    read = Proposal.objects.get()
    change(sent, read.version, what="Noget helt andet.")
    response = group.post(address(sent, what), take(read, reason="Fordi."))
    assert response.status_code == 409
    page = response.content.decode()
    assert "blev ændret imens" in page
    assert "Noget helt andet." in page
    assert Proposal.objects.get().outcome == ""
    assert not Activity.objects.filter(title="Nattevandring").exists()


def test_it_gets_one_answer(group, sent):
    row = Proposal.objects.get()
    group.post(address(sent, "afvis/"), {"version": row.version, "reason": "Nej."})
    response = group.post(address(sent, "optag/"), take(Proposal.objects.get()), follow=True)
    assert "har allerede fået svar" in response.content.decode()
    assert Proposal.objects.get().outcome == "declined"
    assert not Activity.objects.filter(title="Nattevandring").exists()


def test_what_was_typed_stands_when_another_answered_first(group, sent):
    row = Proposal.objects.get()
    group.post(address(sent, "afvis/"), {"version": row.version, "reason": "Nej."})
    for what in ("afvis/", "optag/"):
        response = group.post(address(sent, what), take(row, title="Min egen titel", reason="Min lange begrundelse."))
        assert response.status_code == 409
        assert "har allerede fået svar. Din tekst er ikke sendt, men står her endnu." in response.text
        assert ("Min lange begrundelse." if what == "afvis/" else "Min egen titel") in response.text


@pytest.mark.parametrize("role", ["steering_group", "collaborator", "reader"])
def test_only_those_who_write_the_plan_answer(client, cast, sent, role):
    client.force_login(getattr(cast, role))
    for what in ("optag/", "afvis/"):
        assert client.get(address(sent, what)).status_code == 403


def test_readers_propose_nothing(client, cast, plan):
    client.force_login(cast.reader)
    for place in (LIST, NEW):
        assert client.get(place).status_code == 403


def test_an_empty_list_invites(author):
    page = author.get(LIST).content.decode()
    assert "Ingen forslag endnu" in page
    assert NEW in page


def test_the_list_makes_as_many_queries_for_many_as_for_one(author, cast, plan):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert author.get(LIST).status_code == 200
        return len(asked)

    def propose(number: int, by: User) -> None:
        Proposal.objects.create(
            partnership=plan.partnership,
            year=2023,
            title=f"Forslag {number}",
            what="Noget",
            author=by,
            sent_at=timezone.now(),
            focus_area=plan.agreement.focus_areas.first(),
        )

    author.get(LIST)
    propose(0, cast.working_group)
    one = queries()
    for number in range(1, 200):
        propose(number, cast.members["collaborator" if number % 2 else "working_group"])
    assert queries() == one


def test_the_front_page_and_the_plan_lead_to_the_proposals(author, sent):
    assert "Ét forslag venter på svar." in author.get("/amager/").content.decode()
    for place in ("/amager/", "/amager/plan/2022/"):
        assert f'href="{LIST}"' in author.get(place).content.decode()


def test_an_author_who_has_left_hears_nothing(group, cast, sent):
    members = cast.collaborator.memberships
    members.update(ended_on=timezone.localdate())
    members.create(partnership=cast.elsewhere, role="collaborator")
    row = Proposal.objects.get()
    group.post(address(sent, "afvis/"), {"version": row.version, "reason": "Nej."})
    assert Proposal.objects.get().outcome == "declined"
    assert not Notice.objects.filter(recipient=cast.collaborator).exists()
