# SPDX-License-Identifier: MPL-2.0
"""The partnership's area as it was bounded, and the pictures that show it."""

import uuid

from django.db import models

from partnerskab.editing import Editable
from partnerskab.richtext import RichTextField

from .agreement import Agreement
from .partnership import Partnership
from .people import User


class Picture(models.Model):
    """A picture by its content: PNG, as `pictures.clean` made it. Never changed (trigger), so frozen content names it
    by its sha256 alone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="pictures")
    sha256 = models.CharField("sha256", max_length=64)
    data = models.BinaryField("indhold")
    width = models.PositiveIntegerField("bredde")
    height = models.PositiveIntegerField("højde")
    uploaded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField("valgt", auto_now_add=True)

    class Meta:
        verbose_name = "billede"
        verbose_name_plural = "billeder"
        constraints = [
            models.UniqueConstraint(fields=["partnership", "sha256"], name="each_picture_once"),
        ]

    def __str__(self) -> str:
        return self.sha256[:12]


class AreaVersion(Editable):
    """The partnership's area from a date on; it was widened in 2021 and in 2025, so figures do not always compare.

    `picture_alt` says in words what the map shows, for those who do not see it.
    """

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="area_versions")
    from_date = models.DateField("gælder fra")
    description = RichTextField("beskrivelse", blank=True)
    estates = models.JSONField("boligafdelinger", default=list, blank=True)
    picture = models.ForeignKey(Picture, models.PROTECT, null=True, blank=True, related_name="+")
    picture_alt = models.CharField("kortet i ord", max_length=500, blank=True)

    class Meta:
        ordering = ["from_date"]
        verbose_name = "områdeversion"
        verbose_name_plural = "områdeversioner"

    def __str__(self) -> str:
        return f"{self.agreement}, fra {self.from_date}"
