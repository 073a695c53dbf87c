# SPDX-License-Identifier: MPL-2.0
"""The lists of an agreement: rows added, changed, moved and taken away, with nothing lost."""

import pytest

from partnerskab.agreements import listings
from partnerskab.agreements.models import FocusArea, Organisation
from partnerskab.lists.saving import mark_of
from tests.activities.conftest import browser_of
from tests.agreements.conftest import at


def edit(agreement, name):
    return at("agreement_rows_edit", agreement, name)


def posted(rows, mark=None, **fields):
    """What the form sends: `fields` maps a field's name to its value in each row, rows given as keys."""
    keys = [str(getattr(row, "pk", row)) for row in rows]
    standing = [row for row in rows if hasattr(row, "pk")]
    data = {"mark": mark_of(standing) if mark is None else mark, "row": keys}
    for name, values in fields.items():
        data |= {f"{key}-{name}": value for key, value in zip(keys, values, strict=True)}
    return data


def test_a_focus_area_is_added_last_and_gets_the_next_number(secretariat, agreement):
    areas = listings.focus_areas(agreement).rows()
    data = posted([*areas, "ny-1"], title=[*(area.title for area in areas), "Job og fritid"])
    response = secretariat.post(edit(agreement, "omraader"), data)
    assert response.status_code == 200
    assert list(agreement.focus_areas.values_list("number", "title"))[-1] == (len(areas) + 1, "Job og fritid")
    assert "Job og fritid" in response.text


def test_focus_areas_change_places_and_numbers(secretariat, agreement):
    areas = listings.focus_areas(agreement).rows()
    turned = areas[::-1]
    data = posted(turned, mark_of(areas), title=[area.title for area in turned])
    assert secretariat.post(edit(agreement, "omraader"), data).status_code == 200
    assert list(agreement.focus_areas.values_list("pk", flat=True)) == [area.pk for area in turned]
    assert list(agreement.focus_areas.values_list("number", flat=True)) == [1, 2, 3]


def test_a_focus_area_that_is_used_stays_and_it_is_said_by_what(secretariat, agreement):
    areas = listings.focus_areas(agreement).rows()
    data = posted(areas[1:], mark_of(areas), title=[area.title for area in areas[1:]])
    response = secretariat.post(edit(agreement, "omraader"), data)
    assert response.status_code == 422
    assert f"”{areas[0].title}” kan ikke fjernes. Det bruges af " in response.text
    assert "aktiviteter" in response.text
    assert agreement.focus_areas.count() == len(areas)


def test_a_focus_area_that_nothing_uses_can_go(secretariat, agreement):
    extra = FocusArea.objects.create(agreement=agreement, number=9, title="Overflødigt")
    areas = listings.focus_areas(agreement).rows()
    kept = areas[:-1]
    data = posted(kept, mark_of(areas), title=[area.title for area in kept])
    assert secretariat.post(edit(agreement, "omraader"), data).status_code == 200
    assert not FocusArea.objects.filter(pk=extra.pk).exists()


def party(name, role="party", heading="", first="", last=""):
    return {"name": name, "role": role, "heading": heading, "from_date": first, "to_date": last}


def parties(rows, mark):
    keys = [f"ny-{at}" for at in range(1, len(rows) + 1)]
    typed = {f"{key}-{name}": value for key, row in zip(keys, rows, strict=True) for name, value in row.items()}
    return {"mark": mark, "row": keys, **typed}


def test_parties_are_known_organisations_or_new_ones(secretariat, empty, cast):
    known = Organisation.objects.create(name="Københavns Kommune, Socialforvaltningen", aliases=["SOF"])
    rows = [
        party("sof", heading="KØBENHAVNS KOMMUNE"),
        party("Boligforeningen Ny", first="1. januar 2026", last="31-12-2027"),
        party("Biblioteket", role="collaborator"),
    ]
    assert secretariat.post(edit(empty, "parter"), parties(rows, mark_of([]))).status_code == 200
    saved = list(empty.parties.select_related("organisation"))
    assert saved[0].organisation == known
    assert (saved[0].heading, saved[2].is_collaborator) == ("KØBENHAVNS KOMMUNE", True)
    assert str(saved[1].from_date) == "2026-01-01"
    page = secretariat.get(at("agreement", empty)).text
    assert "Samarbejdspartnere uden stemme" in page


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([party("Politiet"), party("politiet")], "”politiet” står der allerede."),
        ([party("Politiet", first="i fjor")], "”i fjor” kan ikke læses som en dato."),
        ([party("Politiet", first="1-1-2026", last="1-1-2025")], "Slutdatoen ligger før startdatoen."),
        ([party("", heading="KOMMUNEN")], "Skriv organisationens navn"),
    ],
)
def test_a_wrong_party_is_refused_and_kept(secretariat, empty, rows, words):
    before = Organisation.objects.count()
    response = secretariat.post(edit(empty, "parter"), parties(rows, mark_of([])))
    assert response.status_code == 422
    assert words in response.text
    assert empty.parties.count() == 0
    assert Organisation.objects.count() == before
    for value in filter(None, rows[0].values()):
        assert value in response.text


def test_a_stale_list_shows_the_saved_one_and_makes_no_organisation(secretariat, empty):
    secretariat.post(edit(empty, "parter"), parties([party("Politiet")], mark_of([])))
    response = secretariat.post(edit(empty, "parter"), parties([party("Nogen helt andre")], mark_of([])))
    assert response.status_code == 409
    assert "Politiet" in response.text
    assert "Nogen helt andre" in response.text
    assert not Organisation.objects.filter(name="Nogen helt andre").exists()


