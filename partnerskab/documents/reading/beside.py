# SPDX-License-Identifier: MPL-2.0
"""An activity as it was understood, piece by piece beside its lines in the source, for a person to check and correct.

Pieces lie where the reader found them; what is said of them follows the corrections."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .headings import LABELS
from .paper import Certainty, ParsedActivity, ParsedPaper, ParsedSection
from .source import Block, Span

_PARAGRAPH = re.compile(r"<p>")
_ITEM = re.compile(r"<li>")
_ECONOMY_KINDS = ("economy_intro", "economy_note")
_DELIVERABLE_KINDS = ("deliverables_intro", "deliverables_note")
_STATES = {"ny": "Ny", "fortsat": "Fortsat", "justeret": "Justeret", "ophoert": "Ophørt"}

_LABELS = LABELS | {
    "economy_intro": "Økonomi, indledning",
    "economy_note": "Økonomi, note",
    "deliverables_intro": "Leverancer, indledning",
    "deliverables_note": "Leverancer, note",
}

Said = tuple[str, str]
"""What it is, and what was understood: ("Nummer", "9, taget fra oversigten")."""

Unit = tuple[str, int]
"""What can be corrected in a piece: a field of `corrections.Corrections`, or "amounts" for all posts of an activity,
and the line it goes by."""

Pair = tuple[ParsedSection, ParsedSection]
"""A section as it was read, and as it is after corrections."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines of the source and what they were understood as. `remark` says what was decided, if anything was."""

    heading: str
    span: Span
    source: tuple[Block, ...]
    said: tuple[Said, ...]
    certainty: Certainty
    remark: str = ""
    units: tuple[Unit, ...] = ()


def pieces(paper: ParsedPaper, activity: ParsedActivity, now: ParsedActivity | None = None) -> tuple[Piece, ...]:
    """The pieces of an activity in the order of the source. `now` is the activity after corrections."""
    now = now or activity
    sections = tuple(zip(activity.sections, now.sections, strict=True))
    made = (
        _title(paper, activity, now, sections),
        *_sections(paper, activity, now, sections),
        *_areas(paper, activity, now),
        *_money(paper, activity, sections),
        *_deliverables(paper, activity, sections),
    )
    return tuple(sorted(made, key=lambda piece: piece.span.first))


def _of_kinds(sections: Sequence[Pair], *kinds: str) -> list[Pair]:
    return [pair for pair in sections if pair[0].kind in kinds]


def _title(paper: ParsedPaper, activity: ParsedActivity, now: ParsedActivity, sections: Sequence[Pair]) -> Piece:
    background = _of_kinds(sections, "background")
    line = activity.span.first
    span = Span(line, max((read.span.last for read, _ in background), default=line))
    where = "taget fra oversigten" if activity.stated else "givet efter rækkefølgen"
    number = f"{now.number}, {where}" if now.number == activity.number else str(now.number or "Intet")
    said = [("Titel", now.title), ("Nummer", number), ("Tilstand", _STATES.get(now.state, now.state))]
    said += [_extent(section) for _, section in background]
    units: list[Unit] = [("facts", line), *_moves(background)]
    if activity.areas_span is None:
        said += _areas_said(paper, now)
        units.append(("areas", line))
    if not any(section.kind == "responsible" for section in activity.sections):
        said += _actors_said(now)
        units.append(("actors", line))
    listed = activity.stated.title if activity.stated else activity.title
    remark = "" if listed == activity.title else f"Oversigten skriver ”{listed}”. Samme aktivitet."
    source = paper.source.within(span)
    return Piece(activity.title, span, source, tuple(said), now.certainty, remark, tuple(units))


def _sections(
    paper: ParsedPaper, activity: ParsedActivity, now: ParsedActivity, sections: Sequence[Pair]
) -> Iterator[Piece]:
    apart = ("background", *_ECONOMY_KINDS, *_DELIVERABLE_KINDS)
    for read, section in sections:
        if read.kind in apart:
            continue
        said, units, guessed = [_extent(section)], _moves([(read, section)]), False
        remark = "" if section is not read else _spelling(section)
        if read.kind == "responsible":
            said += _actors_said(now)
            units.append(("actors", activity.span.first))
            guessed = any(partner.certainty == "guessed" for partner in now.partners)
            remark = "Den første, teksten nævner, er læst som ansvarlig." if guessed else remark
        sure: Certainty = "guessed" if guessed else section.certainty
        source = paper.source.within(read.span)
        yield Piece(read.heading, read.span, source, tuple(said), sure, remark, tuple(units))


