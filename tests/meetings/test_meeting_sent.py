# SPDX-License-Identifier: MPL-2.0
"""The call goes to those who are called and are members, once; a change is told again; a cancelled meeting too."""

import pytest
from django.db.models import F
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from partnerskab.meetings.models import Meeting
from partnerskab.notices.models import Notice
from partnerskab.revisions.lifecycle import Refused, Word
from tests.revisions.acting import APPROVED
from tests.same_moment import just_before_lock

from .conftest import url


@pytest.fixture
def coming(secretariat, steering_meeting, time_machine) -> Meeting:
    """The meeting some weeks before its day, to which nobody has been called yet; one of its people is no member."""
    time_machine.move_to("2022-05-02 10:00+02:00")
    steering_meeting.attendances.create(name="Gerda Gæst", order=9)
    Meeting.objects.update(called_at=None, called_by=None)
    return Meeting.objects.get()


def told() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for notice in Notice.objects.select_related("recipient").order_by("pk"):
        found.setdefault(notice.recipient.name, []).append(notice.text)
    return found


def seen(client) -> dict[str, object]:
    """What the page about the call sends along of what it shows."""
    return client.get(url("meeting_call")).context["form"].initial


def call(client, **typed):
    return client.post(url("meeting_call"), seen(client) | typed)


@pytest.mark.parametrize("change", ["somebody more", "a vote less", "another point"])
def test_the_call_goes_to_those_who_were_seen_with_the_agenda_that_was(secretariat, coming, change):
    data = seen(secretariat)
    if change == "somebody more":
        coming.attendances.create(name="Arne Arbejder", order=5)
    elif change == "a vote less":
        coming.attendances.filter(order=0).update(votes=False, version=2)
    else:
        coming.points.create(title="Et punkt mere", order=9)
    assertContains(secretariat.post(url("meeting_call"), data), "Mødet er ændret", status_code=409)
    assert told() == {}
    assert call(secretariat).status_code == 302
    assert len(told()) == 3


def test_the_page_says_who_gets_a_mail_and_who_does_not(secretariat, coming):
    page = secretariat.get(url("meeting_call"))
    assertContains(page, "3 får en mail")
    assertContains(page, "ikke medlemmer: Gerda Gæst.")
    assert told() == {}


def test_those_called_are_told_once_with_the_way_to_the_agenda(secretariat, cast, coming):
    response = call(secretariat)
    assertRedirects(response, url("meeting"))
    sentence = "Du er indkaldt til mødet i styregruppen 20. maj 2022 kl. 14.30, Beboerhuset. Se dagsordenen her:"
    assert told() == {name: [sentence] for name in ("Stine Styrer", "Pia Politi", "Samir Samarbejder")}
    assert set(Notice.objects.values_list("link", "meeting")) == {("/amager/moede/2022-1/", coming.pk)}
    coming.refresh_from_db()
    assert coming.called_at is not None
    assert coming.called_by == cast.secretariat
    assertContains(secretariat.get(url("meeting")), "Sendt af Sanne Sekretær.")


def test_pressing_twice_sends_one_call(secretariat, coming):
    data = seen(secretariat)
    for status in (302, 409):
        assert secretariat.post(url("meeting_call"), data).status_code == status
    assert [len(texts) for texts in told().values()] == [1, 1, 1]


def test_a_change_is_told_again_in_words(secretariat, coming):
    call(secretariat)
    coming.refresh_from_db()
    assertContains(secretariat.get(url("meeting_call")), "Hvad er nyt?")
    call(secretariat, changed="Mødet begynder en halv time senere.")
    first, second = told()["Stine Styrer"]
    assert first.startswith("Du er indkaldt")
    assert second == (
        "Indkaldelsen til mødet i styregruppen 20. maj 2022 kl. 14.30, Beboerhuset er ændret. "
        "Mødet begynder en halv time senere. Se dagsordenen her:"
    )


def test_what_was_typed_stays_when_the_meeting_has_changed(secretariat, coming):
    data = seen(secretariat)
    Meeting.objects.update(called_at="2022-05-01T10:00Z", version=7, place="Kirken")
    response = secretariat.post(url("meeting_call"), data | {"changed": "Nyt lokale"})
    assertContains(response, "Mødet er ændret, siden du så det", status_code=409)
    assertContains(response, "Nyt lokale", status_code=409)
    assertContains(response, "Kirken", status_code=409)
    assertContains(response, 'name="version" value="7"', status_code=409)
    assert told() == {}


def test_former_members_are_not_told(secretariat, cast, coming):
    cast.colleague.memberships.update(ended_on="2022-01-01")
    call(secretariat)
    assert "Pia Politi" not in told()


