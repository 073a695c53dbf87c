# SPDX-License-Identifier: MPL-2.0
"""The lists of an activity: rows added, changed, moved, taken away and brought back, with nothing lost."""

import pytest

from activities.models import Deliverable
from activities.row_lists import rows_of
from partnerskab.agreements.models import Organisation
from partnerskab.lists.saving import mark_of
from tests.activities.conftest import browser_of
from tests.activities.test_activity_page import address

FIELDS = {
    "aktoerer": ("role", "name", "note"),
    "leverancer": ("number", "text"),
    "kriterier": ("text", "number", "data_source"),
}
FIRST = {
    "aktoerer": {"role": "partner", "name": "Beboerhuset", "note": "hver anden uge"},
    "leverancer": {"number": "4", "text": "fællesspisninger"},
    "kriterier": {"text": "Flere frivillige", "number": "20", "data_source": "Klubbens liste"},
}


def edit(activity, name="leverancer"):
    return address(activity, "liste", name, "rediger")


def typed(rows, mark=None, **changed):
    """What the form sends for those standing deliverables; `changed` by the place of the row."""
    data = {"mark": mark_of(rows) if mark is None else mark, "row": [str(row.pk) for row in rows]}
    for place, row in enumerate(rows):
        data[f"{row.pk}-number"] = row.number
        data[f"{row.pk}-text"] = changed.get(f"text_{place}", row.text)
    return data


@pytest.fixture
def deliverables(activity):
    return rows_of(Deliverable, activity)


@pytest.mark.parametrize("name", FIELDS)
def test_a_first_row_is_added_to_a_list(writer, activity, name, cast):
    related = {
        "aktoerer": activity.partners,
        "leverancer": activity.deliverables,
        "kriterier": activity.success_criteria,
    }
    related[name].all().delete()
    form = writer.get(edit(activity, name))
    assert 'value="ny-1"' in form.text
    data = {"mark": mark_of([]), "row": ["ny-1"]} | {f"ny-1-{field}": FIRST[name][field] for field in FIELDS[name]}
    response = writer.post(edit(activity, name), data)
    assert response.status_code == 200
    row = related[name].get()
    assert {field: getattr(row, field) for field in FIELDS[name]} == FIRST[name]
    assert row.history.first().history_user == cast.working_group
    assert "plan-changed" in response["HX-Trigger"]


def test_a_changed_row_is_saved_and_the_others_are_left_alone(writer, activity, deliverables):
    assert writer.post(edit(activity), typed(deliverables, text_0="fester på legepladserne")).status_code == 200
    first, second = rows_of(Deliverable, activity)
    assert (first.text, first.version) == ("fester på legepladserne", 2)
    assert (second.text, second.version, second.history.count()) == (deliverables[1].text, 1, 1)


def test_a_save_without_change_writes_nothing(writer, activity, deliverables):
    assert writer.post(edit(activity), typed(deliverables)).status_code == 200
    assert [row.history.count() for row in rows_of(Deliverable, activity)] == [1, 1]


def test_a_text_of_several_lines_is_not_changed_by_the_browser(writer, activity, deliverables):
    Deliverable.objects.filter(pk=deliverables[0].pk).update(text="en\nto")
    rows = rows_of(Deliverable, activity)
    writer.post(edit(activity), typed(rows, text_0="en\r\nto"))
    assert rows_of(Deliverable, activity)[0].version == 1


def test_a_new_row_without_text_is_left_out(writer, activity, deliverables):
    data = typed(deliverables)
    data |= {"row": [*data["row"], "ny-1"], "ny-1-number": "", "ny-1-text": " "}
    assert writer.post(edit(activity), data).status_code == 200
    assert activity.deliverables.count() == 2


