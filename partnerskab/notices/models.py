# SPDX-License-Identifier: MPL-2.0
"""What a person is told, and the letter (one mail) that tells it."""

import datetime
import uuid

from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone

from activities.models import Plan
from partnerskab.agreements.models import Agreement, Membership, User
from partnerskab.cases.models import CasePaper
from partnerskab.content.matters import KINDS, Matter, columns, of_one_matter, the_one, ways
from partnerskab.followup.models import Round
from partnerskab.meetings.models import Meeting
from targets.models import TargetStatus

FIRST_WAIT = datetime.timedelta(minutes=4)
"""A little less than the five minutes between two rounds, so that the next round tries again."""
LONGEST_WAIT = datetime.timedelta(hours=6)
LATE_AFTER = datetime.timedelta(minutes=2)

REMINDER = "paamindelse:"
"""How the key of a notice begins that reminds of something to come, where others tell of what has happened."""


class LetterQuerySet(QuerySet["Letter"]):
    def waiting(self) -> "LetterQuerySet":
        """Those neither sent nor given up, the oldest first."""
        return self.filter(sent_at=None, dropped_at=None).order_by("made_at")

    def late(self, now: datetime.datetime) -> "LetterQuerySet":
        """Those that have waited so long that something is wrong, with the mail server or with one address."""
        return self.waiting().filter(made_at__lt=now - LATE_AFTER)

    def due(self, now: datetime.datetime) -> "LetterQuerySet":
        """The waiting ones whose turn to be tried it is."""
        return self.waiting().filter(Q(try_after=None) | Q(try_after__lte=now))

    def about(self, matter: Matter) -> "LetterQuerySet":
        """Those about that matter."""
        return self.filter(**columns(matter))

    def with_matter(self) -> "LetterQuerySet":
        """With what each is about, and its partnership."""
        return self.select_related(*ways())


class Letter(models.Model):
    """One mail to one person about one matter. Its notices are fixed when it is made, so every try
    sends the same, but for reminders that no longer hold and are taken out of a letter that waits.

    The database holds the promise of one a day: `sent_on` is the calendar day in Copenhagen.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recipient = models.ForeignKey(User, models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, models.CASCADE, null=True, related_name="+")
    agreement = models.ForeignKey(Agreement, models.CASCADE, null=True, related_name="+")
    status = models.ForeignKey(TargetStatus, models.CASCADE, null=True, related_name="+")
    followup = models.ForeignKey(Round, models.CASCADE, null=True, related_name="+")
    meeting = models.ForeignKey(Meeting, models.CASCADE, null=True, related_name="+")
    case = models.ForeignKey(CasePaper, models.CASCADE, null=True, related_name="+")
    made_at = models.DateTimeField("lavet")
    sent_at = models.DateTimeField("sendt", null=True, blank=True)
    sent_on = models.DateField("sendt den", null=True, blank=True)
    dropped_at = models.DateTimeField("opgivet", null=True, blank=True)
    tries = models.PositiveIntegerField("mislykkede forsøg", default=0)
    try_after = models.DateTimeField("prøves igen efter", null=True, blank=True)
    last_error = models.TextField("seneste fejl", blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["made_at"]
        verbose_name = "mail med nyheder"
        verbose_name_plural = "mails med nyheder"
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", *KINDS, "sent_on"],
                condition=Q(sent_on__isnull=False),
                nulls_distinct=False,
                name="one_letter_a_day",
            ),
            models.UniqueConstraint(
                fields=["recipient", *KINDS],
                condition=Q(sent_at=None, dropped_at=None),
                nulls_distinct=False,
                name="one_letter_waits_at_a_time",
            ),
            of_one_matter("a_letter_is_about_one_matter"),
        ]

    def __str__(self) -> str:
        return f"{self.recipient}: {self.matter}"

    @property
    def matter(self) -> Matter:
        """What it is about."""
        return the_one(*(getattr(self, kind) for kind in KINDS))

    @property
    def is_wanted(self) -> bool:
        """Whether the recipient is still an active member of the partnership."""
        partnership = self.matter.partnership
        member = Membership.objects.filter(user=self.recipient_id, partnership=partnership, ended_on=None)
        return self.recipient.is_active and member.exists()

    def sent(self, now: datetime.datetime) -> None:
        """Note that it has gone out. Raises IntegrityError where one already has on that day."""
        self.sent_at, self.sent_on, self.last_error = now, timezone.localdate(now), ""
        self.save(update_fields=["sent_at", "sent_on", "last_error"])

    def failed(self, error: Exception, now: datetime.datetime) -> None:
        """Note why it did not go out, and wait twice as long as the last time, at most six hours."""
        self.tries += 1
        self.last_error = f"{type(error).__name__}: {error}"[:1000]
        self.try_after = now + min(FIRST_WAIT * 2 ** min(self.tries - 1, 10), LONGEST_WAIT)
        self.sent_at = self.sent_on = None
        self.save(update_fields=["tries", "last_error", "try_after"])

    def drop(self, now: datetime.datetime) -> None:
        """Give it up: the recipient is gone, or there is nothing to tell any more."""
        self.dropped_at = now
        self.save(update_fields=["dropped_at"])


class Notice(models.Model):
    """One event that one person is told of: a Danish sentence and a link, an absolute path on the site.

    `key` names the event, so that nobody is told of it twice.
    """

    id = models.BigAutoField(primary_key=True)
    recipient = models.ForeignKey(User, models.PROTECT, related_name="notices")
    plan = models.ForeignKey(Plan, models.CASCADE, null=True, related_name="notices")
    agreement = models.ForeignKey(Agreement, models.CASCADE, null=True, related_name="notices")
    status = models.ForeignKey(TargetStatus, models.CASCADE, null=True, related_name="notices")
    followup = models.ForeignKey(Round, models.CASCADE, null=True, related_name="notices")
    meeting = models.ForeignKey(Meeting, models.CASCADE, null=True, related_name="notices")
    case = models.ForeignKey(CasePaper, models.CASCADE, null=True, related_name="notices")
    letter = models.ForeignKey(Letter, models.CASCADE, null=True, blank=True, related_name="notices")
    text = models.TextField("tekst")
    link = models.CharField("link", max_length=500)
    happened_at = models.DateTimeField("sket")
    key = models.CharField("nøgle", max_length=200)

    class Meta:
        ordering = ["happened_at", "pk"]
        verbose_name = "nyhed"
        verbose_name_plural = "nyheder"
        constraints = [
            models.UniqueConstraint(fields=["recipient", "key"], name="nobody_is_told_twice"),
            of_one_matter("a_notice_is_about_one_matter"),
        ]
        indexes = [
            models.Index(fields=["recipient", *KINDS], condition=Q(letter=None), name="notices_without_letter"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_reminder(self) -> bool:
        """Whether it reminds of something to come."""
        return self.key.startswith(REMINDER)
