# SPDX-License-Identifier: MPL-2.0
"""The agreement with its period and its texts; `focus` has its focus areas, `organising` who takes part and decides."""

import datetime

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, QuerySet, Value
from django.db.models.functions import Greatest, Least

from partnerskab.editing import Editable
from partnerskab.richtext import RichTextField

from .partnership import Partnership


def _span(function: str, first: str, last: str) -> Func:
    """A range of both ends; least and greatest, so that ends the wrong way round meet the check that names them."""
    return Func(Least(first, last), Greatest(first, last), Value("[]"), function=function)


class AgreementQuerySet(QuerySet["Agreement"]):
    def of(self, partnership: Partnership) -> "AgreementQuerySet":
        """The partnership's agreements, the newest first."""
        return self.filter(partnership=partnership).select_related("partnership").order_by("-valid_from")

    def covering(self, year: int) -> "AgreementQuerySet":
        """Those that have a day in the year; a plan of the year that is to be begun stands on the first `of` them."""
        if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
            return self.none()
        return self.filter(valid_from__year__lte=year, valid_to__year__gte=year)

    def marked(self, mark: str) -> "AgreementQuerySet":
        """That of the period an address names: "2025-2028"; none where the address is no period."""
        first, _, last = mark.partition("-")
        if not (first.isdecimal() and last.isdecimal() and len(mark) == 9 and int(first) and int(last)):
            return self.none()
        return self.filter(valid_from__year=int(first), valid_to__year=int(last))


class Agreement(Editable):
    """The agreement of a partnership period (partnerskabsaftale). Two of one partnership may not overlap.

    A sub-agreement (delaftale 2018-2021) is the same for one focus area of a housing-social plan. `predecessor` is the
    agreement that it was begun from.

    `moves_within` and `moves_between` name the body whose decision it takes to move money between the posts of one
    activity, and from one activity to another; empty, it is the working group and the steering group.
    """

    class Kind(models.TextChoices):
        PARTNERSHIP = "partnership", "Partnerskabsaftale"
        SUB = "sub", "Delaftale"

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="agreements")
    kind = models.CharField("art", max_length=11, choices=Kind, default=Kind.PARTNERSHIP)
    title = models.CharField("titel", max_length=200)
    valid_from = models.DateField("gælder fra")
    valid_to = models.DateField("gælder til og med")
    predecessor = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="successors")
    moves_within = models.CharField("flytter penge i en aktivitet", max_length=120, blank=True)
    moves_between = models.CharField("flytter penge mellem aktiviteter", max_length=120, blank=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        ordering = ["partnership", "valid_from"]
        verbose_name = "partnerskabsaftale"
        verbose_name_plural = "partnerskabsaftaler"
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__lte=F("valid_to")),
                name="agreement_ends_after_it_begins",
                violation_error_message="Slutdatoen skal ligge efter startdatoen.",
            ),
            # The partnership enters as a range of one, so that the index needs no extension (btree_gist).
            ExclusionConstraint(
                name="agreements_do_not_overlap",
                expressions=[
                    (_span("int8range", "partnership_id", "partnership_id"), RangeOperators.OVERLAPS),
                    (_span("daterange", "valid_from", "valid_to"), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Perioden overlapper en anden aftale i partnerskabet.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def years(self) -> tuple[int, ...]:
        """The calendar years the agreement touches, in order."""
        return tuple(range(self.valid_from.year, self.valid_to.year + 1))

    @property
    def day_before(self) -> datetime.date:
        """The last day on which it can be approved in time."""
        return self.valid_from - datetime.timedelta(days=1)

    @property
    def period(self) -> str:
        """The period as people write it: 2021–2024."""
        return f"{self.valid_from.year}–{self.valid_to.year}"

    @property
    def mark(self) -> str:
        """Its name in an address and before a version's number: "2025-2028"."""
        return f"{self.valid_from.year}-{self.valid_to.year}"

    @property
    def address(self) -> str:
        """Its place below the partnership's address."""
        return f"aftale/{self.mark}"


class AgreementSection(Editable):
    """A chapter of the agreement in rich text. The kinds stand in the order of the paper (agreement 2025-2028; the
    later ones delaftale 2018-2021). A chapter of the kind OTHER has a title of its own; the others may."""

    class Kind(models.TextChoices):
        PURPOSE = "purpose", "Formål"
        PROBLEM = "problem", "Problemkompleks"
        BACKGROUND = "background", "Baggrund"
        TARGETS = "targets", "Overordnede målsætninger"
        FOCUS = "focus", "Målsætninger for indsatsområderne"
        ORGANISATION = "organisation", "Organisering"
        STAFF = "staff", "Medarbejderressourcer"
        COORDINATION = "coordination", "Sammenhæng med andre indsatser"
        ECONOMY = "economy", "Økonomi"
        CONFLICT = "conflict", "Uenighed og underretning"
        REVISION = "revision", "Ændring af aftalen"
        OTHER = "other", "Øvrigt"

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="sections")
    kind = models.CharField("art", max_length=12, choices=Kind, default=Kind.OTHER)
    order = models.PositiveSmallIntegerField("rækkefølge", default=0)
    title = models.CharField("titel", max_length=200, blank=True)
    text = RichTextField("tekst", blank=True)

    class Meta:
        ordering = ["order"]
        verbose_name = "kapitel i aftalen"
        verbose_name_plural = "kapitler i aftalen"
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "kind"], condition=~Q(kind="other"), name="one_chapter_per_kind"
            ),
            models.CheckConstraint(condition=~Q(kind="other") | ~Q(title=""), name="another_chapter_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title or self.get_kind_display()
