# SPDX-License-Identifier: MPL-2.0
"""What templates ask about an activity's texts, and about the answers to its success criteria."""

import datetime

from django import template
from django.utils.safestring import SafeString, mark_safe

from activities.result_form import ResultForm
from activities.results import Answer
from activities.texts import LABELS
from partnerskab import danish

register = template.Library()


@register.filter
def kind_label(kind: str) -> str:
    """What people call a kind of section."""
    return LABELS[kind]


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
