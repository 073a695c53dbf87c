# SPDX-License-Identifier: MPL-2.0
"""Who wrote and changed which readings, and when; told in Danish, the newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from partnerskab import danish

from .models import Indicator, Place, Reading
from .readings_writing import READ_IN

TOLD = {
    "year": "år",
    "value": "værdi",
    "denominator": "divideret med",
    "sample_size": "antal svar",
    "margin": "usikkerhed",
    "significant": "sikker ændring",
    "is_preliminary": "foreløbig",
    "source": "kilde",
    "page": "side",
    "note": "bemærkning",
}
_SIGNIFICANT = {"yes": "ja", "no": "nej", "unknown": "ikke oplyst"}


@dataclass(frozen=True, slots=True)
class Change:
    """A reading that was written, changed or removed; `when` is Danish time, `source` the file it was read from."""

    who: str
    when: datetime
    deed: str
    cell: str
    differences: tuple[str, ...] = ()
    source: str = ""


def changes(indicator: Indicator, reading: Reading | None = None, most: int = 30) -> list[Change]:
    """The latest changes of an indicator's readings, or of one of them; three queries."""
    rows = Reading.history.filter(indicator_id=indicator.pk).select_related("history_user")
    if reading:
        rows = rows.filter(id=reading.pk)
    latest = list(rows.order_by("-history_date", "-history_id")[: most * 2])
    places = dict(Place.objects.filter(partnership=indicator.partnership_id).values_list("pk", "name"))
    return list(_told(latest, places))[:most]


def _told(latest: list[Any], places: dict[Any, str]) -> Iterator[Change]:
    for at, row in enumerate(latest):
        before = next((other for other in latest[at + 1 :] if other.id == row.id), None)
        found = tuple(_differences(before, row, places)) if before and row.history_type == "~" else ()
        if row.history_type != "~" or found:
            yield Change(
                who=str(row.history_user.name) if row.history_user else "Systemet",
                when=timezone.localtime(row.history_date),
                deed={"+": "skrev", "-": "fjernede"}.get(row.history_type, "ændrede"),
                cell=f"{places.get(row.place_id, 'et fjernet sted')} {row.year}: {_words('value', row.value)}",
                differences=found,
                source=reason if (reason := row.history_change_reason or "").startswith(READ_IN) else "",
            )


def _differences(before: Any, after: Any, places: dict[Any, str]) -> Iterator[str]:
    if before.place_id != after.place_id:
        yield f"sted fra {places.get(before.place_id, 'et fjernet sted')} til {places.get(after.place_id, '')}"
    for name, label in TOLD.items():
        was, now = getattr(before, name), getattr(after, name)
        if was != now:
            yield f"{label} fra {_words(name, was)} til {_words(name, now)}"
    if before.area_version_id != after.area_version_id:
        yield "hvilken udgave af området tallet gælder"
    if before.definition_id != after.definition_id:
        yield "definitionen"


def _words(name: str, value: Any) -> str:
    if value is None or value == "":
        return "tomt"
    if name == "significant":
        return _SIGNIFICANT[value]
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if name == "year":
        return str(value)
    if isinstance(value, Decimal | int):
        return danish.decimal(value, places=4)
    return f"”{value}”"
