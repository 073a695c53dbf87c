# SPDX-License-Identifier: MPL-2.0
"""Frozen versions of what has versions (`content.matters`), and what was decided on them. Every row is written once.

What a version has come to is read from rows: withdrawn if a `Withdrawal` exists, approved or sent back if its `Outcome`
says so, otherwise it is before the parties.
"""

from enum import StrEnum

from django.db import models
from django.db.models import Q, QuerySet, Subquery
from django.utils.functional import cached_property

from activities.models import Plan
from partnerskab.agreements.models import Agreement, Organisation, Partnership, User
from partnerskab.cases.models import CasePaper
from partnerskab.content.canonical import Content, Unreadable, content_of, fingerprint_of
from partnerskab.content.matters import (
    KINDS,
    Matter,
    columns,
    kind_of,
    of_one_matter,
    of_partnership,
    the_one,
    ways,
    words,
)
from partnerskab.followup.models import Round
from partnerskab.meetings import models as meetings
from targets.models import TargetStatus

from .chain import ChainLink, Sealed

__all__ = ["AGREED", "ChainLink", "Decision", "Meeting", "Outcome", "Revision", "Sealed", "Standing", "Withdrawal"]


class Standing(StrEnum):
    """What a version has come to."""

    PENDING = "pending"
    WITHDRAWN = "withdrawn"
    SENT_BACK = "sent_back"
    APPROVED = "approved"
    NOTED = "noted"

    @property
    def label(self) -> str:
        """In words for people."""
        return _STANDINGS[self]

    @property
    def word(self) -> str:
        """The same inside a sentence: "blev godkendt"."""
        return self.label.lower()


_STANDINGS = {
    Standing.PENDING: "Til godkendelse",
    Standing.WITHDRAWN: "Trukket tilbage",
    Standing.SENT_BACK: "Sendt tilbage",
    Standing.APPROVED: "Godkendt",
    Standing.NOTED: "Taget til efterretning",
}
AGREED = (Standing.APPROVED, Standing.NOTED)
"""What a version comes to whose route is completed: a case paper may ask a committee for no more than to take note."""


class RevisionQuerySet(QuerySet["Revision"]):
    def of(self, partnership: Partnership) -> "RevisionQuerySet":
        """The partnership's versions, without their content, with what they came to."""
        revisions = self.filter(of_partnership(partnership))
        return revisions.select_related("submitted_by").with_matter().with_fate()

    def of_matter(self, matter: Matter) -> "RevisionQuerySet":
        """The versions of a plan, an agreement or a status."""
        return self.filter(**columns(matter))

    def with_matter(self, *kinds: str) -> "RevisionQuerySet":
        """With what each is of, and its partnership; where only some kinds can be there, with those."""
        return self.select_related(*ways(kinds=kinds or KINDS))

    def with_fate(self) -> "RevisionQuerySet":
        """Without the content, and with the rows that say what became of each."""
        return self.defer("content", "since__content").select_related("withdrawal", "outcome")

    def approved(self) -> "RevisionQuerySet":
        """Those whose route is completed, by a body that took note too."""
        return self.filter(outcome__fate__in=AGREED)

    def newest_and_in_force(self, matter: Matter) -> "RevisionQuerySet":
        """The matter's newest version and the one in force, which may be the same.

        In force is the newest approved version; of a plan until it has one that of the nearest earlier year.
        """
        newest = Revision.objects.of_matter(matter).order_by("-number").values("pk")[:1]
        approved = Revision.objects.approved()
        if isinstance(matter, Plan):
            until = approved.filter(plan__agreement__partnership=matter.partnership.pk, plan__year__lte=matter.year)
            in_force = until.order_by("-plan__year", "-number").values("pk")[:1]
        else:
            in_force = approved.of_matter(matter).order_by("-number").values("pk")[:1]
        wanted = Q(pk=Subquery(newest)) | Q(pk=Subquery(in_force))
        return self.filter(wanted).with_matter(kind_of(matter)).with_fate().order_by("-plan__year", "-number")


