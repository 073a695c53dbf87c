# SPDX-License-Identifier: MPL-2.0
"""Two people in one section: nothing typed is lost."""

import re
from html import unescape

from activities.models import Activity, ActivitySection
from tests.activities.conftest import browser_of

BASE = "/amager/plan/2022/tekst/afsnit"
MINE = "<p>Min sætning om banen.</p>"
THEIRS = "<p>Politiets sætning om banen.</p>"


def address(section, page="rediger"):
    return f"{BASE}/{section.pk}/{page}/"


def typed(text=MINE, version=1, title="", **more):
    return {"version": version, "title": title, "text": text, **more}


def overtaken(writer, colleague, section):
    """The answer to a save after the colleague's."""
    assert colleague.post(address(section), typed(THEIRS)).status_code == 200
    return writer.post(address(section), typed())


def kept_text(page: str) -> str:
    return unescape(re.search(r'<textarea name="text" hidden>\n(.*?)</textarea>', page, re.DOTALL)[1])


def test_a_stale_save_shows_both_texts_and_who_saved(writer, colleague, purpose):
    response = overtaken(writer, colleague, purpose)
    assert response.status_code == 409
    page = response.text
    assert "Formål blev ændret, mens du skrev" in page
    assert "Pia Politi (Københavns Politi) gemte en ny tekst" in page
    assert "<mark>Min</mark> sætning om banen." in page
    assert "<mark>Politiets</mark> sætning om banen." in page
    assert kept_text(page) == MINE
    assert 'name="version" value="2"' in page
    assert "data-unsaved" in page
    purpose.refresh_from_db()
    assert purpose.text == THEIRS


def test_the_same_text_saved_twice_is_no_conflict(writer, colleague, purpose):
    colleague.post(address(purpose), typed())
    assert writer.post(address(purpose), typed()).status_code == 200


def test_my_text_can_stand(writer, colleague, purpose):
    overtaken(writer, colleague, purpose)
    response = writer.post(address(purpose, "afgoer"), typed(version=2, choice="mine"))
    assert response.status_code == 200
    purpose.refresh_from_db()
    assert (purpose.text, purpose.version) == (MINE, 3)
    assert purpose.history.filter(text=THEIRS).exists()


def test_my_text_meets_a_third_one(writer, colleague, purpose):
    overtaken(writer, colleague, purpose)
    colleague.post(address(purpose), typed("<p>Igen en ny.</p>", version=2))
    response = writer.post(address(purpose, "afgoer"), typed(version=2, choice="mine"))
    assert response.status_code == 409
    assert "Igen en ny" in response.text.replace("<mark>", "").replace("</mark>", "")
    assert kept_text(response.text) == MINE


def test_the_saved_text_can_stand_and_mine_is_kept_as_a_suggestion(writer, colleague, purpose, cast):
    overtaken(writer, colleague, purpose)
    response = writer.post(address(purpose, "afgoer"), typed(version=2, choice="saved"))
    assert response.status_code == 200
    assert "Politiets sætning" in response.text
    purpose.refresh_from_db()
    assert (purpose.text, purpose.version) == (THEIRS, 2)
    suggestion = purpose.history.get(history_change_reason="forslag")
    assert (suggestion.text, suggestion.history_user) == (MINE, cast.working_group)
    assert "foreslog en tekst, som ikke blev valgt" in writer.get(address(purpose, "historik")).text


def test_a_suggestion_is_nobody_s_save(writer, colleague, purpose):
    overtaken(writer, colleague, purpose)
    writer.post(address(purpose, "afgoer"), typed(version=2, choice="saved"))
    response = writer.post(address(purpose), typed("<p>For sent.</p>"))
    assert "Pia Politi" in response.text


def test_both_can_be_written_together(writer, colleague, purpose):
    overtaken(writer, colleague, purpose)
    response = writer.post(address(purpose, "afgoer"), typed(version=2, choice="together"))
    assert response.status_code == 200
    page = unescape(response.text)
    assert page.index("Min sætning") < page.index("Politiets sætning")
    assert 'name="version" value="2"' in page
    assert "data-unsaved" in page
    assert writer.post(address(purpose), typed(MINE + THEIRS, version=2)).status_code == 200


