# SPDX-License-Identifier: MPL-2.0
"""The yearly plan (tryghedsplan) and its activities."""

from django.db import models
from django.db.models import Q, QuerySet

from partnerskab.agreements.models import Agreement, FocusArea, Organisation, Partnership
from partnerskab.editing import Editable
from partnerskab.richtext import RichTextField


class PlanQuerySet(QuerySet["Plan"]):
    def of(self, partnership: Partnership) -> "PlanQuerySet":
        """The partnership's plans, with the agreement they stand on."""
        return self.filter(agreement__partnership=partnership).select_related("agreement__partnership")


class Plan(Editable):
    """The plan of one calendar year under an agreement; revised at least yearly, alive in between.

    Amounts are kept in whole kr.; `unit` is what its tables show and read a bare figure in (delaftale 2018-2021 has
    1.000 kr.).
    """

    class Unit(models.IntegerChoices):
        KR = 1, "kr."
        THOUSANDS = 1_000, "1.000 kr."

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="plans")
    year = models.PositiveSmallIntegerField("planår")
    unit = models.PositiveSmallIntegerField("beløb vises i", choices=Unit, default=Unit.KR)

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["year"]
        verbose_name = "tryghedsplan"
        verbose_name_plural = "tryghedsplaner"
        constraints = [models.UniqueConstraint(fields=["agreement", "year"], name="one_plan_per_year")]

    def __str__(self) -> str:
        return f"Tryghedsplan {self.year}"

    @property
    def partnership(self) -> Partnership:
        return self.agreement.partnership

    @property
    def mark(self) -> str:
        """Its name before a version's number: "2022"."""
        return str(self.year)

    @property
    def address(self) -> str:
        """Its place below the partnership's address."""
        return f"plan/{self.year}"


class PlanSection(Editable):
    """A chapter of the plan beside its activities: before them, in the overview, or at the end."""

    class Kind(models.TextChoices):
        FRONT = "front", "Indledende kapitel"
        OVERVIEW = "overview", "Tekst til oversigten"
        APPENDIX = "appendix", "Bilag"

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="sections")
    kind = models.CharField("art", max_length=10, choices=Kind, default=Kind.FRONT)
    order = models.PositiveSmallIntegerField("rækkefølge", default=0)
    title = models.CharField("titel", max_length=200)
    text = RichTextField("tekst", blank=True)

    class Meta:
        ordering = ["kind", "order"]
        verbose_name = "kapitel"
        verbose_name_plural = "kapitler"

    def __str__(self) -> str:
        return self.title


class ActivityQuerySet(QuerySet["Activity"]):
    def of(self, partnership: Partnership, year: int) -> "ActivityQuerySet":
        """The activities of the partnership's plan of that year, with plan, agreement and what each carries on."""
        activities = self.filter(plan__year=year, plan__agreement__partnership=partnership)
        return activities.select_related("plan__agreement__partnership", "focus_area", "predecessor__plan")

    def in_reading_order(self) -> "ActivityQuerySet":
        """As the plan prints them: by focus area, the appendix last, and by place within."""
        return self.order_by(
            "is_appendix", models.F("focus_area__number").asc(nulls_last=True), "order", "number", "pk"
        )


