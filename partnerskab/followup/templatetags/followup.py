# SPDX-License-Identifier: MPL-2.0
"""How an activity goes, as a sign and a word: {% goes told.state %}"""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from activities.models import CriterionResult, Deliverable, SuccessCriterion
from partnerskab import danish
from partnerskab.content.yearly import Met
from partnerskab.followup.answering import Standing
from partnerskab.followup.earlier import LastTime
from partnerskab.followup.models import DeliverableResult
from partnerskab.followup.states import SIGNS, label
from partnerskab.meetings.coming import how_often

register = template.Library()


@register.simple_tag
def goes(state: str) -> SafeString:
    """A state's sign and word; of no state that the answer is missing."""
    sign = format_html('<i aria-hidden="true">{}</i>', SIGNS[state])
    return format_html('<span class="goes goes-{}">{}<span>{}</span></span>', state or "none", sign, label(state))


@register.filter
def of(rows: Mapping[str, Any], key: object) -> Any:
    """What stands under an id; None where nothing does."""
    return rows.get(str(key))


@register.filter
def asked(met: Met) -> str:
    """How often the agreement asks a body to meet: "mindst 1 gang om året"."""
    often = how_often(met.least, met.most)
    return danish.nobreak(f"{often} {'gang' if often.rpartition(' ')[2] == '1' else 'gange'} om året")


@register.filter
def delivered_of(last: LastTime, promised: Deliverable) -> DeliverableResult | None:
    """What was delivered of the promise the last time."""
    return last.of(promised)


@register.filter
def delivery(stands: Standing, promised: Deliverable) -> DeliverableResult | None:
    """What has been delivered of the promise."""
    return stands.deliveries.get(promised.pk)


@register.filter
def result(stands: Standing, criterion: SuccessCriterion) -> CriterionResult | None:
    """What became of the criterion."""
    return stands.results.get(criterion.pk)
