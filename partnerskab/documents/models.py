# SPDX-License-Identifier: MPL-2.0
"""Papers in and out: what was uploaded and waits until a person has seen what was understood, and what was printed.

A printed paper is drawn once, stored, and served from there; until then an order stands in its place.
"""

import datetime
import uuid

from django.db import connection, models
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.utils import timezone
from psycopg import Cursor

from partnerskab.agreements.models import Partnership, User
from partnerskab.content.matters import of_partnership, ways
from partnerskab.revisions.models import Revision, Sealed

_WORKBOOK = "workbook"
"""What marks a workbook of money among the papers."""


class UploadedPaperQuerySet(QuerySet["UploadedPaper"]):
    def of(self, partnership: Partnership, year: int) -> "UploadedPaperQuerySet":
        """The papers of a partnership's plan of that year, without their bytes, the newest first."""
        return self._of(partnership, year).exclude(corrections__has_key=_WORKBOOK)

    def workbooks(self, partnership: Partnership, year: int) -> "UploadedPaperQuerySet":
        """The workbooks of money for that plan, without their bytes, the newest first."""
        return self._of(partnership, year).filter(corrections__has_key=_WORKBOOK)

    def _of(self, partnership: Partnership, year: int) -> "UploadedPaperQuerySet":
        papers = self.filter(partnership=partnership, year=year).defer("data")
        return papers.select_related("uploaded_by", "read_in_by")

    def waiting(self) -> "UploadedPaperQuerySet":
        """Those not yet read into the draft."""
        return self.filter(read_in_at=None)

    def last_read_in(self) -> "UploadedPaper | None":
        """The source of the draft as it stands."""
        return self.exclude(read_in_at=None).order_by("-read_in_at").first()


class UploadedPaper(models.Model):
    """A paper as it was uploaded, with what a person corrected. Nothing of the plan is written before it is read in.

    `corrections` holds `corrections.Corrections`, or of a workbook that it is one; `outcome` what reading the paper in
    would give (`waiting.Outcome`); both as plain JSON.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="uploaded_papers")
    year = models.PositiveSmallIntegerField("planår")
    filename = models.CharField("filnavn", max_length=200)
    data = models.BinaryField("indhold")
    sha256 = models.CharField("sha256", max_length=64)
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField("valgt", auto_now_add=True)
    corrections = models.JSONField("rettelser", default=dict, blank=True)
    outcome = models.JSONField("udfald", null=True, blank=True)
    read_in_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    read_in_at = models.DateTimeField("læst ind", null=True, blank=True)

    objects = UploadedPaperQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at"]
        verbose_name = "indlæst papir"
        verbose_name_plural = "indlæste papirer"

    def __str__(self) -> str:
        return self.filename


FIRST_WAIT, LONGEST_WAIT = datetime.timedelta(minutes=5), datetime.timedelta(days=1)
"""How long an order stands still before it is tried again: the first time, and at most."""


class Kind(models.TextChoices):
    """What a paper shows of a version: the whole of it, whatever matter it is of, or what it changes."""

    WHOLE = "plan", "Papiret"
    ANNEX = "annex", "Ændringer"


class Mark(models.TextChoices):
    """What a paper says its version had come to on the day it was drawn."""

    DRAFT = "draft", "Udkast"
    APPROVED = "approved", "Godkendt"


_FATE = ("revision__withdrawal", "revision__outcome")


class DocumentQuerySet(QuerySet["Document"]):
    def of(self, partnership: Partnership, *, drafts: bool) -> "DocumentQuerySet":
        """The partnership's papers without their bytes; without `drafts` the approved ones only."""
        papers = self.filter(of_partnership(partnership, "revision__"))
        papers = papers if drafts else papers.filter(standing=Mark.APPROVED)
        return papers.select_related(*ways("revision__"), *_FATE).defer("data", "revision__content")

    def newest_standing_first(self) -> "DocumentQuerySet":
        """The approved paper before the draft of the same version."""
        rank = Case(When(standing=Mark.APPROVED, then=Value(0)), default=Value(1), output_field=IntegerField())
        return self.order_by(rank)


