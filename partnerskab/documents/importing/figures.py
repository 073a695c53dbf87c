# SPDX-License-Identifier: MPL-2.0
"""The figures of a paper that waits: how much was understood, and whether its tables add up. Amounts in whole kr."""

from dataclasses import dataclass

from partnerskab.danish import counted, kr

from ..reading.paper import MoneyTable, ParsedPaper


@dataclass(frozen=True, slots=True)
class Figure:
    label: str
    value: str
    remark: str


def figures(paper: ParsedPaper, year: int) -> tuple[Figure, ...]:
    """The four key figures over the page."""
    areas = counted(len(paper.areas), "indsatsområde", "indsatsområder", neuter=True)
    appendix = " og et appendiks" if any(activity.is_appendix for activity in paper.activities) else ""
    lines = paper.overview.lines if paper.overview else ()
    unpaid = sum(1 for row in lines if not any(cell.kr for cell in row.cells if cell.year == year))
    without = f"{counted(unpaid, 'linje', 'linjer').split()[0]} uden penge i {year}" if unpaid else ""
    tables = [activity.money for activity in paper.activities if activity.money]
    agreeing = sum(1 for table in tables if _agrees(table) is not False)
    agree = f"{counted(agreeing, 'tabel', 'tabeller').split()[0]} stemmer" + (", og en oversigt" if lines else "")
    loose = "lagt i det nærmeste afsnit" if paper.unplaced else "alt fik en plads"
    return (
        Figure("Aktiviteter", str(len(paper.activities)), f"i {areas}{appendix}"),
        Figure("Linjer uden nummer", str(len(lines)), without or "med penge, men uden aktivitet"),
        Figure("Pengetabeller", str(len(tables)), agree),
        Figure("Ikke placeret", f"{paper.unplaced} afsnit", loose),
    )


def sum_in_words(money: MoneyTable) -> str:
    """The posts added up: "55.000 kr. hvert år, stemmer"."""
    sums = _sums(money)
    if len(set(sums.values())) == 1:
        told_sum = f"{kr(next(iter(sums.values())))} hvert år"
    else:
        told_sum = ", ".join(f"{kr(amount)} i {year}" for year, amount in sums.items())
    verdict = {True: ", stemmer", False: ", stemmer ikke med ”I alt”", None: ""}[_agrees(money)]
    return told_sum + verdict


def _sums(money: MoneyTable) -> dict[int, int]:
    return {
        year: sum(cell.kr or 0 for row in money.rows for cell in row.cells if cell.year == year) for year in money.years
    }


def _agrees(money: MoneyTable) -> bool | None:
    """Whether the posts give the total the table states; None where it states none."""
    stated = [cell for cell in money.total.cells if cell.kr is not None] if money.total else []
    sums = _sums(money)
    return all(sums[cell.year] == cell.kr for cell in stated) if stated else None
