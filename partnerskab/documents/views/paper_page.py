# SPDX-License-Identifier: MPL-2.0
"""The page of a paper that waits: what it shows of one part, and what reading it in would do."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from activities.models import Plan
from partnerskab.access import MemberRequest
from partnerskab.danish import counted
from partnerskab.documents.forms import ConfirmForm
from partnerskab.documents.importing import showing, waiting
from partnerskab.documents.importing.applying import agreement_for
from partnerskab.documents.importing.figures import figures
from partnerskab.documents.models import UploadedPaper

FINDINGS_SHOWN = 3
"""Advice shown before the rest is folded away; what blocks is always shown."""


@dataclass(frozen=True)
class Page:
    """A waiting paper with one of its parts open."""

    upload: UploadedPaper
    plan: Plan | None
    areas: tuple[tuple[int, str], ...]
    understanding: waiting.Understanding
    draft: waiting.Draft
    outcome: waiting.Outcome
    parts: tuple[showing.Part, ...]
    part: showing.Part

    @property
    def replaces(self) -> bool:
        """Whether reading the paper in would take something else's place."""
        return self.draft.content is not None and not self.outcome.stands_already

    @property
    def rows(self) -> tuple[showing.Row, ...]:
        """The open part's rows."""
        return showing.rows(self.understanding, self.part, self.outcome)

    @property
    def replaced(self) -> str:
        """What stands in the draft, counted in words."""
        content = self.draft.content
        if content is None:
            return ""
        activities = counted(len(content.activities), "aktivitet", "aktiviteter")
        chapters = counted(len(content.chapters), "kapitel", "kapitler", neuter=True)
        lines = counted(len(content.lines), "linje", "linjer")
        return f"Kladden for {content.year} har {activities}, {chapters} og {lines} uden aktivitet."

    @property
    def changes_agreement(self) -> bool:
        """Whether the paper has texts that belong to the agreement and are replaced with the plan."""
        read = self.understanding.read
        return bool(read.theory) or any(area.html for area in read.areas)


def open_page(request: MemberRequest, upload: UploadedPaper, key: str) -> Page:
    """Read the paper anew and open a part of it, the first where `key` names none.

    Raises:
        Refused: it cannot be read any more, because the agreement changed since.
    """
    agreement = agreement_for(request.partnership, upload.year)
    understanding = waiting.understand(upload, agreement)
    draft = waiting.draft(request.partnership, upload.year)
    outcome = waiting.outcome(upload, agreement, understanding, draft.mark)
    parts = showing.parts(understanding, outcome)
    return Page(
        upload=upload,
        plan=Plan.objects.of(request.partnership).filter(year=upload.year).first(),
        areas=tuple(agreement.focus_areas.values_list("number", "title"))
        or tuple((area.number, area.title) for area in understanding.read.areas),
        understanding=understanding,
        draft=draft,
        outcome=outcome,
        parts=parts,
        part=next((part for part in parts if part.key == key), parts[0]),
    )


def context(page: Page) -> dict[str, object]:
    """What the templates of the page want."""
    at = page.parts.index(page.part)
    stops, advice = showing.told(page.outcome)
    activities = [part for part in page.parts if part.line]
    return {
        "section": "import",
        "page": page,
        "plan": page.plan,
        "year": page.upload.year,
        "upload": page.upload,
        "part": page.part,
        "before": page.parts[at - 1] if at else None,
        "after": page.parts[at + 1] if at + 1 < len(page.parts) else None,
        "place": activities.index(page.part) + 1 if page.part in activities else 0,
        "of": len(activities),
        "figures": figures(page.understanding.paper, page.upload.year),
        "stops": stops,
        "advice": advice[:FINDINGS_SHOWN],
        "folded": advice[FINDINGS_SHOWN:],
        "advice_count": len(advice),
        "form": ConfirmForm(initial={"mark": page.draft.mark}, replaces=page.replaces),
    }


def show(
    request: MemberRequest, page: Page, form: ConfirmForm | None = None, changed: str = "", status: int = 200
) -> HttpResponse:
    """The whole page; `changed` says that the draft is another than the one the person saw."""
    given = context(page) | ({"form": form} if form else {}) | {"changed": changed, "rows": page.rows}
    return render(request, "documents/import_paper.html", given, status=status)
