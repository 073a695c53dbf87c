# SPDX-License-Identifier: MPL-2.0
"""Template filters for Danish amounts and dates, and for the plan's rich texts.

{{ line.kr|kr }}  {{ line.kr|amount }}  {{ plan.date|dato }}  {{ moment|tidspunkt }}  {{ title|nobreak }}
{% in_unit total.kr %}  {% unit_name %}  in the `unit` that the page or table gives in its context, else whole kr.
{{ section.text|prose:"purpose-" }}               the text, and its footnotes numbered from 1 after it
{% footnotes as notes %} {{ a.text|prose:notes }} {{ b.text|prose:notes }} {{ notes.listed|safe }}
"""

import datetime
from typing import Any

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from partnerskab import danish
from partnerskab.richtext.showing import Notes, for_print, for_screen

register = template.Library()


@register.filter
def amount(kroner: int | None) -> str:
    """Whole kroner with thousands points; nothing for no amount."""
    return "" if kroner is None else danish.amount(kroner)


@register.simple_tag(takes_context=True)
def in_unit(context: dict[str, Any], kroner: int | None) -> str:
    """Whole kroner as the table shows them, in its `unit`; nothing for no amount."""
    return "" if kroner is None else danish.amount(kroner, context.get("unit", 1))


@register.simple_tag(takes_context=True)
def unit_name(context: dict[str, Any]) -> str:
    """What the table's amounts are in: "kr." or "1.000 kr."."""
    return danish.unit_name(context.get("unit", 1))


@register.filter
def kr(kroner: int | None) -> str:
    """Whole kroner with unit; nothing for no amount."""
    return "" if kroner is None else danish.kr(kroner)


@register.filter
def percent(share: float | None) -> str:
    """Per cent with its sign; nothing for no share."""
    return "" if share is None else danish.percent(share)


@register.filter
def dato(day: datetime.date | None) -> str:
    """ "20. november 2026", unbroken after the day; a moment in the reader's time zone."""
    if isinstance(day, datetime.datetime):
        day = timezone.localtime(day)
    return danish.nobreak(danish.date(day)) if day else ""


@register.filter
def tidspunkt(when: datetime.datetime | None) -> str:
    """ "20. november 2026 kl. 9.05" in the reader's time zone."""
    return danish.nobreak(danish.moment(timezone.localtime(when))) if when else ""


@register.filter
def nobreak(text: str) -> str:
    """Plain text with "9. december", "kl. 9.12" and "13-15-årige" kept on one line."""
    return danish.nobreak(str(text))


@register.filter
def prose(html: str, notes: Notes | str = "") -> SafeString:
    """Rich text for the page. With a `Notes` its footnotes join that numbering, to be listed by the page;
    with an id prefix (one that no other text on the page has) they are listed right after the text."""
    if isinstance(notes, Notes):
        return mark_safe(for_screen(html, notes))  # noqa: S308 the writer escapes all it did not write itself
    own = Notes(prefix=str(notes))
    return mark_safe(for_screen(html, own) + own.listed())  # noqa: S308


@register.filter
def paper_prose(html: str, notes: Notes) -> SafeString:
    """Rich text for a paper, its footnotes in place for the stylesheet to float."""
    return mark_safe(for_print(html, notes))  # noqa: S308


@register.simple_tag
def footnotes(prefix: str = "") -> Notes:
    """A numbering of footnotes to give to `prose` or `paper_prose`, one for a whole page or paper."""
    return Notes(prefix=prefix)
