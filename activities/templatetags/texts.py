# SPDX-License-Identifier: MPL-2.0
"""What templates ask about texts, wherever they stand, and about the answers to success criteria."""

import datetime
from typing import Any
from uuid import UUID

from django import template
from django.utils.safestring import SafeString, mark_safe

from activities import text_addresses
from activities.result_form import ResultForm
from activities.results import Answer
from activities.texts import LABELS, SORTS, key_of
from partnerskab import danish

register = template.Library()

WRITING = {
    "plan": "edit_plan",
    "agreement": "edit_agreement",
    "status": "edit_targets",
    "followup": "close_round",
    "meeting": "edit_meetings",
    "case": "edit_cases",
}
"""The right that it takes to write the texts of each."""


@register.filter
def kind_label(kind: str) -> str:
    """What people call a kind of section."""
    return LABELS[kind]


@register.simple_tag(takes_context=True)
def text_url(context: dict[str, Any], step: str, sort: str, text_id: UUID | str) -> str:
    """The address of a step with a text: below what it is a part of."""
    key = key_of(context[SORTS[sort].of])
    return text_addresses.text_url(step, context["request"].partnership.slug, key, sort, text_id)


@register.simple_tag(takes_context=True)
def may_write(context: dict[str, Any], sort: str) -> bool:
    """Whether the reader may write texts of the sort."""
    return bool(context["request"].may[WRITING[SORTS[sort].of]])


@register.filter
def within(text_id: UUID | str, sort: str) -> str:
    """What the ids of a text's elements end in; a row may hold several texts."""
    return f"{text_id}{SORTS[sort].suffix}"


@register.filter
def is_section(sort: str) -> bool:
    """Whether texts of the sort stand under a heading of a fixed kind, so that one that was emptied leaves a gap."""
    return SORTS[sort].siblings[-1:] == ("kind",) and sort != "kapitel"


@register.filter
def moment(when: datetime.datetime) -> str:
    """ "20. november 2026 kl. 9.05", not broken across lines inside the date or the time."""
    return danish.nobreak(danish.moment(when))


@register.filter
def to_answer(answer: Answer) -> ResultForm:
    """The form for an answer that nobody has given yet."""
    return ResultForm(answer=answer)


@register.filter
def compared(html: str) -> SafeString:
    """HTML that `partnerskab.richtext.difference` has written."""
    return mark_safe(html)  # noqa: S308 its writer escapes all text, and nh3 has been over the merged one
