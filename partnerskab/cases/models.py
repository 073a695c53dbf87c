# SPDX-License-Identifier: MPL-2.0
"""Case papers (indstillinger) to a committee, in the order a Copenhagen case officer writes them."""

from django.db import models
from django.db.models import QuerySet

from partnerskab.agreements.models import Agreement, Partnership
from partnerskab.editing import Editable
from partnerskab.richtext import RichTextField


class CasePaperQuerySet(QuerySet["CasePaper"]):
    def of(self, partnership: Partnership) -> "CasePaperQuerySet":
        """The partnership's case papers, the newest first."""
        papers = self.filter(agreement__partnership=partnership).select_related("agreement__partnership")
        return papers.order_by("-year", "-number")

    def marked(self, mark: str) -> "CasePaperQuerySet":
        """That which an address names: "2026-2"; none where the address is no case paper's."""
        year, _, number = mark.partition("-")
        if not (year.isdecimal() and len(year) == 4 and number.isdecimal() and len(number) < 5):
            return self.none()
        return self.filter(year=int(year), number=int(number))


class CasePaper(Editable):
    """What a committee is asked to decide or to take note of. `subject` names the version it is about, by its
    fingerprint; `year` and `number` name the paper for good."""

    class Aim(models.TextChoices):
        DECISION = "decision", "Til beslutning"
        NOTE = "note", "Til efterretning"
        TABLED = "tabled", "Til orientering (aflæggerbord)"

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="cases")
    year = models.PositiveSmallIntegerField("år")
    number = models.PositiveSmallIntegerField("nr.")
    title = models.CharField("titel", max_length=200)
    body = models.CharField("udvalg", max_length=120)
    aim = models.CharField("sagen er", max_length=8, choices=Aim, default=Aim.DECISION)
    meeting_on = models.DateField("møde", null=True, blank=True)
    sender = models.CharField("forvaltning", max_length=160, blank=True)
    case_number = models.CharField("sagsnr.", max_length=40, blank=True)
    document_number = models.CharField("dokumentnr.", max_length=40, blank=True)
    officer = models.CharField("sagsbehandler", max_length=160, blank=True)
    resume = RichTextField("resumé", blank=True)
    problem = RichTextField("problemstilling", blank=True)
    solution = RichTextField("løsning", blank=True)
    economy = RichTextField("økonomi", blank=True)
    process = RichTextField("videre proces", blank=True)
    subject_label = models.CharField("handler om", max_length=300, blank=True)
    subject_address = models.CharField("adresse", max_length=300, blank=True)
    subject_sha256 = models.CharField("fingeraftryk", max_length=64, blank=True)

    objects = CasePaperQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-number"]
        verbose_name = "indstilling"
        verbose_name_plural = "indstillinger"
        constraints = [models.UniqueConstraint(fields=["agreement", "year", "number"], name="one_case_per_number")]

    def __str__(self) -> str:
        return f"Indstilling: {self.title}"

    @property
    def partnership(self) -> Partnership:
        return self.agreement.partnership

    @property
    def mark(self) -> str:
        """Its name in an address and before a version's number: "2026-2"."""
        return f"{self.year}-{self.number}"

    @property
    def address(self) -> str:
        """Its place below the partnership's address."""
        return f"indstilling/{self.mark}"


class Recommendation(Editable):
    """A numbered point of what is recommended; it goes on after "at"."""

    case = models.ForeignKey(CasePaper, models.CASCADE, related_name="recommendations")
    order = models.PositiveSmallIntegerField("rækkefølge", default=0)
    text = models.TextField("at")

    class Meta:
        ordering = ["order"]
        verbose_name = "at-punkt"
        verbose_name_plural = "at-punkter"

    def __str__(self) -> str:
        return f"at {self.text}"


class Handling(Editable):
    """A row of the overview of the political handling: which body, when, and what it did or is to do."""

    case = models.ForeignKey(CasePaper, models.CASCADE, related_name="handlings")
    order = models.PositiveSmallIntegerField("rækkefølge", default=0)
    body = models.CharField("organ", max_length=120)
    on = models.CharField("dato", max_length=60, blank=True)
    text = models.CharField("behandling", max_length=300, blank=True)

    class Meta:
        ordering = ["order"]
        verbose_name = "politisk behandling"
        verbose_name_plural = "politisk behandling"

    def __str__(self) -> str:
        return f"{self.body} {self.on}".strip()


class Annex(Editable):
    """A paper that goes with the case: its title, its absolute path on the site, and the fingerprint it has."""

    case = models.ForeignKey(CasePaper, models.CASCADE, related_name="annexes")
    order = models.PositiveSmallIntegerField("rækkefølge", default=0)
    title = models.CharField("bilag", max_length=200)
    address = models.CharField("adresse", max_length=300, blank=True)
    sha256 = models.CharField("fingeraftryk", max_length=64, blank=True)

    class Meta:
        ordering = ["order"]
        verbose_name = "bilag"
        verbose_name_plural = "bilag"

    def __str__(self) -> str:
        return self.title
