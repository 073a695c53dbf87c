# SPDX-License-Identifier: MPL-2.0
"""Yearly funding lines, frames, and the totals a paper states for itself."""

from django.db import models
from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from activities.models import Activity, Plan
from partnerskab.agreements.models import Agreement, Organisation, Partnership
from partnerskab.editing import Editable


class FrameQuerySet(QuerySet["Frame"]):
    def free(self, plan: Plan, purpose: str = "activities") -> dict[int, int]:
        """What is left of the frame for a purpose, in whole kr. by year; below zero where the plan takes more.

        Only the partnership's own money counts. One query, whatever the size of the plan.
        """
        own = FundingAmount.objects.filter(
            line__plan=plan, line__funding=Funding.OWN, line__purpose=purpose, year=OuterRef("year")
        ).order_by()
        used = own.values("year").annotate(used=Sum("kr")).values("used")
        frames = self.filter(agreement=plan.agreement_id, purpose=purpose)
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


class Funding(models.TextChoices):
    """Whose money a post is. Only the partnership's own counts against the frame."""

    OWN = "own", "Partnerskabets egne midler"
    ORGANISATION = "organisation", "En organisation"
    OTHER = "other", "Andre"
    UNFUNDED = "unfunded", "Ufinansieret"


def funder_name(funding: str, organisation: str | None, other: str) -> str:
    """Who pays, as tables say it; empty for the partnership's own money."""
    match funding:
        case Funding.OWN:
            return ""
        case Funding.ORGANISATION:
            return organisation or ""
        case Funding.UNFUNDED:
            return Funding.UNFUNDED.label
        case _:
            return other


class FundingLineQuerySet(QuerySet["FundingLine"]):
    def of(self, partnership: Partnership, year: int) -> "FundingLineQuerySet":
        """The posts of the partnership's plan of that year, with the plan and its agreement."""
        lines = self.filter(plan__year=year, plan__agreement__partnership=partnership)
        return lines.select_related("plan__agreement", "activity__pool")

    def beside(self, line: "FundingLine") -> "FundingLineQuerySet":
        """The posts of the same table, in their order."""
        return self.filter(plan=line.plan_id, activity=line.activity_id).order_by("order", "pk")


class FundingLine(Editable):
    """A post of an activity's money table, or of the plan itself where no activity stands behind it.

    Who pays is the partnership itself, an organisation, somebody else by name (Landsbyggefonden, local co-funding:
    delaftale 2018-2021), or nobody yet (plan 2013, "foreløbig ufinansieret"). `purpose` says which of the two frames
    the partnership's own money comes out of. `note` holds what no column can: a price for each participant.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="funding_lines")
    activity = models.ForeignKey(Activity, models.CASCADE, null=True, blank=True, related_name="funding_lines")
    order = models.PositiveSmallIntegerField("rækkefølge", default=0)
    post = models.CharField("budgetpost", max_length=200)
    funding = models.CharField("finansiering", max_length=12, choices=Funding, default=Funding.OWN)
    funder = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="funding_lines")
    other_funder = models.CharField("anden betaler", max_length=200, blank=True)
    purpose = models.CharField("ramme", max_length=10, choices=Frame.Purpose, default=Frame.Purpose.ACTIVITIES)
    note = models.CharField("note", max_length=400, blank=True)

    objects = FundingLineQuerySet.as_manager()

    class Meta:
        ordering = ["order"]
        verbose_name = "budgetpost"
        verbose_name_plural = "budgetposter"
        constraints = [
            models.CheckConstraint(
                condition=Q(funding="organisation", funder__isnull=False)
                | (~Q(funding="organisation") & Q(funder__isnull=True)),
                name="an_organisation_pays_or_none",
            ),
            models.CheckConstraint(
                condition=(Q(funding="other") & ~Q(other_funder="")) | (~Q(funding="other") & Q(other_funder="")),
                name="another_funder_has_a_name",
            ),
        ]

    def __str__(self) -> str:
        return self.post

    @property
    def funder_name(self) -> str:
        """Who pays, as tables say it; empty for the partnership's own money."""
        return funder_name(self.funding, self.funder.name if self.funder else None, self.other_funder)


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
    """A line's cell for a year. `remark` is a note on the cell, which may stand though the cell itself is blank."""

    line = models.ForeignKey(FundingLine, models.CASCADE, related_name="amounts")
    year = models.PositiveSmallIntegerField("år")
    remark = models.CharField("note til feltet", max_length=400, blank=True)

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
