# SPDX-License-Identifier: MPL-2.0
"""Small parts of the look that every page uses."""

from functools import cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

STATES = {
    "ny": ("new", "+", "Ny"),
    "fortsat": ("same", "→", "Fortsat"),
    "justeret": ("adjusted", "±", "Justeret"),
    "ophoert": ("ended", "×", "Ophørt"),
}

VERDICTS = {
    "met": ("ok", "check", "Nået"),
    "on_the_way": ("way", "arrow-forward", "På vej"),
    "not_met": ("no", "close", "Ikke nået"),
    "unknown": ("wait", "help", "Kan ikke siges endnu"),
}


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """An icon of the design system by its symbol's name; always beside a word, so hidden from screen readers."""
    return format_html(
        '<svg class="icon-svg" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("dkfds/img/all-svg-icons.svg"),
        name,
    )


@register.simple_tag
def life(state: str) -> SafeString:
    """An activity's state as sign and word."""
    style, sign, word = STATES[state]
    return format_html('<span class="life life-{}"><i aria-hidden="true">{}</i>{}</span>', style, sign, word)


@register.simple_tag
def verdict(judgement: str) -> SafeString:
    """What became of something aimed at, as icon and word."""
    style, sign, word = VERDICTS[judgement]
    return format_html('<span class="verdict verdict-{}">{}{}</span>', style, icon(sign), word)
