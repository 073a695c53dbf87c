# SPDX-License-Identifier: MPL-2.0
"""An older overview table read in: a total for each activity, which is an amount only where it can belong to one post.

The table says nothing of what it does not list, so nothing is ever taken away.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from partnerskab import danish
from partnerskab.content.totals import activity_totals
from partnerskab.content.tree import ActivityContent, Amount, Line, PlanContent
from partnerskab.names import SAME, folded, likeness
from partnerskab.spreadsheets.cells import Row

from ..importing.activity import NOT_BY_POST
from .amounts import Unreadable, read_amount
from .changes import Change, Kind, Trouble, all_shown, in_year, owner_of, shown
from .finding import activity_named
from .heads import TOTAL, Head
from .layout import ACROSS

_NUMBER = re.compile(r"^(\d{1,3})\.?$")
_AREA = re.compile(r"^(?:indsatsområde\s*)?\d{1,2}\s*[.:\u2013-]\s*", re.IGNORECASE)
_NEW = re.compile(r"\s*\(\s*ny\s*\)\s*", re.IGNORECASE)
_TWICE = "”{name}” står to gange i arket. Slet den ene række."
_SHARED = (
    "{year} kan ikke fordeles: arket siger {said}, men aktiviteten har {posts} poster, der giver {own}. "
    "Hent planen som Excel, og skriv beløbene på posterne i arket Poster."
)
_AREA_OR_ACTIVITY = "”{name}” er både et indsatsområde og en aktivitet. Skriv aktivitetens nummer i kolonnen foran."
_OTHER_YEAR = "Planen har ingen penge i {year}. Slet kolonnen, eller brug et af aftalens år."


@dataclass
class OverviewRead:
    """Reads the table; `troubles` gathers what cannot be read, `met` the activities and lines that were."""

    content: PlanContent
    head: Head
    troubles: list[Trouble] = field(default_factory=list)
    met: set[int] = field(default_factory=set)

    def changes(self) -> Iterator[Change]:
        """Every difference, row by row."""
        for row in self.head.rows:
            number, title, column = self._names(row)
            try:
                yield from self._row(row, number, title, column)
            except Unreadable as trouble:
                self.troubles.append(Trouble(self.head.place(row, column), str(trouble)))

    def _names(self, row: Row) -> tuple[str, str, int]:
        """A row's number, its title, and the column of the title."""
        first = min(self.head.years)
        texts = [(column, cell.words) for column, cell in sorted(row.cells.items()) if column < first and cell.words]
        columns = self.head.columns
        numbers = [words for column, words in texts if _NUMBER.match(words) and column == columns.get("number", column)]
        named = [pair for pair in texts if not _NUMBER.match(pair[1]) and pair[1] not in ("-", "\u2013")]
        if "activity" in columns:
            named = [pair for pair in named if pair[0] == columns["activity"]] or named
        column, title = named[0] if named else (columns.get("activity", 0), "")
        return numbers[0].rstrip(".") if numbers else "", _NEW.sub(" ", title).strip(), column

    def _row(self, row: Row, number: str, title: str, column: int) -> Iterator[Change]:
        line = self._line(title) if not number else None
        has_money = any(not row.at(at).is_blank for at in self.head.years)
        if line is None and (not has_money or self._is_heading(number, title)):
            return
        if line is not None:
            self._meet(line, title)
            yield from self._amounts(row, None, line)
            return
        activity = activity_named(self.content, number, title)
        if activity is None:
            return
        self._meet(activity, title)
        if len(activity.lines) > 1:
            self._compare(row, activity)
        elif activity.lines:
            yield from self._amounts(row, activity, activity.lines[0])
        else:
            yield from self._first(row, activity, column)

    def _is_heading(self, number: str, title: str) -> bool:
        """Whether a row is a sum, a frame, or a focus area.

        Raises:
            Unreadable: the name is a focus area's and an activity's too.
        """
        if number or not title:
            return False
        if TOTAL.match(title) or folded(title) == folded(ACROSS):
            return True
        bare = _AREA.sub("", title)
        if not any(likeness(bare, area.title) >= SAME for area in self.content.agreement.areas):
            return False
        if bare == title and any(folded(activity.title) == folded(title) for activity in self.content.activities):
            raise Unreadable(_AREA_OR_ACTIVITY.format(name=title))
        return bare != title or all(likeness(bare, activity.title) < SAME for activity in self.content.activities)

    def _line(self, title: str) -> Line | None:
        """The line without activity of that name, where there is one only; an activity's own name goes before."""
        if any(folded(activity.title) == folded(title) for activity in self.content.activities):
            return None
        found = [line for line in self.content.lines if folded(line.post) == folded(title)]
        found = found or [line for line in self.content.lines if likeness(line.post, title) >= SAME]
        if len(found) > 1:
            names = " eller ".join(f"”{line.post}”" for line in found[:3])
            raise Unreadable(f"”{title}” kan være {names}. Brug arket Poster, hvor hver linje har sin egen række.")
        return found[0] if found else None

    def _meet(self, found: ActivityContent | Line, title: str) -> None:
        if id(found) in self.met:
            raise Unreadable(_TWICE.format(name=title))
        self.met.add(id(found))

    def _amounts(self, row: Row, activity: ActivityContent | None, line: Line) -> Iterator[Change]:
        for column, amount in self._read(row, line):
            was = in_year(line, amount.year)
            if amount != was:
                place, owner = self.head.place(row, column), owner_of(activity)
                words = (shown(was), shown(amount))
                more = {"line": line.id, "year": amount.year, "amounts": (amount,)}
                yield Change(Kind.AMOUNT, owner, line.post, *words, place=place, **more)  # type: ignore[arg-type]

    def _read(self, row: Row, line: Line | None) -> Iterator[tuple[int, Amount]]:
        known = {*self.content.years, self.content.year}
        for column, year in self.head.years.items():
            cell = row.at(column)
            if year not in known and cell.is_blank:
                continue
            try:
                if year not in known:
                    raise Unreadable(_OTHER_YEAR.format(year=year))
                styled = self.head.sheet.is_styled
                yield column, read_amount(cell, in_year(line, year), is_styled=styled, unit=self.head.unit)
            except Unreadable as trouble:
                self.troubles.append(Trouble(self.head.place(row, column), str(trouble)))

    def _compare(self, row: Row, activity: ActivityContent) -> None:
        """A total over several posts can only agree with them, or be told."""
        totals = {found.year: found for found in activity_totals(activity, self.head.years.values())}
        for column, amount in self._read(row, None):
            own = totals[amount.year]
            if amount.kr == own.kr:
                continue
            said, sum_of = shown(amount), danish.amount(own.kr) if own.kr is not None else "intet beløb"
            posts = danish.in_words(len(activity.lines))
            sentence = _SHARED.format(year=amount.year, said=said, posts=posts, own=sum_of)
            self.troubles.append(Trouble(self.head.place(row, column), sentence))

    def _first(self, row: Row, activity: ActivityContent, column: int) -> Iterator[Change]:
        """An activity without posts gets one for what is not shared out, as when a paper is read in."""
        amounts = tuple(amount for _, amount in self._read(row, None) if not amount.is_blank)
        if amounts:
            place, owner = self.head.place(row, column), owner_of(activity)
            words = ("findes ikke", all_shown(amounts))
            yield Change(Kind.ADDED, owner, NOT_BY_POST, *words, place=place, activity=activity.id, amounts=amounts)
