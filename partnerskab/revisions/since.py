# SPDX-License-Identifier: MPL-2.0
"""What has changed since a version, ready for a page."""

from partnerskab.content.canonical import Content

from .models import Revision
from .presenting import Short, shortly


def changes_since(before: Revision | None, content: Content) -> Short:
    """The changes from a version (None: there is none) to that content, on a few lines."""
    return shortly(before.frozen, content, before.label) if before else shortly(None, content)


def told_against(revision: Revision, *, drafts: bool) -> Revision | None:
    """The version that a version's changes are told against: the one that was in force, else the one before it.

    Nothing was approved before where none was in force: without `drafts` there is none to tell them against.
    """
    if revision.since or not drafts:
        return revision.since
    earlier = Revision.objects.of_matter(revision.matter).filter(number__lt=revision.number)
    return earlier.with_fate().with_matter().order_by("-number").first()