class Revision(Sealed):
    """A matter as it was submitted: frozen content, the message with it, and the explanations of what blocks.

    `since` is the approved version it was submitted to follow (of the same matter, or an earlier year's plan), and so
    the one that its changes are told against. `explanations` are `lifecycle.Explained` as plain values.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, null=True, related_name="revisions")
    agreement = models.ForeignKey(Agreement, models.PROTECT, null=True, related_name="revisions")
    status = models.ForeignKey(TargetStatus, models.PROTECT, null=True, related_name="revisions")
    followup = models.ForeignKey(Round, models.PROTECT, null=True, related_name="revisions")
    meeting = models.ForeignKey(meetings.Meeting, models.PROTECT, null=True, related_name="revisions")
    case = models.ForeignKey(CasePaper, models.PROTECT, null=True, related_name="revisions")
    number = models.PositiveIntegerField("nummer")
    content = models.BinaryField("indhold")
    content_sha256 = models.CharField("fingeraftryk", max_length=64)
    previous_sha256 = models.CharField("forrige versions fingeraftryk", max_length=64, blank=True)
    since = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    message = models.TextField("besked", blank=True)
    explanations = models.JSONField("forklaringer", default=list)
    submitted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField("indsendt")

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "-number"]
        verbose_name = "version"
        verbose_name_plural = "versioner"
        constraints = [
            models.UniqueConstraint(fields=[*KINDS, "number"], nulls_distinct=False, name="one_version_per_number"),
            of_one_matter("a_version_is_of_one_matter"),
        ]

    def __str__(self) -> str:
        return f"{self.matter}, version {self.label}"

    @property
    def matter(self) -> Matter:
        """What it is a version of."""
        return the_one(*(getattr(self, kind) for kind in KINDS))

    @property
    def partnership(self) -> Partnership:
        return self.matter.partnership

    @property
    def label(self) -> str:
        """The number as people say it: 2022.3, 2025-2028.1."""
        return f"{self.matter.mark}.{self.number}"

    @property
    def title(self) -> str:
        """What it is called inside a sentence among versions of all matters: "version 2025-2028.1 af aftalen".

        Versions of plans are called by their number alone.
        """
        return f"version {self.label}" if self.plan_id else f"version {self.label} af {words(self.matter).the}"

    @property
    def as_submitted(self) -> bytes:
        """The content, byte for byte as it was submitted.

        Raises:
            canonical.Unreadable: the stored bytes were tampered with.
        """
        data = bytes(self.content)
        if fingerprint_of(data) != self.content_sha256:
            raise Unreadable(f"the content of {self.label} is not what was submitted")
        return data

    @cached_property
    def frozen(self) -> Content:
        """The content as it was submitted; read once.

        Raises:
            canonical.Unreadable: the stored bytes were tampered with, or are of a schema this program does not know.
        """
        return content_of(self.as_submitted)

    @property
    def standing(self) -> Standing:
        """What the version has come to."""
        if hasattr(self, "withdrawal"):
            return Standing.WITHDRAWN
        return Standing(self.outcome.fate) if hasattr(self, "outcome") else Standing.PENDING

    @property
    def is_pending(self) -> bool:
        return self.standing is Standing.PENDING

    @property
    def is_approved(self) -> bool:
        """Whether its route is completed: approved, or taken note of where no more was asked for."""
        return self.standing in AGREED


class Withdrawal(Sealed):
    """The secretariat took a version back before anybody had decided on it."""

    revision = models.OneToOneField(Revision, models.PROTECT, related_name="withdrawal")
    reason = models.TextField("begrundelse", blank=True)
    withdrawn_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField("trukket tilbage")

    class Meta:
        verbose_name = "tilbagetrækning"
        verbose_name_plural = "tilbagetrækninger"


class Meeting(Sealed):
    """A body's meeting that took a version up, as the secretariat recorded it.

    `step` counts the steps of the version's own route from 0; `present` holds the names of the parties who were there.
    """

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="meetings")
    step = models.PositiveSmallIntegerField("trin")
    body = models.CharField("organ", max_length=120)
    held_on = models.DateField("dato")
    present = models.JSONField("til stede", default=list)
    reference = models.CharField("referat eller sagsnummer", max_length=200, blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("noteret")

    class Meta:
        ordering = ["recorded_at"]
        verbose_name = "møde"
        verbose_name_plural = "møder"


class Decision(Sealed):
    """What a party, or a meeting, said of a version, bound to the content it was said of.

    Without a party it is the body's own word. `remarks` tie what was said to places of the content, such as activities
    and chapters (`places.PLACES`): [{"activity": id, "text": …}, {"chapter": id, "text": …}].
    """

    class Kind(models.TextChoices):
        APPROVED = "approved", "Godkendt"
        SENT_BACK = "sent_back", "Sendt tilbage"
        NOTED = "noted", "Orienteret"

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="decisions")
    content_sha256 = models.CharField("fingeraftryk", max_length=64)
    step = models.PositiveSmallIntegerField("trin")
    party = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    party_name = models.CharField("part", max_length=200, blank=True)
    kind = models.CharField("beslutning", max_length=10, choices=Kind)
    comment = models.TextField("kommentar", blank=True)
    remarks = models.JSONField("kommentarer til aktiviteter", default=list)
    as_deputy = models.BooleanField("som stedfortræder", default=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="decisions")
    decided_on = models.DateField("besluttet")
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("noteret")

    class Meta:
        ordering = ["recorded_at"]
        verbose_name = "beslutning"
        verbose_name_plural = "beslutninger"
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "step", "party"], condition=Q(party__isnull=False), name="one_answer_per_party"
            ),
            models.UniqueConstraint(
                fields=["revision", "step"], condition=Q(party__isnull=True), name="one_word_per_body"
            ),
        ]


class Outcome(Sealed):
    """What a version came to when its decisions were complete, written with the decision that completed them."""

    class Fate(models.TextChoices):
        APPROVED = Standing.APPROVED.value, "Godkendt"
        NOTED = Standing.NOTED.value, "Taget til efterretning"
        SENT_BACK = Standing.SENT_BACK.value, "Sendt tilbage"

    revision = models.OneToOneField(Revision, models.PROTECT, related_name="outcome")
    fate = models.CharField("udfald", max_length=10, choices=Fate)
    decided_on = models.DateField("besluttet")
    reached_at = models.DateTimeField("nået")

    class Meta:
        verbose_name = "udfald"
        verbose_name_plural = "udfald"
