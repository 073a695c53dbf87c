# SPDX-License-Identifier: MPL-2.0
"""Tables made rectangular: a screen reader and PDF/UA need every row to cover the same columns."""

from dataclasses import replace

from .limits import TooLong
from .tree import Cell, Row, Table

MOST_COLUMNS = 30
MOST_CELLS = 6_000
TOO_WIDE = f"En tabel kan højst have {MOST_COLUMNS} kolonner. Del den i to."
TOO_MANY_CELLS = f"En tabel kan højst have {MOST_CELLS // 1000}.000 felter. Del den i flere."

Covered = dict[int, Cell | None]


def rectangular(rows: list[Row]) -> Table | None:
    """A table of these rows, its gaps filled with empty cells; None when there is nothing to show.

    Leading rows of nothing but header cells are the table's head. Raises `TooLong` above 30 columns or 6,000 cells.
    """
    rows = [row for row in rows if row]
    heading = 0
    while heading < len(rows) and all(cell.header for cell in rows[heading]):
        heading += 1
    if heading == len(rows):
        heading = min(1, heading)
    head, body = _placed(rows[:heading]), _placed(rows[heading:])
    width = max((max(taken) + 1 for taken in head + body if taken), default=0)
    if width * len(rows) > MOST_CELLS:
        raise TooLong(TOO_MANY_CELLS)
    return Table(_filled(head, width, header=True), _filled(body, width, header=False)) if width else None


def _placed(rows: list[Row]) -> list[Covered]:
    """For every row the columns it covers: a cell where it starts, None where a cell reaches over."""
    grid: list[Covered] = [{} for _ in rows]
    covered = 0
    for at, row in enumerate(rows):
        column = 0
        for wished in row:
            while column in grid[at]:
                column += 1
            cell = _fitting(wished, grid, at, column)
            covered += cell.colspan * cell.rowspan
            if column + cell.colspan > MOST_COLUMNS:
                raise TooLong(TOO_WIDE)
            if covered > MOST_CELLS:
                raise TooLong(TOO_MANY_CELLS)
            for below in range(at, at + cell.rowspan):
                grid[below].update(dict.fromkeys(range(column, column + cell.colspan)))
            grid[at][column] = cell
            column += cell.colspan
    return grid


def _fitting(cell: Cell, grid: list[Covered], at: int, column: int) -> Cell:
    """The cell with its spans cut so that it stays inside its section and runs into no other cell."""
    rowspan = max(1, min(cell.rowspan, len(grid) - at))
    colspan = 1
    while colspan < min(cell.colspan, MOST_COLUMNS) and column + colspan not in grid[at]:
        colspan += 1
    return replace(cell, colspan=colspan, rowspan=rowspan)


def _filled(grid: list[Covered], width: int, header: bool) -> tuple[Row, ...]:
    empty = Cell(header, parts=())
    filled = []
    for taken in grid:
        cells = (taken.get(column, empty) for column in range(width))
        filled.append(tuple(cell for cell in cells if cell is not None))
    return _without_empty_rows(filled)


def _without_empty_rows(rows: list[Row]) -> tuple[Row, ...]:
    """Rows that are wholly covered from above have no cells; drop them and shorten what reaches into them."""
    while [] in map(list, rows):
        gone = next(at for at, row in enumerate(rows) if not row)
        rows = [
            tuple(replace(cell, rowspan=cell.rowspan - 1) if at + cell.rowspan > gone else cell for cell in row)
            for at, row in enumerate(rows[:gone])
        ] + rows[gone + 1 :]
    return tuple(rows)
