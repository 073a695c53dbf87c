# SPDX-License-Identifier: MPL-2.0
"""The sheet "Succeskriterier": what each activity is to achieve, where the figure comes from, and what became of it.

It is for reading and sorting; a workbook that is read in is asked for money alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from partnerskab.content.tree import ActivityContent, Criterion, PlanContent

from .looks import CELL, HEAD, WRAPPED, Book

NAME = "Succeskriterier"
HEADS = ["Id", "Nr.", "Aktivitet", "Ansvarlig", "Succeskriterium", "Måltal", "Datakilde"]
WIDTHS = (0, 5, 38, 30, 52, 14, 30)
RESULTS = {"Vurdering": 20, "Resultat": 24, "Kilde": 30, "Bemærkning": 48}


@dataclass(frozen=True, slots=True)
class Followed:
    """What became of a criterion in the plan's year, in words; all empty where nobody has answered."""

    judgement: str = ""
    figure: str = ""
    source: str = ""
    note: str = ""


@dataclass(frozen=True)
class CriteriaSheet:
    """Writes the sheet. `results` are by the criterion's id, of the plan's year; None leaves their columns out, for a
    version has none."""

    book: Book
    content: PlanContent
    results: Mapping[str, Followed] | None

    def write(self, what: str) -> None:
        """A row for each criterion, in the order of the plan."""
        year = self.content.year
        lede = f"{what}. Til at læse og sortere; svarene skrives i systemet og læses ikke ind herfra."
        sheet = self.book.sheet(NAME, f"{self.content.title}: succeskriterier", lede)
        more = RESULTS if self.results is not None else {}
        heads = [*HEADS, *(f"{head} {year}" for head in more)]
        self.book.heads(sheet, heads, len(heads))
        for column, width in enumerate((*WIDTHS, *more.values())):
            sheet.set_column(column, column, width, None, {"hidden": True} if width == 0 else {})
        last = HEAD
        for activity in self.content.activities:
            for criterion in activity.criteria:
                last += 1
                self._row(sheet, last, activity, criterion)
        sheet.freeze_panes(HEAD + 1, 3)
        sheet.autofilter(HEAD, 0, last, len(heads) - 1)

    def _row(self, sheet: Worksheet, row: int, activity: ActivityContent, criterion: Criterion) -> None:
        leads = "; ".join(partner.name for partner in activity.leads)
        texts = [criterion.id, "", activity.title, leads, criterion.text, criterion.number, criterion.data_source]
        if self.results is not None:
            found = self.results.get(criterion.id, Followed())
            texts += [found.judgement, found.figure, found.source, found.note]
        for column, text in enumerate(texts):
            sheet.write_string(row, column, text, self.book.look(WRAPPED))
        if activity.number is not None:
            sheet.write_number(row, 1, activity.number, self.book.look(CELL, {"align": "left"}))
