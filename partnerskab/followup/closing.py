# SPDX-License-Identifier: MPL-2.0
"""When answers are taken: a round is open until it is submitted, and again when the version comes back."""

from typing import Any

from django.utils import timezone

from partnerskab.editing import change

from .models import Round

CLOSED = "lukket"
OPENED = "åbnet igen"


class ClosedError(Exception):
    """The round takes no answers. The message says why, in Danish."""

    def __init__(self) -> None:
        super().__init__("Opfølgningen er lukket, og svarene kan ikke ændres. Sekretariatet kan åbne den igen.")


def hold(matter: Any) -> bool:
    """Let nobody answer in it until the transaction ends; whether it is a round at all. Whoever holds the partnership
    too, does that first."""
    if isinstance(matter, Round):
        _held(matter)
    return isinstance(matter, Round)


def submitted(matter: Any) -> None:
    """A version of the matter is before those who decide: a round's answers stand as they are in it."""
    if isinstance(matter, Round) and (held := _held(matter)).is_open:
        change(matter, held.version, because=CLOSED, closed_at=timezone.now())


def came_back(matter: Any) -> None:
    """The version was sent back, or taken back: a round takes answers again."""
    if isinstance(matter, Round) and not (held := _held(matter)).is_open:
        change(matter, held.version, because=OPENED, closed_at=None)


def _held(matter: Round) -> Round:
    return Round.objects.select_for_update(no_key=True).get(pk=matter.pk)
