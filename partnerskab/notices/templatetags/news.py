# SPDX-License-Identifier: MPL-2.0
"""{% late_mail matter as names %}: whose mail about the matter should have gone out and has not."""

from django import template
from django.utils import timezone

from partnerskab.content.matters import Matter
from partnerskab.notices.models import Letter

register = template.Library()


@register.simple_tag
def late_mail(matter: Matter) -> list[str]:
    """Return the names of those whose mail about the matter has not gone out, in their order."""
    letters = Letter.objects.late(timezone.now()).about(matter).select_related("recipient")
    return sorted(str(letter.recipient) for letter in letters)
