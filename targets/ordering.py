# SPDX-License-Identifier: MPL-2.0
"""The places of targets in their agreement.

A move says where to go from where the target now stands, and is made under a lock on the agreement; so two people who
move at the same time lose nothing, and no version needs to be compared.
"""

from django.db import transaction
from django.db.models import Max
from simple_history.utils import bulk_update_with_history

from partnerskab.agreements.models import Agreement

from .models import Target


def last_place(agreement: Agreement) -> int:
    """The `order` that puts a target last."""
    last: int | None = Target.objects.filter(agreement=agreement).aggregate(last=Max("order"))["last"]
    return 0 if last is None else last + 1


def standing(agreement: Agreement) -> list[Target]:
    """The targets in their order."""
    return list(Target.objects.filter(agreement=agreement).order_by("order", "pk"))


@transaction.atomic
def move(target: Target, step: int) -> bool:
    """Move a target one place up (-1) or down (1); return whether it had anywhere to go."""
    Agreement.objects.select_for_update(of=("self",)).only("pk").get(pk=target.agreement_id)
    rows = standing(target.agreement)
    place = rows.index(target)
    if not 0 <= place + step < len(rows):
        return False
    rows[place], rows[place + step] = rows[place + step], rows[place]
    moved = [row for order, row in enumerate(rows) if row.order != order]
    for order, row in enumerate(rows):
        row.order = order
    bulk_update_with_history(moved, Target, ["order"], default_change_reason="flyttet")
    return True
