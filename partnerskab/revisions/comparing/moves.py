# SPDX-License-Identifier: MPL-2.0
"""Which differences of money are moves: told with their reason, and not as two differences nobody explains."""

from collections import Counter
from collections.abc import Iterable
from enum import Enum

from partnerskab.content.tree import Amount, Line, Transfer

from .changes import Rows


class Moved(Enum):
    """How much of a cell's difference is a move."""

    NOT = "not"
    PARTLY = "partly"
    WHOLLY = "wholly"


class Moves:
    """What was moved into each cell by some transfers, whole kr.; below zero what was moved out of it."""

    def __init__(self, transfers: Iterable[Transfer] = ()) -> None:
        self._net: Counter[tuple[str, int]] = Counter()
        for each in transfers:
            self._net[each.from_line, each.from_year] -= each.kr
            self._net[each.to_line, each.to_year] += each.kr

    def of(self, line: Line | None, year: int, difference: int) -> Moved:
        """How much of the difference in a post's cell is moved money."""
        net = self._net[line.id, year] if line else 0
        if not net:
            return Moved.NOT
        return Moved.WHOLLY if net == difference else Moved.PARTLY

    def explain(self, lines: Rows[Line]) -> bool:
        """Whether the posts differ in nothing but money that was moved, notes aside."""
        moved = {line for (line, _), net in self._net.items() if net}
        if lines.new or lines.gone or lines.order or not any(pair.after.id in moved for pair in lines.changed):
            return False
        return all(self._explain(pair.before, pair.after) for pair in lines.changed)

    def _explain(self, before: Line, after: Line) -> bool:
        if (before.post, before.funder, before.purpose) != (after.post, after.funder, after.purpose):
            return False
        earlier, later = _cells(before), _cells(after)
        differing = [year for year in {*earlier, *later} if _read(earlier, year) != _read(later, year)]
        return all(self.of(after, year, _kr(later, year) - _kr(earlier, year)) is Moved.WHOLLY for year in differing)


def _cells(line: Line) -> dict[int, Amount]:
    return {amount.year: amount for amount in line.amounts}


def _read(cells: dict[int, Amount], year: int) -> tuple[int | None, str, str]:
    cell = cells.get(year) or Amount(year)
    return cell.kr, cell.qualifier, cell.note


def _kr(cells: dict[int, Amount], year: int) -> int:
    return _read(cells, year)[0] or 0


NO_MOVES = Moves()
