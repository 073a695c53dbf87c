# SPDX-License-Identifier: MPL-2.0
"""A paper that was understood, written into a year's plan: all of it or nothing.

The plan's content is brought to stand as the paper says. Rows that can be recognised keep their identity and their
history, and the same paper a second time writes nothing. Approved versions are not touched.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import transaction

from activities.models import Activity, ActivityFocusArea, Plan, PlanSection
from activities.texts import FROM_PAPER
from budgets.models import PoolApplication
from budgets.overspending import Overspent, kept_whole
from partnerskab.agreements.models import Agreement, FocusArea, Organisation, Partnership, TheoryRow, User
from partnerskab.content.checks import Finding as CheckFinding
from partnerskab.content.checks import check_plan
from partnerskab.content.freezing import freeze
from partnerskab.content.tree import PlanContent
from partnerskab.followup.models import Answer
from partnerskab.names import likeness

from ..reading import Known, KnownOrganisation, ParsedPaper, Refused
from ..reading.paper import Finding, ParsedActivity
from .activity import write_money_of_plan, write_rows
from .syncing import Syncing, Values, in_places, in_places_by

TOLD_BY_CHECKS = frozenset({"TITLE_DRIFTS", "AREA_NAME_DRIFTS"})
"""Findings of the reader that the plan's checks tell of too, once the paper is in."""

_LONGEST_TITLE = 200


@dataclass(frozen=True)
class Imported:
    """What came of it: the plan's content, how many rows were written, and what to look at."""

    plan: Plan
    content: PlanContent
    written: int
    findings: tuple[Finding, ...]
    checks: tuple[CheckFinding, ...]


def known_to(agreement: Agreement | None) -> Known:
    """What the reader may know beforehand: the agreement's focus areas and every organisation."""
    areas = agreement.focus_areas.all() if agreement else FocusArea.objects.none()
    return Known(
        tuple((area.number, area.title) for area in areas),
        tuple(
            KnownOrganisation(each.name, tuple(name for name in (each.short_name, *each.aliases) if name))
            for each in Organisation.objects.all()
        ),
    )


def agreement_for(partnership: Partnership, year: int) -> Agreement:
    """The agreement that the plan of a year stands on, or the newest that covers the year.

    Raises:
        Refused: there is none.
    """
    plan = Plan.objects.of(partnership).filter(year=year).first()
    agreement = plan.agreement if plan else Agreement.objects.of(partnership).covering(year).first()
    if agreement is None:
        message = f"{partnership.name} har ingen partnerskabsaftale, der gælder i {year}. Opret aftalen først."
        raise Refused("no_agreement", message)
    return agreement


def apply_paper(
    agreement: Agreement, year: int, paper: ParsedPaper, *, replace: bool = False, user: User | None = None
) -> Imported:
    """Write a paper into the plan of a year. One transaction: a refusal leaves nothing behind.

    Raises:
        Refused: the year has a plan with other content and `replace` is not given, the paper does not fit the
            agreement, or it leaves a pool less than has been given out of it.
    """
    try:
        with kept_whole():
            return _apply(agreement, year, paper, replace, user)
    except Overspent as no:
        raise Refused("pool_overspent", f"{no} Papiret er ikke læst ind.") from None


def _apply(agreement: Agreement, year: int, paper: ParsedPaper, replace: bool, user: User | None) -> Imported:
    Agreement.objects.select_for_update().get(pk=agreement.pk)
    plan, _ = Plan.objects.get_or_create(agreement=agreement, year=year)
    had_content = _has_content(plan)
    syncing = Syncing(user, f"{FROM_PAPER}: {paper.source.filename}")
    areas = _write_agreement(syncing, agreement, paper, may_replace=replace)
    _write_sections(syncing, plan, paper)
    _write_activities(syncing, plan, paper, areas)
    if syncing.written and had_content and not replace:
        raise Refused(
            "plan_exists",
            f"{agreement.partnership.name} har allerede en tryghedsplan for {year} med et andet indhold. "
            "Vælg at erstatte kladden (--replace), hvis papiret skal træde i stedet.",
        )
    content = freeze(Plan.objects.select_related("agreement__partnership").get(pk=plan.pk))
    findings = (*_about_year(paper, year), *_about_agreement(agreement, paper), *paper.findings)
    return Imported(plan, content, syncing.written, findings, check_plan(content))


def try_paper(agreement: Agreement, year: int, paper: ParsedPaper) -> Imported:
    """What `apply_paper` with `replace` would give; nothing stays in the database.

    Raises:
        Refused: the paper does not fit the agreement.
    """
    with transaction.atomic():
        imported = apply_paper(agreement, year, paper, replace=True)
        transaction.set_rollback(True)
        return imported


def _has_content(plan: Plan) -> bool:
    return plan.activities.exists() or plan.sections.exists() or plan.funding_lines.exists()


def _about_year(paper: ParsedPaper, year: int) -> Iterator[Finding]:
    if paper.year is not None and paper.year != year:
        sentence = f"På papirets forside står {paper.year}, men det læses ind som planen for {year}."
        yield Finding("OTHER_YEAR", "stop", sentence, 1)