def test_a_conflict_has_a_page_without_htmx(cast, colleague, purpose):
    client = browser_of(cast.working_group, htmx=False)
    response = overtaken(client, colleague, purpose)
    assert response.status_code == 409
    assert "<html" in response.text
    assert kept_text(response.text) == MINE


def test_texts_too_long_to_compare_are_shown_whole(writer, colleague, purpose):
    colleague.post(address(purpose), typed("<p>" + "deres " * 4_000 + "</p>"))
    response = writer.post(address(purpose), typed("<p>" + "mine " * 4_000 + "</p>"))
    assert response.status_code == 409
    assert "for lange" in response.text
    assert kept_text(response.text).count("mine") == 4_000


def test_new_text_meets_one_written_meanwhile(writer, colleague, activity):
    activity.sections.filter(kind="timeline").delete()
    new = f"/amager/plan/2022/aktivitet/{activity.pk}/afsnit/timeline/nyt/"
    assert writer.get(new).status_code == 200
    assert colleague.post(new, typed(THEIRS, version=0, seen=0)).status_code == 200
    response = writer.post(new, typed(version=0, seen=0))
    assert response.status_code == 409
    assert kept_text(response.text) == MINE
    standing = activity.sections.get(kind="timeline")
    assert standing.text == THEIRS
    assert f"{BASE}/{standing.pk}/afgoer/" in response.text


def test_pressing_save_twice_makes_one_text(writer, activity):
    activity.sections.filter(kind="timeline").delete()
    new = f"/amager/plan/2022/aktivitet/{activity.pk}/afsnit/timeline/nyt/"
    for _ in range(2):
        assert writer.post(new, typed(version=0, seen=0)).status_code == 200
    assert activity.sections.filter(kind="timeline").count() == 1


def test_a_section_that_is_gone_gives_the_text_back(writer, colleague, activity, purpose):
    ActivitySection.objects.get(pk=purpose.pk).delete()
    response = writer.post(address(purpose), typed())
    assert response.status_code == 409
    assert "Formål findes ikke længere i planen" in response.text
    assert kept_text(response.text) == MINE
    again = f"/amager/plan/2022/aktivitet/{activity.pk}/afsnit/purpose/nyt/"
    assert f'hx-post="{again}"' in response.text
    assert writer.post(again, typed(version=0)).status_code == 200
    assert activity.sections.get(kind="purpose").text == MINE


def read_in_again(activity: Activity, **sections: str) -> Activity:
    """What reading the paper in again does: other rows for the same activity."""
    plan, title, number, area = activity.plan, activity.title, activity.number, activity.focus_area
    for row in [*activity.sections.all(), *activity.funding_lines.all(), *activity.partners.all()]:
        row.delete()
    activity.delete()
    new = Activity.objects.create(plan=plan, title=title, number=number, focus_area=area)
    for kind, text in sections.items():
        ActivitySection.objects.create(activity=new, kind=kind, text=text)
    return new


def test_a_paper_read_in_again_meets_the_text_as_a_conflict(writer, activity, purpose):
    new = read_in_again(activity, purpose=THEIRS)
    response = writer.post(address(purpose), typed())
    assert response.status_code == 409
    assert kept_text(response.text) == MINE
    assert f"{BASE}/{new.sections.get().pk}/afgoer/" in response.text


def test_a_paper_read_in_again_without_the_text_offers_the_new_activity(writer, activity, purpose):
    new = read_in_again(activity)
    response = writer.post(address(purpose), typed())
    assert response.status_code == 409
    assert f"/aktivitet/{new.pk}/afsnit/purpose/nyt/" in response.text


def test_a_text_of_nowhere_comes_back_too(writer, plan):
    response = writer.post(f"{BASE}/00000000-0000-4000-8000-000000000000/rediger/", typed())
    assert response.status_code == 409
    assert kept_text(response.text) == MINE


def test_another_partnership_s_text_is_not_told_of(cast, plan, purpose):
    other = browser_of(cast.stranger)
    response = other.post(f"/vestby/plan/2022/tekst/afsnit/{purpose.pk}/rediger/", typed())
    assert response.status_code == 404
    assert "Formål" not in response.text
