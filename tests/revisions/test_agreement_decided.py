# SPDX-License-Identifier: MPL-2.0
"""An agreement is frozen, decided by its parties, sent back, taken back and noted as a plan is, in words of its own."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from partnerskab.access import Action
from partnerskab.content.agreed import WholeAgreement
from partnerskab.content.canonical import from_json
from partnerskab.editing import change
from partnerskab.notices.models import Notice
from partnerskab.revisions.lifecycle import Refused, Word
from partnerskab.revisions.models import Decision, Revision, Standing
from partnerskab.revisions.remarks import at_places, to_answer
from partnerskab.revisions.standing import standing

from .acting import NOTED, SENT_BACK, Acting, now

MARK = "2021-2024"


def address(name: str, *number: int) -> str:
    return reverse(name, args=["amager", f"aftale/{MARK}", *number])


def text(response) -> str:
    html = response.content.decode().replace("\u00a0", " ").replace("\u2011", "-").split('<header class="bar">')[1]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", html))


def rewrite(agree: Acting, words: str = "<p>Området skal være et trygt sted at færdes.</p>") -> None:
    """The secretariat writes the purpose anew."""
    purpose = agree.matter.sections.get(kind="purpose")
    change(purpose, purpose.version, text=words)


@pytest.fixture
def secretariat(client, cast):
    client.force_login(cast.secretariat)
    return client


def test_a_version_is_the_whole_agreement_as_it_was_sent(agree):
    version = agree.submit()
    assert (version.label, str(version)) == (f"{MARK}.1", f"{agree.matter}, version {MARK}.1")
    assert version.title == f"version {MARK}.1 af aftalen"
    assert version.matter == agree.matter
    assert (version.plan, version.status) == (None, None)
    frozen = from_json(bytes(version.content), WholeAgreement)
    assert frozen == version.frozen
    assert frozen.chapters[0].text == "<p>Området skal være trygt at bo i.</p>"
    rewrite(agree)
    assert Revision.objects.get().frozen == frozen


def test_a_party_that_has_left_is_not_waited_for(agree):
    name = agree.parties()[0]
    party = agree.matter.parties.get(organisation__name=name)
    today = timezone.localdate()
    change(party, party.version, to_date=today)
    assert name in agree.parties()
    change(party, party.version, to_date=today - datetime.timedelta(1))
    assert name not in agree.parties()
    version = agree.submit()
    agree.recommend(version)
    with pytest.raises(Refused, match="er ikke part længere"):
        agree.answer(version, name)
    assert agree.approve(version).is_approved


def test_a_plan_and_its_agreement_live_their_own_lives(agree, act):
    plan, agreement = act.submit(), agree.submit()
    assert (plan.number, agreement.number) == (1, 1)
    assert standing(act.plan).pending == plan
    assert standing(agree.matter).pending == agreement
    agree.approve(agreement)
    assert standing(act.plan).in_force is None
    assert standing(agree.matter).in_force == agreement
    assert now(plan).is_pending


def test_each_party_answers_once_and_their_word_approves_it(agree):
    version = agree.submit()
    agree.recommend(version)
    first, *rest = agree.parties()
    agree.answer(version, first)
    with pytest.raises(Refused, match="har allerede svaret"):
        agree.answer(version, first)
    with pytest.raises(Refused, match="Samarbejdspartnere stemmer ikke"):
        agree.answer(version, "Områdefornyelsen Sundby")
    with pytest.raises(Refused, match="ikke part i aftalen"):
        agree.answer(version, "En fremmed forening")
    assert now(version).is_pending
    for party in rest:
        agree.answer(version, party)
    assert now(version).is_approved


def test_who_is_party_is_read_from_the_version_and_not_from_today(agree):
    version = agree.submit()
    agree.recommend(version)
    gone = agree.matter.parties.get(organisation__name="SSP København")
    gone.delete()
    assert "SSP København" in [party.name for party in version.frozen.voting]
    agree.answer(version, "SSP København")
    assert Decision.objects.filter(party_name="SSP København").exists()


def test_an_agreement_needs_a_route_of_its_own(agree):
    agree.matter.approval_steps.filter(matter="agreement").delete()
    with pytest.raises(Refused, match="Aftalen siger ikke, hvem der godkender aftalen"):
        agree.submit()


def test_nothing_new_is_not_sent_twice(agree):
    agree.approve(agree.submit())
    with pytest.raises(Refused, match=f"Kladden er den samme som version {MARK}.1"):
        agree.submit()
    rewrite(agree)
    second = agree.submit()
    assert (second.number, second.since.number) == (2, 1)
    assert second.previous_sha256 == second.since.content_sha256


def test_the_secretariat_sends_it_from_its_page(secretariat, agree):
    page = secretariat.get(address("submit"))
    assert "Aftalen fryses, som du ser den her, og bliver til version 2021-2024.1." in text(page)
    assert f"Send {agree.matter} til godkendelse" in text(page)
    form = page.context["form"]
    sent = {"version": form.initial["version"], "message": "Læs den igennem."}
    response = secretariat.post(address("submit"), sent | dict.fromkeys(form.findings, "Vi ved det."))
    assert response["Location"] == address("revision", 1)
    shown = text(secretariat.get(address("revision", 1)))
    assert "Version 2021-2024.1 er sendt til godkendelse." in shown
    assert "Læs aftalen" in shown
    assert "planen" not in shown.split("Sammenlign")[0].lower().replace("tryghedsplanen", "")


def test_sent_is_what_was_seen_or_nothing(secretariat, agree):
    seen = secretariat.get(address("submit")).context["form"].initial["version"]
    rewrite(agree)
    response = secretariat.post(address("submit"), {"version": seen, "message": "Min besked."})
    assert response.status_code == 409
    assert "Aftalen er ændret, siden du så den." in text(response)
    assert "Min besked." in text(response)
    assert not Revision.objects.exists()


def test_the_steering_group_decides_on_its_page(client, cast, agree):
    version = agree.submit()
    agree.recommend(version)
    client.force_login(cast.steering_group)
    page = client.get(address("decide", 1))
    assert f"Godkend {agree.matter}?" in text(page)
    assert "Læs hele aftalen på skærmen" in text(page)
    assert "5.600.000 kr. i 2021–2024" in text(page)
    assertContains(page, "et kapitel, et indsatsområde eller et mål")
    sha = {"content_sha256": version.content_sha256}
    assert "Svaret kan ikke ændres" in text(client.post(address("decide", 1), sha | {"press": "approve"}))
    assert not Decision.objects.filter(party__isnull=False).exists()
    client.post(address("decide", 1), sha | {"press": "yes-approve"})
    assert Decision.objects.get(party__isnull=False).party_name == "Socialforvaltningen"
    assert "Du har godkendt version 2021-2024.1" in text(client.get(address("decide", 1)))


def test_a_word_is_tied_to_a_chapter_a_focus_area_or_a_target(client, cast, agree, secretariat):
    version = agree.submit()
    agree.recommend(version)
    content = version.frozen
    places = [content.chapters[0].id, content.areas[0].id, content.targets[0].id]
    client.force_login(cast.steering_group)
    typed = {f"place-{at}": place for at, place in enumerate(places, 1)}
    typed |= {f"remark-{at}": f"Ord {at}." for at in (1, 2, 3)}
    client.post(address("decide", 1), typed | {"content_sha256": version.content_sha256, "press": "yes-send-back"})
    stored = Decision.objects.get(kind=SENT_BACK).remarks
    assert stored == [
        {"chapter": places[0], "text": "Ord 1."},
        {"area": places[1], "text": "Ord 2."},
        {"target": places[2], "text": "Ord 3."},
    ]
    stands = standing(agree.matter)
    assert {key: [one.text for one in said] for key, said in at_places(stands).items()} == dict(
        zip(places, (["Ord 1."], ["Ord 2."], ["Ord 3."]), strict=True)
    )
    assert not any(one.is_gone for one in to_answer(stands).remarks)
    client.force_login(cast.secretariat)
    page = client.get(reverse("agreement", args=["amager", MARK]))
    for said in ("Kommentarer til version 2021-2024.1", "Ord 1.", "Ord 2.", "Ord 3.", f"#text-{places[0]}"):
        assertContains(page, said)
    agree.matter.targets.all().delete()
    assert [one.title for one in to_answer(stands).remarks if one.is_gone] == ["Aktiviteter med flere partnere"]


def test_a_meeting_is_noted_and_answers_for_the_parties(secretariat, agree):
    version = agree.submit()
    agree.recommend(version)
    page = secretariat.get(address("record_meeting", 1))
    assert "Københavns Politi" in text(page)
    assert "Samarbejdspartner, stemmer ikke." in text(page)
    typed = {"step": "1", "held_on": "1. november 2026", "reference": "Referat 7", "press": "yes"}
    typed |= {f"present-{row.number}": "on" for row in page.context["form"].rows if row.has_vote}
    response = secretariat.post(address("record_meeting", 1), typed)
    assert response["Location"] == address("revision", 1)
    assert now(version).standing is Standing.APPROVED
    agree.record(version, 2, {"": Word(NOTED)}, "2026-1")
    assert "Referat 7" in text(secretariat.get(address("revision", 1)))


def test_it_is_taken_back_before_anybody_answered(secretariat, agree):
    version = agree.submit()
    secretariat.post(address("withdraw", 1), {"reason": "Et beløb var forkert."})
    assert now(version).standing is Standing.WITHDRAWN
    second = agree.submit()
    agree.recommend(second)
    assert secretariat.post(address("withdraw", 2), {"reason": ""}).status_code == 409


def test_its_versions_are_listed_with_the_draft_above_them(secretariat, agree):
    assert "Der er ingen versioner endnu" in text(secretariat.get(address("versions")))
    agree.approve(agree.submit())
    rewrite(agree)
    page = text(secretariat.get(address("versions")))
    assert f"Versioner af {agree.matter}" in page
    assert "En version er aftalen, som den blev sendt til godkendelse." in page
    assert "Siden version 2021-2024.1: Ændret: kapitler." in page
    assert "Send til godkendelse" in page


def test_two_versions_are_compared_word_by_word(secretariat, agree):
    agree.approve(agree.submit())
    rewrite(agree)
    page = secretariat.get(address("comparison"))
    assert "Ændringer siden version 2021-2024.1" in text(page)
    assertContains(page, '<ins><span class="sr">[indsat: </span>')
    assert "Kladden for 2021-2024, som den er nu" in text(page)
    named = secretariat.get(address("comparison") + "?fra=2021-2024.9")
    assert named.status_code == 404
    assert "Der er ingen version 2021-2024.9." in text(named)


def test_readers_meet_it_when_it_is_approved(client, cast, agree):
    version = agree.submit()
    client.force_login(cast.reader)
    refused = client.get(address("revision", 1))
    assert refused.status_code == 403
    assert Action.READ_DRAFT.refusal in text(refused)
    assertNotContains(client.get(address("versions")), "2021-2024.1")
    agree.approve(version)
    assert client.get(address("revision", 1)).status_code == 200
    assertContains(client.get(address("versions")), "Det er den, der gælder.")
    assertContains(client.get(reverse("front", args=["amager"])), address("revision_reading", 1))


def test_mail_about_it_names_it_and_each_hears_once(agree):
    for party in agree.parties():
        agree.member(party)
    version = agree.submit()
    agree.recommend(version)
    turn = "Version 2021-2024.1 af aftalen venter på dit svar. Se, hvad der er ændret, og giv dit svar her:"
    told = Notice.objects.filter(text=turn)
    assert {notice.recipient.name for notice in told} >= {f"Medlem {party}" for party in agree.parties()}
    assert {notice.agreement for notice in told} == {agree.matter}
    assert {notice.link for notice in told} == {address("decide", 1)}


def test_the_front_page_asks_for_the_answer(client, cast, agree):
    version = agree.submit()
    agree.recommend(version)
    client.force_login(cast.steering_group)
    page = text(client.get(reverse("front", args=["amager"])))
    assert "Socialforvaltningen mangler at svare på aftalen" in page
    assert "Til godkendelse" in page
    assert "Ingen af 3 parter har svaret" in page
    agree.answer(version, "Københavns Politi", SENT_BACK)
    client.force_login(cast.secretariat)
    page = text(client.get(reverse("front", args=["amager"])))
    assert "Version 2021-2024.1 af aftalen er sendt tilbage" in page


def test_what_stands_in_the_bar_is_the_agreements(secretariat, agree, act):
    act.submit()
    page = secretariat.get(address("versions"))
    assertContains(page, f">{agree.matter}</a>")
    assertNotContains(page, "Til godkendelse")
    agree.submit()
    assertContains(secretariat.get(address("versions")), "Til godkendelse")


def test_what_is_not_there_is_not_found(secretariat, agree):
    for mark in ("2025-2028", "2021-2025"):
        assert secretariat.get(reverse("versions", args=["amager", f"aftale/{mark}"])).status_code == 404
    assert secretariat.get("/amager/aftale/2021/versioner/").status_code == 404
    assert secretariat.get(address("revision", 4)).status_code == 404
