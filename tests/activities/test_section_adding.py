# SPDX-License-Identifier: MPL-2.0
"""A text the activity does not have yet."""

from tests.activities.conftest import browser_of

TEXT = "<p>Ny tekst.</p>"


def address(activity, kind, page="nyt/"):
    return f"/amager/plan/2022/aktivitet/{activity.pk}/afsnit/{kind}/{page}"


def test_a_missing_text_is_written(writer, activity):
    activity.sections.filter(kind="timeline").delete()
    response = writer.post(address(activity, "timeline"), {"version": 0, "seen": 0, "text": TEXT})
    assert response.status_code == 200
    assert "Ny tekst." in response.text
    assert "text-new-timeline" not in response.text
    assert activity.sections.get(kind="timeline").text == TEXT


def test_a_further_objective_stands_last_and_leaves_room_for_the_next(writer, activity):
    response = writer.post(address(activity, "objectives"), {"version": 0, "seen": 2, "title": "Delmål", "text": TEXT})
    assert response.status_code == 200
    assert 'id="text-new-objectives"' in response.text
    assert [row.sub_heading for row in activity.sections.filter(kind="objectives")][-1] == "Delmål"


def test_the_same_sub_heading_twice_is_refused(writer, activity):
    typed = {"version": 0, "seen": 2, "title": "på kort sigt", "text": TEXT}
    response = writer.post(address(activity, "objectives"), typed)
    assert response.status_code == 422
    assert "Skriv en anden" in response.text
    assert "Ny tekst." in response.text


def test_the_same_sub_heading_written_meanwhile_is_a_conflict(writer, activity):
    typed = {"version": 0, "seen": 1, "title": "På kort sigt", "text": TEXT}
    assert writer.post(address(activity, "objectives"), typed).status_code == 409


def test_nothing_written_is_refused(writer, activity):
    activity.sections.filter(kind="timeline").delete()
    response = writer.post(address(activity, "timeline"), {"version": 0, "seen": 0, "text": " "})
    assert response.status_code == 422
    assert "Skriv tidsplan" in response.text


def test_an_emptied_place_is_used_again(writer, activity):
    section = activity.sections.get(kind="timeline")
    section.text = ""
    section.save()
    writer.post(address(activity, "timeline"), {"version": 0, "seen": 0, "text": TEXT})
    section.refresh_from_db()
    assert (section.text, section.version) == (TEXT, 2)


def test_cancelling_gives_the_place_back(writer, activity):
    response = writer.get(address(activity, "objectives", ""))
    assert 'id="text-new-objectives"' in response.text
    assert "autofocus" in response.text


def test_an_unknown_kind_is_not_found(writer, activity):
    assert writer.get(address(activity, "vers")).status_code == 404
    assert writer.get(address(activity, "vers", "")).status_code == 404


def test_rights_and_methods(cast, activity, writer):
    assert browser_of(cast.collaborator).post(address(activity, "timeline"), {"text": TEXT}).status_code == 403
    assert browser_of(cast.stranger).post(address(activity, "timeline"), {"text": TEXT}).status_code == 404
    assert writer.delete(address(activity, "timeline")).status_code == 405