class Activity(Editable):
    """The unit of the plan: numbered, paid for, and described in fixed sections.

    `anchored_with` and `anchored_from` say who carries it on when the funding ends, and from when (forankring).
    `level`, `category` and `cfbu_type` are how housing-social plans sort their activities (delaftale 2018-2021).
    """

    class Level(models.TextChoices):
        RESIDENT = "beboer", "Beboerniveau"
        QUARTER = "kvarter", "Kvarterniveau"
        DISTRICT = "bydel", "Bydelsniveau"

    class State(models.TextChoices):
        NEW = "ny", "Ny"
        CONTINUED = "fortsat", "Fortsat"
        ADJUSTED = "justeret", "Justeret"
        ENDED = "ophoert", "Ophørt"

    class Origin(models.TextChoices):
        OWN_FRAME = "own_frame", "Partnerskabets ramme"
        WORKING_GROUP = "working_group", "Forslag fra arbejdsgruppen"

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="activities")
    number = models.PositiveSmallIntegerField("nr.", null=True, blank=True)
    title = models.CharField("titel", max_length=200)
    order = models.PositiveSmallIntegerField("rækkefølge", default=0)
    focus_area = models.ForeignKey(FocusArea, models.PROTECT, null=True, blank=True, related_name="activities")
    other_areas = models.ManyToManyField(FocusArea, through="ActivityFocusArea", related_name="also_activities")
    is_appendix = models.BooleanField("appendiks", default=False)
    state = models.CharField("tilstand", max_length=8, choices=State, default=State.NEW)
    origin = models.CharField("oprindelse", max_length=13, choices=Origin, default=Origin.OWN_FRAME)
    predecessor = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="successors")
    other_names = models.JSONField("andre navne i papiret", default=list, blank=True)
    areas_as_written = models.CharField("indsatsområder som skrevet", max_length=400, blank=True)
    anchored_with = models.CharField("forankres hos", max_length=200, blank=True)
    anchored_from = models.CharField("forankres fra", max_length=80, blank=True)
    level = models.CharField("niveau", max_length=7, choices=Level, blank=True)
    category = models.CharField("aktivitetskategori", max_length=160, blank=True)
    cfbu_type = models.CharField("CFBU-kategori", max_length=160, blank=True)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        ordering = ["order", "number"]
        verbose_name = "aktivitet"
        verbose_name_plural = "aktiviteter"
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"], name="one_activity_per_number", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(
                condition=Q(is_appendix=True) | Q(focus_area__isnull=False), name="an_activity_has_a_focus_area"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ActivityFocusArea(Editable):
    """A further focus area an activity serves, beside its primary one."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="area_links")
    focus_area = models.ForeignKey(FocusArea, models.PROTECT, related_name="area_links")

    class Meta:
        ordering = ["focus_area__number"]
        verbose_name = "yderligere indsatsområde"
        verbose_name_plural = "yderligere indsatsområder"
        constraints = [models.UniqueConstraint(fields=["activity", "focus_area"], name="each_focus_area_once")]

    def __str__(self) -> str:
        return str(self.focus_area)


class ActivityPartner(Editable):
    """Who carries the activity out: a lead and its partners, organisations known or free names."""

    class Role(models.TextChoices):
        LEAD = "lead", "Ansvarlig"
        PARTNER = "partner", "Samarbejdspartner"

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="partners")
    order = models.PositiveSmallIntegerField("rækkefølge", default=0)
    role = models.CharField("rolle", max_length=7, choices=Role, default=Role.PARTNER)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="activity_roles")
    name = models.CharField("navn", max_length=200, blank=True)
    note = models.CharField("bemærkning", max_length=500, blank=True)

    class Meta:
        ordering = ["order"]
        verbose_name = "aktør"
        verbose_name_plural = "aktører"
        constraints = [
            models.CheckConstraint(condition=Q(organisation__isnull=False) | ~Q(name=""), name="an_actor_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name or str(self.organisation)


class ActivitySection(Editable):
    """A text of an activity. Kinds stand in the order of the 2022 plan; a kind may hold several, told apart by
    their sub-heading ("Primær", "På kort sigt", "Delmål")."""

    class Kind(models.TextChoices):
        BACKGROUND = "background", "Baggrund"
        PURPOSE = "purpose", "Formål"
        OBJECTIVES = "objectives", "Målsætninger"
        TARGET_GROUP = "target_group", "Målgruppe"
        TIMELINE = "timeline", "Tidsplan"
        ECONOMY_INTRO = "economy_intro", "Økonomi, indledning"
        ECONOMY_NOTE = "economy_note", "Økonomi, note"
        DELIVERABLES_INTRO = "deliverables_intro", "Leverancer, indledning"
        DELIVERABLES_NOTE = "deliverables_note", "Leverancer, note"
        RESPONSIBLE = "responsible", "Ansvarlige aktører"

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="sections")
    kind = models.CharField("afsnit", max_length=18, choices=Kind)
    order = models.PositiveSmallIntegerField("rækkefølge", default=0)
    sub_heading = models.CharField("mellemrubrik", max_length=120, blank=True)
    text = RichTextField("tekst", blank=True)

    class Meta:
        ordering = ["order"]
        verbose_name = "afsnit"
        verbose_name_plural = "afsnit"
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "kind", "order"],
                name="one_section_per_place",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.sub_heading}".strip()


class Deliverable(Editable):
    """A countable output promised for the plan year: "12 arrangementer på legepladserne"."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="deliverables")
    order = models.PositiveSmallIntegerField("rækkefølge", default=0)
    number = models.CharField("antal", max_length=20, blank=True)
    text = models.TextField("leverance")

    class Meta:
        ordering = ["order"]
        verbose_name = "leverance"
        verbose_name_plural = "leverancer"

    def __str__(self) -> str:
        return f"{self.number} {self.text}".strip()


class SuccessCriterion(Editable):
    """A measured criterion, the number aimed at and where the figure comes from (delaftale 2018-2021)."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="success_criteria")
    order = models.PositiveSmallIntegerField("rækkefølge", default=0)
    text = models.TextField("succeskriterium")
    number = models.CharField("måltal", max_length=40, blank=True)
    data_source = models.CharField("datakilde", max_length=200, blank=True)

    class Meta:
        ordering = ["order"]
        verbose_name = "succeskriterium"
        verbose_name_plural = "succeskriterier"

    def __str__(self) -> str:
        return self.text


class CriterionResult(Editable):
    """What became of a success criterion in a year: the figure in words, and where it is from."""

    class State(models.TextChoices):
        MET = "met", "Nået"
        ON_THE_WAY = "on_the_way", "På vej"
        NOT_MET = "not_met", "Ikke nået"
        UNKNOWN = "unknown", "Kan ikke siges endnu"

    criterion = models.ForeignKey(SuccessCriterion, models.CASCADE, related_name="results")
    year = models.PositiveSmallIntegerField("år")
    state = models.CharField("vurdering", max_length=10, choices=State)
    figure = models.CharField("resultat", max_length=80, blank=True)
    note = models.CharField("bemærkning", max_length=500, blank=True)
    source = models.CharField("kilde", max_length=200, blank=True)

    class Meta:
        ordering = ["year"]
        verbose_name = "opfølgning på succeskriterium"
        verbose_name_plural = "opfølgninger på succeskriterier"
        constraints = [
            models.UniqueConstraint(fields=["criterion", "year"], name="one_result_per_criterion_and_year"),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.year}"
