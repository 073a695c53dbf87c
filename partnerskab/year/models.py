# SPDX-License-Identifier: MPL-2.0
"""The partnership's year: what is due when, what was ticked off by hand, and each member's calendar and reminders."""

import secrets
import uuid

from django.db import models
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from partnerskab.agreements.models import Agreement, Membership, Partnership, Role, User
from partnerskab.editing import Editable

from .when import When


class DeadlineQuerySet(QuerySet["Deadline"]):
    def of(self, partnership: Partnership) -> "DeadlineQuerySet":
        """Those of all the partnership's agreements, in their order."""
        rows = self.filter(agreement__partnership=partnership).select_related("agreement")
        return rows.order_by("agreement__valid_from", "order", "pk")


class Deadline(Editable):
    """Something that is due every year of an agreement, or in one of its years (agreement 2025-2028, sections 3-5).

    `kind` says what the product can tell by itself: whether it is done, and what is missing. The time is `When`.
    `paper` goes to `body`, which is named as people say it. Nothing is said of times before `made_on`, for nobody kept
    the calendar here then.
    """

    class Kind(models.TextChoices):
        SURVEY = "survey", "Tryghedsundersøgelse"
        TARGETS = "targets", "Status på målene"
        MIDTERM = "midterm", "Midtvejsstatus"
        FINAL = "final", "Afrapportering"
        ANNUAL = "annual", "Statusrapport"
        DRAFT = "draft", "Udkast til næste års plan"
        NEXT_PLAN = "next_plan", "Næste års plan godkendt"
        POOL = "pool", "Puljens regnskab"
        MEETING = "meeting", "Møde"
        AGREEMENT = "agreement", "Aftale"
        OTHER = "other", "Andet"

    class Responsible(models.TextChoices):
        """Who sees to it; others are named in words."""

        SECRETARIAT = Role.SECRETARIAT.value, "Sekretariatet"
        WORKING_GROUP = Role.WORKING_GROUP.value, "Arbejdsgruppen"
        STEERING_GROUP = Role.STEERING_GROUP.value, "Styregruppen"
        OTHER = "other", "Andre"

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="deadlines")
    order = models.PositiveSmallIntegerField("rækkefølge", default=0)
    kind = models.CharField("art", max_length=9, choices=Kind, default=Kind.OTHER)
    title = models.CharField("titel", max_length=160)
    month = models.PositiveSmallIntegerField("måned")
    last_month = models.PositiveSmallIntegerField("sidste måned", null=True, blank=True)
    day = models.PositiveSmallIntegerField("dag", null=True, blank=True)
    only_in = models.PositiveSmallIntegerField("kun i år", null=True, blank=True)
    responsible = models.CharField("ansvarlig", max_length=14, choices=Responsible, default=Responsible.SECRETARIAT)
    responsible_other = models.CharField("ansvarlig i øvrigt", max_length=120, blank=True)
    paper = models.CharField("papir", max_length=160, blank=True)
    body = models.CharField("til", max_length=120, blank=True)
    note = models.CharField("bemærkning", max_length=400, blank=True)
    made_on = models.DateField("lagt ind", default=timezone.localdate, editable=False)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        ordering = ["order"]
        verbose_name = "frist"
        verbose_name_plural = "frister"
        constraints = [
            models.CheckConstraint(condition=Q(month__range=(1, 12)), name="a_deadline_is_in_a_month"),
            models.CheckConstraint(
                condition=Q(last_month=None) | Q(last_month__gt=F("month"), last_month__lte=12),
                name="the_last_month_comes_after_the_first",
            ),
            models.CheckConstraint(condition=Q(day=None) | Q(day__range=(1, 31)), name="a_deadline_day_is_a_day"),
            models.CheckConstraint(
                condition=~Q(responsible="other") | ~Q(responsible_other=""), name="other_responsible_has_a_name"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def when(self) -> When:
        """When in the year."""
        return When(self.month, self.last_month, self.day, self.only_in)

    @property
    def who(self) -> str:
        """Who sees to it, as a sentence begins: "Sekretariatet", "Arbejdsgruppen, projektlederen"."""
        role = "" if self.responsible == self.Responsible.OTHER else self.get_responsible_display()
        return ", ".join(filter(None, (role, self.responsible_other)))

    @property
    def goes(self) -> str:
        """Which paper to which body: "Midtvejsstatus til Økonomiudvalget"; empty where there is neither."""
        if self.paper:
            return " til ".join(filter(None, (self.paper, self.body)))
        return f"Til {self.body}" if self.body and self.kind != self.Kind.MEETING else ""

    @property
    def errand(self) -> str:
        """Who sees to it, and what goes where: "Sekretariatet. Midtvejsstatus til Økonomiudvalget."."""
        return f"{self.who}. {self.goes}".strip(" .") + "."


class DeadlineDone(Editable):
    """The secretariat ticked off a year's deadline by hand."""

    deadline = models.ForeignKey(Deadline, models.CASCADE, related_name="done")
    year = models.PositiveSmallIntegerField("år")
    day = models.DateField("gjort")
    ticked_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["year"]
        verbose_name = "frist, der er gjort"
        verbose_name_plural = "frister, der er gjort"
        constraints = [models.UniqueConstraint(fields=["deadline", "year"], name="a_deadline_is_done_once_a_year")]

    def __str__(self) -> str:
        return f"{self.deadline} {self.year}"


class ReminderChoice(Editable):
    """A member's own choice about reminders by mail; without one they come."""

    membership = models.OneToOneField(Membership, models.CASCADE, related_name="reminder_choice")
    is_off = models.BooleanField("slået fra", default=False)

    class Meta:
        verbose_name = "valg af påmindelser"
        verbose_name_plural = "valg af påmindelser"

    def __str__(self) -> str:
        return f"{self.membership}: {'fra' if self.is_off else 'til'}"


class Reminded(models.Model):
    """The last day a partnership's reminders were looked through, so that a day the worker slept is caught up."""

    partnership = models.OneToOneField(Partnership, models.CASCADE, primary_key=True, related_name="reminded")
    day = models.DateField("dag")

    class Meta:
        verbose_name = "påmindelser set efter"
        verbose_name_plural = "påmindelser set efter"

    def __str__(self) -> str:
        return f"{self.partnership}: {self.day}"


def new_secret() -> str:
    """256 random bits, as an address can carry them."""
    return secrets.token_urlsafe(32)


class CalendarKeyQuerySet(QuerySet["CalendarKey"]):
    def opening(self, secret: str) -> "CalendarKeyQuerySet":
        """The key with that secret, if its member still is one and may log in."""
        alive = self.filter(membership__ended_on=None, membership__user__is_active=True)
        return alive.filter(secret=secret).select_related("membership__partnership")


class CalendarKey(models.Model):
    """A member's secret address of the calendar. It is in no history: a secret that was renewed is gone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    membership = models.OneToOneField(Membership, models.CASCADE, related_name="calendar_key")
    secret = models.CharField("hemmelighed", max_length=64, unique=True, default=new_secret)
    made_at = models.DateTimeField("lavet", default=timezone.now)

    objects = CalendarKeyQuerySet.as_manager()

    class Meta:
        verbose_name = "kalenderadresse"
        verbose_name_plural = "kalenderadresser"

    def __str__(self) -> str:
        return str(self.membership)
