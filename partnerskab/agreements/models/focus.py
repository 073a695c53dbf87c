# SPDX-License-Identifier: MPL-2.0
"""An agreement's focus areas and its theory of change."""

from django.db import models
from django.db.models import Q

from partnerskab.editing import Editable
from partnerskab.richtext import RichTextField

from .agreement import Agreement


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
