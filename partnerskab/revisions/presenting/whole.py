# SPDX-License-Identifier: MPL-2.0
"""A whole comparison as readers see it: the page and the annex show this, in the same order."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from partnerskab.content.tree import ActivityContent, AreaContent, PlanContent
from partnerskab.revisions.comparing import Comparison, compare, keys
from partnerskab.revisions.comparing.activity import ActivityAlone, ActivityChange, Name
from partnerskab.revisions.comparing.changes import Fate, Rows
from partnerskab.revisions.comparing.differences import rows
from partnerskab.revisions.comparing.labels import FACTS, said
from partnerskab.revisions.comparing.money import LOOSE, PlanYears
from partnerskab.revisions.comparing.moves import NO_MOVES
from partnerskab.revisions.comparing.posts import NOTHING
from partnerskab.revisions.comparing.telling import Summary, summary
from partnerskab.revisions.comparing.texts import chapter_texts, folded, in_order

from . import saying
from .marked import REORDERED, items, replaced
from .marks import Mark, mark
from .parts import Changed, Group, Part, changed, named, text_part
from .sums import MoneyTable, PostsTable, money_table, posts_table, total_text


@dataclass(frozen=True, slots=True)
class Alone:
    """An activity that stands on one side only, and what its own plan year costs there, as text."""

    activity: ActivityContent
    mark: Mark
    name: str
    kr: str
    posts: PostsTable | None


@dataclass(frozen=True, slots=True)
class Presented:
    """`changed` holds what differs in more than number and place; `moved` tells of that, a marked line for each.

    `transfers` are the moves of money since, each a sentence with its reason; `plan` what is new of the plan itself.
    """

    comparison: Comparison
    summary: Summary
    money: MoneyTable
    changed: tuple[Changed, ...]
    new: tuple[Alone, ...]
    gone: tuple[Alone, ...]
    moved: tuple[tuple[str, SafeString], ...]
    transfers: tuple[SafeString, ...]
    loose: PostsTable | None
    plan: tuple[Part, ...]
    chapters: tuple[Part, ...]
    agreement: tuple[Part, ...]

    @property
    def texts(self) -> tuple[Changed, ...]:
        """The activities in which more differs than the partners."""
        return tuple(one for one in self.changed if one.parts)

    @property
    def with_partners(self) -> tuple[Changed, ...]:
        return tuple(one for one in self.changed if one.partners)

    @property
    def groups(self) -> tuple[Group, ...]:
        """What has changed beside activities and money."""
        found = (
            Group("planen", "planen", self.plan),
            Group("kapitler", "kapitler", self.chapters),
            Group("aftale", "aftalen", self.agreement),
        )
        return tuple(group for group in found if group.parts)

    @property
    def lead(self) -> str:
        """What has changed, in a sentence."""
        return self.summary.activities

    @property
    def told(self) -> str:
        """What else has changed, and what it costs."""
        told = self.summary
        return " ".join(filter(None, (told.loose, told.moves, told.others, told.cost)))

    @property
    def is_same(self) -> bool:
        """Whether a reader sees no difference."""
        rows: tuple[tuple[object, ...], ...] = (self.changed, self.new, self.gone, self.moved, self.transfers)
        rows += (self.plan, self.chapters, self.agreement, self.money.rows)
        return not any(rows) and self.loose is None


def present(before: PlanContent | None, after: PlanContent, since: str = "") -> Presented:
    """Compare two plans and make it ready; `since` names the earlier one: "version 2021.2"."""
    comparison = compare(before, after)
    earlier = before or NOTHING
    years = PlanYears(earlier, after)
    told = summary(comparison, since)
    moves = comparison.moves
    kept = [change for change in comparison.kept if change.fate is not Fate.UNCHANGED]
    return Presented(
        comparison=comparison,
        summary=told,
        money=money_table(comparison, told.entries),
        changed=tuple(changed(change, earlier, after, years, moves) for change in kept),
        new=tuple(_alone(one, Fate.NEW, years) for one in comparison.new),
        gone=tuple(_alone(one, Fate.ENDED, years) for one in comparison.gone),
        moved=tuple((_name(one.after), _move(one, earlier, after)) for one in comparison.kept if _has_moved(one)),
        transfers=_transfers(comparison),
        loose=_loose(comparison, earlier, after, years),
        plan=tuple(_plan(comparison)),
        chapters=tuple(_chapters(comparison)),
        agreement=tuple(_agreement(comparison)),
    )


def _alone(one: ActivityAlone, fate: Fate, years: PlanYears) -> Alone:
    activity, money = one.activity, one.money.headline
    is_new = fate is Fate.NEW
    before, after = ((), activity.lines) if is_new else (activity.lines, ())
    kr = total_text(money.after if is_new else money.before)
    return Alone(activity, mark(fate), named(activity), kr, posts_table(before, after, money, years, NO_MOVES))


def _has_moved(change: ActivityChange) -> bool:
    return change.is_renumbered or change.is_moved


def _name(name: Name) -> str:
    return name.title if name.number is None else f"{name.number} {name.title}"


def _move(change: ActivityChange, before: PlanContent, after: PlanContent) -> SafeString:
    """ "nummer 4 5; står under …", both sides marked."""
    parts = []
    if change.is_renumbered:
        parts.append(SafeString("nummer ") + replaced(*(_number(side) for side in (change.before, change.after))))
    places = [_place(side, plan) for side, plan in ((change.before, before), (change.after, after))]
    if change.is_elsewhere:
        parts.append(SafeString("står under ") + replaced(*places))
    elif change.has_moved_past:
        parts.append(SafeString("står et andet sted i rækken"))
    return format_html_join("; ", "{}", ((part,) for part in parts))


def _number(name: Name) -> str:
    return "intet" if name.number is None else str(name.number)


def _place(name: Name, plan: PlanContent) -> str:
    area = plan.agreement.area(name.area)
    where = f"{area.number} {area.title}" if area else "intet indsatsområde"
    return f"appendiks ({where})" if name.is_appendix and area else "appendiks" if name.is_appendix else where


def _loose(comparison: Comparison, before: PlanContent, after: PlanContent, years: PlanYears) -> PostsTable | None:
    """The posts without activity, where something differs in them."""
    named_sums = [named for named in comparison.money.areas if named.number is None and named.name == LOOSE]
    money = named_sums[0].money.headline if named_sums else comparison.money.plan.headline
    return posts_table(before.lines, after.lines, money, years, comparison.moves)


def _transfers(comparison: Comparison) -> tuple[SafeString, ...]:
    """The moves made since, plainly; within one plan also those that are told otherwise or no longer, marked."""
    new = tuple(format_html("{}", saying.transfer(row)) for row in comparison.new_transfers)
    rows = comparison.transfers
    if comparison.is_first or comparison.is_across_years:
        return new
    return new + items(replace(rows, new=(), order=()), saying.transfer)


def _plan(comparison: Comparison) -> Iterator[Part]:
    """The plan's own facts; its year is told with the money."""
    for fact in comparison.facts if not comparison.is_first else ():
        if fact.field in ("partnership", "unit"):
            yield Part(FACTS[fact.field], items=(replaced(*said(fact)),))


