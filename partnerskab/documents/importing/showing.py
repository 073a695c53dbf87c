# SPDX-License-Identifier: MPL-2.0
"""A paper that waits, as its page shows it: parts to leaf through, pieces beside their source, findings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from partnerskab.agreements.models import TheoryRow

from ..reading import inline
from ..reading.beside import Piece, Unit, pieces
from ..reading.markup import span_of
from ..reading.paper import CERTAINTY_LABELS, Cell, Certainty, ParsedActivity, ParsedPaper
from ..reading.source import Block
from .corrections import corrected_activity
from .figures import sum_in_words
from .waiting import Outcome, Said, Understanding

CHAPTERS, THEORY, OVERVIEW = "kapitler", "teori", "oversigt"
_SIGNS = {"understood": ("fine", "success"), "guessed": ("advise", "info"), "unplaced": ("stop", "error")}
_DOUBTS: dict[str, Certainty] = {
    "AREA_NAME_DRIFTS": "guessed",
    "AREA_UNKNOWN": "unplaced",
    "NO_CHAPTER": "guessed",
    "NOT_IN_OVERVIEW": "guessed",
    "NUMBER_TWICE": "guessed",
    "THEORY_RESULTS": "guessed",
    "UNPLACED": "unplaced",
    "UNREADABLE_AMOUNT": "guessed",
}
_SAID_BY_REMARK = frozenset({"TITLE_DRIFTS", "HEADING_GUESSED"})
_IN_ORDER = "Listerne er fordelt på indsatsområderne i den rækkefølge, de står."
_CHECKED_IN = {"economy": "amounts", "responsible": "actors"}
_BUTTONS = {
    "facts": "Ret titel og nummer",
    "areas": "Ret indsatsområder",
    "actors": "Ret aktører",
    "headings": "Flyt teksten",
    "amounts": "Ret beløb",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A page of the paper: the chapters, the overview, or an activity. `key` names it in the address."""

    key: str
    label: str
    title: str
    line: int = 0
    is_skipped: bool = False
    level: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """A sign with its word: how sure the reading is, or how much a finding weighs."""

    style: str
    icon: str
    word: str


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the source, or a table of its rows, and the line it begins on."""

    number: int
    text: str
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Button:
    unit: str
    line: int
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """A piece beside its source. `remarks` belong to the level, `checks` are findings of their own."""

    piece: Piece
    lines: tuple[Line, ...]
    said: tuple[tuple[str, str], ...]
    level: Level
    remarks: tuple[str, ...]
    checks: tuple[Said, ...]
    buttons: tuple[Button, ...]


def parts(understanding: Understanding, outcome: Outcome) -> tuple[Part, ...]:
    """The parts in the order they are leafed through."""
    read, corrections = understanding.read, understanding.corrections
    now = {activity.span.first: activity for activity in understanding.paper.activities}
    made = [Part(CHAPTERS, "Kapitler", "Kapitler")]
    if read.theory:
        made.append(Part(THEORY, "Forandringsteori", "Forandringsteori"))
    if read.overview:
        made.append(Part(OVERVIEW, "Oversigt", "Oversigten"))
    for activity in read.activities:
        line = activity.span.first
        shown = now.get(line, activity)
        label = str(shown.number) if shown.number else shown.title
        title = f"Aktivitet {shown.number}" if shown.number else "Aktivitet uden nummer"
        levels = {said.level for said in outcome.said if said.part == line}
        level = next((level for level in ("stop", "advise") if level in levels), "")
        made.append(Part(str(line), label, title, line, line in corrections.skipped, level))
    return tuple(made)


def rows(understanding: Understanding, part: Part, outcome: Outcome) -> tuple[Row, ...]:
    """The rows of a part, in the order of the source."""
    read = understanding.read
    if part.line:
        activity = next(each for each in read.activities if each.span.first == part.line)
        made = _activity_pieces(understanding, activity)
    else:
        by_key = {CHAPTERS: _chapter_pieces, THEORY: _theory_pieces, OVERVIEW: _overview_pieces}
        made = by_key[part.key](understanding)
    return tuple(_row(piece, understanding, part, outcome) for piece in made)


def part_of(read: ParsedPaper, unit: str, line: int) -> str:
    """The key of the part that a unit is corrected in; empty where the paper has no such unit."""
    for activity in read.activities:
        sections = {section.span.first for section in activity.sections}
        if activity.span.first == line or (unit == "headings" and line in sections):
            return str(activity.span.first)
    is_overview = read.overview is not None and read.overview.span.first == line
    return OVERVIEW if unit == "amounts" and is_overview else ""


def told(outcome: Outcome) -> tuple[list[Said], list[Said]]:
    """What blocks, and what advises; what is merely told stands at its piece."""
    return [each for each in outcome.said if each.level == "stop"], [e for e in outcome.said if e.level == "advise"]


def _activity_pieces(understanding: Understanding, activity: ParsedActivity) -> Iterator[Piece]:
    now = corrected_activity(activity, understanding.corrections)
    for piece in pieces(understanding.read, activity, now):
        if now.money and any(unit == "amounts" for unit, _ in piece.units):
            said = (*piece.said[:1], ("Sum", sum_in_words(now.money)), *_retyped(now, understanding), *piece.said[1:])
            yield replace(piece, said=said)
        else:
            yield piece


def _retyped(now: ParsedActivity, understanding: Understanding) -> Iterator[tuple[str, str]]:
    for row in now.money.rows if now.money else ():
        for year, typed in understanding.corrections.amounts.get(row.line, {}).items():
            yield f"{row.title}, {year}", typed or "tomt"


def _chapter_pieces(understanding: Understanding) -> Iterator[Piece]:
    paper = understanding.read
    for chapter in paper.chapters:
        source = paper.source.within(chapter.span)
        said = (("Kapitel", chapter.title), ("Tekst", _words(chapter.html)))
        yield Piece(chapter.title, chapter.span, source, said, chapter.certainty)
    for area in paper.areas:
        source = paper.source.within(area.span)
        said = (("Indsatsområde", f"{area.number}. {area.title}"), ("Indledning", _words(area.html)))
        yield Piece(area.title, area.span, source, said, "understood")


def _theory_pieces(understanding: Understanding) -> Iterator[Piece]:
    paper = understanding.read
    labels = dict(TheoryRow.Kind.choices) | {"area": "Indsatsområde"}
    titles = {area.number: area.title for area in paper.areas}
    groups = dict.fromkeys((row.kind, row.area if row.kind == "result" else None) for row in paper.theory)
    for kind, area in groups:
        own = [row for row in paper.theory if row.kind == kind and (kind != "result" or row.area == area)]
        blocks = tuple(dict.fromkeys(block for row in own for block in paper.source.within(row.span)))
        said = tuple((str(labels[kind]), row.text) for row in own)
        heading = f"{labels[kind]}, {titles.get(area, area)}" if area else str(labels[kind])
        remark = _IN_ORDER if kind == "result" else ""
        yield Piece(heading, span_of(blocks), blocks, said, own[0].certainty, remark)


def _overview_pieces(understanding: Understanding) -> Iterator[Piece]:
    overview = understanding.paper.overview
    if overview is None:
        return
    said = [("Aktiviteter", str(len(overview.rows) - len(overview.lines)))]
    said += [(f"Linje: {row.title}", _amounts(row.cells)) for row in overview.lines]
    if overview.total:
        said.append(("Sum i papiret", _amounts(overview.total.cells)))
    units: tuple[Unit, ...] = (("amounts", overview.span.first),) if overview.lines else ()
    source = understanding.read.source.within(overview.span)
    yield Piece("Oversigten", overview.span, source, tuple(said), "understood", units=units)


def _amounts(cells: Sequence[Cell]) -> str:
    written = [f"{cell.year}: {cell.written}" for cell in cells if not cell.is_blank]
    return ", ".join(written) or "Ingen beløb"


def _row(piece: Piece, understanding: Understanding, part: Part, outcome: Outcome) -> Row:
    here = [each for each in outcome.said if not each.unit and piece.span.first <= each.line <= piece.span.last]
    notes = [each for each in here if each.code not in _SAID_BY_REMARK]
    units = {unit for unit, _ in piece.units}
    checks = [each for each in outcome.said if part.line and each.part == part.line and each.unit]
    remarks = [piece.remark] if piece.remark else []
    return Row(
        piece,
        tuple(_line(block) for block in piece.source),
        piece.said,
        _level(piece, notes, understanding),
        tuple(dict.fromkeys([*remarks, *(each.sentence for each in notes)])),
        tuple(each for each in checks if _CHECKED_IN.get(each.unit) in units),
        tuple(_button(unit, line, piece, understanding) for unit, line in piece.units),
    )


def _level(piece: Piece, notes: Sequence[Said], understanding: Understanding) -> Level:
    if any(_is_corrected(unit, line, understanding) for unit, line in piece.units):
        return Level("fine", "edit", "Rettet")
    order = list(CERTAINTY_LABELS)
    doubts = [piece.certainty, *(_DOUBTS.get(note.code, "understood") for note in notes)]
    weakest = max(doubts, key=order.index)
    return Level(*_SIGNS[weakest], CERTAINTY_LABELS[weakest])


def _is_corrected(unit: str, line: int, understanding: Understanding) -> bool:
    corrections = understanding.corrections
    if unit != "amounts":
        return line in getattr(corrections, unit)
    activity = next((each for each in understanding.read.activities if each.span.first == line), None)
    overview = understanding.read.overview
    owned = activity.money.rows if activity and activity.money else overview.lines if overview and not activity else ()
    return any(row.line in corrections.amounts for row in owned)


def _button(unit: str, line: int, piece: Piece, understanding: Understanding) -> Button:
    label = _BUTTONS[unit]
    if unit == "headings" and len(piece.units) > 1:
        section = next(
            section
            for activity in understanding.read.activities
            for section in activity.sections
            if section.span.first == line
        )
        label = f"Flyt ”{section.heading or 'Baggrund'}”"
    return Button(unit, line, label)


def _line(block: Block) -> Line:
    if block.kind == "table":
        return Line(block.span.first, "", tuple(tuple(inline.flat(cell) for cell in row.cells) for row in block.rows))
    return Line(block.span.first, block.shown)


def _words(html: str) -> str:
    count = len(inline.plain(html.replace("</p>", " ").replace("</li>", " ")).split())
    return f"{count} ord" if count else "Ingen tekst"
