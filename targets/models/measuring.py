# SPDX-License-Identifier: MPL-2.0
"""What is measured, where, and what was read."""

import uuid

from django.db import models
from django.db.models import F, Q, QuerySet

from partnerskab.agreements.models import AreaVersion, Partnership, User
from partnerskab.editing import Editable


class Unit(models.TextChoices):
    """What a value counts. Shares of safe and of unsafe are indicators of their own and no complements of 100."""

    PERCENT = "percent", "procent"
    COUNT = "count", "antal"
    PER_1000 = "per_1000", "pr. 1.000 indbyggere"
    OTHER = "other", "andet"


class Direction(models.TextChoices):
    """Which way is better."""

    UP = "up", "højere er bedre"
    DOWN = "down", "lavere er bedre"


class Significance(models.TextChoices):
    """Whether the change since the reading before may be called a change, as the source says it."""

    YES = "yes", "ja"
    NO = "no", "nej"
    UNKNOWN = "unknown", "ikke oplyst"


class Place(Editable):
    """Where something is measured: the partnership's area, a district (bydel), the whole city, or a housing estate."""

    class Kind(models.TextChoices):
        AREA = "area", "Partnerskabsområdet"
        DISTRICT = "district", "Bydel"
        CITY = "city", "Hele byen"
        ESTATE = "estate", "Boligområde"

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="places")
    kind = models.CharField("art", max_length=8, choices=Kind)
    name = models.CharField("navn", max_length=120)
    aliases = models.JSONField("andre navne", default=list, blank=True)
    order = models.PositiveSmallIntegerField("rækkefølge", default=0)

    class Meta:
        ordering = ["order", "name"]
        verbose_name = "sted"
        verbose_name_plural = "steder"
        constraints = [
            models.UniqueConstraint(fields=["partnership", "name"], name="one_place_per_name"),
            models.UniqueConstraint(fields=["partnership"], condition=Q(kind="area"), name="one_area_per_partnership"),
        ]

    def __str__(self) -> str:
        return self.name


class Indicator(Editable):
    """Something that is measured again and again the same way.

    `name` reads as a heading ("Trygge i dagtimerne"), `unit_name` is what one counts where the unit alone does not say
    it ("anmeldelser", "karakter"). `small_numbers` hides counts of 1-4 from public papers; `part_of` names the total
    that it is counted in as well, which would give a hidden part away.
    """

    class Topic(models.TextChoices):
        SAFETY = "safety", "Tryghed"
        CRIME = "crime", "Kriminalitet"
        REPUTATION = "reputation", "Omdømme"
        OTHER = "other", "Andet"

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="indicators")
    order = models.PositiveSmallIntegerField("rækkefølge", default=0)
    name = models.CharField("navn", max_length=160)
    aliases = models.JSONField("andre navne", default=list, blank=True)
    topic = models.CharField("emne", max_length=10, choices=Topic, default=Topic.OTHER)
    unit = models.CharField("enhed", max_length=8, choices=Unit)
    unit_name = models.CharField("det, der tælles", max_length=60, blank=True)
    direction = models.CharField("retning", max_length=4, choices=Direction)
    source = models.CharField("kilde", max_length=200, blank=True)
    small_numbers = models.BooleanField("skjul små tal", default=False)
    part_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="parts", verbose_name="indgår i tallet for"
    )

    class Meta:
        ordering = ["order", "name"]
        verbose_name = "indikator"
        verbose_name_plural = "indikatorer"
        constraints = [
            models.UniqueConstraint(fields=["partnership", "name"], name="one_indicator_per_name"),
            models.CheckConstraint(condition=~Q(part_of=F("pk")), name="no_indicator_is_its_own_part"),
        ]

    def __str__(self) -> str:
        return self.name


class Definition(Editable):
    """How an indicator is defined from a year on. Every indicator has number 1; a new number breaks the series."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="definitions")
    number = models.PositiveSmallIntegerField("nummer", default=1)
    from_year = models.PositiveSmallIntegerField("gælder fra", null=True, blank=True)
    text = models.TextField("definition", blank=True)

    class Meta:
        ordering = ["number"]
        verbose_name = "definition"
        verbose_name_plural = "definitioner"
        constraints = [
            models.UniqueConstraint(fields=["indicator", "number"], name="one_definition_per_number"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}, definition {self.number}"


class ReadingsFile(models.Model):
    """A file of readings as it was uploaded; it is kept, with how its columns were understood and who read it in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="readings_files")
    filename = models.CharField("filnavn", max_length=200)
    data = models.BinaryField("indhold")
    sha256 = models.CharField("sha256", max_length=64)
    mapping = models.JSONField("forståelse", default=dict, blank=True)
    uploaded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField("valgt", auto_now_add=True)
    read_in_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    read_in_at = models.DateTimeField("læst ind", null=True, blank=True)

    class Meta:
        ordering = ["-uploaded_at"]
        verbose_name = "fil med målinger"
        verbose_name_plural = "filer med målinger"

    def __str__(self) -> str:
        return self.filename


class ReadingQuerySet(QuerySet["Reading"]):
    def of(self, partnership: Partnership) -> "ReadingQuerySet":
        """The partnership's readings, with what they are of."""
        return self.filter(indicator__partnership=partnership).select_related(
            "indicator", "place", "area_version", "definition"
        )


class Reading(Editable):
    """One figure: of an indicator, in a place and a year, as its source gives it.

    `value` is in the indicator's unit. `denominator` is what it was divided by (inhabitants, answers that count),
    `sample_size` how many answered, `margin` the statistical uncertainty to either side in the unit. A reading of the
    partnership's area names the area as it was bounded when it was measured.
    """

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="readings")
    place = models.ForeignKey(Place, models.PROTECT, related_name="readings")
    year = models.PositiveSmallIntegerField("år")
    area_version = models.ForeignKey(AreaVersion, models.PROTECT, null=True, blank=True, related_name="+")
    definition = models.ForeignKey(Definition, models.PROTECT, related_name="readings")
    value = models.DecimalField("værdi", max_digits=14, decimal_places=4)
    denominator = models.PositiveBigIntegerField("divideret med", null=True, blank=True)
    sample_size = models.PositiveIntegerField("antal svar", null=True, blank=True)
    margin = models.DecimalField("usikkerhed ±", max_digits=10, decimal_places=4, null=True, blank=True)
    significant = models.CharField(
        "signifikant ændring", max_length=7, choices=Significance, default=Significance.UNKNOWN
    )
    is_preliminary = models.BooleanField("foreløbig", default=False)
    source = models.CharField("kilde", max_length=200)
    page = models.CharField("side", max_length=40, blank=True)
    note = models.CharField("bemærkning", max_length=300, blank=True)
    is_example = models.BooleanField("eksempel", default=False)
    file = models.ForeignKey(ReadingsFile, models.PROTECT, null=True, blank=True, related_name="readings")

    objects = ReadingQuerySet.as_manager()

    class Meta:
        ordering = ["indicator", "place", "year"]
        verbose_name = "måling"
        verbose_name_plural = "målinger"
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "place", "year", "area_version", "definition"],
                nulls_distinct=False,
                name="one_reading_per_cell",
            ),
            models.CheckConstraint(condition=Q(value__gte=0), name="a_reading_is_not_below_zero"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.place}, {self.year}"
