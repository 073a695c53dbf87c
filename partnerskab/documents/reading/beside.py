# SPDX-License-Identifier: MPL-2.0
"""An activity as it was understood, piece by piece beside its lines in the source, for a person to check."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .headings import LABELS
from .paper import Certainty, ParsedActivity, ParsedPaper, ParsedSection
from .source import Block, Span

_PARAGRAPH = re.compile(r"<p>")
_ITEM = re.compile(r"<li>")
_ECONOMY_KINDS = ("economy_intro", "economy_note")
_DELIVERABLE_KINDS = ("deliverables_intro", "deliverables_note")

Said = tuple[str, str]
"""What it is, and what was understood: ("Nummer", "9, taget fra oversigten")."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines of the source and what they were understood as. `remark` says what was decided, if anything was."""

    heading: str
    span: Span
    source: tuple[Block, ...]
    said: tuple[Said, ...]
    certainty: Certainty
    remark: str = ""


def pieces(paper: ParsedPaper, activity: ParsedActivity) -> tuple[Piece, ...]:
    """The pieces of an activity in the order of the source."""
    made = (
        _title(paper, activity),
        *_sections(paper, activity),
        *_areas(paper, activity),
        *_money(paper, activity),
        *_deliverables(paper, activity),
    )
    return tuple(sorted(made, key=lambda piece: piece.span.first))


def _title(paper: ParsedPaper, activity: ParsedActivity) -> Piece:
    background = [section for section in activity.sections if section.kind == "background"]
    last = max((section.span.last for section in background), default=activity.span.first)
    span = Span(activity.span.first, last)
    where = "taget fra oversigten" if activity.stated else "givet efter rækkefølgen"
    said = [("Titel", activity.title), ("Nummer", f"{activity.number}, {where}")]
    said += [("Baggrund", _extent(section)) for section in background]
    listed = activity.stated.title if activity.stated else activity.title
    remark = "" if listed == activity.title else f"Oversigten skriver ”{listed}”. Samme aktivitet."
    return Piece(activity.title, span, paper.source.within(span), tuple(said), activity.certainty, remark)


def _sections(paper: ParsedPaper, activity: ParsedActivity) -> Iterator[Piece]:
    apart = ("background", *_ECONOMY_KINDS, *_DELIVERABLE_KINDS)
    for section in activity.sections:
        if section.kind in apart:
            continue
        name = LABELS[section.kind]
        label = f"{name}, {section.sub_heading.lower()}" if section.sub_heading else name
        said = [(label, _extent(section))]
        if section.kind == "responsible":
            said += [("Ansvarlig" if each.is_lead else "Partner", each.name) for each in activity.partners]
        guessed = section.kind == "responsible" and activity.partners
        remark = "Den første, teksten nævner, er læst som ansvarlig." if guessed else _spelling(section)
        sure: Certainty = "guessed" if guessed else section.certainty
        source = paper.source.within(section.span)
        yield Piece(section.heading, section.span, source, tuple(said), sure, remark)


def _areas(paper: ParsedPaper, activity: ParsedActivity) -> Iterator[Piece]:
    if activity.areas_span is None:
        return
    titles = {area.number: area.title for area in paper.areas}
    said = [("Hovedområde", titles.get(activity.area or 0, "Intet"))]
    said += [("Også", titles.get(number, str(number))) for number in activity.other_areas]
    remark = "Kapitlet afgør hovedområdet." if activity.other_areas else ""
    source = paper.source.within(activity.areas_span)
    sure: Certainty = "guessed" if activity.other_areas else "understood"
    yield Piece(LABELS["areas"], activity.areas_span, source, tuple(said), sure, remark)


def _money(paper: ParsedPaper, activity: ParsedActivity) -> Iterator[Piece]:
    texts = [section for section in activity.sections if section.kind in _ECONOMY_KINDS]
    spans = [section.span for section in texts]
    said: list[Said] = []
    if activity.money:
        spans.append(activity.money.span)
        posts = len(activity.money.rows)
        said.append(("Poster", f"{posts} {'post' if posts == 1 else 'poster'}, {len(activity.money.years)} år"))
    said += [("Tekst", _extent(section)) for section in texts]
    if spans:
        span = Span(min(each.first for each in spans), max(each.last for each in spans))
        yield Piece(LABELS["economy"], span, paper.source.within(span), tuple(said), "understood")


def _deliverables(paper: ParsedPaper, activity: ParsedActivity) -> Iterator[Piece]:
    texts = [section for section in activity.sections if section.kind in _DELIVERABLE_KINDS]
    spans = [*(each.span for each in activity.deliverables), *(section.span for section in texts)]
    if not spans:
        return
    span = Span(min(each.first for each in spans), max(each.last for each in spans))
    counted = sum(1 for each in activity.deliverables if each.number)
    said = [(LABELS["deliverables"], f"{len(activity.deliverables)}, heraf {counted} med tal")]
    said += [("Tekst", _extent(section)) for section in texts]
    heading = activity.deliverables_heading
    remark = "" if heading == LABELS["deliverables"] else f"Overskriften ”{heading}” læses som Leverancer."
    guessed = any(each.certainty == "guessed" for each in activity.deliverables)
    sure: Certainty = "guessed" if guessed else "understood"
    yield Piece(heading, span, paper.source.within(span), tuple(said), sure, remark)


def _spelling(section: ParsedSection) -> str:
    heading = section.heading.rstrip(" :")
    if section.sub_heading or heading == LABELS[section.kind]:
        return ""
    return f"Overskriften ”{heading}” læses som {LABELS[section.kind]}."


def _extent(section: ParsedSection) -> str:
    """How much text: "2 afsnit", "6 punkter"."""
    items, paragraphs = len(_ITEM.findall(section.html)), len(_PARAGRAPH.findall(section.html))
    counted = [f"{paragraphs} afsnit"] if paragraphs else []
    counted += [f"{items} {'punkt' if items == 1 else 'punkter'}"] if items else []
    return ", ".join(counted) or "tekst"
