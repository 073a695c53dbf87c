# SPDX-License-Identifier: MPL-2.0
"""The sheet of posts read back: every cell that says something else than the plan, new posts, and posts taken away."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from partnerskab.content.tree import ActivityContent, Amount, Line, PlanContent
from partnerskab.names import SAME, folded, likeness
from partnerskab.refusal import Refused
from partnerskab.spreadsheets.cells import Row

from .amounts import Unreadable, read_amount
from .changes import BLANK, Change, Kind, Payer, Payers, Trouble, all_shown, in_year, owner_of, shown
from .finding import Rows, activity_named
from .heads import Head
from .posts_out import OWN, PURPOSES, UNFUNDED, payer

LONGEST_POST, LONGEST_NOTE, LONGEST_PAYER = 200, 400, 200
_OWN = frozenset({"", "partnerskabet", "partnerskabets egne midler"})
_UNFUNDED = frozenset({"ufinansieret", "ingen endnu ufinansieret"})
_GONE = "Posten er fjernet fra planen, siden filen blev hentet. Gendan den på siden, eller slet rækken."
_ELSEWHERE = "En post flyttes ikke til en anden aktivitet herfra. Den står i ”{own}”; skriv den titel på rækken igen."
_NO_NAME = "Posten har intet navn. Skriv et i kolonnen Post, for eksempel ”Lønmidler”."
_ONLY_LOOSE = "Kun en linje uden aktivitet kan tages af rammen til projektledelse. Skriv ”Aktiviteter”."
_NO_FRAME = "”{text}” er ingen ramme. Skriv ”Aktiviteter” eller ”Projektledelse”."
_OTHER_YEAR = "Planen har ingen penge i {year}. Slet kolonnen, eller brug et af aftalens år."


@dataclass
class PostsRead:
    """Reads the sheet; `troubles` gathers what cannot be read."""

    content: PlanContent
    head: Head
    payers: Payers
    troubles: list[Trouble] = field(default_factory=list)

    def changes(self) -> Iterator[Change]:
        """Every difference, row by row, and then what is gone.

        Raises:
            Refused: the sheet is of another plan.
        """
        rows = Rows(self.content, self.head)
        if rows.unknown and not rows.has_ids:
            message = "Posterne i filen hører ikke til denne plan. Vælg projektmappen for planen, eller hent en ny her."
            raise Refused("other_plan", message)
        for row in self.head.rows:
            if row.number in rows.of_row:
                yield from self._standing(row, *rows.of_row[row.number])
            elif row.number in rows.unknown:
                self._trouble(row, "post", _GONE)
            else:
                yield from self._new(row)
        if rows.has_ids:
            for activity, line in rows.left:
                was = f"{line.post} ({all_shown(line.amounts)})"
                yield Change(Kind.REMOVED, owner_of(activity), line.post, was, "fjernes", line=line.id)

    def _standing(self, row: Row, activity: ActivityContent | None, line: Line) -> Iterator[Change]:
        own, title = activity.title if activity else "", self.head.words(row, "activity")
        if title and folded(title) != folded(own) and likeness(title, own) < SAME:
            self._trouble(row, "activity", _ELSEWHERE.format(own=owner_of(activity)))
        for reading in (self._name, self._payer, self._purpose, self._note):
            try:
                yield from reading(row, activity, line)
            except Unreadable as trouble:
                self._trouble(row, reading.__name__.lstrip("_").replace("name", "post"), str(trouble))
        for amount in self._amounts(row, line):
            was = in_year(line, amount.year)
            if amount != was:
                at = next(column for column, year in self.head.years.items() if year == amount.year)
                yield self._change(
                    Kind.AMOUNT, row, at, activity, line, shown(was), shown(amount), year=amount.year, amounts=(amount,)
                )

    def _name(self, row: Row, activity: ActivityContent | None, line: Line) -> Iterator[Change]:
        text = self.head.words(row, "post")
        if text == _plain(line.post):
            return
        self._check_name(text)
        yield self._change(Kind.POST, row, "post", activity, line, line.post, text, text=text)

    def _payer(self, row: Row, activity: ActivityContent | None, line: Line) -> Iterator[Change]:
        text = self.head.words(row, "payer")
        if "payer" not in self.head.columns or text == _plain(payer(line)):
            return
        found = self._read_payer(text)
        if found == Payer(line.funding, line.funder):
            return
        yield self._change(Kind.PAYER, row, "payer", activity, line, payer(line), payer_shown(found), payer=found)

    def _purpose(self, row: Row, activity: ActivityContent | None, line: Line) -> Iterator[Change]:
        found = self._read_purpose(row, activity, line.purpose)
        if found != line.purpose:
            was, becomes = PURPOSES[line.purpose], PURPOSES[found]
            yield self._change(Kind.PURPOSE, row, "purpose", activity, line, was, becomes, purpose=found)

    def _note(self, row: Row, activity: ActivityContent | None, line: Line) -> Iterator[Change]:
        text = self.head.words(row, "note")
        if "note" in self.head.columns and text != _plain(line.note):
            self._check_length(text, LONGEST_NOTE)
            yield self._change(Kind.NOTE, row, "note", activity, line, line.note or BLANK, text or BLANK, text=text)

    def _new(self, row: Row) -> Iterator[Change]:
        """A row that means no post of the plan: a sum, an empty row, or a new post."""
        post = self.head.words(row, "post")
        has_money = any(not row.at(column).is_blank for column in self.head.years)
        if not post and (self.head.is_total(row) or not has_money):
            return
        column = "post"
        try:
            self._check_name(post)
            column = "activity"
            activity = activity_named(self.content, self.head.words(row, "number"), self.head.words(row, "activity"))
            column = "purpose"
            purpose = self._read_purpose(row, activity, "activities")
            column = "note"
            note = self.head.words(row, "note")
            self._check_length(note, LONGEST_NOTE)
            column = "payer"
            found = self._read_payer(self.head.words(row, "payer"))
        except Unreadable as trouble:
            self._trouble(row, column, str(trouble))
            return
        amounts = tuple(amount for amount in self._amounts(row, None) if not amount.is_blank)
        yield self._added(row, activity, amounts=amounts, payer=found, purpose=purpose, text=note)

    def _added(self, row: Row, activity: ActivityContent | None, **values: Any) -> Change:
        paid_by = payer_shown(values["payer"]) if values["payer"] != Payer() else ""
        becomes = ", ".join(filter(None, (paid_by, all_shown(values["amounts"]))))
        owner, post = owner_of(activity), self.head.words(row, "post")
        where: dict[str, Any] = {"place": self.head.place(row, "post"), "activity": activity.id if activity else ""}
        return Change(Kind.ADDED, owner, post, "findes ikke", becomes, **where, **values)

    def _amounts(self, row: Row, line: Line | None) -> Iterator[Amount]:
        known = {*self.content.years, self.content.year}
        for column, year in self.head.years.items():
            cell = row.at(column)
            if year not in known and cell.is_blank:
                continue
            try:
                if year not in known:
                    raise Unreadable(_OTHER_YEAR.format(year=year))
                yield read_amount(cell, in_year(line, year), is_styled=self.head.sheet.is_styled)
            except Unreadable as trouble:
                self._trouble(row, column, str(trouble))

    def _read_payer(self, text: str) -> Payer:
        name = folded(text)
        if name in _OWN:
            return Payer()
        if name in _UNFUNDED:
            return Payer("unfunded", UNFUNDED)
        if name in self.payers:
            return Payer("organisation", self.payers[name])
        self._check_length(text, LONGEST_PAYER)
        return Payer("other", text)

    def _read_purpose(self, row: Row, activity: ActivityContent | None, standing: str) -> str:
        text = folded(self.head.words(row, "purpose"))
        if not text or text == folded(PURPOSES[standing]):
            return standing
        found = next((key for key, name in PURPOSES.items() if folded(name) == text), None)
        if found is None:
            raise Unreadable(_NO_FRAME.format(text=self.head.words(row, "purpose")))
        if found == "management" and activity:
            raise Unreadable(_ONLY_LOOSE)
        return found

    def _check_name(self, text: str) -> None:
        if not text:
            raise Unreadable(_NO_NAME)
        self._check_length(text, LONGEST_POST)

    def _check_length(self, text: str, most: int) -> None:
        if len(text) > most:
            raise Unreadable(f"Teksten er for lang. Skriv højst {most} tegn.")

    def _change(
        self,
        kind: Kind,
        row: Row,
        column: int | str,
        activity: ActivityContent | None,
        line: Line,
        was: str,
        becomes: str,
        **values: Any,
    ) -> Change:
        place = self.head.place(row, column)
        return Change(kind, owner_of(activity), line.post, was, becomes, place=place, line=line.id, **values)

    def _trouble(self, row: Row, column: int | str, sentence: str) -> None:
        self.troubles.append(Trouble(self.head.place(row, column), sentence))


def payer_shown(found: Payer) -> str:
    """Who pays, with a word where the name is no organisation that the plan knows."""
    if found.funding == "other":
        return f"{found.name} (ikke på listen over organisationer)"
    return found.name or OWN


def _plain(text: str) -> str:
    return " ".join(text.split())
