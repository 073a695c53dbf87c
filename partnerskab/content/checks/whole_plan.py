# SPDX-License-Identifier: MPL-2.0
"""Rules that need the whole plan: its sum, its frame, its focus areas, and its activities side by side."""

from collections import Counter
from collections.abc import Iterator

from partnerskab import danish

from ..totals import allotted
from ..tree import ActivityContent, Line, PlanContent
from .findings import Figure, Finding, Place, Scope, Severity, Share
from .gaps import Gap, gaps, posts_side, sentence, severity, stated_side, states_money, versus, years
from .money import outside_agreement, overview_against_line, unfunded, words_for_money
from .wording import at, kr, listed, name, numbered, quoted

PARTNERS_WANTED = 2
SHARE_WANTED = 75
"""Per cent of the activities with two or more cooperating partners (agreement 2025-2028, the overall targets)."""


def plan_total(content: PlanContent) -> Iterator[Finding]:
    """The plan's stated sum is not what all posts give (plan 2022: 1.313.000 against 1.328.000 in 2022).

    Where the overview's own rows explain the whole gap, the finding names them: it goes when they are put right.
    """
    found = gaps(content.stated, "plan_total", list(content.all_lines()))
    if not found:
        return
    causes = _causes(content, found)
    verdict = "arver fejlen" if causes else "stemmer ikke"
    yield Finding(
        code="SUM_PLAN",
        severity=severity(found),
        title=f"Planens sum for {listed(years(found))} {verdict}",
        sentence=sentence(found, "Papirets sum"),
        short="Summen stemmer ikke",
        place=Place(Scope.PLAN, "", "total"),
        versus=versus(found, posts_side("Posterne"), stated_side("Papirets sum")),
        remark=" ".join(filter(None, (causes, _empty_sums(content)))),
        years=years(found),
    )


def _causes(content: PlanContent, found: tuple[Gap, ...]) -> str:
    """ "Løses sammen med aktivitet 1.", or nothing where the overview's rows do not explain every year's gap."""
    blamed: list[ActivityContent | Line] = []
    explained: Counter[int] = Counter()
    things: list[ActivityContent | Line] = [*content.activities, *content.lines]
    for thing in things:
        deviations = _deviations(thing)
        explained.update(deviations)
        if any(gap.year in deviations for gap in found):
            blamed.append(thing)
    if not all(explained[gap.year] == gap.difference for gap in found):
        return ""
    activities = [thing for thing in blamed if isinstance(thing, ActivityContent)]
    lines = [name(thing) for thing in blamed if isinstance(thing, Line)]
    return f"Løses sammen med {listed(([numbered(activities)] if activities else []) + lines)}."


def _deviations(thing: ActivityContent | Line) -> dict[int, int]:
    """By year, the whole kr. by which the posts exceed what the overview says, or else what "I alt" says."""
    if isinstance(thing, Line):
        return {gap.year: gap.difference for gap in gaps(thing.stated, "overview", [thing])}
    in_overview = {row.year for row in thing.stated if row.source == "overview" and states_money(row)}
    table = gaps(thing.stated, "table_total", thing.lines)
    overview = gaps(thing.stated, "overview", thing.lines)
    return {gap.year: gap.difference for gap in (*table, *overview) if gap in overview or gap.year not in in_overview}


def _empty_sums(content: PlanContent) -> str:
    stated = {row.year for row in content.stated if row.source == "plan_total" and states_money(row)}
    empty = [year for year in content.years if year not in stated]
    if not empty:
        return ""
    which, stand = ("Summerne", "tomme") if len(empty) > 1 else ("Summen", "tom")
    return f"{which} for {listed(empty)} står {stand} i papiret."


FRAMES = {
    "activities": ("ABOVE_FRAME", "Planen er dyrere end rammen", "fordeler planen", "Over rammen"),
    "management": (
        "ABOVE_MANAGEMENT_FRAME",
        "Projektledelsen er dyrere end sin ramme",
        "tager projektledelsen",
        "Over rammen",
    ),
}
"""The two frames of a year by purpose: a finding's code, title, verb and short words where a plan takes more."""


