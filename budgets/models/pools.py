# SPDX-License-Identifier: MPL-2.0
"""Pools (tryghedspulje): money not allotted beforehand, which the working group alone may dispose of (plan 2022).

What has been granted may never exceed what the pool has; whoever grants or takes money out holds the pool's row.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from activities.models import Activity, Plan
from partnerskab.editing import Editable

from .following import Transfer
from .planned import Funding, FundingLine


class Pool(Editable):
    """An activity whose posts of the plan year are given out during the year. Closed, it grants no more."""

    activity = models.OneToOneField(Activity, models.CASCADE, related_name="pool")
    closed_on = models.DateField("årsregnskab lukket", null=True, blank=True)

    class Meta:
        verbose_name = "pulje"
        verbose_name_plural = "puljer"

    def __str__(self) -> str:
        return self.activity.title


class PoolApplication(Editable):
    """An application to a pool: decided by the working group, paid, accounted for, or withdrawn; whole kr.

    Each step is a date with what belongs to it, so that what it has come to can be read from the row alone.
    """

    class Outcome(models.TextChoices):
        NONE = "", "Ikke behandlet"
        GRANTED = "granted", "Bevilget"
        REFUSED = "refused", "Afslået"

    pool = models.ForeignKey(Pool, models.CASCADE, related_name="applications")
    applicant = models.CharField("ansøger", max_length=200)
    purpose = models.CharField("formål", max_length=400)
    kr = models.PositiveBigIntegerField("søgt beløb")
    applied_on = models.DateField("ansøgt")
    outcome = models.CharField("afgørelse", max_length=8, choices=Outcome, default=Outcome.NONE, blank=True)
    granted = models.PositiveBigIntegerField("bevilget beløb", null=True, blank=True)
    decided_on = models.DateField("afgjort", null=True, blank=True)
    took_part = models.CharField("deltog i afgørelsen", max_length=400, blank=True)
    paid_on = models.DateField("udbetalt", null=True, blank=True)
    accounted_on = models.DateField("regnskab modtaget", null=True, blank=True)
    spent = models.PositiveBigIntegerField("brugt beløb", null=True, blank=True)
    withdrawn_on = models.DateField("trukket tilbage", null=True, blank=True)

    class Meta:
        ordering = ["applied_on", "pk"]
        verbose_name = "ansøgning"
        verbose_name_plural = "ansøgninger"
        constraints = [
            models.CheckConstraint(condition=Q(kr__gt=0), name="an_application_asks_for_money"),
            models.CheckConstraint(
                condition=Q(outcome="granted", granted__gt=0, decided_on__isnull=False)
                | (~Q(outcome="granted") & Q(granted__isnull=True)),
                name="a_grant_has_kroner_and_a_day",
            ),
            models.CheckConstraint(condition=Q(outcome="") | Q(decided_on__isnull=False), name="a_decision_has_a_day"),
            models.CheckConstraint(
                condition=Q(spent__isnull=True) | Q(outcome="granted", spent__lte=F("granted")),
                name="no_more_spent_than_granted",
            ),
            models.CheckConstraint(
                condition=Q(spent__isnull=True, accounted_on__isnull=True)
                | Q(spent__isnull=False, accounted_on__isnull=False),
                name="an_account_has_kroner_and_a_day",
            ),
            models.CheckConstraint(
                condition=(Q(paid_on__isnull=True) | Q(outcome="granted"))
                & (Q(accounted_on__isnull=True) | Q(paid_on__isnull=False))
                & (Q(withdrawn_on__isnull=True) | (Q(paid_on__isnull=True) & ~Q(outcome="refused"))),
                name="steps_follow_each_other",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.applicant}: {self.purpose}"


class ReallocationQuerySet(QuerySet["Reallocation"]):
    def with_source(self) -> "ReallocationQuerySet":
        """Each with `from_line`, the pool's first post that somebody pays, and with all that a page says of it."""
        posts = FundingLine.objects.filter(activity=OuterRef("pool__activity")).exclude(funding=Funding.UNFUNDED)
        first = posts.order_by("order", "pk").values("pk")[:1]
        return self.annotate(from_line=Subquery(first)).select_related("pool__activity", "transfer", "proposed_by")

    def open(self) -> "ReallocationQuerySet":
        """Those that are neither carried out nor dropped."""
        return self.filter(transfer=None, dropped_on=None)


class Reallocation(Editable):
    """What a pool has left at the year's end, proposed for another use; carried out by a transfer, or dropped."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="reallocations")
    pool = models.ForeignKey(Pool, models.CASCADE, related_name="reallocations")
    kr = models.PositiveBigIntegerField("kr.")
    suggestion = models.CharField("forslag", max_length=400, blank=True)
    proposed_on = models.DateField("foreslået")
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    transfer = models.OneToOneField(Transfer, models.PROTECT, null=True, blank=True, related_name="reallocation")
    dropped_on = models.DateField("frafaldet", null=True, blank=True)
    dropped_because = models.CharField("begrundelse", max_length=400, blank=True)

    objects = ReallocationQuerySet.as_manager()

    class Meta:
        ordering = ["proposed_on", "pk"]
        verbose_name = "forslag til omdisponering"
        verbose_name_plural = "forslag til omdisponering"
        constraints = [
            models.CheckConstraint(condition=Q(kr__gt=0), name="a_reallocation_is_of_money"),
            models.CheckConstraint(
                condition=Q(dropped_on__isnull=True, dropped_because="")
                | (Q(dropped_on__isnull=False, transfer__isnull=True) & ~Q(dropped_because="")),
                name="dropped_with_a_reason_or_carried_out",
            ),
            models.UniqueConstraint(
                fields=["pool"],
                condition=Q(dropped_on__isnull=True, transfer__isnull=True),
                name="one_open_proposal_per_pool",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pool} {self.kr}"

    @property
    def is_open(self) -> bool:
        """Whether it is neither carried out nor dropped."""
        return self.transfer_id is None and self.dropped_on is None
