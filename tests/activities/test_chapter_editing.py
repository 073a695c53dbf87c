# SPDX-License-Identifier: MPL-2.0
"""The plan's chapters and the focus areas' introductions: the same editing as the sections, and a place to add."""

from html import unescape

from activities.models import PlanSection
from tests.activities.conftest import browser_of

PAGE = "/amager/plan/2022/kapitler/"
TEXT = "/amager/plan/2022/tekst"
NEW = "<p>Fra 2022 mødes gruppen oftere.</p>"


def text_of(chapter, page="rediger"):
    return f"{TEXT}/kapitel/{chapter.pk}/{page}/"


def typed(**fields):
    return {"version": 1, "title": "Organisering", "text": NEW} | fields


def test_the_page_shows_every_chapter_and_introduction(writer, plan):
    page = unescape(writer.get(PAGE).text)
    for chapter in plan.sections.all():
        assert chapter.title in page
    for area in plan.agreement.focus_areas.all():
        assert area.title in page
    assert "Her skaber vi anledninger" in page
    assert "2021–2024" in page


def test_the_page_takes_the_same_queries_for_many_chapters(writer, plan, django_assert_num_queries):
    with django_assert_num_queries(10):
        writer.get(PAGE)
    for number in range(30):
        PlanSection.objects.create(plan=plan, kind="front", order=10 + number, title=f"Kapitel {number}", text=NEW)
    with django_assert_num_queries(10):
        writer.get(PAGE)


def test_a_chapter_is_renamed_and_rewritten(writer, chapter):
    assert writer.post(text_of(chapter), typed()).status_code == 200
    chapter.refresh_from_db()
    assert (chapter.title, chapter.text, chapter.version) == ("Organisering", NEW, 2)


def test_a_chapter_needs_a_title(writer, chapter):
    response = writer.post(text_of(chapter), typed(title=" "))
    assert response.status_code == 422
    assert "Skriv en, fx ”Organisering”" in response.text
    assert f'href="#text-{chapter.pk}-title"' in response.text
    assert "mødes gruppen" in response.text


def test_a_stale_chapter_shows_both_texts(writer, colleague, chapter):
    colleague.post(text_of(chapter), typed(text="<p>Deres.</p>"))
    response = writer.post(text_of(chapter), typed())
    assert response.status_code == 409
    assert "Deres" in response.text
    assert "mødes gruppen" in response.text


def test_an_introduction_is_rewritten_by_the_working_group(writer, plan):
    area = plan.agreement.focus_areas.first()
    response = writer.post(f"{TEXT}/indledning/{area.pk}/rediger/", {"version": 1, "text": NEW})
    assert response.status_code == 200
    area.refresh_from_db()
    assert (area.introduction, area.version) == (NEW, 2)
    assert writer.get(f"{TEXT}/indledning/{area.pk}/historik/").status_code == 200
    assert writer.post(f"{TEXT}/indledning/{area.pk}/flyt/", {"direction": "up"}).status_code == 404


def test_a_chapter_is_added_last_of_its_kind(writer, plan):
    response = writer.post(f"{PAGE}appendix/nyt/", typed(version=0, title="Bilag om området"))
    assert response.status_code == 200
    assert 'id="text-new-appendix"' in response.text
    assert plan.sections.get(kind="appendix").title == "Bilag om området"
    assert writer.post(f"{PAGE}front/nyt/", typed(version=0, title="Sidst")).status_code == 200
    assert plan.sections.filter(kind="front").last().title == "Sidst"


def test_a_new_chapter_needs_a_title(writer, plan):
    response = writer.post(f"{PAGE}front/nyt/", typed(version=0, title=""))
    assert response.status_code == 422
    assert "mødes gruppen" in response.text


def test_cancelling_a_new_chapter_gives_the_place_back(writer, plan):
    assert 'id="text-new-front"' in writer.get(f"{PAGE}front/").text
    assert writer.get(f"{PAGE}vers/").status_code == 404
    assert writer.get(f"{PAGE}vers/nyt/").status_code == 404


