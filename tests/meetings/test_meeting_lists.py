# SPDX-License-Identifier: MPL-2.0
"""The people, the points and the attachments of a meeting, each edited in one form; nothing typed is lost."""

import pytest
from django.db.models import F
from django.urls import reverse
from pytest_django.asserts import assertContains

from partnerskab.agreements.models import Membership, Organisation, Role, User
from partnerskab.meetings.models import AgendaPoint, Attachment
from tests.documents.test_papers_served import put
from tests.same_moment import just_before_lock

from .conftest import url

HX = {"HX-Request": "true"}


def form_of(client, name: str) -> dict[str, list[str]]:
    """What a browser would post: the fields of the list as they stand."""
    form = client.get(url("meeting_rows_edit", name), headers=HX).context["form"]
    data: dict[str, list[str]] = {"mark": [form.mark], "row": form.keys}
    for row in form.rows:
        for field in row:
            data[field.html_name] = ["" if field.value() is None else str(field.value())]
    return data


def post(client, name: str, data):
    return client.post(url("meeting_rows_edit", name), data, headers=HX)


def people(meeting):
    rows = meeting.attendances.order_by("order").select_related("organisation", "membership__user")
    return [(one.name, str(one.organisation or ""), one.standing, one.votes) for one in rows]


def test_people_are_noted_as_present_or_sorry(secretariat, steering_meeting):
    data = form_of(secretariat, "deltagere")
    second = data["row"][1]
    data[f"{second}-standing"] = ["absent"]
    response = post(secretariat, "deltagere", data)
    assertContains(response, "Udeblevet")
    assert people(steering_meeting)[1] == ("Pia Politi", "Københavns Politi", "absent", True)


def test_a_free_name_and_a_new_organisation_can_be_added(secretariat, steering_meeting):
    data = form_of(secretariat, "deltagere")
    data["row"] = [*data["row"], "ny-1"]
    data |= {"ny-1-name": ["Gerda Gæst"], "ny-1-organisation": ["Biblioteket"], "ny-1-standing": ["present"]}
    data["ny-1-votes"] = [""]
    post(secretariat, "deltagere", data)
    assert people(steering_meeting)[-1] == ("Gerda Gæst", "Biblioteket", "present", False)
    assert Organisation.objects.filter(name="Biblioteket").exists()
    assert steering_meeting.attendances.get(name="Gerda Gæst").membership is None


def test_a_members_name_brings_the_member_and_the_organisation(secretariat, cast, steering_meeting):
    data = form_of(secretariat, "deltagere")
    data["row"] = [*data["row"], "ny-1"]
    data |= {"ny-1-name": ["arne arbejder"], "ny-1-standing": ["invited"], "ny-1-votes": ["votes"]}
    post(secretariat, "deltagere", data)
    row = steering_meeting.attendances.get(name="arne arbejder")
    assert row.membership == cast.working_group.memberships.get()
    assert str(row.organisation) == "Helhedsplanen"


def test_nobody_stands_twice(secretariat, steering_meeting):
    data = form_of(secretariat, "deltagere")
    data["row"] = [*data["row"], "ny-1"]
    data |= {"ny-1-name": ["pia politi"], "ny-1-standing": ["invited"]}
    response = post(secretariat, "deltagere", data)
    assertContains(response, "står der allerede", status_code=422)
    assert len(people(steering_meeting)) == 3


def test_points_are_added_ordered_and_removed(secretariat, steering_meeting):
    data = form_of(secretariat, "dagsorden")
    first, second = data["row"]
    data["row"] = [second, "ny-1"]
    data |= {"ny-1-title": ["Næste møde"], "ny-1-kind": ["information"], "ny-1-minutes_wanted": ["15"]}
    response = post(secretariat, "dagsorden", data)
    assertContains(response, "15 min.")
    titles = list(steering_meeting.points.order_by("order").values_list("title", flat=True))
    assert titles == ["Penge til sommerens arrangementer", "Næste møde"]
    assert not AgendaPoint.objects.filter(pk=first).exists()


