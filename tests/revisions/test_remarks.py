# SPDX-License-Identifier: MPL-2.0
"""What was said of a version that came back is shown where it belongs, until a newer version answers it."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from partnerskab.revisions import lifecycle
from partnerskab.revisions.lifecycle import Word
from partnerskab.revisions.remarks import at_activity, to_answer
from partnerskab.revisions.standing import standing

from .acting import SENT_BACK, edit


@pytest.fixture
def sent_back(act):
    """A version that came back, with words on all of it, on an activity and on a chapter."""
    revision = act.submit()
    act.recommend(revision)
    content = revision.frozen
    remarks = [(content.activities[0].id, "Hvem står for det?"), (content.chapters[0].id, "Afsnittet er for langt.")]
    word = Word(SENT_BACK, "Pengene mangler.", remarks)
    lifecycle.answer(revision, act.member("Socialforvaltningen"), word, revision.content_sha256)
    return revision


@pytest.fixture
def writer(client, cast):
    client.force_login(cast.working_group)
    return client


def activity_page(client, id_):
    return client.get(reverse("activity", args=["amager", 2022, id_]))


def test_an_activity_shows_what_was_said_of_it(writer, sent_back):
    first, second = sent_back.frozen.activities
    page = activity_page(writer, first.id)
    assertContains(page, "Hvem står for det?")
    assertNotContains(page, "Afsnittet er for langt.")
    assertNotContains(activity_page(writer, second.id), "Hvem står for det?")
    again = writer.get(reverse("activity_margin", args=["amager", 2022, first.id]))
    assertContains(again, "Hvem står for det?")


def test_a_chapter_shows_what_was_said_of_it(writer, sent_back):
    page = writer.get(reverse("chapters", args=["amager", 2022]))
    assertContains(page, "Afsnittet er for langt.", count=1)
    assertNotContains(page, "Hvem står for det?")


def test_the_plan_lists_all_that_was_said_with_the_way_there(writer, sent_back):
    page = writer.get(reverse("plan", args=["amager", 2022]))
    assertContains(page, "Kommentarer til version 2022.1")
    for words in ("Pengene mangler.", "Hvem står for det?", "Afsnittet er for langt."):
        assertContains(page, words)
    assertContains(page, reverse("activity", args=["amager", 2022, sent_back.frozen.activities[0].id]))
    assertContains(page, f"#text-{sent_back.frozen.chapters[0].id}")


def test_what_was_said_of_an_activity_that_is_gone_stands_in_the_list(writer, act, sent_back):
    act.plan.activities.get(pk=sent_back.frozen.activities[0].id).delete()
    said = to_answer(standing(act.plan))
    gone = [remark for remark in said.remarks if remark.is_gone]
    assert [(one.title, one.text) for one in gone] == [(sent_back.frozen.activities[0].title, "Hvem står for det?")]
    assertContains(writer.get(reverse("plan", args=["amager", 2022])), "er ikke med i kladden mere")


def test_a_newer_version_answers_what_was_said(writer, act, sent_back):
    edit(act)
    act.submit()
    assertNotContains(activity_page(writer, sent_back.frozen.activities[0].id), "Hvem står for det?")
    assertNotContains(writer.get(reverse("chapters", args=["amager", 2022])), "Afsnittet er for langt.")
    assert to_answer(standing(act.plan)) is None


def test_words_with_an_approval_do_not_ask_the_draft_for_anything(act):
    revision = act.submit()
    act.recommend(revision, comment="Fint.")
    assert to_answer(standing(act.plan)) is None


def test_any_number_of_comments_costs_one_query(act, sent_back, django_assert_num_queries):
    activity = sent_back.frozen.activities[0].id
    word = Word(SENT_BACK, "", [(activity, f"Nummer {number}.") for number in range(20)])
    lifecycle.answer(sent_back, act.member("Københavns Politi"), word, sent_back.content_sha256)
    stands = standing(act.plan)
    with django_assert_num_queries(1):
        assert len(at_activity(stands, activity)) == 21
