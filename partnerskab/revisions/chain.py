# SPDX-License-Identifier: MPL-2.0
"""The chain of hashes: every sealed row of a partnership is one link, and each link names the one before it.

Whoever rewrites a row, takes one out or puts one in breaks the chain from there on, even with triggers switched off:
to hide it, every later link would have to be made anew, and each paper already handed out names a seal of the old one.
"""

import datetime
import hashlib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
from django.apps import apps
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from partnerskab.agreements.models import Partnership


class Sealed(models.Model):
    """A row that is written once, by `append`, and linked into its partnership's chain."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True

    def digest(self) -> str:
        """The sha256 of all that the row says. Empty columns are left out, so that one added later changes nothing."""
        values = {field.attname: _plain(getattr(self, field.attname)) for field in self._meta.concrete_fields}
        return _sha256(
            {name: value for name, value in values.items() if value is not False and value not in (None, "", [])}
        )


class ChainLink(models.Model):
    """A link: which row, its digest, the seal before, and the seal over all of it."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="chain")
    place = models.PositiveBigIntegerField("plads")
    kind = models.CharField("art", max_length=60)
    row = models.UUIDField("række")
    digest = models.CharField("rækkens sha256", max_length=64)
    previous = models.CharField("forrige segl", max_length=64, blank=True)
    seal = models.CharField("segl", max_length=64)
    sealed_at = models.DateTimeField("forseglet")

    class Meta:
        ordering = ["partnership", "place"]
        verbose_name = "led i kæden"
        verbose_name_plural = "led i kæden"
        constraints = [
            models.UniqueConstraint(fields=["partnership", "place"], name="one_link_per_place"),
            models.UniqueConstraint(fields=["row"], name="one_link_per_row"),
        ]

    def __str__(self) -> str:
        return f"{self.partnership_id}.{self.place} {self.kind}"

    def sealed(self) -> str:
        """The seal that belongs to what the link says."""
        said = (self.partnership_id, self.place, self.kind, str(self.row), self.digest, self.previous)
        return _sha256([*said, _plain(self.sealed_at)])


def append(row: Sealed, partnership: Partnership) -> ChainLink:
    """Write a new row and link it, in a transaction that holds the partnership (`hold`), so that links do not race."""
    row.save(force_insert=True)
    last = ChainLink.objects.filter(partnership=partnership).order_by("-place").first()
    link = ChainLink(
        partnership=partnership,
        place=last.place + 1 if last else 1,
        kind=row._meta.label_lower,
        row=row.pk,
        digest=row.digest(),
        previous=last.seal if last else "",
        sealed_at=timezone.now(),
    )
    link.seal = link.sealed()
    link.save(force_insert=True)
    return link


def hold(partnership: Partnership) -> None:
    """Let nobody else change the life of the partnership's plans until the transaction ends; editing goes on."""
    Partnership.objects.select_for_update(no_key=True).get(pk=partnership.pk)


@dataclass(frozen=True, slots=True)
class Break:
    """Where what is stored does not hold, in Danish for an operator; `place` is 0 where there is no link to name."""

    partnership: str
    place: int
    what: str

    def __str__(self) -> str:
        place = f"led {self.place}" if self.place else ""
        return ": ".join(filter(None, (self.partnership, place, self.what)))


def heads() -> Iterator[ChainLink]:
    """The newest link of each partnership. Kept elsewhere, its seal shows later whether the chain was cut off."""
    links = ChainLink.objects.select_related("partnership").order_by("partnership__slug", "-place")
    return links.distinct("partnership__slug").iterator()


def holds(row: Sealed) -> bool:
    """Whether a row is what it was when it was written, as far as its own link can tell."""
    link = ChainLink.objects.filter(row=row.pk, kind=row._meta.label_lower).first()
    return link is not None and link.seal == link.sealed() and link.digest == row.digest()


def breaks() -> Iterator[Break]:
    """Every place in the installation where a sealed row or a link is not what it was when it was written."""
    kinds = {model._meta.label_lower: model for model in apps.get_models() if issubclass(model, Sealed)}
    with transaction.atomic():
        for partnership in Partnership.objects.order_by("slug"):
            yield from _in_chain(partnership, kinds)
        for kind, model in kinds.items():
            linked = ChainLink.objects.filter(row=OuterRef("pk"), kind=kind)
            for row in model._base_manager.filter(~Exists(linked)).values_list("pk", flat=True).iterator():
                yield Break("", 0, f"rækken {kind} {row} står ikke i kæden")


def _in_chain(partnership: Partnership, kinds: dict[str, type[Sealed]]) -> Iterator[Break]:
    place, previous = 1, ""
    for link in ChainLink.objects.filter(partnership=partnership).order_by("place").iterator():
        yield from (Break(partnership.slug, link.place, what) for what in _wrong(link, place, previous, kinds))
        place, previous = link.place + 1, link.seal


def _wrong(link: ChainLink, place: int, previous: str, kinds: dict[str, type[Sealed]]) -> Iterator[str]:
    """What is wrong with a link that should stand at `place` after the seal `previous`."""
    name = f"{link.kind} {link.row}"
    if link.place != place:
        yield f"led {place} mangler" if link.place == place + 1 else f"led {place}-{link.place - 1} mangler"
    if link.previous != previous or link.seal != link.sealed():
        yield f"leddet til {name} er ændret"
    row = kinds[link.kind]._base_manager.filter(pk=link.row).first() if link.kind in kinds else None
    if row is None:
        yield f"rækken {name} er væk"
    elif row.digest() != link.digest:
        yield f"rækken {name} er ændret"


def _plain(value: Any) -> Any:
    """A column's value as JSON has it; bytes as their sha256, points in time in UTC to the microsecond."""
    if isinstance(value, bytes | memoryview):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat(timespec="microseconds")
    if isinstance(value, datetime.date | uuid.UUID):
        return str(value)
    return value


def _sha256(value: Any) -> str:
    return hashlib.sha256(msgspec.json.encode(value, order="sorted")).hexdigest()
