# SPDX-License-Identifier: MPL-2.0
"""A comparison of whatever matter, as a whole and on a few lines."""

from partnerskab.content.canonical import Content
from partnerskab.content.tree import PlanContent
from partnerskab.revisions.comparing import compare

from .short import Short, short
from .short_whole import short_whole
from .whole import Presented, present
from .wholes import PresentedWhole, present_whole


def present_either(before: Content | None, after: Content, since: str = "") -> Presented | PresentedWhole:
    """What differs between two versions of the same kind of matter; `since` names the earlier: "version 2021.2"."""
    if isinstance(after, PlanContent):
        return present(before if isinstance(before, PlanContent) else None, after, since)
    return present_whole(None if isinstance(before, PlanContent) else before, after, since)


def shortly(before: Content | None, after: Content, since: str = "") -> Short:
    """The weightiest of it on a few lines; `since` is "2021.2"."""
    if isinstance(after, PlanContent):
        return short(compare(before if isinstance(before, PlanContent) else None, after), since)
    return short_whole(None if isinstance(before, PlanContent) else before, after, since)
