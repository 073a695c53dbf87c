# SPDX-License-Identifier: MPL-2.0
"""Meetings of the agreement's bodies (agreement 2025-2028, section 4): the call, the agenda, who came, what was said
and decided. A version of a meeting is its minutes; the next meeting approves them."""

from django.db import models
from django.db.models import Q, QuerySet

from partnerskab.agreements.bodies import among
from partnerskab.agreements.models import Agreement, Body, Membership, Organisation, Partnership, User
from partnerskab.editing import Editable
from partnerskab.richtext import RichTextField


class MeetingQuerySet(QuerySet["Meeting"]):
    def of(self, partnership: Partnership) -> "MeetingQuerySet":
        """The partnership's meetings with the body that meets, the newest first."""
        meetings = self.filter(agreement__partnership=partnership).select_related("agreement__partnership", "body")
        return meetings.order_by("-held_on", "-number")

    def marked(self, mark: str) -> "MeetingQuerySet":
        """That which an address names: "2026-3"; none where the address is no meeting's."""
        year, _, number = mark.partition("-")
        if not (year.isdecimal() and len(year) == 4 and number.isdecimal() and len(number) < 5):
            return self.none()
        return self.filter(year=int(year), number=int(number))


class Meeting(Editable):
    """A meeting of a body. `year` and `number` name it for good: it keeps them when its day is moved."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="meetings")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("år")
    number = models.PositiveSmallIntegerField("nr.")
    title = models.CharField("emne", max_length=160, blank=True)
    held_on = models.DateField("dato")
    starts_at = models.TimeField("begynder", null=True, blank=True)
    ends_at = models.TimeField("slutter", null=True, blank=True)
    place = models.CharField("sted", max_length=200, blank=True)
    chair = models.CharField("mødeleder", max_length=160, blank=True)
    minute_taker = models.CharField("referent", max_length=160, blank=True)
    call = RichTextField("indkaldelse", blank=True)
    closing = RichTextField("eventuelt", blank=True)
    called_at = models.DateTimeField("indkaldt", null=True, blank=True)
    called_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    cancelled_at = models.DateTimeField("aflyst", null=True, blank=True)
    cancelled_because = models.CharField("hvorfor aflyst", max_length=300, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["held_on"]
        verbose_name = "møde"
        verbose_name_plural = "møder"
        constraints = [
            models.UniqueConstraint(fields=["agreement", "year", "number"], name="one_meeting_per_number"),
            models.CheckConstraint(
                condition=Q(starts_at=None) | Q(ends_at=None) | Q(ends_at__gt=models.F("starts_at")),
                name="a_meeting_ends_after_it_begins",
                violation_error_message="Mødet skal slutte, efter at det er begyndt.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.held_on.day}.{self.held_on.month}.{self.held_on.year}"

    @property
    def name(self) -> str:
        """Its own title, or that of the body that meets: "Møde i styregruppen"."""
        return self.title or f"Møde {among(self.body.name)}"

    @property
    def partnership(self) -> Partnership:
        return self.agreement.partnership

    @property
    def mark(self) -> str:
        """Its name in an address and before a version's number: "2026-3"."""
        return f"{self.year}-{self.number}"

    @property
    def address(self) -> str:
        """Its place below the partnership's address."""
        return f"moede/{self.mark}"


class Attendance(Editable):
    """A person called to a meeting, and whether they came; `organisation` is the party they came for."""

    class Standing(models.TextChoices):
        INVITED = "invited", "Indkaldt"
        PRESENT = "present", "Til stede"
        APOLOGY = "apology", "Afbud"
        ABSENT = "absent", "Udeblevet"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    order = models.PositiveSmallIntegerField("rækkefølge", default=0)
    name = models.CharField("navn", max_length=160)
    membership = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="attendances")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="attendances")
    standing = models.CharField("fremmøde", max_length=8, choices=Standing, default=Standing.INVITED)
    votes = models.BooleanField("har stemme", default=False)

    class Meta:
        ordering = ["order"]
        verbose_name = "deltager"
        verbose_name_plural = "deltagere"

    def __str__(self) -> str:
        return self.name


class AgendaPoint(Editable):
    """A point of the agenda, and what came of it.

    A decision is bound to what it was made on (`subject`): a version by its fingerprint, a grant of the pool or a move
    of money by its id, each with the name it had.
    """

    class Kind(models.TextChoices):
        INFORMATION = "information", "Orientering"
        DISCUSSION = "discussion", "Drøftelse"
        DECISION = "decision", "Beslutning"
        MINUTES = "minutes", "Godkendelse af referat"

    class Outcome(models.TextChoices):
        AGREED = "agreed", "Vedtaget"
        REJECTED = "rejected", "Ikke vedtaget"
        POSTPONED = "postponed", "Udsat"
        NOTED = "noted", "Taget til efterretning"

    class Subject(models.TextChoices):
        VERSION = "version", "En version"
        GRANT = "grant", "En bevilling fra puljen"
        MOVE = "move", "En flytning af penge"
        PROPOSAL = "proposal", "Et forslag til en aktivitet"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="points")
    order = models.PositiveSmallIntegerField("rækkefølge", default=0)
    title = models.CharField("punkt", max_length=200)
    kind = models.CharField("art", max_length=11, choices=Kind, default=Kind.DISCUSSION)
    presenter = models.CharField("hvem fremlægger", max_length=160, blank=True)
    minutes_wanted = models.PositiveSmallIntegerField("minutter", null=True, blank=True)
    text = RichTextField("hvad drejer det sig om", blank=True)
    said = RichTextField("referat", blank=True)
    outcome = models.CharField("udfald", max_length=9, choices=Outcome, blank=True)
    decision = models.TextField("beslutning", blank=True)
    subject = models.CharField("beslutningen gælder", max_length=8, choices=Subject, blank=True)
    subject_id = models.UUIDField("nøgle", null=True, blank=True)
    subject_label = models.CharField("navn", max_length=300, blank=True)
    subject_address = models.CharField("adresse", max_length=300, blank=True)
    subject_sha256 = models.CharField("fingeraftryk", max_length=64, blank=True)

    class Meta:
        ordering = ["order"]
        verbose_name = "punkt på dagsordenen"
        verbose_name_plural = "punkter på dagsordenen"
        constraints = [
            models.CheckConstraint(
                condition=Q(subject="") | ~Q(subject_label=""), name="a_subject_has_a_name"
            ),
            models.CheckConstraint(
                condition=~Q(subject="version") | ~Q(subject_sha256=""), name="a_version_is_named_by_its_fingerprint"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title


class Attachment(Editable):
    """A page or paper of the product that goes with a point: its title and its absolute path on the site."""

    point = models.ForeignKey(AgendaPoint, models.CASCADE, related_name="attachments")
    order = models.PositiveSmallIntegerField("rækkefølge", default=0)
    title = models.CharField("titel", max_length=200)
    address = models.CharField("adresse", max_length=300)
    sha256 = models.CharField("fingeraftryk", max_length=64, blank=True)

    class Meta:
        ordering = ["order"]
        verbose_name = "bilag til et punkt"
        verbose_name_plural = "bilag til et punkt"

    def __str__(self) -> str:
        return self.title
