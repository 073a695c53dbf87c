# SPDX-License-Identifier: MPL-2.0
"""Setting a target's baseline: once, with source and person; a correction is a new row that says why."""

from typing import Any

from django.db import transaction

from partnerskab.agreements.models import Agreement, User

from .models import Baseline, Target


class StaleBaseline(Exception):
    """Somebody set or corrected the baseline after it was read. `current` is the one in force."""

    def __init__(self, current: Baseline) -> None:
        super().__init__(f"the baseline in force is {current.pk}")
        self.current = current


def in_force(target: Target) -> Baseline | None:
    """The newest row of the target; None where no baseline is set."""
    return Baseline.objects.filter(target=target, corrected_by=None).select_related("set_by", "area_version").first()


def all_of(target: Target) -> list[Baseline]:
    """Every row of the target, that in force first."""
    rows = Baseline.objects.filter(target=target).select_related("set_by", "area_version", "definition")
    return list(rows.order_by("-set_at"))


def in_force_by_target(agreement: Agreement) -> dict[str, Baseline]:
    """The baselines in force by the id of their target, with who set them; one query."""
    rows = Baseline.objects.filter(target__agreement=agreement, corrected_by=None).select_related("set_by")
    return {str(row.target_id): row for row in rows}


@transaction.atomic
def set_baseline(target: Target, values: dict[str, Any], by: User, *, corrects: str = "", reason: str = "") -> bool:
    """Write the baseline as a new row; `corrects` is the id of the row it was read against, empty for the first.

    Nothing is written where the row in force says the same already; then False.

    Raises:
        StaleBaseline: another row has come into force since.
    """
    Target.objects.select_for_update(of=("self",)).only("pk").get(pk=target.pk)
    current = in_force(target)
    if current and all(getattr(current, name) == value for name, value in values.items()):
        return False
    if current and str(current.pk) != corrects:
        raise StaleBaseline(current)
    Baseline.objects.create(target=target, set_by=by, corrects=current, reason=reason if current else "", **values)
    return True
