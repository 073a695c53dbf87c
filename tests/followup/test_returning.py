# SPDX-License-Identifier: MPL-2.0
"""What was told of a deliverable goes with it, and comes back with it."""

from activities.models import Deliverable
from activities.row_lists import listing_of
from partnerskab.followup.models import Answer, DeliverableResult
from partnerskab.lists.saving import restore


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
