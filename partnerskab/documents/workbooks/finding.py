# SPDX-License-Identifier: MPL-2.0
"""Which activity or post a row of a sheet means: by its hidden id, or by a name that can mean one only."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from partnerskab.content.tree import ActivityContent, Line, PlanContent
from partnerskab.names import SAME, folded, likeness
from partnerskab.spreadsheets.cells import Row

from .amounts import Unreadable
from .changes import owner_of, owners
from .heads import Head

_CLOSE = 0.05
"""Two names this much alike to a third are not told apart by it."""


def activity_named(content: PlanContent, number: str, title: str) -> ActivityContent | None:
    """The activity of that number and title; None where both are empty.

    Raises:
        Unreadable: there is none, or it could be several.
    """
    if not number and not title:
        return None
    if not title:
        found = [activity for activity in content.activities if str(activity.number) == number.rstrip(".")]
    else:
        found = _named(content.activities, title, number.rstrip("."))
    if len(found) == 1:
        return found[0]
    written = " ".join(filter(None, (number, title)))
    if not found:
        raise Unreadable(f"Planen har ingen aktivitet ”{written}”. Skriv titlen, som den står i planen.")
    names = " eller ".join(f"”{owner_of(activity)}”" for activity in found[:3])
    raise Unreadable(f"”{written}” kan være {names}. Skriv titlen, som den står i planen.")


def _named(activities: Iterable[ActivityContent], title: str, number: str) -> list[ActivityContent]:
    """Those a title can mean: of that very title, else those most like it; another number speaks against one."""
    scored = [(max(likeness(title, name) for name in (one.title, *one.other_names)), one) for one in activities]
    same = [one for score, one in scored if score == 1.0]
    if same:
        return [one for one in same if str(one.number) == number] or same if len(same) > 1 else same
    best = max((score for score, _ in scored), default=0.0)
    alike = [one for score, one in scored if score >= max(SAME, best - _CLOSE)]
    numbered = [one for one in activities if number and str(one.number) == number]
    return alike + [one for one in numbered if alike and one not in alike]


@dataclass
class Rows:
    """Hands each row of a sheet the post it means. A row that was copied, id and all, is a new post."""

    content: PlanContent
    head: Head
    of_row: dict[int, tuple[ActivityContent | None, Line]] = field(default_factory=dict)
    unknown: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.left = owners(self.content)
        with_id = [row for row in self.head.rows if self.head.words(row, "id")]
        for is_exact in (True, False):  # a copied row was renamed, the first stayed
            for row in with_id:
                if row.number not in self.of_row:
                    self._take(row, self._of_id(row, is_exact))
        known = {line.id for _, line in owners(self.content)}
        self.unknown = {row.number for row in with_id if self.head.words(row, "id") not in known}
        for row in self.head.rows:
            if row.number not in self.of_row and row.number not in self.unknown:
                self._take(row, self._of_name(row))

    @property
    def has_ids(self) -> bool:
        """Whether any row is known by its id: then the sheet is ours, and what it lacks was taken away."""
        ids = {self.head.words(row, "id") for row in self.head.rows} - {""}
        return any(line.id in ids for _, line in owners(self.content))

    def _take(self, row: Row, at: int | None) -> None:
        if at is not None:
            self.of_row[row.number] = self.left.pop(at)

    def _of_id(self, row: Row, is_exact: bool) -> int | None:
        key, post = self.head.words(row, "id"), folded(self.head.words(row, "post"))
        for at, (_, line) in enumerate(self.left):
            if line.id == key and (not is_exact or folded(line.post) == post):
                return at
        return None

    def _of_name(self, row: Row) -> int | None:
        """A post of the row's activity with the row's very name; None where there is none or more than one."""
        post = folded(self.head.words(row, "post"))
        try:
            activity = activity_named(self.content, self.head.words(row, "number"), self.head.words(row, "activity"))
        except Unreadable:
            return None
        found = [at for at, (owner, line) in enumerate(self.left) if owner is activity and folded(line.post) == post]
        return found[0] if post and len(found) == 1 else None
