# SPDX-License-Identifier: MPL-2.0
"""What has changed since a version, ready for a page."""

from partnerskab.content.tree import PlanContent

from .comparing import compare
from .models import Revision
from .presenting import Short, short


def changes_since(before: Revision | None, content: PlanContent) -> Short:
    """The changes from a version (None: there is none) to that content, on a few lines."""
    if before is None:
        return short(compare(None, content))
    return short(compare(before.frozen, content), before.label)


def told_against(revision: Revision, *, drafts: bool) -> Revision | None:
    """The version that a version's changes are told against: the one that was in force, else the one before it.

    Nothing was approved before where none was in force: without `drafts` there is none to tell them against.
    """
    if revision.since or not drafts:
        return revision.since
    earlier = Revision.objects.filter(plan=revision.plan_id, number__lt=revision.number)
    return earlier.with_fate().select_related("plan").order_by("-number").first()
