# SPDX-License-Identifier: MPL-2.0
"""An activity's chapter: its sections, focus areas, money, deliverables and who carries it out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from partnerskab.names import folded

from . import inline
from .headings import AREAS, DELIVERABLES, ECONOMY, LABELS, Heading, inline_heading, looks_like_title, section_heading
from .markup import rich_text, span_of
from .money import is_money_table, read_money_table
from .names import find_areas
from .paper import (
    Certainty,
    Finding,
    Known,
    MoneyTable,
    ParsedDeliverable,
    ParsedPartner,
    ParsedSection,
)
from .source import Block, Span

_QUANTITY = re.compile(
    r"^((?:(?:min\.?|minimum|mindst|op til|ca\.?|cirka|max\.?|maks\.?|højst|omkring)\s+)?"
    r"(?!(?:19|20)\d\d\b)\d{1,3}(?:\.\d{3})?(?:\s?[-\u2013]\s?\d{1,3})?(?:\s?(?:stk\.|%))?)\s+(?=\w)",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\bi (?:et )?(?:tæt )?samarbejde med (?:den |det |de )?$", re.IGNORECASE)
_LONGEST_QUANTITY = 20
_LONGEST_AREAS_TEXT = 400
_LONGEST_UNKNOWN_HEADING = 60


@dataclass
class Chapter:
    """What an activity's chapter holds, gathered section by section. `number` is the activity's, for findings."""

    number: int | None
    sections: list[ParsedSection] = field(default_factory=list)
    areas_as_written: str = ""
    areas: tuple[int, ...] = ()
    areas_span: Span | None = None
    money: MoneyTable | None = None
    deliverables: list[ParsedDeliverable] = field(default_factory=list)
    deliverables_heading: str = ""
    partners: tuple[ParsedPartner, ...] = ()


def read_chapter(number: int | None, body: Sequence[Block], known: Known, findings: list[Finding]) -> Chapter:
    """Sort the blocks under an activity's title by its headings; what no heading places stays where it stood."""
    chapter = Chapter(number)
    for heading, under in _by_heading(body):
        blocks = _without_money(chapter, heading, under, findings)
        if heading.kind == AREAS:
            _read_areas(chapter, heading, blocks, known, findings)
        elif heading.kind == ECONOMY:
            _read_economy(chapter, heading, blocks, findings)
        elif heading.kind == DELIVERABLES:
            _read_deliverables(chapter, heading, blocks)
        else:
            _add(chapter, heading.kind, heading, blocks)
            _report_unknown_headings(chapter, heading, blocks, findings)
    chapter.partners = _partners(chapter, known)
    return chapter


def _by_heading(body: Sequence[Block]) -> list[tuple[Heading, list[Block]]]:
    runs: list[tuple[Heading, list[Block]]] = [(Heading("background", "", "", False), [])]
    for block in body:
        heading = section_heading(block)
        if heading:
            runs.append((heading, []))
            continue
        led = inline_heading(block)
        if led:
            runs.append((led[0], [Block("text", block.span, led[1])]))
        else:
            runs[-1][1].append(block)
    return [(heading, blocks) for heading, blocks in runs if blocks]


def _add(
    chapter: Chapter, kind: str, heading: Heading, blocks: Sequence[Block], certainty: Certainty = "understood"
) -> None:
    text = rich_text(blocks) if blocks else ""
    if text:
        sure: Certainty = "guessed" if heading.is_guess and certainty == "understood" else certainty
        section = ParsedSection(kind, heading.sub_heading, text, heading.written, span_of(blocks), sure)
        chapter.sections.append(section)


def _without_money(chapter: Chapter, heading: Heading, blocks: list[Block], findings: list[Finding]) -> list[Block]:
    """A money table that stands under another heading than the economy's is read as the activity's all the same."""
    if heading.kind == ECONOMY or chapter.money:
        return blocks
    tables = [block for block in blocks if is_money_table(block)]
    if not tables:
        return blocks
    chapter.money = read_money_table(tables[0], findings, chapter.number)
    place = LABELS.get(heading.kind, heading.written)
    sentence = f"Pengetabellen står under ”{place}”. Den er læst som aktivitetens økonomi."
    findings.append(Finding("MONEY_ELSEWHERE", "fine", sentence, tables[0].span.first, chapter.number))
    return [block for block in blocks if block is not tables[0]]


