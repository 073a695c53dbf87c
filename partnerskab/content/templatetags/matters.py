# SPDX-License-Identifier: MPL-2.0
"""What a plan, an agreement or a status is called inside a sentence, and its pages.

{{ matter|the }} "planen"  {{ matter|noun }} "plan"  {{ matter|of_the }} "planens"
{{ matter|it }} "den"  {{ matter|article }} "en"  {{ matter|writers }} "Arbejdsgruppen"  {{ matter|others }} "Andre år"
{{ matter|sent }} "til godkendelse"
{% if matter|closes %}  {% if request.may|edits:matter %}  {{ matter|home_url }}  {{ matter|reading_url }}
{{ matter|checks_url }}
"""

from collections.abc import Mapping

from django import template

from partnerskab.access import Answer
from partnerskab.content.matters import Matter, kind_of, words
from partnerskab.content.places import checks, home, reading
from partnerskab.followup.models import Round

register = template.Library()
register.filter("home_url", home)
register.filter("reading_url", reading)
register.filter("checks_url", checks)


@register.filter
def noun(matter: Matter) -> str:
    """ "plan", "aftale", "målstatus"."""
    return words(matter).noun


@register.filter
def the(matter: Matter) -> str:
    """ "planen", "aftalen", "målstatussen"."""
    return words(matter).the


@register.filter
def of_the(matter: Matter) -> str:
    """ "planens", "aftalens", "målstatussens"."""
    return words(matter).of_the


@register.filter
def it(matter: Matter) -> str:
    """What stands for it later in a sentence: "den", of minutes "det"."""
    return words(matter).it


@register.filter
def article(matter: Matter) -> str:
    """ "en", of minutes "et"."""
    return words(matter).a


@register.filter
def writers(matter: Matter) -> str:
    """Who writes it, as a sentence begins: "Arbejdsgruppen", "Sekretariatet"."""
    return words(matter).writers


@register.filter
def others(matter: Matter) -> str:
    """What those of its kind beside it are called: "Andre år", "Andre aftaler"."""
    return words(matter).others


@register.filter
def sent(matter: Matter) -> str:
    """What it is sent for: "til godkendelse", of some case papers "til efterretning"."""
    return words(matter).sent


@register.filter
def closes(matter: Matter) -> bool:
    """Whether it takes answers that stop when it is submitted."""
    return isinstance(matter, Round) and matter.is_open and matter.kind != Round.Kind.ANNUAL


@register.filter
def edits(may: Mapping[str, Answer], matter: Matter) -> bool:
    """Whether a member with these rights writes in its draft."""
    return bool(may[_RIGHTS[kind_of(matter)]])


_RIGHTS = {
    "plan": "edit_plan",
    "agreement": "edit_agreement",
    "status": "edit_targets",
    "followup": "answer",
    "meeting": "edit_meetings",
    "case": "edit_cases",
}
