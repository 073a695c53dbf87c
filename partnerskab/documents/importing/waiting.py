# SPDX-License-Identifier: MPL-2.0
"""A paper that waits for a person's yes: kept, understood, tried against the draft, and read in.

The draft may change while somebody looks at the paper. What they looked at is named by `mark`, and reading in asks
for the mark they saw.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
from django.db import transaction
from django.utils import timezone

from activities.models import Activity, ActivityPartner, ActivitySection, Deliverable, Plan, PlanSection
from budgets.models import FundingAmount, FundingLine
from partnerskab.agreements.models import Agreement, Partnership, User
from partnerskab.content.canonical import fingerprint
from partnerskab.content.checks import Finding as CheckFinding
from partnerskab.content.checks.findings import Scope
from partnerskab.content.freezing import freeze
from partnerskab.content.tree import PlanContent
from partnerskab.uploading import plain_name

from ..models import UploadedPaper
from ..reading import ParsedPaper, Refused, read_paper, read_source
from ..reading.paper import Finding
from .applying import Imported, agreement_for, apply_paper, known_to, try_paper
from .corrections import Corrections, corrected, from_plain, numbers_taken_twice, to_plain

_TOLD_BY_READER = frozenset({"NAME_DRIFTS", "AREA_NAME_DRIFTS"})
"""Checks whose matter the reader tells of too: each name once, and not once for each activity that uses it."""

_TITLES = {
    "UNPLACED": "Ikke placeret",
    "AREA_UNKNOWN": "Ukendt indsatsområde",
    "AREA_NAME_DRIFTS": "Et navn skifter",
    "FOOTNOTE_MISSING": "En note mangler",
    "NO_CHAPTER": "Intet kapitel",
    "NOT_IN_OVERVIEW": "Mangler i oversigten",
    "NUMBER_TWICE": "Samme nummer to gange",
    "OTHER_YEAR": "Et andet år",
    "PICTURES": "Billeder",
    "OTHER_INTRODUCTION": "En anden indledning",
    "OTHER_THEORY": "En anden forandringsteori",
    "THEORY_RESULTS": "Forandringsteorien",
    "TITLE_DRIFTS": "Aktiviteten har to navne",
    "UNREADABLE_AMOUNT": "Et beløb kan ikke læses",
}


@dataclass(frozen=True, slots=True)
class Said:
    """A finding as the page tells it. `part` is the first line of the activity it belongs to, 0 for none; `unit` is
    where a check belongs (as in checks), empty for the reader's own."""

    level: str
    code: str
    title: str
    sentence: str
    line: int = 0
    part: int = 0
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What reading the paper in would give, against the draft that `mark` names ("" where there is none).

    `stands_already`: the draft says the same, and nothing would be written. `refusal` says why it cannot be read in.
    """

    mark: str
    said: tuple[Said, ...] = ()
    stands_already: bool = False
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Understanding:
    """A paper as read, as corrected, and the corrections between the two."""

    read: ParsedPaper
    paper: ParsedPaper
    corrections: Corrections


@dataclass(frozen=True, slots=True)
class Draft:
    """The year's plan as it stands, if there is one with content; `mark` changes with it."""

    content: PlanContent | None
    mark: str


class DraftChanged(Exception):
    """The draft is another than the one the person saw."""


def keep(partnership: Partnership, year: int, filename: str, data: bytes, user: User) -> UploadedPaper:
    """Store a paper that can be read in. One that waits already, with the same bytes, is returned as it is.

    Raises:
        Refused: it cannot be read in; nothing is stored.
    """
    name = plain_name(filename) or "papir"
    agreement = agreement_for(partnership, year)
    paper = read_paper(read_source(data, name), known_to(agreement), year)
    sha256 = hashlib.sha256(data).hexdigest()
    there = UploadedPaper.objects.of(partnership, year).waiting().filter(sha256=sha256).first()
    if there:
        return there
    outcome = _try(agreement, year, paper, paper, draft(partnership, year).mark)
    if outcome.refusal:
        raise Refused("does_not_fit", outcome.refusal)
    return UploadedPaper.objects.create(
        partnership=partnership,
        year=year,
        filename=name,
        data=data,
        sha256=sha256,
        uploaded_by=user,
        outcome=msgspec.to_builtins(outcome),
    )


def understand(upload: UploadedPaper, agreement: Agreement) -> Understanding:
    """The paper read anew, with the corrections laid over it.

    Raises:
        Refused: it cannot be read any more, because the agreement changed since.
    """
    read = read_paper(read_source(bytes(upload.data), upload.filename), known_to(agreement), upload.year)
    corrections = from_plain(upload.corrections)
    return Understanding(read, corrected(read, corrections), corrections)


def draft(partnership: Partnership, year: int) -> Draft:
    """The draft of a year and its mark."""
    plan = Plan.objects.of(partnership).filter(year=year).first()
    content = freeze(plan) if plan else None
    if content is None or not (content.activities or content.chapters or content.lines):
        return Draft(None, "")
    return Draft(content, fingerprint(content))


