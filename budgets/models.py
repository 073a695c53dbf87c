# SPDX-License-Identifier: MPL-2.0
"""Yearly funding lines, frames, and the totals a paper states for itself.

Amounts are whole kroner. Blank, "-", 0 and words stay four different things (plan 2022, the overview table): no row or
an empty one is blank, the qualifier "-" is the dash, 0 is nought kroner, and words stand in the note.
"""

from django.db import models
from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from activities.models import Activity, Plan
from partnerskab.agreements.models import Agreement, Organisation, Partnership
from partnerskab.editing import Editable


class FrameQuerySet(QuerySet["Frame"]):
    def free(self, plan: Plan) -> dict[int, int]:
        """What is left of the frame for activities, in whole kr. by year; below zero where the plan takes more.

        Only the partnership's own money counts. One query, whatever the size of the plan.
        """
        own = FundingAmount.objects.filter(line__plan=plan, line__funder=None, year=OuterRef("year")).order_by()
        used = own.values("year").annotate(used=Sum("kr")).values("used")
        frames = self.filter(agreement=plan.agreement_id, purpose=Frame.Purpose.ACTIVITIES)
        left = F("kr") - Coalesce(Subquery(used, output_field=models.BigIntegerField()), 0)
        return dict(frames.annotate(left=left).values_list("year", "left"))


class Frame(Editable):
    """The ceiling for a year, in whole kr. (agreement 2025-2028, the economy: activities and management apart)."""

    class Purpose(models.TextChoices):
        ACTIVITIES = "activities", "Aktiviteter"
        MANAGEMENT = "management", "Projektledelse"

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="frames")
    year = models.PositiveSmallIntegerField("år")
    purpose = models.CharField("formål", max_length=10, choices=Purpose, default=Purpose.ACTIVITIES)
    kr = models.PositiveBigIntegerField("kr.")
    is_example = models.BooleanField("eksempel", default=False)

    objects = FrameQuerySet.as_manager()

    class Meta:
        ordering = ["purpose", "year"]
        verbose_name = "økonomisk ramme"
        verbose_name_plural = "økonomiske rammer"
        constraints = [
            models.UniqueConstraint(fields=["agreement", "year", "purpose"], name="one_frame_per_year_and_purpose"),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} {self.year}"


class FundingLineQuerySet(QuerySet["FundingLine"]):
    def of(self, partnership: Partnership, year: int) -> "FundingLineQuerySet":
        """The posts of the partnership's plan of that year, with the plan and its agreement."""
        lines = self.filter(plan__year=year, plan__agreement__partnership=partnership)
        return lines.select_related("plan__agreement", "activity")

    def beside(self, line: "FundingLine") -> "FundingLineQuerySet":
        """The posts of the same table, in their order."""
        return self.filter(plan=line.plan_id, activity=line.activity_id).order_by("order", "pk")


class FundingLine(Editable):
    """A post of an activity's money table, or of the plan itself where no activity stands behind it.

    Without a funder the money is the partnership's own, and only that counts against the frame.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="funding_lines")
    activity = models.ForeignKey(Activity, models.CASCADE, null=True, blank=True, related_name="funding_lines")
    order = models.PositiveSmallIntegerField("rækkefølge", default=0)
    post = models.CharField("budgetpost", max_length=200)
    funder = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="funding_lines")

    objects = FundingLineQuerySet.as_manager()

    class Meta:
        ordering = ["order"]
        verbose_name = "budgetpost"
        verbose_name_plural = "budgetposter"

    def __str__(self) -> str:
        return self.post


class Qualifier(models.TextChoices):
    """How sure an amount is, or that the paper has a dash in its place."""

    NONE = "", "–"
    CIRCA = "ca.", "ca."
    ESTIMATED = "anslået", "anslået"
    DASH = "-", "streg"


class Money(models.Model):
    """What stands in a cell: whole kr. or none, how sure, and words."""

    kr = models.BigIntegerField("kr.", null=True, blank=True)
    qualifier = models.CharField("forbehold", max_length=8, choices=Qualifier, default=Qualifier.NONE, blank=True)
    note = models.CharField("tekst i feltet", max_length=200, blank=True)

    class Meta:
        abstract = True

    @property
    def is_dash(self) -> bool:
        return self.qualifier == Qualifier.DASH

    DASH_HAS_NO_KR = ~Q(qualifier=Qualifier.DASH) | Q(kr__isnull=True)


class FundingAmount(Money, Editable):
    """A line's cell for a year."""

    line = models.ForeignKey(FundingLine, models.CASCADE, related_name="amounts")
    year = models.PositiveSmallIntegerField("år")

    class Meta:
        ordering = ["year"]
        verbose_name = "beløb"
        verbose_name_plural = "beløb"
        constraints = [
            models.UniqueConstraint(fields=["line", "year"], name="one_amount_per_line_and_year"),
            models.CheckConstraint(condition=Money.DASH_HAS_NO_KR, name="a_dash_has_no_kroner"),
        ]

    def __str__(self) -> str:
        return f"{self.line} {self.year}"


class StatedTotalQuerySet(QuerySet["StatedTotal"]):
    def in_force(self) -> "StatedTotalQuerySet":
        """Those that still count as what a paper says of the plan."""
        return self.filter(is_set_aside=False)


class StatedTotal(Money, Editable):
    """A total as an imported paper states it, kept beside the computed one; never the other way round.

    A plan lives on after its paper: when people have changed the amounts, the paper's total is set aside, and comes
    back if they change their minds.
    """

    class Source(models.TextChoices):
        TABLE_TOTAL = "table_total", "”I alt” i aktivitetens tabel"
        OVERVIEW = "overview", "Oversigten"
        PLAN_TOTAL = "plan_total", "Oversigtens sum"

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="stated_totals")
    activity = models.ForeignKey(Activity, models.CASCADE, null=True, blank=True, related_name="stated_totals")
    line = models.ForeignKey(FundingLine, models.CASCADE, null=True, blank=True, related_name="stated_totals")
    source = models.CharField("kilde", max_length=11, choices=Source)
    year = models.PositiveSmallIntegerField("år")
    is_set_aside = models.BooleanField("sat til side", default=False)

    objects = StatedTotalQuerySet.as_manager()

    class Meta:
        ordering = ["source", "year"]
        verbose_name = "sum i papiret"
        verbose_name_plural = "summer i papiret"
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "activity", "line", "source", "year"],
                name="one_stated_total_per_place",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=Money.DASH_HAS_NO_KR, name="a_stated_dash_has_no_kroner"),
        ]

    def __str__(self) -> str:
        return f"{self.get_source_display()} {self.year}"