def _about_agreement(agreement: Agreement, paper: ParsedPaper) -> Iterator[Finding]:
    """Where the agreement says something else than the paper, and was left as it is."""
    rows = {(row.kind, row.text.casefold()) for row in agreement.theory_rows.all()}
    others = [row for row in paper.theory if row.kind != "area" and (row.kind, row.text.casefold()) not in rows]
    if others:
        sentence = "Papirets forandringsteori er en anden end aftalens. Aftalens er beholdt."
        yield Finding("OTHER_THEORY", "advise", sentence, others[0].span.first)
    introductions = {area.number: area.introduction for area in agreement.focus_areas.all()}
    for area in paper.areas:
        if area.html and introductions.get(area.number) != area.html:
            sentence = f"Papirets indledning til indsatsområde {area.number} er en anden end aftalens, som er beholdt."
            yield Finding("OTHER_INTRODUCTION", "advise", sentence, area.span.first)


def _write_agreement(
    syncing: Syncing, agreement: Agreement, paper: ParsedPaper, *, may_replace: bool
) -> dict[int, FocusArea]:
    """The focus areas by number. Their introductions and the theory of change belong to the agreement: they are
    written where it has none yet, and replaced only with the plan."""
    areas = {area.number: area for area in agreement.focus_areas.all()}
    if not areas:
        for read in paper.areas:
            values = {"agreement": agreement, "number": read.number, "title": read.title[:_LONGEST_TITLE]}
            areas.setdefault(read.number, syncing.make(FocusArea, values))
    for read in paper.areas:
        area = areas.get(read.number)
        if area and read.html and (may_replace or not area.introduction):
            syncing.set(area, {"introduction": read.html})
    existing = list(agreement.theory_rows.select_related("focus_area"))
    wanted = list(in_places_by(_theory(paper, areas), "kind"))
    if wanted and (may_replace or not existing):
        keys = (("kind", "focus_area", "text"), ("kind", "focus_area", "order"))
        syncing.rows(TheoryRow, existing, wanted, keys, agreement=agreement)
    return areas


def _theory(paper: ParsedPaper, areas: dict[int, FocusArea]) -> Iterator[Values]:
    for row in paper.theory:
        area = areas.get(row.area or 0)
        if row.kind == "area" or (row.kind == "result" and area is None):
            continue
        yield {"kind": row.kind, "focus_area": area, "text": row.text[:300]}


def _write_sections(syncing: Syncing, plan: Plan, paper: ParsedPaper) -> None:
    wanted = list(
        in_places_by(
            (
                {"kind": chapter.kind, "title": chapter.title[:_LONGEST_TITLE], "text": chapter.html}
                for chapter in paper.chapters
                if chapter.kind != "overview" or chapter.html
            ),
            "kind",
        )
    )
    syncing.rows(PlanSection, plan.sections.all(), wanted, (("kind", "title"), ("kind", "order")), plan=plan)


def _write_activities(syncing: Syncing, plan: Plan, paper: ParsedPaper, areas: dict[int, FocusArea]) -> None:
    existing = list(plan.activities.all())
    found = _recognised(existing, paper.activities)
    kept = {activity.pk for activity in found if activity}
    for activity in existing:
        if activity.pk not in kept:
            _refuse_loss(activity)
            syncing.remove(activity)
    organisations = {each.name: each for each in Organisation.objects.all()}
    for values, read, old in zip(
        in_places(_activity_values(read, areas) for read in paper.activities), paper.activities, found, strict=True
    ):
        row = syncing.set(old, values) if old else syncing.make(Activity, {"plan": plan, **values})
        links = [{"focus_area": areas[number]} for number in read.other_areas if number in areas]
        syncing.rows(ActivityFocusArea, row.area_links.all(), links, (("focus_area",),), activity=row)
        write_rows(syncing, row, read, organisations)
    write_money_of_plan(syncing, plan, paper)


def _refuse_loss(activity: Activity) -> None:
    """A pool's applications and what is answered in follow-up are no part of any paper, and would go with an activity
    that the paper has not."""
    if PoolApplication.objects.filter(pool__activity=activity).exists():
        raise Refused(
            "pool_missing", f"Papiret har ikke ”{activity.title}”, men det er en pulje med ansøgninger. Den må blive."
        )
    if Answer.objects.filter(activity=activity).exists():
        raise Refused(
            "answers_missing",
            f"Papiret har ikke ”{activity.title}”, men der er svaret på den i en opfølgning. Den må blive.",
        )


def _activity_values(read: ParsedActivity, areas: dict[int, FocusArea]) -> Values:
    named = next((number for number in read.areas if number in areas), None)
    number = read.area if read.area is not None or read.is_appendix else named or min(areas, default=None)
    if number is not None and number not in areas:
        message = f"”{read.title}” står i indsatsområde {number}, som aftalen ikke har. Opret indsatsområdet først."
        raise Refused("area_missing", message)
    return {
        "number": read.number,
        "title": read.title[:_LONGEST_TITLE],
        "focus_area": areas[number] if number is not None else None,
        "is_appendix": read.is_appendix,
        "state": read.state,
        "other_names": list(read.other_names),
        "areas_as_written": read.areas_as_written,
    }


def _recognised(existing: list[Activity], wanted: tuple[ParsedActivity, ...]) -> list[Activity | None]:
    """The activity each read one already is: by title, then by a title much alike, then by number."""
    free = list(existing)
    found: list[Activity | None] = [None] * len(wanted)

    def take(fits: Callable[[Activity, ParsedActivity], bool]) -> None:
        for at, read in enumerate(wanted):
            if found[at] is None:
                match = next((activity for activity in free if fits(activity, read)), None)
                if match:
                    free.remove(match)
                    found[at] = match

    take(lambda activity, read: likeness(activity.title, read.title) == 1.0)
    take(lambda activity, read: likeness(activity.title, read.title) >= 0.78)
    take(lambda activity, read: activity.number is not None and activity.number == read.number)
    return found
