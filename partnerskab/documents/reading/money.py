# SPDX-License-Identifier: MPL-2.0
"""Money tables and the overview table: which columns are years, which rows are posts, which are sums."""

import re
from collections.abc import Iterator, Sequence

from partnerskab.danish import LONGEST_CELL, parse_amount

from . import inline
from .paper import Cell, Finding, MoneyRow, MoneyTable, Overview, OverviewRow
from .source import Block, Row

_YEAR = re.compile(r"^(?:\D{0,20}\s)?(20\d\d)$")
_TOTAL = re.compile(r"^(i\s?alt|sum|total)\b", re.IGNORECASE)
_ACTIVITY_COLUMN = re.compile(r"^(aktivitet(er)?|indsats(er)?)$", re.IGNORECASE)
_NEW = re.compile(r"\s*\(\s*ny\s*\)\s*", re.IGNORECASE)
_NUMBER = re.compile(r"^(\d{1,3})\.?$")

YearColumns = dict[int, int]
"""Column of the table -> year."""


def year_columns(block: Block) -> tuple[int, YearColumns]:
    """The row that names the years and the columns they stand in; an empty mapping where no row names any."""
    for at, row in enumerate(block.rows[:3]):
        columns: YearColumns = {}
        for column, cell in enumerate(row.cells):
            year = _YEAR.match(inline.flat(cell))
            if column and year and int(year[1]) not in columns.values():
                columns[column] = int(year[1])
        if columns:
            return at, columns
    return 0, {}


def is_money_table(block: Block) -> bool:
    """Whether a table has years over its columns."""
    return block.kind == "table" and bool(year_columns(block)[1])


def is_overview(block: Block) -> bool:
    """Whether a table with years lists activities rather than posts."""
    if not is_money_table(block):
        return False
    head = block.rows[: year_columns(block)[0] + 1]
    return any(_ACTIVITY_COLUMN.match(inline.flat(cell)) for row in head for cell in row.cells)


def read_money_table(block: Block, findings: list[Finding], activity: int | None) -> MoneyTable:
    """An activity's money. A cell that is no amount keeps its words, with a finding."""
    header, columns = year_columns(block)
    rows: list[MoneyRow] = []
    total: MoneyRow | None = None
    for row in block.rows[header + 1 :]:
        read = MoneyRow(_label(row, min(columns)), tuple(_cells(row, columns, findings, activity)), row.line)
        if _TOTAL.match(read.title) and total is None:
            total = read
        elif read.title or any(cell.written for cell in read.cells):
            rows.append(read)
    return MoneyTable(tuple(columns.values()), tuple(rows), total, block.span)


def read_overview(block: Block, findings: list[Finding]) -> Overview:
    """The overview table: a row with a figure before its title is an activity, one without is a line of money."""
    header, columns = year_columns(block)
    first = min(columns)
    rows: list[OverviewRow] = []
    total: MoneyRow | None = None
    for row in block.rows[header + 1 :]:
        labels = [inline.flat(cell) for cell in row.cells[:first]]
        figure = _NUMBER.match(labels[0]) if labels else None
        title = " ".join(label for label in labels[1 if len(labels) > 1 and _is_mark(labels[0]) else 0 :] if label)
        cells = tuple(_cells(row, columns, findings, int(figure[1]) if figure else None))
        if _TOTAL.match(title) and total is None:
            total = MoneyRow(title, cells, row.line)
        elif title:
            rows.append(
                OverviewRow(
                    int(figure[1]) if figure else None,
                    _NEW.sub(" ", title).strip(),
                    bool(_NEW.search(title)),
                    cells,
                    row.line,
                )
            )
    return Overview(tuple(columns.values()), tuple(rows), total, block.span)


def _is_mark(label: str) -> bool:
    return not label or label in ("-", "\u2013", "\u2014") or bool(_NUMBER.match(label))


def _label(row: Row, first: int) -> str:
    return " ".join(text for text in (inline.flat(cell) for cell in row.cells[:first]) if text)


def _cells(row: Row, columns: YearColumns, findings: list[Finding], activity: int | None) -> Iterator[Cell]:
    for column, year in columns.items():
        written = inline.flat(row.cells[column]) if column < len(row.cells) else ""
        try:
            amount = parse_amount(written)
        except ValueError:
            sentence = f"”{written[:80]}” under {year} kan ikke læses som et beløb. Det er gemt som tekst i feltet."
            findings.append(Finding("UNREADABLE_AMOUNT", "advise", sentence, row.line, activity))
            yield Cell(year, note=written[:LONGEST_CELL], written=written)
        else:
            yield Cell(year, amount.kr, amount.qualifier, amount.note, written)


def joined_over_page_break(blocks: Sequence[Block]) -> list[Block]:
    """Tables that a page break cut in two, put together: the second half has no years and as many columns."""
    joined: list[Block] = []
    for block in blocks:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.kind == block.kind == "table"
            and is_money_table(before)
            and not is_money_table(block)
            and max(len(row.cells) for row in block.rows) <= max(len(row.cells) for row in before.rows)
        ):
            joined[-1] = Block("table", before.span | block.span, rows=before.rows + block.rows)
        else:
            joined.append(block)
    return joined