def test_a_removed_point_comes_back_with_its_words_and_attachments(secretariat, steering_meeting):
    first = steering_meeting.points.get(title="Status på planen")
    Attachment.objects.create(point=first, title="Taget fra før", address="/amager/").delete()
    data = form_of(secretariat, "dagsorden")
    data["row"] = [key for key in data["row"] if key != str(first.pk)]
    post(secretariat, "dagsorden", data)
    assert not Attachment.objects.exists()
    secretariat.post(url("meeting_row_restore", "dagsorden"), {"gone": str(first.pk)}, headers=HX)
    back = steering_meeting.points.get(pk=first.pk)
    assert (back.said, back.outcome) == ("<p>Alle bakkede op.</p>", "noted")
    assert "Planen" in back.attachments.values_list("title", flat=True)


def test_a_stale_list_is_refused_with_both(secretariat, steering_meeting):
    data = form_of(secretariat, "dagsorden")
    data[f"{data['row'][0]}-title"] = ["Min titel"]
    point = steering_meeting.points.order_by("order")[0]
    AgendaPoint.objects.filter(pk=point.pk).update(title="Deres titel", version=point.version + 1)
    response = post(secretariat, "dagsorden", data)
    assertContains(response, "Deres titel", status_code=409)
    assertContains(response, "Min titel", status_code=409)
    point.refresh_from_db()
    assert point.title == "Deres titel"


def test_a_point_that_is_saved_while_the_list_is_keeps_what_was_saved(secretariat, steering_meeting):
    data = form_of(secretariat, "dagsorden")
    data[f"{data['row'][0]}-title"] = ["Min titel"]
    theirs = {"title": "Deres titel", "version": F("version") + 1}
    point = AgendaPoint.objects.filter(pk=data["row"][0])
    with just_before_lock("meetings_agendapoint", lambda: point.update(**theirs)):
        assertContains(post(secretariat, "dagsorden", data), "Deres titel", status_code=409)
    assert point.get().title != "Min titel"


def test_minutes_that_are_no_number_are_refused_with_an_example(secretariat, steering_meeting):
    data = form_of(secretariat, "dagsorden")
    data[f"{data['row'][0]}-minutes_wanted"] = ["en time"]
    response = post(secretariat, "dagsorden", data)
    assertContains(response, "Skriv et antal minutter, fx 15.", status_code=422)
    assertContains(response, "en time", status_code=422)


@pytest.mark.parametrize("typed", ["1.000", "0", "601", "15,5", "-5", "1e2"])
def test_minutes_are_a_number_of_figures(secretariat, steering_meeting, typed):
    data = form_of(secretariat, "dagsorden")
    data[f"{data['row'][0]}-minutes_wanted"] = [typed]
    assertContains(post(secretariat, "dagsorden", data), "Skriv et antal minutter, fx 15.", status_code=422)


@pytest.fixture
def namesake(cast) -> Membership:
    """Another Pia Politi, of the housing plan."""
    user = User.objects.create_user("pia2@eksempel.dk", name="Pia Politi")
    organisation = Organisation.objects.get(name="Helhedsplanen")
    return cast.partnership.memberships.create(user=user, organisation=organisation, role=Role.WORKING_GROUP)


def of_pias(meeting):
    return set(meeting.attendances.filter(name__iexact="pia politi").values_list("membership", flat=True))


def test_two_of_one_name_are_told_apart_by_whom_they_come_for(secretariat, cast, steering_meeting, namesake):
    data = form_of(secretariat, "deltagere")
    data["row"] = [*data["row"], "ny-1"]
    data |= {"ny-1-name": ["Pia Politi"], "ny-1-standing": ["invited"], "ny-1-organisation": [""]}
    assertContains(post(secretariat, "deltagere", data), "Skriv også, for hvem", status_code=422)
    data["ny-1-organisation"] = ["Københavns Politi"]
    assertContains(post(secretariat, "deltagere", data), "står der allerede", status_code=422)
    data["ny-1-organisation"] = ["Helhedsplanen"]
    assert post(secretariat, "deltagere", data).status_code == 200
    assert of_pias(steering_meeting) == {cast.colleague.memberships.get().pk, namesake.pk}


