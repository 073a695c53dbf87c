# SPDX-License-Identifier: MPL-2.0
"""What was told of a deliverable goes with it, and comes back with it; and what is being told is not lost."""

import pytest

from activities.models import Deliverable
from activities.row_lists import listing_of
from partnerskab.followup.models import Answer, DeliverableResult
from partnerskab.lists.saving import restore
from tests.followup.form import post, read


def test_what_was_told_of_a_deliverable_comes_back_with_it(midterm):
    told = DeliverableResult.objects.first()
    promised, listing = told.deliverable, listing_of(Deliverable, told.deliverable.activity)
    for words in ("4 af 6", "5 af 6"):
        DeliverableResult.objects.update(delivered=words)
        promised.delete()
        assert not DeliverableResult.objects.filter(pk=told.pk).exists()
        promised = restore(listing, told.deliverable_id)
        back = DeliverableResult.objects.get(pk=told.pk)
        assert (back.delivered, back.deliverable, back.answer) == (words, promised, told.answer)
        assert back.history.first().history_change_reason == "gendannet"
    assert back.version == told.version + 2


def test_a_deliverable_comes_back_where_the_answer_is_gone(midterm):
    promised = DeliverableResult.objects.first().deliverable
    key, listing = promised.pk, listing_of(Deliverable, promised.activity)
    promised.delete()
    Answer.objects.all().delete()
    assert restore(listing, key).results.count() == 0


@pytest.mark.parametrize("press", ["save", "send"])
def test_words_about_what_was_taken_out_come_back(client, cast, midterm, press):
    activity = midterm.answers.get().activity
    client.force_login(cast.working_group)
    typed = read(client, midterm, activity)
    promised = activity.deliverables.first()
    criterion = activity.success_criteria.create(order=9, text="Flere kommer")
    typed |= {
        "version": f"{typed['version']} {criterion.pk}:0",
        "happened": "Fem er holdt.",
        f"l-{promised.pk}-delivered": "5 af 6",
        f"k-{criterion.pk}-state": "on_the_way",
        f"k-{criterion.pk}-note": "Der kom flere.",
    }
    text, keys = promised.text, (str(promised.pk), str(criterion.pk))
    criterion.delete()
    promised.delete()
    response = post(client, midterm, activity, typed, press)
    page = response.content.decode()
    assert response.status_code == 409
    assert response.context["form"].gone == [
        (f"Leveret, {text}", "5 af 6"),
        ("Vurdering, Flere kommer", "På vej"),
        ("Bemærkning, Flere kommer", "Der kom flere."),
    ]
    for words in ("taget ud af planen", "5 af 6", "Der kom flere.", "Fem er holdt."):
        assert words in page
    assert not midterm.answers.filter(happened="Fem er holdt.").exists()
    left = {name: words for name, words in typed.items() if not any(key in name for key in keys)}
    assert post(client, midterm, activity, left, press).status_code == 302
    assert midterm.answers.filter(happened="Fem er holdt.").exists()


def test_nothing_is_said_where_nothing_was_typed(client, cast, midterm):
    activity = midterm.answers.get().activity
    promised = activity.deliverables.create(order=9, text="folder")
    client.force_login(cast.working_group)
    typed = read(client, midterm, activity)
    promised.delete()
    assert post(client, midterm, activity, typed).status_code == 302
