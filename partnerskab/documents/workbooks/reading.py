# SPDX-License-Identifier: MPL-2.0
"""A workbook held against the plan: what it would change, and what in it cannot be read."""

from collections.abc import Mapping, Sequence

from partnerskab.content.tree import PlanContent
from partnerskab.refusal import Refused
from partnerskab.spreadsheets.cells import Sheet

from . import posts_out, spending_out
from .changes import Change, Payers, Read, Trouble
from .heads import Head, head_of
from .overview_in import OverviewRead
from .overview_out import NAME as OVERVIEW
from .posts_in import PostsRead
from .spending_in import SpendingRead
from .spending_out import Spent

_NOTHING = (
    "Intet ark kan læses som økonomi. Et ark skal have en række med overskrifter: Post og årstal (budgetposter), "
    "Aktivitet og årstal (oversigt) eller Post og Forbrug. Hent planen som Excel for at se, hvordan det ser ud."
)
_WHICH = "Både ”{one}” og ”{other}” ligner {what}. Slet det ark, der ikke skal læses, og vælg filen igen."


def read(content: PlanContent, sheets: Sequence[Sheet], spending: Mapping[str, Spent], payers: Payers) -> Read:
    """Every difference between the sheets and the plan.

    The sheet of posts is read where there is one, else an overview; a sheet of spending beside either. `spending` is
    of the plan's year, by the post's id.

    Raises:
        Refused: no sheet holds money, several hold the same, or they are of another plan.
    """
    heads = [head for head in map(head_of, sheets) if head]
    posts = _one([head for head in heads if head.is_posts], posts_out.NAME, "budgetposter")
    spent = _one([head for head in heads if head.is_spending], spending_out.NAME, "forbrug")
    overview = None if posts else _one([head for head in heads if head.is_overview], OVERVIEW, "en oversigt")
    readers: list[PostsRead | OverviewRead | SpendingRead] = []
    if posts:
        readers.append(PostsRead(content, posts, payers))
    if overview:
        readers.append(OverviewRead(content, overview))
    if spent:
        readers.append(SpendingRead(content, spent, spending))
    if not readers:
        raise Refused("no_money", _NOTHING)
    changes: list[Change] = []
    troubles: list[Trouble] = []
    for reader in readers:
        changes += reader.changes()
        troubles += reader.troubles
    return Read(tuple(reader.head.sheet.name for reader in readers), tuple(changes), tuple(troubles))


def _one(heads: list[Head], name: str, what: str) -> Head | None:
    """The only one, or the one of that name among several."""
    named = [head for head in heads if head.sheet.name == name]
    found = heads if len(heads) <= 1 else named
    if heads and not found:
        one, other = heads[0].sheet.name, heads[1].sheet.name
        raise Refused("which_sheet", _WHICH.format(one=one, other=other, what=what))
    return found[0] if found else None
