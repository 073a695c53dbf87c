# SPDX-License-Identifier: MPL-2.0
"""What was told of an activity the last time: earlier in the year, or last year of what it goes on from."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from activities.models import Activity, Deliverable

from .models import Answer, DeliverableResult, Round


@dataclass(frozen=True, slots=True)
class LastTime:
    """An earlier answer that was sent, with its round; `delivered` by the deliverable's id, `same` by its number and
    words, and by its words alone where no other has them."""

    answer: Answer
    delivered: Mapping[UUID, DeliverableResult]
    same: Mapping[tuple[str, ...], DeliverableResult]

    def of(self, promised: Deliverable) -> DeliverableResult | None:
        """What was delivered of the same promise; last year's has the same words."""
        whole = _words(promised)
        return self.delivered.get(promised.pk) or self.same.get(whole) or self.same.get(whole[1:])


def last_time(found: Round, activity: Activity) -> LastTime | None:
    """The newest earlier answer of the activity, or of what it goes on from; two queries."""
    of_it = Q(activity=activity.pk)
    if activity.predecessor_id:
        of_it |= Q(activity=activity.predecessor_id)
    rows = Answer.objects.filter(of_it).exclude(round=found).exclude(sent_at=None)
    before = rows.filter(Q(round__plan__year__lt=found.plan.year) | Q(round__opened_on__lte=found.opened_on))
    newest = before.select_related("round__plan").order_by("-round__plan__year", "-round__opened_on", "-round__pk")
    answer = next((one for one in newest if one.is_sent), None)
    return _with_deliveries(answer) if answer else None


def _with_deliveries(answer: Answer) -> LastTime:
    told: Any = DeliverableResult.objects.filter(answer=answer).select_related("deliverable")
    delivered = {one.deliverable_id: one for one in told}
    same = {_words(one.deliverable): one for one in told}
    often = Counter(words[1:] for words in same)
    alone = {words[1:]: one for words, one in same.items() if often[words[1:]] == 1}
    return LastTime(answer, delivered, {**same, **alone})


def _words(promised: Deliverable) -> tuple[str, ...]:
    return promised.number.strip(), promised.text.strip().casefold()
