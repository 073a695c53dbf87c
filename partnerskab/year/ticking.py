# SPDX-License-Identifier: MPL-2.0
"""Ticking a year's deadline off by hand, and taking that back."""

import datetime

from django.db import transaction

from partnerskab.agreements.models import User
from partnerskab.editing import stand_again

from .models import Deadline, DeadlineDone

TAKEN_BACK = "markering taget tilbage"
"""The reason in the history of a tick that was taken back by itself, and did not go with its deadline."""


@transaction.atomic
def tick(deadline: Deadline, year: int, day: datetime.date, by: User) -> bool:
    """Note that it was done on `day`; False where somebody already has."""
    Deadline.objects.select_for_update(of=("self",)).only("pk").get(pk=deadline.pk)
    if DeadlineDone.objects.filter(deadline=deadline, year=year).exists():
        return False
    DeadlineDone.objects.create(deadline=deadline, year=year, day=day, ticked_by=by)
    return True


@transaction.atomic
def take_back(deadline: Deadline, year: int) -> bool:
    """It was not done after all; False where nothing stands."""
    row = DeadlineDone.objects.select_for_update(of=("self",)).filter(deadline=deadline, year=year).first()
    if row is None:
        return False
    row._change_reason = TAKEN_BACK
    row.delete()
    return True


def bring_back(deadline: Deadline) -> None:
    """Let the ticks stand again that went when their deadline did."""
    stand_again(DeadlineDone, TAKEN_BACK, deadline_id=deadline.pk)