def _read_areas(chapter: Chapter, heading: Heading, blocks: list[Block], known: Known, findings: list[Finding]) -> None:
    if not blocks:
        return
    written = " ".join(inline.flat(block.html) for block in blocks)
    if len(written) > _LONGEST_AREAS_TEXT or any(block.kind == "table" for block in blocks):
        sentence = "Under ”Indsatsområde” står mere end navne. Teksten er lagt under målsætningerne."
        findings.append(Finding("UNPLACED", "advise", sentence, blocks[0].span.first, chapter.number))
        _add(chapter, "objectives", Heading("objectives", "Indsatsområde", heading.written, False), blocks, "unplaced")
        return
    listed = ", ".join(inline.flat(block.html) for block in blocks)
    named, rest = find_areas(listed, known.areas)
    chapter.areas_as_written = written
    chapter.areas = tuple(area.number for area in named)
    chapter.areas_span = span_of(blocks)
    titles = dict(known.areas)
    line = chapter.areas_span.first
    for area in named:
        if not area.is_exact:
            sentence = f"”{area.written}” er læst som indsatsområde {area.number}, {titles[area.number]}."
            findings.append(Finding("AREA_NAME_DRIFTS", "advise", sentence, line, chapter.number))
    if rest:
        sentence = f"”{rest}” er ikke navnet på et indsatsområde i aftalen. Det er beholdt, som det står."
        findings.append(Finding("AREA_UNKNOWN", "advise", sentence, line, chapter.number))


def _read_economy(chapter: Chapter, heading: Heading, blocks: list[Block], findings: list[Finding]) -> None:
    tables = [at for at, block in enumerate(blocks) if is_money_table(block)]
    if chapter.money or not tables:
        _add(chapter, "economy_note" if chapter.money else "economy_intro", heading, blocks)
        return
    chapter.money = read_money_table(blocks[tables[0]], findings, chapter.number)
    _add(chapter, "economy_intro", heading, blocks[: tables[0]])
    _add(chapter, "economy_note", heading, blocks[tables[0] + 1 :])
    for at in tables[1:]:
        sentence = "Økonomien har mere end én pengetabel. Den første er læst, de andre står i noten under den."
        findings.append(Finding("UNPLACED", "advise", sentence, blocks[at].span.first, chapter.number))


def _read_deliverables(chapter: Chapter, heading: Heading, blocks: list[Block]) -> None:
    """Items are deliverables, what stands before and after them is text. Without items, paragraphs that begin with a
    quantity are taken for deliverables."""
    chapter.deliverables_heading = heading.written
    chosen = [block for block in blocks if block.kind == "item"]
    certainty: Certainty = "understood"
    if not chosen:
        chosen = [block for block in blocks if block.kind == "text" and _QUANTITY.match(block.text)]
        certainty = "guessed"
    if not chosen:
        _add(chapter, "deliverables_intro", heading, blocks)
        return
    first = blocks.index(chosen[0])
    _add(chapter, "deliverables_intro", heading, blocks[:first])
    _add(chapter, "deliverables_note", heading, [block for block in blocks[first:] if block not in chosen])
    chapter.deliverables.extend(_deliverable(block, certainty) for block in chosen)


def _deliverable(block: Block, certainty: Certainty) -> ParsedDeliverable:
    text = inline.flat(block.html)
    found = _QUANTITY.match(text)
    if found and len(found[1]) <= _LONGEST_QUANTITY:
        return ParsedDeliverable(found[1], text[found.end() :], block.span, certainty)
    return ParsedDeliverable("", text, block.span, certainty)


def _report_unknown_headings(
    chapter: Chapter, heading: Heading, blocks: Sequence[Block], findings: list[Finding]
) -> None:
    for block in blocks:
        stands_out = block.kind == "heading" or block.is_bold
        if stands_out and looks_like_title(block) and len(block.text) <= _LONGEST_UNKNOWN_HEADING:
            place = LABELS[heading.kind]
            sentence = f"Overskriften ”{block.text}” kendes ikke. Den og dens tekst er lagt under {place}."
            findings.append(Finding("UNPLACED", "advise", sentence, block.span.first, chapter.number))


def _partners(chapter: Chapter, known: Known) -> tuple[ParsedPartner, ...]:
    """The known organisations the text on who is responsible names, the lead first and the others as they stand.

    The lead is a guess: the first one named that does not stand behind "i samarbejde med".
    """
    responsible = [section.html for section in chapter.sections if section.kind == "responsible"]
    text = inline.plain(" ".join(responsible).replace("</p>", " ").replace("</li>", " "))
    taken: list[tuple[int, int, str]] = []
    names = [(name, each.name) for each in known.organisations for name in (each.name, *each.aliases) if folded(name)]
    for name, organisation in sorted(names, key=lambda pair: -len(pair[0])):
        for found in _mentions(name, text):
            if all(found.end() <= start or found.start() >= end for start, end, _ in taken):
                taken.append((found.start(), found.end(), organisation))
    mentions = sorted(taken)
    leads = [mention for mention in mentions if not _BESIDE.search(text[: mention[0]])]
    ordered = dict.fromkeys(organisation for _, _, organisation in (*leads[:1], *mentions))
    return tuple(ParsedPartner(organisation, at == 0) for at, organisation in enumerate(ordered))


def _mentions(name: str, text: str) -> list[re.Match[str]]:
    """Where a name stands as a word of its own, a genitive s allowed. Abbreviations keep their capitals."""
    flags = 0 if name.isupper() else re.IGNORECASE
    return list(re.finditer(rf"(?<!\w){re.escape(name)}(?:'?s)?(?!\w)", text, flags))
