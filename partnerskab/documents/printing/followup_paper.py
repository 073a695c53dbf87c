# SPDX-License-Identifier: MPL-2.0
"""A round of follow-up as a paper: an edition of it in, one HTML text out."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.template.loader import render_to_string

from budgets.followed import Sums
from partnerskab import danish
from partnerskab.content.followed_up import METHOD, AreaTold, areas_told, in_short, money, sign_and_word
from partnerskab.content.status import METHOD as TARGETS_METHOD
from partnerskab.content.status import view_of
from partnerskab.content.yearly import ActivityTold, FollowUpContent
from partnerskab.followup.models import Round
from partnerskab.richtext.showing import Notes

from .chapters import bound, set_chapter
from .cover import Cover
from .edition import Edition
from .measuring import showable
from .numbering import Numbering
from .plan_paper import ContentsRow
from .status_paper import TargetsPart, target_rows, targets_part

DASH = "–"


@dataclass(frozen=True, slots=True)
class Figures:
    """Allotted, spent, expected and left as a table shows them; a dash where nothing is known."""

    budget: str
    spent: str
    forecast: str
    left: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """An activity on paper. The numbers of its tables are 0 where it has none."""

    told: ActivityTold
    anchor: str
    title: str
    sign: str
    state: str
    money: Figures
    delivered_table: int
    measured_table: int

    @property
    def leads(self) -> str:
        return "; ".join(self.told.leads)

    @property
    def partners(self) -> str:
        return "; ".join(self.told.partners)

    @property
    def is_empty(self) -> bool:
        """Whether nobody has told anything of it."""
        told = self.told
        return not (told.happened or told.next_steps or told.learning or told.money_note or told.state)


@dataclass(frozen=True, slots=True)
class AreaPart:
    """A focus area with its activities and their money."""

    area: AreaTold
    anchor: str
    money: Figures
    sheets: tuple[Sheet, ...]


def html(edition: Edition[FollowUpContent]) -> str:
    """An edition of a round as the HTML that the stylesheet `static/print.css` makes a paper of."""
    content, notes, numbering = edition.content, Notes(), Numbering()
    overview_table = numbering.next_table()
    areas = tuple(_areas(content, numbering))
    money_table = numbering.next_table()
    targets = targets_part(view_of(content), notes, numbering) if content.entries else None
    context = {
        "edition": edition,
        "content": content,
        "cover": _cover(content),
        "name": content.title,
        "contents": tuple(_contents(content, areas, targets)),
        "introduction": set_chapter(content.introduction, notes) if content.introduction else None,
        "in_short": danish.hard_spaces(in_short(content)),
        "overview_table": overview_table,
        "areas": areas,
        "money_table": money_table,
        "total": _figures(money(content.told)),
        "targets": targets,
        "met_table": numbering.next_table() if content.met else 0,
        "conclusion": set_chapter(content.conclusion, notes) if content.conclusion else None,
        "method": (*METHOD, *(TARGETS_METHOD if targets else ())),
        **(targets.context if targets else {}),
    }
    return showable(render_to_string("documents/followup.html", context))


def _areas(content: FollowUpContent, numbering: Numbering) -> Iterator[AreaPart]:
    at = 0
    for place, area in enumerate(areas_told(content), start=1):
        sheets = []
        for told in area.told:
            at += 1
            sheets.append(_sheet(told, f"a{at}", numbering))
        yield AreaPart(area, f"o{place}", _figures(area.sums), tuple(sheets))


def _sheet(told: ActivityTold, anchor: str, numbering: Numbering) -> Sheet:
    sign, word = sign_and_word(told)
    return Sheet(
        told,
        anchor,
        bound(told.title),
        sign,
        word,
        _figures(money([told])),
        numbering.next_table() if told.deliverables else 0,
        numbering.next_table() if told.criteria else 0,
    )


def _figures(sums: Sums) -> Figures:
    shown = (sums.budget, sums.spent, sums.forecast, sums.remainder)
    return Figures(*(DASH if kr is None else danish.amount(kr) for kr in shown))


def _cover(content: FollowUpContent) -> Cover:
    facts = [("Aftale", content.agreement_title)]
    if content.plan_label:
        facts.append(("Følger op på", f"Tryghedsplan {content.year}, version {content.plan_label}"))
    if content.kind != "annual":
        sent, of = sum(one.is_sent for one in content.told), len(content.told)
        facts.append(("Svar", f"{sent} af {of} {'aktivitet' if of == 1 else 'aktiviteter'}"))
    period = f"{content.valid_from[:4]}–{content.valid_to[:4]}"
    return Cover(str(Round.Kind(content.kind).label), str(content.year), period, tuple(facts))


def _contents(
    content: FollowUpContent, areas: tuple[AreaPart, ...], targets: TargetsPart | None
) -> Iterator[ContentsRow]:
    if content.introduction:
        yield ContentsRow("k", "", "Indledning", "indledning")
    yield ContentsRow("k", "", "I korte træk", "i-korte-traek")
    for part in areas:
        yield ContentsRow("o", "", part.area.name, part.sheets[0].anchor)
        for sheet in part.sheets:
            number = "" if sheet.told.number is None else str(sheet.told.number)
            yield ContentsRow("", number, sheet.title, sheet.anchor)
    yield ContentsRow("k", "", "Økonomi", "oekonomi")
    if targets:
        yield from target_rows(targets)
    if content.met:
        yield ContentsRow("k", "", "Møder i året", "moeder")
    if content.conclusion:
        yield ContentsRow("k", "", "Afslutning", "afslutning")
    yield ContentsRow("k", "", "Sådan læses papiret", "saadan-laeses")