def test_two_rows_that_change_contents_are_refused_in_words(secretariat, empty):
    secretariat.post(edit(empty, "parter"), parties([party("Politiet"), party("SSP")], mark_of([])))
    rows = listings.parties(empty).rows()
    data = posted(rows, name=["SSP", "Politiet"], role=["party"] * 2, heading=[""] * 2, from_date=[""] * 2,
                  to_date=[""] * 2)  # fmt: skip
    response = secretariat.post(edit(empty, "parter"), data)
    assert response.status_code == 422
    assert "Flyt rækkerne med pilene" in response.text
    assert [str(row) for row in listings.parties(empty).rows()] == ["Politiet", "SSP"]


def test_results_and_effects_are_written_and_drawn(secretariat, agreement):
    area = agreement.focus_areas.last()
    area.theory_rows.all().delete()
    name = f"resultater-{area.pk}"
    data = posted(["ny-1", "ny-2"], mark_of([]), text=["Flere unge i job", "Færre alene"])
    assert secretariat.post(edit(agreement, name), data).status_code == 200
    assert list(area.theory_rows.values_list("text", flat=True)) == ["Flere unge i job", "Færre alene"]
    rows = listings.theory(agreement, "effect").rows()
    data = posted([*rows, "ny-1"], text=[*(row.text for row in rows), "Mere tillid"])
    assert secretariat.post(edit(agreement, "effekter"), data).status_code == 200
    drawn = secretariat.get(at("agreement_theory", agreement)).text
    assert "Flere unge i job" in drawn
    assert "Mere tillid" in drawn


def test_a_body_says_how_often_it_meets(secretariat, empty):
    row = {"name": "Arbejdsgruppen", "kind": "working", "members": "", "chair": "", "tasks": "Skriver planen"}
    typed = {f"ny-1-{name}": value for name, value in row.items()}
    wrong = {"mark": mark_of([]), "row": "ny-1", **typed, "ny-1-meetings_least": "10", "ny-1-meetings_most": "8"}
    assert secretariat.post(edit(empty, "organer"), wrong).status_code == 422
    right = wrong | {"ny-1-meetings_least": "8", "ny-1-meetings_most": "10"}
    assert secretariat.post(edit(empty, "organer"), right).status_code == 200
    assert empty.bodies.get().meetings == "8-10 møder om året"


def test_a_body_that_has_met_stays(secretariat, empty):
    body = empty.bodies.create(kind="steering", name="Styregruppen")
    empty.meetings.create(body=body, year=2025, number=1, held_on=empty.valid_from)
    response = secretariat.post(edit(empty, "organer"), {"mark": mark_of([body])})
    assert response.status_code == 422
    assert "”Styregruppen” kan ikke fjernes. Det har ét møde" in response.text
    assert empty.bodies.count() == 1


def test_staff_is_a_share_of_full_time(secretariat, empty):
    row = {"title": "Projektleder", "share": "en halv", "organisation": "Sikker By", "note": ""}
    typed = {"mark": mark_of([]), "row": "ny-1"} | {f"ny-1-{name}": value for name, value in row.items()}
    refused = secretariat.post(edit(empty, "medarbejdere"), typed)
    assert refused.status_code == 422
    assert "fx 50 for en halv" in refused.text
    assert secretariat.post(edit(empty, "medarbejdere"), typed | {"ny-1-share": "50"}).status_code == 200
    assert (empty.staff.get().share, str(empty.staff.get().organisation)) == (50, "Sikker By")


def test_a_route_is_moved_about(secretariat, empty):
    rows = listings.route(empty, "plan").rows()
    turned = rows[::-1]
    data = posted(turned, mark_of(rows), **{
        name: [getattr(row, name) for row in turned] for name in ("body", "act", "rule")
    })  # fmt: skip
    assert secretariat.post(edit(empty, "gang-plan"), data).status_code == 200
    steps = empty.approval_steps.filter(matter="plan").order_by("order")
    assert list(steps.values_list("order", "body")) == [(1, "Økonomiudvalget"), (2, "Styregruppen")]
    assert empty.approval_steps.filter(matter="status").count() == 2


def test_a_list_is_edited_without_a_script(cast, plan, empty):
    client = browser_of(cast.secretariat, htmx=False)
    assert f"/amager/plan/{plan.year}/" in client.get(edit(empty, "parter")).text, "the menu stands above it"
    assert "<h1>Parter</h1>" in client.get(edit(empty, "parter")).text
    added = client.post(edit(empty, "parter"), parties([party("Politiet")], mark_of([])) | {"do": "add"})
    assert "<h1>Parter</h1>" in added.text
    assert "Politiet" in added.text
    saved = client.post(edit(empty, "parter"), parties([party("Politiet")], mark_of([])))
    assert saved.status_code == 302
    assert saved["Location"] == f"{at('agreement', empty)}#rows-parter"


def test_nobody_else_edits_the_lists(cast, agreement):
    for user in (cast.working_group, cast.steering_group, cast.collaborator, cast.reader):
        assert browser_of(user).post(edit(agreement, "parter"), {}).status_code == 403


def test_a_list_that_is_none_is_not_found(secretariat, agreement, empty):
    area = empty.focus_areas.create(number=1, title="Den andens")
    for name in ("ukendt", f"resultater-{area.pk}"):
        assert secretariat.get(edit(agreement, name)).status_code == 404