def test_a_cancelled_meeting_says_why_to_those_called(secretariat, coming):
    call(secretariat)
    coming.refresh_from_db()
    data = {"version": coming.version, "because": "For få kunne komme."}
    assertRedirects(secretariat.post(url("meeting_cancel"), data), url("meeting"))
    sentence = "Mødet i styregruppen 20. maj 2022 kl. 14.30, Beboerhuset er aflyst. For få kunne komme."
    assert told()["Stine Styrer"][-1] == sentence
    assertContains(secretariat.get(url("meeting")), "For få kunne komme.")
    again = secretariat.post(url("meeting_cancel"), data)
    assert again.status_code == 302
    assert len(told()["Stine Styrer"]) == 2


def test_nobody_hears_of_a_meeting_nobody_was_called_to(secretariat, coming):
    secretariat.post(url("meeting_cancel"), {"version": coming.version, "because": "Fejl."})
    coming.refresh_from_db()
    assert coming.cancelled_because == "Fejl."
    assert told() == {}


def test_a_reason_is_asked_for(secretariat, coming):
    response = secretariat.post(url("meeting_cancel"), {"version": coming.version, "because": " "})
    assertContains(response, "Skriv, hvorfor mødet aflyses", status_code=422)
    coming.refresh_from_db()
    assert coming.cancelled_at is None


def test_nobody_is_called_to_a_cancelled_meeting(secretariat, coming):
    Meeting.objects.update(cancelled_at="2022-05-01T10:00Z", cancelled_because="Sygdom")
    response = call(secretariat)
    assertContains(response, "kan ikke indkaldes", status_code=409)
    assert told() == {}


def test_nobody_is_called_to_a_meeting_that_has_begun(secretariat, coming, time_machine):
    time_machine.move_to("2022-05-20 14:31+02:00")
    response = call(secretariat)
    assertContains(response, "Mødet er begyndt", status_code=409)
    assertNotContains(secretariat.get(url("meeting_call")), "Send indkaldelsen")
    assert told() == {}


def cancel(secretariat):
    meeting = Meeting.objects.get()
    data = {"version": meeting.version, "because": "Ingen kom."}
    return secretariat.post(url("meeting_cancel"), data)


def test_a_meeting_with_minutes_was_held_and_cannot_be_cancelled(secretariat, minutes):
    offer = "Mødet blev ikke holdt"
    assertContains(secretariat.get(url("meeting")), offer)
    version = minutes.submit()
    assertContains(cancel(secretariat), "Træk det tilbage, før du aflyser mødet.", status_code=409)
    assertNotContains(secretariat.get(url("meeting")), offer)
    minutes.record(version, 0, {"": Word(APPROVED)})
    assertContains(cancel(secretariat), "Mødets referat er godkendt.", status_code=409)
    for said in ("Hvorfor aflyses", "De indkaldte får en mail"):
        assertNotContains(secretariat.get(url("meeting_cancel")), said)
    assertNotContains(secretariat.get(url("meeting")), offer)
    assert Meeting.objects.get().cancelled_at is None


def test_minutes_that_were_taken_back_leave_it_free(secretariat, minutes):
    minutes.withdraw(minutes.submit())
    assert cancel(secretariat).status_code == 302
    with pytest.raises(Refused, match="Hold mødet alligevel"):
        minutes.submit()


def test_a_cancelled_meeting_can_be_held_after_all(secretariat, coming):
    call(secretariat)
    coming.refresh_from_db()
    secretariat.post(url("meeting_cancel"), {"version": coming.version, "because": "Sne."})
    for _ in range(2):
        assertRedirects(secretariat.post(url("meeting_resume")), url("meeting"))
    coming.refresh_from_db()
    assert (coming.cancelled_at, coming.cancelled_because) == (None, "")
    assert len(told()["Stine Styrer"]) == 3
    assert "bliver holdt alligevel" in told()["Stine Styrer"][-1]


def test_it_is_held_after_all_though_somebody_saves_it_meanwhile(secretariat, coming):
    secretariat.post(url("meeting_cancel"), {"version": coming.version, "because": "Sne."})
    with just_before_lock("meetings_meeting", lambda: Meeting.objects.update(place="Kirken", version=F("version") + 1)):
        assertRedirects(secretariat.post(url("meeting_resume")), url("meeting"))
    coming.refresh_from_db()
    assert (coming.cancelled_at, coming.place) == (None, "Kirken")


def test_the_buttons_are_the_secretariats(client, cast, steering_meeting):
    client.force_login(cast.working_group)
    assertNotContains(client.get(url("meeting")), "Aflys mødet")