def test_an_invalid_row_comes_back_with_what_was_typed(writer, activity, deliverables):
    response = writer.post(edit(activity), typed(deliverables, text_0="Nyt og godt", text_1=""))
    assert response.status_code == 422
    assert 'role="alert"' in response.text
    assert "Leverance 2: Skriv, hvad der leveres" in response.text
    assert "Nyt og godt" in response.text
    assert rows_of(Deliverable, activity)[0].text == deliverables[0].text


def test_moving_in_the_form_keeps_what_was_typed_and_saves_nothing(writer, activity, deliverables):
    response = writer.post(edit(activity), typed(deliverables, text_1="Ændret") | {"do": f"up:{deliverables[1].pk}"})
    assert response.status_code == 200
    assert response.text.index(str(deliverables[1].pk)) < response.text.index(str(deliverables[0].pk))
    assert "Ændret" in response.text
    button = response.text.index(f'value="up:{deliverables[1].pk}"')
    assert "autofocus" in response.text[button : response.text.index(">", button)]
    assert "Flyttet til plads 1 af 2." in response["HX-Trigger"]
    assert rows_of(Deliverable, activity) == deliverables


def test_moving_past_the_end_does_nothing(writer, activity, deliverables):
    response = writer.post(edit(activity), typed(deliverables) | {"do": f"down:{deliverables[1].pk}"})
    assert response.status_code == 200
    assert response.text.index(str(deliverables[0].pk)) < response.text.index(str(deliverables[1].pk))


def test_a_saved_order_stands(writer, activity, deliverables):
    data = typed(deliverables)
    data["row"].reverse()
    assert writer.post(edit(activity), data).status_code == 200
    assert rows_of(Deliverable, activity) == deliverables[::-1]


def test_adding_in_the_form_gives_an_empty_row_with_the_focus(writer, activity, deliverables):
    response = writer.post(edit(activity), typed(deliverables) | {"do": "add"})
    assert 'value="ny-1"' in response.text
    field = response.text.index('name="ny-1-text"')
    assert "autofocus" in response.text[field : response.text.index(">", field)]
    assert activity.deliverables.count() == 2


def test_a_removed_row_can_be_brought_back(writer, activity, deliverables):
    removing = writer.post(edit(activity), typed(deliverables) | {"do": f"remove:{deliverables[0].pk}"})
    assert str(deliverables[0].pk) not in removing.text
    assert activity.deliverables.count() == 2
    assert writer.post(edit(activity), typed(deliverables) | {"row": [str(deliverables[1].pk)]}).status_code == 200
    assert rows_of(Deliverable, activity) == deliverables[1:]
    assert "Fjernet tidligere (1)" in writer.get(edit(activity)).text
    response = writer.post(address(activity, "liste", "leverancer", "gendan"), {"gone": deliverables[0].pk})
    assert response.status_code == 200
    assert rows_of(Deliverable, activity) == deliverables[::-1]
    assert "Fjernet tidligere" not in writer.get(edit(activity)).text
    again = writer.post(address(activity, "liste", "leverancer", "gendan"), {"gone": deliverables[0].pk})
    assert again.status_code == 404


def test_a_row_of_another_activity_is_not_brought_back_here(writer, plan, activity, deliverables):
    gone = deliverables[0].pk
    deliverables[0].delete()
    other = plan.activities.get(number=1)
    address_there = address(other, "liste", "leverancer", "gendan")
    assert writer.post(address_there, {"gone": gone}).status_code == 404
    assert writer.post(address_there, {"gone": "vrøvl"}).status_code == 404


