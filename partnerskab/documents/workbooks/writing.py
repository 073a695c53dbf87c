# SPDX-License-Identifier: MPL-2.0
"""The plan's money as a workbook, written from frozen content: the same content gives the same bytes."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from partnerskab.content.tree import PlanContent

from .criteria_out import CriteriaSheet, Followed
from .layout import groups
from .looks import Book
from .overview_out import Overview
from .pool_out import Pools, pools
from .posts_out import Posts
from .spending_out import SpendingSheet, Spent

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Edition:
    """What the workbook says it is: "Kladde" or a version, and the day of that version. A draft has no day."""

    label: str = "Kladde"
    made: datetime.datetime | None = None


def workbook(
    content: PlanContent,
    edition: Edition | None = None,
    spending: Mapping[str, Spent] | None = None,
    results: Mapping[str, Followed] | None = None,
) -> bytes:
    """The sheets Oversigt and Poster; Forbrug where `spending` is given, Pulje where an activity is one, and
    Succeskriterier where an activity has any.

    `spending` is of the plan's year, by the post's id; `results` too, by the criterion's.
    """
    edition, book = edition or Edition(), Book()
    what = f"{content.partnership}. {edition.label}"
    tables = groups(content)
    Overview(book, content).write(tables, what)
    Posts(book, content).write(tables, what)
    if spending is not None:
        SpendingSheet(book, content, spending).write(tables, what)
    if pools(content):
        Pools(book, content).write(what)
    if any(activity.criteria for activity in content.activities):
        CriteriaSheet(book, content, results).write(what)
    made = edition.made or datetime.datetime(content.year, 1, 1)  # noqa: DTZ001 the file format knows no time zone
    book.writer.set_properties(
        {
            "title": f"{content.title}: økonomi",
            "subject": content.partnership,
            "author": content.partnership,
            "comments": edition.label,
            "created": made.replace(tzinfo=None, microsecond=0),
        }
    )
    return book.close()


def filename(content: PlanContent, edition: Edition) -> str:
    """What the file is called: "Tryghedsplan 2022 økonomi, kladde.xlsx"."""
    return f"{content.title} økonomi, {edition.label.lower()}.xlsx"
