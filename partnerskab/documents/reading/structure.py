# SPDX-License-Identifier: MPL-2.0
"""A whole paper: its parts brought together with the overview, and what is worth telling about the reading."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from partnerskab.names import best_match, likeness
from partnerskab.refusal import Refused

from .activity import Chapter, read_chapter
from .chapters import Outline, Part, outline
from .headings import LABELS
from .joining import joined
from .markup import rich_text, span_of
from .money import is_overview, read_overview
from .paper import (
    Cell,
    Finding,
    Known,
    Overview,
    OverviewRow,
    ParsedActivity,
    ParsedArea,
    ParsedChapter,
    ParsedPaper,
    ParsedTheoryRow,
)
from .source import Source, Span
from .telling import each_drift_once
from .theory import read_theory

NOTHING_KNOWN = Known()

_FEWEST_SECTIONS = 2
"""An activity's chapter with fewer sections than this is no sign of a plan."""

_NO_PLAN = (
    "Filen ligner ikke en tryghedsplan, der er bygget som planen for 2022: der er hverken en oversigt over aktiviteter "
    "med beløb pr. år eller aktiviteter med overskrifter som Formål, Målsætninger, Tidsplan og Økonomi. "
    "Vælg planens eget dokument, eller skriv aktiviteterne ind på siden Plan."
)


def read_paper(source: Source, known: Known = NOTHING_KNOWN, year: int | None = None) -> ParsedPaper:
    """Understand a paper. `year` is the plan year, where it is known beforehand; else it is read from the title.

    Raises:
        Refused: the file is no such plan, or a part of it is longer than a plan may hold.
    """
    findings: list[Finding] = []
    blocks = joined(source.blocks, findings)
    table = next((block for block in blocks if is_overview(block)), None)
    overview = _numbered_once(read_overview(table, findings), findings) if table else None
    found = outline([block for block in blocks if block is not table], _titles(overview))
    reader = _Reader(found, overview, known, year or found.year, findings)
    areas = tuple(reader.areas())
    activities = tuple(sorted(reader.activities(), key=lambda activity: activity.number or 0))
    _refuse_what_is_no_plan(activities, overview)
    chapters, theory = reader.chapters()
    findings.extend(_about_pictures(source))
    return ParsedPaper(
        source,
        found.year,
        tuple(found.cover),
        tuple(found.contents),
        tuple(chapters),
        areas,
        theory,
        overview,
        activities,
        each_drift_once(findings),
    )


def _titles(overview: Overview | None) -> list[str]:
    return [row.title for row in overview.rows if row.number is not None] if overview else []


def _numbered_once(overview: Overview, findings: list[Finding]) -> Overview:
    """Each number once: a second activity of the same number is taken for a line without one."""
    seen: set[int] = set()
    rows: list[OverviewRow] = []
    for row in overview.rows:
        if row.number in seen:
            sentence = f"Oversigten har to aktiviteter med nr. {row.number}. ”{row.title}” er læst uden nummer."
            findings.append(Finding("NUMBER_TWICE", "stop", sentence, row.line))
            rows.append(replace(row, number=None))
            continue
        if row.number is not None:
            seen.add(row.number)
        rows.append(row)
    return replace(overview, rows=tuple(rows))


def _refuse_what_is_no_plan(activities: Sequence[ParsedActivity], overview: Overview | None) -> None:
    described = [activity for activity in activities if len(activity.sections) >= _FEWEST_SECTIONS]
    if not described and not (overview and any(row.number is not None for row in overview.rows)):
        raise Refused("no_plan", _NO_PLAN)


def _about_pictures(source: Source) -> Iterator[Finding]:
    if source.pictures:
        many = "1 billede" if source.pictures == 1 else f"{source.pictures} billeder"
        yield Finding("PICTURES", "advise", f"Papiret har {many}, som ikke læses ind.")