def outcome(upload: UploadedPaper, agreement: Agreement, understanding: Understanding, mark: str) -> Outcome:
    """What reading it in would give. Kept with the paper, and tried anew only when the draft is another one."""
    if upload.outcome:
        kept = msgspec.convert(upload.outcome, Outcome)
        if kept.mark == mark:
            return kept
    tried = _try(agreement, upload.year, understanding.read, understanding.paper, mark)
    UploadedPaper.objects.filter(pk=upload.pk).update(outcome=msgspec.to_builtins(tried))
    return tried


def correct(upload: UploadedPaper, corrections: Corrections) -> None:
    """Keep the corrections; what reading the paper in would give has to be tried anew."""
    upload.corrections, upload.outcome = to_plain(corrections), None
    upload.save(update_fields=["corrections", "outcome"])


def forget_outcome(upload: UploadedPaper) -> None:
    """Try the paper anew when it is looked at again: the agreement says something else than when it was tried."""
    UploadedPaper.objects.filter(pk=upload.pk).update(outcome=None)


def read_in(upload: UploadedPaper, mark: str, user: User, *, replace: bool) -> Imported:
    """Write the corrected paper into the draft. One transaction; the rows it may replace are locked first.

    Raises:
        DraftChanged: `mark` names another draft than the one that stands.
        Refused: the paper does not fit, or the draft says something else and `replace` is not given.
    """
    with transaction.atomic():
        agreement = agreement_for(upload.partnership, upload.year)
        Agreement.objects.select_for_update().get(pk=agreement.pk)
        _lock_rows(upload)
        if draft(upload.partnership, upload.year).mark != mark:
            raise DraftChanged
        paper = understand(upload, agreement).paper
        _refuse_double_numbers(paper)
        imported = _apply(agreement, upload.year, paper, replace=replace, user=user)
        upload.read_in_by, upload.read_in_at = user, timezone.now()
        upload.save(update_fields=["read_in_by", "read_in_at"])
        return imported


def _lock_rows(upload: UploadedPaper) -> None:
    """Let nobody save an open form between the look at the draft and its replacement."""
    plan = Plan.objects.of(upload.partnership).filter(year=upload.year).first()
    paths = {
        Activity: "plan",
        PlanSection: "plan",
        FundingLine: "plan",
        ActivitySection: "activity__plan",
        ActivityPartner: "activity__plan",
        Deliverable: "activity__plan",
        FundingAmount: "line__plan",
    }
    for model, path in paths.items() if plan else ():
        list(model._default_manager.select_for_update(of=("self",)).filter(**{path: plan}).values_list("pk", flat=True))


def _apply(agreement: Agreement, year: int, paper: ParsedPaper, *, replace: bool, user: User | None) -> Imported:
    """Without writing what stands already: the agreement's own texts are replaced only with another plan."""
    try:
        return apply_paper(agreement, year, paper, user=user)
    except Refused as refused:
        if refused.code != "plan_exists" or not replace:
            raise
    return apply_paper(agreement, year, paper, replace=True, user=user)


def _try(agreement: Agreement, year: int, read: ParsedPaper, paper: ParsedPaper, mark: str) -> Outcome:
    try:
        _refuse_double_numbers(paper)
        stands = bool(mark) and _stands_already(agreement, year, paper)
        tried = try_paper(agreement, year, paper)
    except Refused as refused:
        return Outcome(mark, refusal=refused.message)
    return Outcome(mark, tuple(_said(tried, read, paper)), stands)


def _stands_already(agreement: Agreement, year: int, paper: ParsedPaper) -> bool:
    with transaction.atomic():
        try:
            return apply_paper(agreement, year, paper).written == 0
        except Refused:
            return False
        finally:
            transaction.set_rollback(True)


def _refuse_double_numbers(paper: ParsedPaper) -> None:
    for number, titles in numbers_taken_twice(paper).items():
        named = " og ".join(f"”{title}”" for title in titles)
        raise Refused("number_twice", f"{named} har begge nummer {number}. Giv den ene et andet nummer.")


def _said(tried: Imported, read: ParsedPaper, paper: ParsedPaper) -> Iterator[Said]:
    lines = {activity.number: activity.span.first for activity in paper.activities}
    ids = {activity.id: lines.get(activity.number, 0) for activity in tried.content.activities}
    for check in tried.checks:
        if check.code not in _TOLD_BY_READER:
            yield _of_check(check, ids)
    for finding in tried.findings:
        yield _of_reader(finding, lines)


def _of_check(check: CheckFinding, ids: dict[str, int]) -> Said:
    part = ids.get(check.place.id, 0) if check.place.scope is Scope.ACTIVITY else 0
    level = "stop" if check.blocks else "advise"
    sentence = f"{check.sentence} {check.remark}".strip()
    return Said(level, check.code, check.title, sentence, part=part, unit=check.place.unit)


def _of_reader(finding: Finding, lines: dict[int | None, int]) -> Said:
    part = lines.get(finding.activity, 0) if finding.activity is not None else 0
    title = _TITLES.get(finding.code, "Se efter")
    return Said(finding.severity, finding.code, title, finding.sentence, finding.line, part)