@pytest.mark.parametrize("happened", ["changed", "added", "removed"])
def test_a_stale_save_shows_both_and_loses_nothing(writer, activity, deliverables, happened):
    data = typed(deliverables, text_0="Min leverance")
    match happened:
        case "changed":
            Deliverable.objects.filter(pk=deliverables[1].pk).update(text="Kollegaens", version=2)
        case "added":
            activity.deliverables.create(order=9, text="Kollegaens")
        case "removed":
            activity.deliverables.get(pk=deliverables[1].pk).delete()
    response = writer.post(edit(activity), data)
    assert response.status_code == 409
    assert "Min leverance" in response.text
    if happened != "removed":
        assert "Kollegaens" in response.text
    assert not activity.deliverables.filter(text="Min leverance").exists()
    fresh = mark_of(rows_of(Deliverable, activity))
    assert f'name="mark" value="{fresh}"' in response.text
    assert writer.post(edit(activity), data | {"mark": fresh}).status_code == 200
    assert [row.text for row in rows_of(Deliverable, activity)] == ["Min leverance", deliverables[1].text]


def test_an_edit_of_another_part_does_not_make_the_list_stale(writer, activity, deliverables):
    activity.title = "Andet"
    activity.version += 1
    activity.save()
    assert writer.post(edit(activity), typed(deliverables, text_0="Min")).status_code == 200


def test_a_row_of_another_activity_is_not_touched(writer, plan, deliverables):
    other = plan.activities.get(number=1)
    data = typed(deliverables) | {"mark": mark_of(rows_of(Deliverable, other))}
    assert writer.post(edit(other), data).status_code == 200
    deliverables[0].refresh_from_db()
    assert deliverables[0].activity.number == 9
    assert deliverables[0].version == 1


def test_a_known_organisation_is_found_by_any_of_its_names(writer, activity):
    known = Organisation.objects.create(name="Børnenes Forvaltning", short_name="BF", aliases=["Børneforvaltningen"])
    rows = rows_of(type(activity.partners.first()), activity)
    keys = [f"ny-{place}" for place in (1, 2, 3)]
    data = {"mark": mark_of(rows), "row": keys}
    for key, name in zip(keys, ("børnenes forvaltning", "BF", "Naboerne"), strict=True):
        data |= {f"{key}-role": "partner", f"{key}-name": name, f"{key}-note": ""}
    assert writer.post(edit(activity, "aktoerer"), data).status_code == 200
    found = [(row.organisation, str(row)) for row in rows_of(type(rows[0]), activity)]
    assert found == [(known, "børnenes forvaltning"), (known, "BF"), (None, "Naboerne")]


def test_an_actor_whose_name_stands_keeps_its_organisation(writer, activity):
    police = Organisation.objects.get(name="Københavns Politi")
    activity.partners.all().delete()
    row = activity.partners.create(organisation=police, name="Nærpolitiet")
    data = {"mark": mark_of([row]), "row": [str(row.pk)]}
    data |= {f"{row.pk}-role": "lead", f"{row.pk}-name": "Nærpolitiet", f"{row.pk}-note": ""}
    assert writer.post(edit(activity, "aktoerer"), data).status_code == 200
    row.refresh_from_db()
    assert (row.organisation, row.name, row.role) == (police, "Nærpolitiet", "lead")


def test_a_save_makes_few_queries(writer, activity, deliverables, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):  # two of them are savepoints that a test alone has
        writer.post(edit(activity), typed(deliverables, text_0="Ny"))


@pytest.mark.parametrize("name", FIELDS)
def test_who_may(cast, activity, name):
    assert browser_of(cast.collaborator).get(address(activity, "liste", name)).status_code == 200
    refused = browser_of(cast.collaborator).post(edit(activity, name))
    assert refused.status_code == 403
    assert "Kun arbejdsgruppen og sekretariatet kan redigere planen." in refused.text
    assert browser_of(cast.stranger).get(address(activity, "liste", name)).status_code == 404
    assert browser_of(cast.secretariat).post(address(activity, "liste", name)).status_code == 405
    assert browser_of(cast.secretariat).get(address(activity, "liste", name, "gendan")).status_code == 405


def test_no_such_list_or_row(writer, activity, deliverables):
    assert writer.get(address(activity, "liste", "noget")).status_code == 404
    assert writer.post(edit(activity), typed(deliverables) | {"do": "up:ny-7"}).status_code == 404