@dataclass
class _Reader:
    """Turns an outline into the typed parts of a paper."""

    outline: Outline
    overview: Overview | None
    known: Known
    year: int | None
    findings: list[Finding]

    def areas(self) -> Iterator[ParsedArea]:
        """The focus areas' chapters, numbered as the agreement numbers them; from here on they are known."""
        read = []
        for part in self.outline.parts:
            if part.kind == "area":
                part.number = self._agreed_number(part)
                html = rich_text(part.body)
                read.append(ParsedArea(part.number, part.title, html, span_of([part.heading, *part.body])))
        if not self.known.areas:
            titles = {area.number: area.title for area in reversed(read)}
            self.known = replace(self.known, areas=tuple(sorted(titles.items())))
        return iter(read)

    def _agreed_number(self, part: Part) -> int:
        titles = {title: number for number, title in self.known.areas}
        written, line = part.number or 0, part.heading.span.first
        agreed = best_match(part.title, titles, at_least=0.7)
        if not titles:
            return written
        if agreed is None:
            if written in titles.values():
                sentence = f"”{part.title}” hedder noget andet i aftalen. Det er læst som indsatsområde {written}."
                self.findings.append(Finding("AREA_NAME_DRIFTS", "advise", sentence, line))
            else:
                sentence = f"Aftalen har intet indsatsområde {written}, ”{part.title}”."
                self.findings.append(Finding("AREA_UNKNOWN", "stop", sentence, line))
            return written
        if likeness(part.title, agreed) < 1:
            sentence = f"”{part.title}” er læst som indsatsområde {titles[agreed]}, {agreed}."
            self.findings.append(Finding("AREA_NAME_DRIFTS", "advise", sentence, line))
        return titles[agreed]

    def chapters(self) -> tuple[list[ParsedChapter], tuple[ParsedTheoryRow, ...]]:
        """The chapters beside the activities, and the theory of change out of its own."""
        chapters: list[ParsedChapter] = []
        theory: tuple[ParsedTheoryRow, ...] = ()
        if self.outline.loose:
            chapters.append(self._loose())
        for part in self.outline.parts:
            if part.kind not in ("front", "overview", "appendix"):
                continue
            body = part.body
            if part.title.lower().startswith("forandringsteori") and not theory:
                body, theory = read_theory(part.body, self.known.areas, self.findings)
            span = span_of([part.heading, *part.body])
            chapters.append(ParsedChapter(part.kind, part.title, rich_text(body), span))
        return chapters, theory

    def _loose(self) -> ParsedChapter:
        span = span_of(self.outline.loose)
        sentence = "Teksten før det første kapitel har ingen overskrift. Den er lagt i kapitlet ”Indledning”."
        self.findings.append(Finding("UNPLACED", "advise", sentence, span.first))
        return ParsedChapter("front", "Indledning", rich_text(self.outline.loose), span, "unplaced")

    def activities(self) -> Iterator[ParsedActivity]:
        """Every activity, in the order of the overview; one without a chapter or without a row is told of."""
        chapters = self._paired()
        for number, (part, row, area) in sorted(chapters.items()):
            yield self._activity(number, part, row, area)
        for listed in self.overview.rows if self.overview else ():
            if listed.number is not None and listed.number not in chapters:
                sentence = f"Aktivitet {listed.number}, ”{listed.title}”, står i oversigten, men har intet kapitel."
                self.findings.append(Finding("NO_CHAPTER", "advise", sentence, listed.line, listed.number))
                yield self._activity_without_chapter(listed, self._area_beside(listed.number, chapters))

    def _area_beside(self, number: int, chapters: "_Paired") -> int | None:
        """The focus area of the nearest activity before, or after, an activity that has no chapter."""
        near = sorted(chapters, key=lambda other: (other > number, abs(other - number)))
        found = next((chapters[other][2] for other in near if chapters[other][2]), None)
        return found or next((area for area, _ in self.known.areas), None)

    def _paired(self) -> "_Paired":
        """Activity number -> its chapter, its row, and the focus area it stands under."""
        listed = self.overview.rows if self.overview else ()
        rows = {each.title: each for each in listed if each.number is not None}
        taken = {each.number for each in listed}
        free = (number for number in range(1, 10_000) if number not in taken)
        paired: _Paired = {}
        area: int | None = None
        for part in self.outline.parts:
            area = part.number if part.kind == "area" else area
            if part.kind == "activity":
                title = best_match(part.title, rows, at_least=0.7)
                found = rows.pop(title) if title else None
                number = found.number if found and found.number else next(free)
                paired[number] = (part, found, None if part.is_appendix else area)
                self._tell_of_title(part, found, number)
        return paired

    def _tell_of_title(self, part: Part, row: OverviewRow | None, number: int) -> None:
        line = part.heading.span.first
        if row is None:
            missing = "mangler i oversigten" if self.overview else "har intet nummer i papiret"
            sentence = f"”{part.title}” {missing}. Aktiviteten har fået nr. {number}."
            self.findings.append(Finding("NOT_IN_OVERVIEW", "advise", sentence, line, number))
        elif likeness(row.title, part.title) < 1:
            sentence = f"Oversigten skriver ”{row.title}” om ”{part.title}”. Det er læst som samme aktivitet."
            self.findings.append(Finding("TITLE_DRIFTS", "advise", sentence, line, number))

    def _activity(self, number: int, part: Part, row: OverviewRow | None, area: int | None) -> ParsedActivity:
        chapter = read_chapter(number, part.body, self.known, self.findings)
        others = (row.title,) if row and likeness(row.title, part.title) < 1 else ()
        self._tell_of_headings(chapter)
        return ParsedActivity(
            number=number,
            title=part.title,
            other_names=others,
            area=area,
            areas=chapter.areas,
            areas_as_written=chapter.areas_as_written,
            is_appendix=part.is_appendix,
            state=self._state(row),
            sections=tuple(chapter.sections),
            money=chapter.money,
            stated=row,
            deliverables=tuple(chapter.deliverables),
            partners=chapter.partners,
            span=span_of([part.heading, *part.body]),
            certainty="guessed" if part.is_guess or row is None else "understood",
            areas_span=chapter.areas_span,
            deliverables_heading=chapter.deliverables_heading,
        )

    def _tell_of_headings(self, chapter: Chapter) -> None:
        for section in chapter.sections:
            if section.certainty == "guessed" and section.kind in LABELS:
                sentence = f"Overskriften ”{section.heading}” er læst som {LABELS[section.kind]}."
                line = section.span.first
                self.findings.append(Finding("HEADING_GUESSED", "fine", sentence, line, chapter.number))

    def _activity_without_chapter(self, row: OverviewRow, area: int | None) -> ParsedActivity:
        return ParsedActivity(
            number=row.number,
            title=row.title,
            other_names=(),
            area=area,
            areas=(),
            areas_as_written="",
            is_appendix=False,
            state=self._state(row),
            sections=(),
            money=None,
            stated=row,
            deliverables=(),
            partners=(),
            span=Span(row.line, row.line),
            certainty="guessed",
        )

    def _state(self, row: OverviewRow | None) -> str:
        """A guess: "(ny)" in the overview says so itself; else other money than the year before means adjusted."""
        if row is None or row.is_new:
            return "ny"
        cells: dict[int, Cell] = {cell.year: cell for cell in row.cells}
        now, before = cells.get(self.year or 0), cells.get((self.year or 0) - 1)
        if now is None or before is None:
            return "fortsat"
        return "fortsat" if (now.kr or 0) == (before.kr or 0) else "justeret"


_Paired = dict[int, tuple[Part, OverviewRow | None, int | None]]
