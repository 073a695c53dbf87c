# SPDX-License-Identifier: MPL-2.0
"""An edition as a paper: one HTML text, or one finished PDF.

The PDF is tagged (PDF/UA-1), archival (PDF/A-3a) and carries the content as JSON.
"""

from collections.abc import Callable
from typing import Any

from partnerskab.content.agreed import StatusContent, WholeAgreement
from partnerskab.content.tree import PlanContent
from partnerskab.content.yearly import CaseContent, FollowUpContent, MeetingContent

from . import agreement_paper, case_paper, followup_paper, meeting_paper, plan_paper, status_paper
from .edition import Edition
from .process import LIMITS, Limits, RenderFailed, run

__all__ = ["RenderFailed", "html", "render"]

_PAPERS: dict[type, Callable[[Edition[Any]], str]] = {
    PlanContent: plan_paper.html,
    WholeAgreement: agreement_paper.html,
    StatusContent: status_paper.html,
    CaseContent: case_paper.html,
    FollowUpContent: followup_paper.html,
    MeetingContent: meeting_paper.html,
}
"""What makes a paper of each kind of content."""


def render(edition: Edition[Any], limits: Limits = LIMITS) -> bytes:
    """An edition as a PDF that carries its data: the same bytes for the same edition.

    Drawn in a process of its own, within limits of time and memory.

    Raises:
        RenderFailed: the paper could not be made within the limits; the message is Danish.
    """
    return run(html(edition), edition.data, edition.day, limits, edition.attached, edition.pictures)


def html(edition: Edition[Any]) -> str:
    """An edition as the HTML that the stylesheet `static/print.css` makes a paper of."""
    return _PAPERS[type(edition.content)](edition)
