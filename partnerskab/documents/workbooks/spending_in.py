# SPDX-License-Identifier: MPL-2.0
"""The sheet of spending read back: what each post has spent in the year, and what it is expected to come to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from partnerskab import danish
from partnerskab.content.tree import ActivityContent, Line, PlanContent
from partnerskab.spreadsheets.cells import Row

from .amounts import Unreadable, read_figure
from .changes import BLANK, Change, Kind, Trouble, owner_of
from .finding import Rows
from .heads import Head
from .spending_out import Spent

_NO_POST = "Planen har ingen post ”{post}” der. Skriv aktivitet og post, som de står i planen."
_OTHER_YEAR = "Arket er for {year}, men forbruget læses ind i planen for {plan}. Vælg arket for {plan}."


@dataclass
class SpendingRead:
    """Reads the sheet; `standing` is of the plan's year, by the post's id."""

    content: PlanContent
    head: Head
    standing: Mapping[str, Spent]
    troubles: list[Trouble] = field(default_factory=list)

    def changes(self) -> Iterator[Change]:
        """Every figure that says something else than what is entered."""
        year = self.content.year
        if self.head.year not in (None, year):
            sentence = _OTHER_YEAR.format(year=self.head.year, plan=year)
            self.troubles.append(Trouble(self.head.sheet.name, sentence))
            return
        rows = Rows(self.content, self.head)
        for row in self.head.rows:
            if row.number in rows.of_row:
                yield from self._row(row, *rows.of_row[row.number])
            else:
                self._unknown(row)

    def _row(self, row: Row, activity: ActivityContent | None, line: Line) -> Iterator[Change]:
        standing = self.standing.get(line.id, Spent())
        for kind, was in ((Kind.SPENT, standing.spent), (Kind.FORECAST, standing.forecast)):
            column = self.head.columns.get(kind.value)
            if column is None:
                continue
            try:
                found = read_figure(row.at(column))
            except Unreadable as trouble:
                self.troubles.append(Trouble(self.head.place(row, column), str(trouble)))
                continue
            if found != was:
                place, owner = self.head.place(row, column), owner_of(activity)
                words = (_words(was), _words(found))
                year = self.content.year
                yield Change(kind, owner, line.post, *words, place=place, line=line.id, year=year, kr=found)

    def _unknown(self, row: Row) -> None:
        """A sum or an empty row is nothing to read; a figure for a post that is not there is said."""
        post = self.head.words(row, "post")
        figures = [row.at(self.head.columns.get(kind)) for kind in ("spent", "forecast")]
        if all(cell.is_blank for cell in figures) or (not post and self.head.is_total(row)):
            return
        self.troubles.append(Trouble(self.head.place(row, "post"), _NO_POST.format(post=post)))


def _words(kr: int | None) -> str:
    return BLANK if kr is None else danish.amount(kr)
