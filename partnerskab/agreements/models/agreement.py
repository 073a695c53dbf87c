# SPDX-License-Identifier: MPL-2.0
"""The agreement: its texts, parties, focus areas, theory of change, bodies, staff and decision routes."""

import datetime

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, QuerySet, Value
from django.db.models.functions import Greatest, Least

from partnerskab.editing import Editable
from partnerskab.richtext import RichTextField

from .partnership import Organisation, Partnership


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


class PartyQuerySet(QuerySet["Party"]):
    def in_year(self, year: int) -> "PartyQuerySet":
        """Those that are parties on any day of the year."""
        gone, to_come = Q(to_date__lt=datetime.date(year, 1, 1)), Q(from_date__gt=datetime.date(year, 12, 31))
        return self.exclude(gone | to_come)


class Party(Editable):
    """An organisation's place in the agreement. Samarbejdspartnere attend but neither negotiate, decide nor vote.

    `heading` stands above its name where it signs ("KØBENHAVNS KOMMUNE", agreement 2025-2028, section 6). The dates are
    empty for a party that is one for the whole period.
    """

    class PartyRole(models.TextChoices):
        PARTY = "party", "Part"
        COLLABORATOR = "collaborator", "Samarbejdspartner"

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="parties")
    order = models.PositiveSmallIntegerField("rækkefølge", default=0)
    role = models.CharField("rolle", max_length=12, choices=PartyRole, default=PartyRole.PARTY)
    heading = models.CharField("over navnet i underskriftsfeltet", max_length=120, blank=True)
    from_date = models.DateField("part fra", null=True, blank=True)
    to_date = models.DateField("part til", null=True, blank=True)

    objects = PartyQuerySet.as_manager()

    class Meta:
        ordering = ["order"]
        verbose_name = "part"
        verbose_name_plural = "parter"
        constraints = [
            models.UniqueConstraint(fields=["agreement", "organisation"], name="one_place_per_organisation"),
        ]

    def __str__(self) -> str:
        return str(self.organisation)

    @property
    def is_collaborator(self) -> bool:
        """Whether it takes part without a vote."""
        return self.role == self.PartyRole.COLLABORATOR

    def has_left(self, day: datetime.date) -> bool:
        """Whether it had a vote and is no party any more on that day."""
        return not self.is_collaborator and self.to_date is not None and self.to_date < day


