# SPDX-License-Identifier: MPL-2.0
"""A part of a case paper proposed anew from its version: shown beside what stands, taken only when somebody says so."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.cases import case_texts
from partnerskab.cases.models import Annex, CasePaper, Handling
from partnerskab.content.canonical import fingerprint_shown
from partnerskab.content.checks.findings import UNITS
from partnerskab.documents.proposing import Proposal, gathering, propose
from partnerskab.editing import Stale, as_version, change, unit_version
from partnerskab.lists.saving import Listing, StaleListError, Wanted, mark_of, save_list

from .lists import LISTS
from .pages import about, asked_of, case_or_404, rows_of

TEXTS = {UNITS[field][0]: field for field in ("resume", "problem", "solution", "economy", "process")}
"""The text of each part, by the part's anchor."""
_SORTS = {sort.text: sort for sort in (case_texts.RESUME, case_texts.PROBLEM, case_texts.SOLUTION,
                                       case_texts.ECONOMY, case_texts.PROCESS)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Again:
    """A part with what stands and what is proposed, as texts or as rows' words; `stands` and `proposed` guard both."""

    part: str
    noun: str
    stands: str
    proposed: str
    is_same: bool
    text: str = ""
    proposed_text: str = ""
    rows: tuple[str, ...] = ()
    proposed_rows: tuple[str, ...] = ()

    @property
    def mark(self) -> str:
        """What stands for both as they were shown."""
        return f"{self.stands}:{self.proposed}"


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_CASES)
def case_again(request: MemberRequest, slug: str, mark: str, part: str) -> HttpResponse:
    """What stands and what is proposed now, side by side; a post lets the proposal stand instead, unless either is
    another than was shown."""
    case = case_or_404(request, mark)
    proposal = _proposal(request, case)
    if part not in TEXTS and part not in LISTS:
        raise Http404
    again = _of(case, proposal, part)
    if request.method == "GET":
        return _page(request, case, again)
    stands, _, proposed = request.POST.get("mark", "").rpartition(":")
    if proposed != again.proposed:
        return _page(request, case, again, status=409)
    try:
        written = _taken(case, proposal, part, stands)
    except (Stale, StaleListError):
        case.refresh_from_db()
        return _page(request, case, _of(case, proposal, part), status=409)
    messages.success(request, f"Forslaget er taget ind i {again.noun}." if written else "Intet var ændret.")
    return redirect(f"{reverse('case', args=[slug, mark])}#{part}")


def _proposal(request: MemberRequest, case: CasePaper) -> Proposal:
    """What is proposed now.

    Raises:
        Http404: the case is about no version, or about one that is not here any more.
    """
    revision = gathering.about(request.partnership, case.subject_sha256)
    if revision is None:
        raise Http404
    return propose(gathering.subject_of(revision, timezone.localdate()), asked_of(case))


def _of(case: CasePaper, proposal: Proposal, part: str) -> Again:
    if part in TEXTS:
        field = TEXTS[part]
        noun, now, then = _SORTS[field].noun, getattr(case, field), getattr(proposal, field)
        return Again(part, noun, str(case.version), _hash(then), now == then, now, then)
    row_list, listing = LISTS[part][0], LISTS[part][1](case)
    standing = listing.rows()
    values = rows_of(proposal)[listing.model]  # type: ignore[index]
    return Again(
        part,
        f"listen ”{row_list.label}”",
        mark_of(standing),
        _hash(repr(values)),
        is_same=[{name: getattr(row, name) for name in row_list.form.base_fields} for row in standing] == values,
        rows=tuple(_words(row) for row in standing),
        proposed_rows=tuple(_words(listing.model(**each)) for each in values),
    )


def _hash(proposed: str) -> str:
    return sha256(proposed.encode()).hexdigest()[:16]


def _words(row: Any) -> str:
    """A row in a line; of a row of the political handling all that stands in it, of an annex its fingerprint too."""
    said = fingerprint_shown(row.sha256) if isinstance(row, Annex) else row.text if isinstance(row, Handling) else ""
    return f"{row}: {said}" if said else str(row)


def _taken(case: CasePaper, proposal: Proposal, part: str, seen: str) -> bool:
    """Let the proposal stand; whether anything was written.

    Raises:
        Stale, StaleListError: somebody has changed it since it was shown.
    """
    if part in LISTS:
        listing = LISTS[part][1](case)
        return _saved(listing, seen, rows_of(proposal)[listing.model])  # type: ignore[index]
    field = TEXTS[part]
    version = unit_version(case, as_version(seen), [field])
    return change(case, version, **{field: getattr(proposal, field)})


def _saved(listing: Listing, seen: str, values: list[Any]) -> bool:
    """Row by row in the order proposed, so that a row that stays keeps its history."""
    with transaction.atomic():
        standing = listing.held()
        keys = [row.pk for row in standing] + [None] * len(values)
        wanted = [Wanted(key, dict(each)) for key, each in zip(keys, values, strict=False)]
        return save_list(listing, standing, seen, wanted) is not None


def _page(request: MemberRequest, case: CasePaper, again: Again, status: int = 200) -> HttpResponse:
    context = {**about(case), "again": again, "is_stale": status == 409}
    return render(request, "cases/again.html", context, status=status)