def test_a_chapter_moves_up(writer, plan, chapter):
    assert writer.post(text_of(chapter, "flyt"), {"direction": "up"}).status_code == 204
    assert [row.pk for row in plan.sections.filter(kind="front")][1] == chapter.pk


def test_chapters_that_share_a_place_can_be_ordered(writer, plan, chapter):
    for row in plan.sections.filter(kind="front"):
        row.order = 0
        row.save()
    before = [row.pk for row in plan.sections.filter(kind="front").order_by("order", "pk")]
    last = plan.sections.get(pk=before[-1])
    writer.post(text_of(last, "flyt"), {"direction": "up"})
    after = [row.pk for row in plan.sections.filter(kind="front")]
    assert after == [before[0], before[2], before[1]]


def test_a_removed_chapter_is_brought_back_to_its_place(writer, plan):
    chapter = plan.sections.filter(kind="front")[1]
    assert "Skal ”Forandringsteori” ud af planen?" in writer.get(f"{PAGE}{chapter.pk}/fjern/").text
    response = writer.post(f"{PAGE}{chapter.pk}/fjern/", {"version": 1})
    assert response.status_code == 200
    assert not PlanSection.objects.filter(pk=chapter.pk).exists()
    entry = PlanSection.history.get(id=chapter.pk, history_type="-").pk
    assert f"fjernede/{entry}/hent/" in response.text
    assert "Fjernede kapitler (1)" in writer.get(PAGE).text
    assert writer.post(f"{PAGE}fjernede/{entry}/hent/").status_code == 200
    assert [row.pk for row in plan.sections.filter(kind="front")][1] == chapter.pk
    assert PlanSection.objects.get(pk=chapter.pk).text == chapter.text
    assert "Fjernede kapitler" not in writer.get(PAGE).text
    assert writer.post(f"{PAGE}fjernede/{entry}/hent/").status_code == 200


def test_a_chapter_changed_meanwhile_is_not_removed_unread(writer, colleague, chapter):
    colleague.post(text_of(chapter), typed())
    response = writer.post(f"{PAGE}{chapter.pk}/fjern/", {"version": 1})
    assert response.status_code == 409
    assert "mødes gruppen" in response.text
    assert PlanSection.objects.filter(pk=chapter.pk).exists()


def test_a_text_typed_into_a_removed_chapter_can_be_a_new_one(writer, colleague, chapter):
    colleague.post(f"{PAGE}{chapter.pk}/fjern/", {"version": 1})
    response = writer.post(text_of(chapter), typed())
    assert response.status_code == 409
    assert "Pia Politi, Københavns Politi fjernede den" in response.text
    assert f'hx-post="{PAGE}front/nyt/"' in response.text
    assert "mødes gruppen" in response.text


def test_a_form_older_than_the_removal_meets_the_chapter_brought_back(writer, colleague, chapter):
    colleague.post(f"{PAGE}{chapter.pk}/fjern/", {"version": 1})
    colleague.post(f"{PAGE}fjernede/{PlanSection.history.get(id=chapter.pk, history_type='-').pk}/hent/")
    assert writer.post(text_of(chapter), typed()).status_code == 409


def test_rights_and_methods(cast, writer, chapter):
    for person, status in (("steering_group", 403), ("collaborator", 403), ("stranger", 404)):
        client = browser_of(getattr(cast, person))
        for address in (text_of(chapter), f"{PAGE}front/nyt/", f"{PAGE}{chapter.pk}/fjern/", f"{PAGE}fjernede/1/hent/"):
            assert client.post(address, typed()).status_code == status
    assert browser_of(cast.steering_group).get(PAGE).status_code == 200
    assert "Tilføj" not in browser_of(cast.steering_group).get(PAGE).text
    assert browser_of(cast.reader).get(PAGE).status_code == 403
    assert writer.post(PAGE).status_code == 405
    assert writer.get(f"{PAGE}fjernede/1/hent/").status_code == 405
    assert writer.post(f"{PAGE}fjernede/1/hent/").status_code == 404
