# SPDX-License-Identifier: MPL-2.0
"""What becomes of the money through the year: spent, expected, and moved."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from activities.models import Plan
from partnerskab.editing import Editable

from .planned import FundingLine


class Spending(Editable):
    """What a post has spent in a year, and what it is expected to come to by the year's end; whole kr."""

    line = models.ForeignKey(FundingLine, models.CASCADE, related_name="spending")
    year = models.PositiveSmallIntegerField("år")
    spent = models.BigIntegerField("forbrug", null=True, blank=True)
    forecast = models.BigIntegerField("forventet forbrug", null=True, blank=True)

    class Meta:
        ordering = ["year"]
        verbose_name = "forbrug"
        verbose_name_plural = "forbrug"
        constraints = [models.UniqueConstraint(fields=["line", "year"], name="one_spending_per_line_and_year")]

    def __str__(self) -> str:
        return f"{self.line} {self.year}"


class Transfer(models.Model):
    """Money moved from one cell to another in one act; whole kr. The table can only grow.

    The posts are kept by their ids and by the names they had, for a post may be renamed or removed. `decided_by` is
    the body whose decision it takes by the agreement's rules.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="transfers")
    from_line = models.UUIDField("fra post")
    from_name = models.CharField("fra", max_length=420)
    from_year = models.PositiveSmallIntegerField("fra år")
    to_line = models.UUIDField("til post")
    to_name = models.CharField("til", max_length=420)
    to_year = models.PositiveSmallIntegerField("til år")
    kr = models.PositiveBigIntegerField("kr.")
    reason = models.CharField("begrundelse", max_length=400)
    decided_by = models.CharField("beslutning", max_length=120)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField("flyttet", auto_now_add=True)

    class Meta:
        ordering = ["made_at", "pk"]
        verbose_name = "flytning af penge"
        verbose_name_plural = "flytninger af penge"
        constraints = [
            models.CheckConstraint(condition=Q(kr__gt=0), name="a_transfer_moves_money"),
            models.CheckConstraint(
                condition=~Q(from_line=F("to_line"), from_year=F("to_year")), name="a_transfer_goes_elsewhere"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_name} {self.from_year} → {self.to_name} {self.to_year}"