class Document(Sealed):
    """A paper of a version as it was drawn, once: the same bytes for everybody, for ever.

    `stands` is what its cover says of it, `sha256` names the bytes of the file (`Revision.content_sha256` the content).
    """

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="documents")
    kind = models.CharField("art", max_length=10, choices=Kind)
    standing = models.CharField("stand", max_length=10, choices=Mark)
    stands = models.TextField("siger")
    filename = models.CharField("filnavn", max_length=200)
    data = models.BinaryField("indhold")
    size = models.PositiveIntegerField("byte")
    sha256 = models.CharField("sha256", max_length=64, db_index=True)
    made_at = models.DateTimeField("tegnet")

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at"]
        verbose_name = "papir"
        verbose_name_plural = "papirer"
        constraints = [
            models.UniqueConstraint(fields=["revision", "kind", "standing"], name="one_paper_per_version_and_standing")
        ]

    def __str__(self) -> str:
        return self.filename

    @property
    def is_approved(self) -> bool:
        return self.standing == Mark.APPROVED

    @property
    def mark(self) -> str:
        """The word in its stamp: "Udkast", "Godkendt" or "Taget til efterretning"."""
        return self.revision.standing.label if self.is_approved else Mark.DRAFT.label

    def file(self) -> bytes:
        """The stored bytes, fetched in binary: Django's cursors speak text, which takes ten times as long for a MB."""
        connection.ensure_connection()
        with Cursor(connection.connection) as cursor:
            rows = cursor.execute("SELECT data FROM documents_document WHERE id = %s", [self.pk], binary=True)
            return b"".join(bytes(data) for (data,) in rows)


class PaperOrderQuerySet(QuerySet["PaperOrder"]):
    def place(self, revision: Revision) -> list["PaperOrder"]:
        """Order the papers that a version wants and neither has nor waits for; the new orders."""
        wanted = [(kind, mark) for mark in _marks(revision) for kind in _kinds(revision)]
        stored = Document.objects.filter(revision=revision)
        ordered = PaperOrder.objects.filter(revision=revision)
        there = {pair for rows in (stored, ordered) for pair in rows.values_list("kind", "standing")}
        missing = [pair for pair in wanted if pair not in there]
        now = timezone.now()
        PaperOrder.objects.bulk_create(
            [PaperOrder(revision=revision, kind=kind, standing=mark, ordered_at=now) for kind, mark in missing],
            ignore_conflicts=True,
        )
        return [order for order in ordered.all() if (order.kind, order.standing) in missing]

    def overdue(self, now: datetime.datetime, at_work: set[int]) -> list["PaperOrder"]:
        """Those whose job was lost, whose worker died, or that failed and have waited long enough.

        They wait 5, 10, 20 minutes and so on up to a day; `at_work` are those that somebody draws now.
        """
        return [order for order in self.exclude(pk__in=at_work) if order.is_due(now)]


def _marks(revision: Revision) -> tuple[Mark, ...]:
    """A version before the parties wants its draft printed, an approved one the approved paper, any other nothing."""
    if revision.is_pending:
        return (Mark.DRAFT,)
    return (Mark.APPROVED,) if revision.is_approved else ()


def _kinds(revision: Revision) -> tuple[Kind, ...]:
    return (Kind.WHOLE, Kind.ANNEX) if revision.since_id else (Kind.WHOLE,)


class PaperOrder(models.Model):
    """A paper that is wanted and not there yet; it goes when the paper is stored. `reason` is for people, in Danish."""

    class State(models.TextChoices):
        WAITING = "waiting", "afventer"
        DRAWING = "drawing", "tegnes"
        FAILED = "failed", "gik galt"

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="paper_orders")
    kind = models.CharField("art", max_length=10, choices=Kind)
    standing = models.CharField("stand", max_length=10, choices=Mark)
    state = models.CharField("tilstand", max_length=10, choices=State, default=State.WAITING)
    reason = models.TextField("årsag", blank=True)
    tries = models.PositiveIntegerField("forsøg", default=0)
    ordered_at = models.DateTimeField("bestilt")
    began_at = models.DateTimeField("begyndt", null=True)
    failed_at = models.DateTimeField("gået galt", null=True)

    objects = PaperOrderQuerySet.as_manager()

    class Meta:
        ordering = ["ordered_at"]
        verbose_name = "bestilt papir"
        verbose_name_plural = "bestilte papirer"
        constraints = [
            models.UniqueConstraint(fields=["revision", "kind", "standing"], name="one_order_per_version_and_standing")
        ]

    def __str__(self) -> str:
        return f"{self.revision}: {self.get_kind_display()}, {self.get_standing_display().lower()}"

    def is_due(self, now: datetime.datetime) -> bool:
        """Whether it has stood still so long that it is to be tried again."""
        since = self.failed_at or self.began_at or self.ordered_at
        return since + min(FIRST_WAIT * 2 ** min(max(self.tries - 1, 0), 20), LONGEST_WAIT) <= now
