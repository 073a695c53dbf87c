# SPDX-License-Identifier: MPL-2.0
"""What is aimed at, from which baseline, and the yearly status on it."""

import uuid

from django.db import models
from django.db.models import Q, QuerySet

from partnerskab.agreements.models import Agreement, AreaVersion, FocusArea, Partnership, User
from partnerskab.editing import Editable
from partnerskab.richtext import RichTextField

from .measuring import Definition, Indicator, Place


class Rule(models.TextChoices):
    """When a target is met (agreement 2025-2028, section 2; delaftale 2018-2021, the success criteria).

    NEAR: better every year, and near the reference place by the final year. HOLD: no worse than the baseline.
    REACH: the limit reached by the final year. SHARE: at least `limit` per cent of the plan's activities have
    `partners` or more cooperating partners. MONITOR: followed without a target.
    """

    NEAR = "near", "bedre hvert år og tæt på sammenligningen"
    HOLD = "hold", "mindst fastholdes"
    REACH = "reach", "nå et tal"
    SHARE = "share", "andel af aktiviteter med flere partnere"
    MONITOR = "monitor", "følges uden mål"


class TargetQuerySet(QuerySet["Target"]):
    def of(self, partnership: Partnership) -> "TargetQuerySet":
        """The partnership's targets, with what they are measured by."""
        return self.filter(agreement__partnership=partnership).select_related(
            "agreement__partnership", "indicator", "place", "reference", "focus_area"
        )


class Target(Editable):
    """A target of an agreement. `code` is its number in the paper ("1", "2a"), `wording` how the agreement puts it.

    A target with a focus area is that area's own. `pending` says when a missing baseline is set.
    """

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="targets")
    order = models.PositiveSmallIntegerField("rækkefølge", default=0)
    code = models.CharField("nr.", max_length=10, blank=True)
    title = models.CharField("titel", max_length=160)
    wording = models.TextField("ordlyd i aftalen", blank=True)
    rule = models.CharField("regel", max_length=7, choices=Rule)
    focus_area = models.ForeignKey(FocusArea, models.SET_NULL, null=True, blank=True, related_name="targets")
    indicator = models.ForeignKey(Indicator, models.PROTECT, null=True, blank=True, related_name="targets")
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="targets")
    reference = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+")
    baseline_year = models.PositiveSmallIntegerField("baselineår", null=True, blank=True)
    final_year = models.PositiveSmallIntegerField("slutår", null=True, blank=True)
    limit = models.DecimalField("grænse", max_digits=14, decimal_places=4, null=True, blank=True)
    partners = models.PositiveSmallIntegerField("mindst så mange partnere", default=2)
    pending = models.CharField("baseline fastsættes", max_length=200, blank=True)
    data_source = models.CharField("datakilde", max_length=200, blank=True)

    objects = TargetQuerySet.as_manager()

    class Meta:
        ordering = ["order"]
        verbose_name = "mål"
        verbose_name_plural = "mål"
        constraints = [
            models.CheckConstraint(
                condition=Q(rule="share", limit__isnull=False, indicator__isnull=True)
                | (~Q(rule="share") & Q(indicator__isnull=False, place__isnull=False)),
                name="a_target_says_what_it_measures",
            ),
            models.CheckConstraint(
                condition=~Q(rule="near") | Q(reference__isnull=False, final_year__isnull=False),
                name="nearing_has_a_reference_and_a_year",
            ),
            models.CheckConstraint(condition=~Q(rule="reach") | Q(limit__isnull=False), name="reaching_has_a_limit"),
            models.CheckConstraint(
                condition=~Q(rule="hold") | Q(baseline_year__isnull=False), name="holding_has_a_baseline_year"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Baseline(models.Model):
    """The value a target is held against: set once, by whom and from which source. A correction is a new row.

    The newest row counts. Rows are never changed or removed (trigger).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    target = models.ForeignKey(Target, models.PROTECT, related_name="baselines")
    year = models.PositiveSmallIntegerField("år")
    value = models.DecimalField("værdi", max_digits=14, decimal_places=4)
    denominator = models.PositiveBigIntegerField("divideret med", null=True, blank=True)
    area_version = models.ForeignKey(AreaVersion, models.PROTECT, null=True, blank=True, related_name="+")
    definition = models.ForeignKey(Definition, models.PROTECT, null=True, blank=True, related_name="+")
    source = models.CharField("kilde", max_length=200)
    page = models.CharField("side", max_length=40, blank=True)
    reason = models.CharField("begrundelse for rettelsen", max_length=300, blank=True)
    is_example = models.BooleanField("eksempel", default=False)
    set_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    set_at = models.DateTimeField("fastsat", auto_now_add=True)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")

    class Meta:
        ordering = ["set_at"]
        verbose_name = "baseline"
        verbose_name_plural = "baselines"
        constraints = [
            models.UniqueConstraint(fields=["target"], condition=Q(corrects=None), name="a_baseline_is_set_once"),
            models.CheckConstraint(condition=Q(corrects=None) | ~Q(reason=""), name="a_correction_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.target}, {self.year}"


class TargetStatusQuerySet(QuerySet["TargetStatus"]):
    def of(self, partnership: Partnership) -> "TargetStatusQuerySet":
        """The partnership's statuses, with the agreement whose targets they tell of, the newest first."""
        statuses = self.filter(agreement__partnership=partnership).select_related("agreement__partnership")
        return statuses.order_by("-year", "-agreement__valid_from")


class TargetStatus(Editable):
    """The status on the targets of one year, as it is told the steering group and Økonomiudvalget."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="target_statuses")
    year = models.PositiveSmallIntegerField("år")
    introduction = RichTextField("indledning", blank=True)
    conclusion = RichTextField("afslutning", blank=True)

    objects = TargetStatusQuerySet.as_manager()

    class Meta:
        ordering = ["-year"]
        verbose_name = "målstatus"
        verbose_name_plural = "målstatusser"
        constraints = [
            models.UniqueConstraint(fields=["agreement", "year"], name="one_status_per_year"),
        ]

    def __str__(self) -> str:
        return f"Status på målene {self.year}"

    @property
    def partnership(self) -> Partnership:
        return self.agreement.partnership

    @property
    def mark(self) -> str:
        """Its name before a version's number: "2026"."""
        return str(self.year)

    @property
    def address(self) -> str:
        """Its place below the partnership's address."""
        return f"maal/status/{self.year}"


class StatusRemark(Editable):
    """What people say about one target in a year's status, in plain words beside the computed sentence."""

    status = models.ForeignKey(TargetStatus, models.CASCADE, related_name="remarks")
    target = models.ForeignKey(Target, models.CASCADE, related_name="remarks")
    text = RichTextField("bemærkning", blank=True)

    class Meta:
        verbose_name = "bemærkning til et mål"
        verbose_name_plural = "bemærkninger til mål"
        constraints = [
            models.UniqueConstraint(fields=["status", "target"], name="one_remark_per_target"),
        ]

    def __str__(self) -> str:
        return f"{self.status}: {self.target}"
