# SPDX-License-Identifier: MPL-2.0
"""Who takes part in an agreement, in which bodies, with which staff, and who decides in which order."""

import datetime

from django.db import models
from django.db.models import F, Q, QuerySet

from partnerskab.editing import Editable

from .agreement import Agreement
from .partnership import Organisation


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
