# SPDX-License-Identifier: MPL-2.0
"""What a member has to do, and what a source of such tasks is."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from partnerskab.agreements.models import Membership

from ..calendar import Calendar
from ..due import Due


@dataclass(frozen=True, slots=True)
class Task:
    """What is missing, why, the address of the very field, and whose it is in words.

    `kinds` and `year` say which deadlines wait for it; `deadline` names a single one instead. `due` is when it is
    due, said by its source or looked up there. `blocks` marks what stops the plan, `asks` what others wait for.
    """

    key: str
    title: str
    why: str
    address: str
    kinds: tuple[str, ...] = ()
    year: int = 0
    whose: str = ""
    due: datetime.date | None = None
    deadline: UUID | None = None
    blocks: bool = False
    asks: bool = False

    def is_of(self, due: Due) -> bool:
        """Whether the deadline waits for it."""
        if self.deadline:
            return (self.deadline, self.year) == (due.deadline.pk, due.year)
        return due.deadline.kind in self.kinds and self.year == due.year

    def at(self, due: Iterable[Due]) -> "Task":
        """The same with the day it is due, if one of these waits for it."""
        if self.due:
            return self
        found = [each.ends for each in due if self.is_of(each)]
        return replace(self, due=min(found)) if found else self


Asked = Callable[[Membership], Iterable[Task]]
"""The tasks of one member; makes no queries."""

Source = Callable[[Calendar], Asked]
"""Reads what it needs once, in a constant number of queries, and is then asked for each member."""
