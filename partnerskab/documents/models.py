# SPDX-License-Identifier: MPL-2.0
"""An uploaded paper: it waits until a person has seen what was understood, and stays as the source of the plan."""

import uuid

from django.db import models
from django.db.models import QuerySet

from partnerskab.agreements.models import Partnership, User


class UploadedPaperQuerySet(QuerySet["UploadedPaper"]):
    def of(self, partnership: Partnership, year: int) -> "UploadedPaperQuerySet":
        """The papers of a partnership's plan of that year, without their bytes, the newest first."""
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

    `corrections` holds `corrections.Corrections`, `outcome` what reading it in would give (`waiting.Outcome`); both as
    plain JSON.
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