class FocusArea(Editable):
    """A focus area (indsatsområde) of the agreement; names and number differ from period to period."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="focus_areas")
    number = models.PositiveSmallIntegerField("nummer")
    title = models.CharField("titel", max_length=200)
    introduction = RichTextField("indledning", blank=True)

    class Meta:
        ordering = ["number"]
        verbose_name = "indsatsområde"
        verbose_name_plural = "indsatsområder"
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="one_focus_area_per_number"),
        ]

    def __str__(self) -> str:
        return self.title


class TheoryRow(Editable):
    """A row of the theory of change: what a focus area gives, what cuts across, and the effect of it all."""

    class Kind(models.TextChoices):
        RESULT = "result", "Resultat"
        CROSS_CUTTING = "cross_cutting", "På tværs"
        CROSS_RESULT = "cross_result", "Resultat på tværs"
        EFFECT = "effect", "Effekt"

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="theory_rows")
    kind = models.CharField("art", max_length=14, choices=Kind)
    focus_area = models.ForeignKey(FocusArea, models.CASCADE, null=True, blank=True, related_name="theory_rows")
    order = models.PositiveSmallIntegerField("rækkefølge", default=0)
    text = models.CharField("tekst", max_length=300)

    class Meta:
        ordering = ["order"]
        verbose_name = "række i forandringsteorien"
        verbose_name_plural = "rækker i forandringsteorien"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="result", focus_area__isnull=False) | (~Q(kind="result") & Q(focus_area__isnull=True)),
                name="only_results_belong_to_a_focus_area",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Body(Editable):
    """A body of the partnership: who sits in it, what it does, how often it meets (agreement 2025-2028, section 4)."""

    class Kind(models.TextChoices):
        STEERING = "steering", "Styregruppe"
        WORKING = "working", "Arbejdsgruppe"
        SECRETARIAT = "secretariat", "Sekretariat"
        FOCUS_GROUP = "focus_group", "Indsatsgruppe"
        REFERENCE = "reference", "Følgegruppe"
        BOARD = "board", "Bestyrelse"
        COMMITTEE = "committee", "Politisk udvalg"
        OTHER = "other", "Andet"

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="bodies")
    order = models.PositiveSmallIntegerField("rækkefølge", default=0)
    kind = models.CharField("art", max_length=11, choices=Kind)
    name = models.CharField("navn", max_length=120)
    chair = models.CharField("formand", max_length=200, blank=True)
    members = models.CharField("hvem sidder der", max_length=300, blank=True)
    tasks = models.TextField("opgaver", blank=True)
    meetings_least = models.PositiveSmallIntegerField("møder om året, mindst", null=True, blank=True)
    meetings_most = models.PositiveSmallIntegerField("møder om året, højst", null=True, blank=True)

    class Meta:
        ordering = ["order"]
        verbose_name = "organ"
        verbose_name_plural = "organer"
        constraints = [
            models.CheckConstraint(
                condition=Q(meetings_most=None) | Q(meetings_least=None) | Q(meetings_most__gte=F("meetings_least")),
                name="most_meetings_are_no_fewer_than_least",
                violation_error_message="Det højeste antal møder kan ikke være mindre end det mindste.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def meetings(self) -> str:
        """How often it meets, in words: "8-10 møder om året", "mindst 1 møde om året"; nothing where nobody said."""
        least, most = self.meetings_least, self.meetings_most
        last = most if most is not None else least
        word = "møde" if last == 1 else "møder"
        if least is not None and most is not None:
            return f"{least} {word} om året" if least == most else f"{least}-{most} {word} om året"
        return "" if last is None else f"{'mindst' if most is None else 'højst'} {last} {word} om året"


class StaffResource(Editable):
    """A post set aside for the work, `share` in hundredths of a full-time post (delaftale 2018-2021: ¼, 1 and ½)."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="staff")
    order = models.PositiveSmallIntegerField("rækkefølge", default=0)
    title = models.CharField("stilling", max_length=160)
    share = models.PositiveSmallIntegerField("hundrededele af fuld tid")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="staff")
    note = models.CharField("bemærkning", max_length=200, blank=True)

    class Meta:
        ordering = ["order"]
        verbose_name = "medarbejderressource"
        verbose_name_plural = "medarbejderressourcer"

    def __str__(self) -> str:
        return self.title


class ApprovalStep(Editable):
    """A step of the route that a plan takes (plan 2022, the political process; plan 2013, its two approvals), or the
    agreement itself, or the yearly status on its targets (agreement 2025-2028, sections 3 and 6)."""

    class Matter(models.TextChoices):
        """What takes the route."""

        PLAN = "plan", "Tryghedsplanen"
        AGREEMENT = "agreement", "Aftalen"
        STATUS = "status", "Status på målene"

    class Act(models.TextChoices):
        RECOMMENDS = "recommends", "indstiller"
        APPROVES = "approves", "godkender"
        IS_INFORMED = "is_informed", "orienteres"

    class Rule(models.TextChoices):
        """What counts as decided at a step."""

        PARTIES = "parties", "når alle parter har godkendt"
        MEETING = "meeting", "når mødets beslutning er noteret"

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="approval_steps")
    matter = models.CharField("gælder", max_length=9, choices=Matter, default=Matter.PLAN)
    order = models.PositiveSmallIntegerField("rækkefølge")
    body = models.CharField("organ", max_length=120)
    act = models.CharField("opgave", max_length=12, choices=Act)
    rule = models.CharField("afgjort", max_length=8, choices=Rule, default=Rule.MEETING)

    class Meta:
        ordering = ["matter", "order"]
        verbose_name = "trin i beslutningsgangen"
        verbose_name_plural = "trin i beslutningsgangen"
        constraints = [
            models.UniqueConstraint(fields=["agreement", "matter", "order"], name="one_step_per_place_in_the_route"),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.get_act_display()}"
