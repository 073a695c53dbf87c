# SPDX-License-Identifier: MPL-2.0
"""The annex "Ændringer siden sidst godkendte plan", aftale or målstatus: two editions in, one HTML
text or one finished PDF out.

It stands on the same comparison as the page. The PDF is tagged (PDF/UA-1), archival (PDF/A-3a) and carries the later
edition's data; the earlier one is named by its fingerprint.
"""

from django.template.loader import render_to_string

from partnerskab import danish
from partnerskab.content.matters import words
from partnerskab.content.tree import PlanContent
from partnerskab.revisions.comparing.telling import signed
from partnerskab.revisions.presenting import Presented, PresentedWhole, present_either
from partnerskab.richtext.showing import Notes

from .annex_blocks import blocks, group_blocks
from .annex_tables import changes_table, column, money_groups
from .edition import Edition
from .measuring import showable
from .numbering import Numbering
from .process import LIMITS, Limits, RenderFailed, run

__all__ = ["RenderFailed", "html", "render"]


def render(before: Edition, after: Edition, limits: Limits = LIMITS) -> bytes:
    """What changed from one edition to the other as a PDF: the same bytes for the same two editions.

    Drawn in a process of its own, within limits of time and memory.

    Raises:
        RenderFailed: the paper could not be made within the limits; the message is Danish.
    """
    return run(html(before, after), after.data, after.day, limits, after.attached)


def html(before: Edition, after: Edition) -> str:
    """The annex as the HTML that the stylesheet `static/print.css` makes a paper of."""
    changes = present_either(before.content, after.content, _inside(before))
    own = _of_plan(changes, before, after) if isinstance(changes, Presented) else _of_whole(changes, after)
    return showable(render_to_string("documents/annex.html", _context(before, after, changes) | own))


def _of_plan(changes: Presented, before: Edition, after: Edition) -> dict[str, object]:
    """The tables of money, and a block for each activity that differs."""
    numbering = Numbering(tables=2)
    found = tuple(blocks(changes, before.content, after.content, Notes(), numbering))
    anchors = {activity: block.anchor for block in found for activity in block.ids}
    groups = money_groups(changes, before.content, after.content)
    money = changes.money
    return {
        "extremes": _extremes(changes),
        "heads": (f"Før: {money.before_year}", f"Nu: {money.after_year}"),
        "rows": changes_table(changes, anchors),
        "groups": groups,
        "has_moved_area": _has_moved_area(changes, before.content, after.content),
        "column": column([row for group in groups for row in group.rows] + [money.total]),
        "blocks": found,
    }


def _of_whole(changes: PresentedWhole, after: Edition) -> dict[str, object]:
    """A block for each group of an agreement or a status in which something differs."""
    kind = words(after.content).noun.capitalize()
    return {"heads": ("Før", "Nu"), "blocks": tuple(group_blocks(changes.groups, kind, Numbering()))}


def _context(before: Edition, after: Edition, changes: Presented | PresentedWhole) -> dict[str, object]:
    return {
        "before": before,
        "after": after,
        "content": after.content,
        "names": (_named(before), _named(after)),
        "title": _title(before),
        "changes": changes,
    }


def _title(before: Edition) -> str:
    noun = words(before.content).noun
    return f"Ændringer siden sidst godkendte {noun}" if before.is_approved else f"Ændringer siden {_inside(before)}"


def _inside(edition: Edition) -> str:
    """The edition's name inside a sentence: "version 2021.2" or "kladden"."""
    return f"version {edition.label}" if edition.label else "kladden"


def _named(edition: Edition) -> str:
    """ "Tryghedsplan 2021, version 2021.2, godkendt 10. december 2020"."""
    day = danish.date(edition.day).replace(" ", danish.NO_BREAK_SPACE)
    if edition.label:
        stands = f"godkendt {day}" if edition.is_approved else f"udkast af {day}"
        return f"{edition.content.title}, version {edition.label}, {stands}"
    return f"{edition.content.title}, kladde af {day}"


def _extremes(changes: Presented) -> str:
    """What rose most and what fell most, where that is not the whole list anyway."""
    told = changes.summary
    if len(told.by_money) < 3:
        return ""
    parts = [("Mest op", told.most_up), ("Mest ned", told.most_down)]
    return " ".join(
        f"{word}: {entry.title} ({signed(entry.difference)}{danish.NO_BREAK_SPACE}kr.)."
        for word, entry in parts
        if entry
    )


def _has_moved_area(changes: Presented, before: PlanContent, after: PlanContent) -> bool:
    return any(change.before.area != change.after.area for change in changes.comparison.kept)
