# SPDX-License-Identifier: MPL-2.0
"""{% late_mail plan as names %}: whose mail about the plan should have gone out and has not."""

from django import template
from django.utils import timezone

from activities.models import Plan
from partnerskab.notices.models import Letter

register = template.Library()


@register.simple_tag
def late_mail(plan: Plan) -> list[str]:
    """Return the names of those whose mail about the plan has not gone out, in their order."""
    letters = Letter.objects.late(timezone.now()).filter(plan=plan).select_related("recipient")
    return sorted(str(letter.recipient) for letter in letters)