def _areas(paper: ParsedPaper, activity: ParsedActivity, now: ParsedActivity) -> Iterator[Piece]:
    if activity.areas_span is None:
        return
    corrected = (now.area, now.areas) != (activity.area, activity.areas)
    guessed = bool(now.other_areas) and not corrected
    remark = "Kapitlet afgør hovedområdet." if guessed else ""
    source = paper.source.within(activity.areas_span)
    sure: Certainty = "guessed" if guessed else "understood"
    units = (("areas", activity.span.first),)
    yield Piece(LABELS["areas"], activity.areas_span, source, tuple(_areas_said(paper, now)), sure, remark, units)


def _areas_said(paper: ParsedPaper, now: ParsedActivity) -> list[Said]:
    titles = {area.number: area.title for area in paper.areas}
    primary = "Appendiks" if now.is_appendix else titles.get(now.area or 0, str(now.area or "Intet"))
    return [("Hovedområde", primary), *(("Også", titles.get(number, str(number))) for number in now.other_areas)]


def _actors_said(now: ParsedActivity) -> list[Said]:
    named = [("Ansvarlig" if each.is_lead else "Partner", each.name) for each in now.partners]
    return named or [("Aktører", "Ingen fundet")]


def _moves(sections: Sequence[Pair]) -> list[Unit]:
    return [("headings", read.span.first) for read, _ in sections]


def _money(paper: ParsedPaper, activity: ParsedActivity, sections: Sequence[Pair]) -> Iterator[Piece]:
    texts = _of_kinds(sections, *_ECONOMY_KINDS)
    spans = [read.span for read, _ in texts]
    said: list[Said] = []
    units = _moves(texts)
    if activity.money:
        spans.append(activity.money.span)
        posts = len(activity.money.rows)
        said.append(("Poster", f"{posts} {'post' if posts == 1 else 'poster'}, {len(activity.money.years)} år"))
        units.insert(0, ("amounts", activity.span.first))
    said += [_extent(section) for _, section in texts]
    if spans:
        span = Span(min(each.first for each in spans), max(each.last for each in spans))
        source = paper.source.within(span)
        yield Piece(LABELS["economy"], span, source, tuple(said), "understood", units=tuple(units))


def _deliverables(paper: ParsedPaper, activity: ParsedActivity, sections: Sequence[Pair]) -> Iterator[Piece]:
    texts = _of_kinds(sections, *_DELIVERABLE_KINDS)
    spans = [*(each.span for each in activity.deliverables), *(read.span for read, _ in texts)]
    if not spans:
        return
    span = Span(min(each.first for each in spans), max(each.last for each in spans))
    counted = sum(1 for each in activity.deliverables if each.number)
    said = [(LABELS["deliverables"], f"{len(activity.deliverables)}, heraf {counted} med tal")]
    said += [_extent(section) for _, section in texts]
    heading = activity.deliverables_heading
    remark = "" if heading == LABELS["deliverables"] else f"Overskriften ”{heading}” læses som Leverancer."
    guessed = any(each.certainty == "guessed" for each in activity.deliverables)
    sure: Certainty = "guessed" if guessed else "understood"
    yield Piece(heading, span, paper.source.within(span), tuple(said), sure, remark, tuple(_moves(texts)))


def _spelling(section: ParsedSection) -> str:
    heading = section.heading.rstrip(" :")
    if section.sub_heading or heading == _LABELS[section.kind]:
        return ""
    return f"Overskriften ”{heading}” læses som {_LABELS[section.kind]}."


def _extent(section: ParsedSection) -> Said:
    """Where a text belongs and how much of it there is: ("Formål", "2 afsnit, 6 punkter")."""
    name = _LABELS[section.kind]
    label = f"{name}, {section.sub_heading.lower()}" if section.sub_heading else name
    items, paragraphs = len(_ITEM.findall(section.html)), len(_PARAGRAPH.findall(section.html))
    counted = [f"{paragraphs} afsnit"] if paragraphs else []
    counted += [f"{items} {'punkt' if items == 1 else 'punkter'}"] if items else []
    return label, ", ".join(counted) or "tekst"
