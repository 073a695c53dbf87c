# SPDX-License-Identifier: MPL-2.0
"""What was delivered of the same promise the last time."""

import datetime

from activities.models import Deliverable
from partnerskab.followup.earlier import last_time
from partnerskab.followup.models import DeliverableResult, Round


def test_the_same_words_with_other_numbers_are_another_promise(plan, midterm):
    told = midterm.answers.get()
    told.deliveries.all().delete()
    for number, said in (("6", "4 af 6"), ("12", "ingen af 12")):
        promised = Deliverable.objects.create(activity=told.activity, order=9, number=number, text="Arrangementer")
        DeliverableResult.objects.create(answer=told, deliverable=promised, delivered=said)
    final = Round.objects.create(plan=plan, kind="final", opened_on=datetime.date(2022, 11, 1))
    last = last_time(final, told.activity)

    def delivered(number: str) -> str:
        found = last.of(Deliverable(number=number, text="arrangementer "))
        return found.delivered if found else ""

    assert [delivered(number) for number in ("6", "12", "8")] == ["4 af 6", "ingen af 12", ""]
    told.deliveries.filter(deliverable__number="12").delete()
    last = last_time(final, told.activity)
    assert delivered("8") == "4 af 6"