def above_frame(content: PlanContent) -> Iterator[Finding]:
    """The plan takes more than the year's frame for activities, or for management; others' money is their own."""
    for purpose, (code, title, takes, short) in FRAMES.items():
        over = [
            (frame.year, taken, frame.kr)
            for frame in content.agreement.frames
            if frame.purpose == purpose and (taken := allotted(content, frame.year, purpose)) > frame.kr
        ]
        if not over:
            continue
        found = tuple(year for year, _, _ in over)
        said = (f"I {year} {takes} {kr(taken)} af en ramme på {kr(ceiling)}" for year, taken, ceiling in over)
        yield Finding(
            code=code,
            severity=Severity.BLOCKS,
            title=f"{title} i {listed(found)}",
            sentence=f"{' '.join(said)} Kun partnerskabets egne penge er talt med.",
            short=short,
            place=Place(Scope.PLAN, "", "frame"),
            versus=tuple(row for each in over for row in _over(*each)),
            years=found,
        )


def _over(year: int, taken: int, ceiling: int) -> tuple[Figure, ...]:
    return (
        Figure(f"Fordelt, {year}", kr(taken)),
        Figure("Rammen", kr(ceiling)),
        Figure("Over rammen", kr(taken - ceiling), is_gap=True),
    )


def empty_areas(content: PlanContent) -> Iterator[Finding]:
    """A focus area of the agreement that no living activity has as its primary one: its chapter would be empty."""
    served = {activity.area for activity in content.activities if not activity.has_ended and not activity.is_appendix}
    for area in content.agreement.areas:
        if area.number not in served:
            yield Finding(
                code="AREA_WITHOUT_ACTIVITY",
                severity=Severity.ADVISES,
                title=f"Indsatsområde {area.number} har ingen aktivitet",
                sentence=f"Ingen aktivitet har {quoted(area.title)} som hovedområde, så kapitlet bliver tomt.",
                short="Ingen aktivitet",
                place=Place(Scope.AREA, str(area.number), "overview"),
            )


def same_number(content: PlanContent) -> Iterator[Finding]:
    """Two activities with one number. The place is the later one in reading order."""
    seen: dict[int, ActivityContent] = {}
    for activity in content.activities:
        if activity.number is None:
            continue
        first = seen.setdefault(activity.number, activity)
        if first is not activity:
            yield Finding(
                code="NUMBER_TWICE",
                severity=Severity.ADVISES,
                title=f"To aktiviteter har nummer {activity.number}",
                sentence=f"Både {quoted(first.title)} og {quoted(activity.title)} har nummer {activity.number}.",
                short="Nummeret er brugt",
                place=at(activity, "title"),
            )


def share_with_partners(content: PlanContent) -> Share:
    """How many of the living activities have two or more cooperating partners beside the lead."""
    living = [activity for activity in content.activities if not activity.has_ended]
    return Share(met=sum(map(has_partners, living)), of=len(living))


def has_partners(activity: ActivityContent) -> bool:
    """Whether the activity counts towards the share of activities with two or more cooperating partners."""
    return len(activity.cooperating) >= PARTNERS_WANTED


def too_few_partners(content: PlanContent) -> Iterator[Finding]:
    """The share of activities with two or more cooperating partners is under the agreement's 75 per cent."""
    share = share_with_partners(content)
    if share.reaches(SHARE_WANTED):
        return
    missing = numbered(a for a in content.activities if not a.has_ended and not has_partners(a))
    yield Finding(
        code="SHARE_OF_PARTNERS",
        severity=Severity.ADVISES,
        title=f"{danish.percent(share.percent, places=0)} af aktiviteterne har mindst to samarbejdspartnere",
        sentence=f"Målet er mindst {danish.percent(SHARE_WANTED)}. {missing[0].upper()}{missing[1:]} har færre end to.",
        short="For få samarbejdspartnere",
        place=Place(Scope.PLAN, "", "overview"),
        versus=(
            Figure("Mindst to samarbejdspartnere", f"{share.met} af {share.of} aktiviteter"),
            Figure("Mål", danish.percent(SHARE_WANTED)),
        ),
    )


def lines_without_activity(content: PlanContent) -> Iterator[Finding]:
    """The money rules, for the lines without an activity (plan 2022 has three)."""
    for line in content.lines:
        yield from overview_against_line(line)
        yield from outside_agreement(line, content.agreement)
        yield from words_for_money(line)
        yield from unfunded(line, content.year)