def test_a_list_in_which_two_of_one_name_were_called_can_be_saved(secretariat, cast, steering_meeting, namesake):
    organisation = cast.colleague.memberships.get().organisation
    namesake.organisation = organisation
    namesake.save()
    steering_meeting.attendances.create(name="Pia Politi", membership=namesake, organisation=organisation, order=9)
    data = form_of(secretariat, "deltagere")
    data[f"{data['row'][0]}-standing"] = ["absent"]
    assert post(secretariat, "deltagere", data).status_code == 200
    assert people(steering_meeting)[0][2] == "absent"
    assert of_pias(steering_meeting) == {cast.colleague.memberships.get().pk, namesake.pk}
    data = form_of(secretariat, "deltagere")
    data[f"{data['row'][0]}-name"] = ["Pia Politi"]
    data[f"{data['row'][0]}-organisation"] = [str(organisation)]
    assertContains(post(secretariat, "deltagere", data), "står der allerede", status_code=422)


def test_a_version_is_attached_with_its_fingerprint(secretariat, steering_meeting, point, act, agree):
    version = agree.submit()
    name = f"bilag-{point.pk}"
    page = secretariat.get(url("meeting_rows_edit", name), headers=HX)
    assertContains(page, "Kladden som PDF til Tryghedsplan 2022")
    address = reverse("revision_reading", args=["amager", "aftale/2021-2024", 1])
    data = {"mark": page.context["form"].mark, "row": ["ny-1"], "ny-1-paper": f"{address}#{version.content_sha256}"}
    assertContains(post(secretariat, name, data), version.content_sha256[:4])
    (attached,) = point.attachments.all()
    assert (attached.address, attached.sha256) == (address, version.content_sha256)
    assert attached.title.endswith("version 2021-2024.1 (til godkendelse)")


def test_a_paper_is_offered_once_whatever_it_has_become(secretariat, steering_meeting, point, act):
    version = act.submit()
    put(version, "draft")
    put(version, "approved")
    page = secretariat.get(url("meeting_rows_edit", f"bilag-{point.pk}"), headers=HX)
    assertContains(page, ">Tryghedsplan 2022, version 2022.1, PDF</option>", count=1)
    address = reverse("stored_paper", args=["amager", "plan/2022", 1])
    assertContains(page, f'value="{address}#{version.content_sha256}"', count=1)


def test_what_stands_can_be_kept_though_it_is_offered_no_more(secretariat, steering_meeting):
    point = steering_meeting.points.get(title="Status på planen")
    point.attachments.update(address="/amager/plan/1999/", title="Et gammelt bilag")
    name = f"bilag-{point.pk}"
    data = form_of(secretariat, name)
    assert post(secretariat, name, data).status_code == 200
    assert list(point.attachments.values_list("title", flat=True)) == ["Et gammelt bilag"]


def test_only_what_is_offered_can_be_attached(secretariat, steering_meeting, point):
    name = f"bilag-{point.pk}"
    page = secretariat.get(url("meeting_rows_edit", name), headers=HX)
    data = {"mark": page.context["form"].mark, "row": ["ny-1"], "ny-1-paper": "https://ond.example/"}
    assertContains(post(secretariat, name, data), "Vælg en mulighed", status_code=422)
    assert not point.attachments.exists()


def test_it_works_without_a_script(secretariat, steering_meeting):
    page = secretariat.get(url("meeting_rows_edit", "deltagere"))
    assertContains(page, "<title>Deltagere")
    data = form_of(secretariat, "deltagere")
    response = secretariat.post(url("meeting_rows_edit", "deltagere"), data)
    assert response.url == f"{url('meeting')}#rows-deltagere"


def test_unknown_lists_are_not_found(secretariat, steering_meeting):
    for name in ("andet", "bilag-x", f"bilag-{steering_meeting.pk}"):
        assert secretariat.get(url("meeting_rows", name)).status_code == 404