def _chapters(comparison: Comparison) -> Iterator[Part]:
    if comparison.is_first:
        return
    yield from map(text_part, chapter_texts(comparison.chapters))
    if comparison.chapters.order:
        yield Part("Kapitlernes rækkefølge", items=(REORDERED,))
    if not (comparison.is_across_years or comparison.stated.is_same):
        yield Part("Summer i det indlæste papir", items=items(comparison.stated, saying.stated))


def _agreement(comparison: Comparison) -> Iterator[Part]:
    change = comparison.agreement
    if comparison.is_first or change.is_same:
        return
    for fact in change.shown_facts:
        yield Part(FACTS.get(fact.field, fact.field), items=(replaced(*said(fact)),))
    rows = (
        ("Boligområder", items(change.estates, str)),
        ("Tværgående", items(change.cross_cutting, str)),
        ("Tværgående resultater", items(change.cross_results, str)),
        ("Effekter", items(change.effects, str)),
        ("Parter", items(change.parties, saying.party)),
        ("Beslutningsgang", items(change.steps, saying.step)),
        ("Rammer", items(change.frames, saying.frame)),
    )
    yield from area_parts(change.areas)
    yield from (Part(label, items=lines) for label, lines in rows if lines)


def area_parts(areas: Rows[AreaContent]) -> Iterator[Part]:
    """The focus areas that differ, each with its introduction and what it is to give."""
    for old, new in in_order(areas):
        before, after = old or _EMPTY_AREA, new or _EMPTY_AREA
        label = replaced(*(f"{area.number} {area.title}" if area.title else "" for area in (before, after)))
        lines = _results(before, after)
        yield Part(label, stretches=folded(before.introduction, after.introduction), items=lines)
    if areas.order:
        yield Part("Indsatsområdernes rækkefølge", items=(REORDERED,))


def _results(before: AreaContent, after: AreaContent) -> tuple[SafeString, ...]:
    return items(rows(before.results, after.results, *keys.WORDS), str)


_EMPTY_AREA = AreaContent("", 0, "", "", ())
