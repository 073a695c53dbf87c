# SPDX-License-Identifier: MPL-2.0
"""What was agreed: partnership, agreement, area, parties, focus areas, theory of change, approval route, members."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, QuerySet, Value
from django.db.models.functions import Greatest, Least
from simple_history.models import HistoricalRecords

from partnerskab.editing import Editable
from partnerskab.richtext import RichTextField

from .people import Role, User

__all__ = [
    "Agreement",
    "ApprovalStep",
    "AreaVersion",
    "FocusArea",
    "Membership",
    "Organisation",
    "Partnership",
    "Party",
    "Role",
    "TheoryRow",
    "User",
]


class Organisation(Editable):
    """An actor by its own name: an administration, the police, a housing organisation, an association."""

    name = models.CharField("navn", max_length=200, unique=True)
    short_name = models.CharField("kort navn", max_length=60, blank=True)
    aliases = models.JSONField("andre navne", default=list, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = "organisation"
        verbose_name_plural = "organisationer"

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """The name for narrow columns."""
        return self.short_name or self.name


class PartnershipQuerySet(QuerySet["Partnership"]):
    def visible_to(self, user: User) -> "PartnershipQuerySet":
        """The partnerships the user is a member of today."""
        return self.filter(memberships__user=user, memberships__ended_on=None).distinct()


class Partnership(models.Model):
    """A safety partnership; several live in one installation."""

    name = models.CharField("navn", max_length=120)
    slug = models.SlugField("adresse", unique=True)
    is_sample = models.BooleanField("eksempel", default=False)
    history = HistoricalRecords()

    objects = PartnershipQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = "partnerskab"
        verbose_name_plural = "partnerskaber"

    def __str__(self) -> str:
        return self.name


def _span(function: str, first: str, last: str) -> Func:
    """A range of both ends; least and greatest, so that ends the wrong way round meet the check that names them."""
    return Func(Least(first, last), Greatest(first, last), Value("[]"), function=function)


class Agreement(Editable):
    """The agreement of a partnership period (partnerskabsaftale). Two of one partnership may not overlap.

    `moves_within` and `moves_between` name the body whose decision it takes to move money between the posts of one
    activity, and from one activity to another; empty, it is the working group and the steering group.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="agreements")
    title = models.CharField("titel", max_length=200)
    valid_from = models.DateField("gælder fra")
    valid_to = models.DateField("gælder til og med")
    purpose = RichTextField("formål", blank=True)
    moves_within = models.CharField("flytter penge i en aktivitet", max_length=120, blank=True)
    moves_between = models.CharField("flytter penge mellem aktiviteter", max_length=120, blank=True)

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
    def period(self) -> str:
        """The period as people write it: 2021–2024."""
        return f"{self.valid_from.year}–{self.valid_to.year}"


class AreaVersion(Editable):
    """The partnership's area from a date on; it was widened in 2021 and in 2025, so figures do not always compare."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="area_versions")
    from_date = models.DateField("gælder fra")
    description = RichTextField("beskrivelse", blank=True)
    estates = models.JSONField("boligafdelinger", default=list, blank=True)

    class Meta:
        ordering = ["from_date"]
        verbose_name = "områdeversion"
        verbose_name_plural = "områdeversioner"

    def __str__(self) -> str:
        return f"{self.agreement}, fra {self.from_date}"


class Party(Editable):
    """An organisation's place in the agreement. Samarbejdspartnere attend but neither negotiate, decide nor vote."""

    class PartyRole(models.TextChoices):
        PARTY = "party", "Part"
        COLLABORATOR = "collaborator", "Samarbejdspartner"

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="parties")
    order = models.PositiveSmallIntegerField("rækkefølge", default=0)
    role = models.CharField("rolle", max_length=12, choices=PartyRole, default=PartyRole.PARTY)

    class Meta:
        ordering = ["order"]
        verbose_name = "part"
        verbose_name_plural = "parter"
        constraints = [
            models.UniqueConstraint(fields=["agreement", "organisation"], name="one_place_per_organisation"),
        ]

    def __str__(self) -> str:
        return str(self.organisation)


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


class ApprovalStep(Editable):
    """A step of the route a plan takes (plan 2022, the political process; plan 2013, its two approvals)."""

    class Act(models.TextChoices):
        RECOMMENDS = "recommends", "indstiller"
        APPROVES = "approves", "godkender"
        IS_INFORMED = "is_informed", "orienteres"

    class Rule(models.TextChoices):
        """What counts as decided at a step."""

        PARTIES = "parties", "når alle parter har godkendt"
        MEETING = "meeting", "når mødets beslutning er noteret"

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="approval_steps")
    order = models.PositiveSmallIntegerField("rækkefølge")
    body = models.CharField("organ", max_length=120)
    act = models.CharField("opgave", max_length=12, choices=Act)
    rule = models.CharField("afgjort", max_length=8, choices=Rule, default=Rule.MEETING)

    class Meta:
        ordering = ["order"]
        verbose_name = "trin i beslutningsgangen"
        verbose_name_plural = "trin i beslutningsgangen"
        constraints = [
            models.UniqueConstraint(fields=["agreement", "order"], name="one_step_per_place_in_the_route"),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.get_act_display()}"


class Membership(Editable):
    """A user's role in a partnership, for an organisation. An ended membership stays, for history's sake.

    A deputy answers for the organisation like its member does; whoever answers first has answered.
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="memberships")
    role = models.CharField("rolle", max_length=14, choices=Role)
    is_deputy = models.BooleanField("stedfortræder", default=False)
    ended_on = models.DateField("ophørt", null=True, blank=True)

    class Meta:
        ordering = ["partnership", "user__name"]
        verbose_name = "medlem"
        verbose_name_plural = "medlemmer"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "partnership"], condition=Q(ended_on=None), name="one_role_per_member"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()}"
