# SPDX-License-Identifier: MPL-2.0
"""The cells of the grid. There are thousands on a page, so they are written here and not by a template of their own.

{% grid_cell field may_edit %}      a post's cell: what stands in it, its note, and for those who may edit its version;
                                    `proposed` has the places of amounts that are proposals
{% sum_cell sum may_edit %}         a computed cell
Both take `oob=True` where they go back with a save.
"""

from collections.abc import Container

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from budgets.views.grid_table import Field, Sum
from partnerskab import danish

register = template.Library()

_BLANK = mark_safe('<span class="sr">ikke oplyst</span>')
_OOB = mark_safe(' hx-swap-oob="true"')


@register.simple_tag
def grid_cell(field: Field, may_edit: bool, oob: bool = False, proposed: Container[str] = frozenset()) -> SafeString:
    """A post's cell. `data-v` is the version, `data-t` what is saved as a person types it, `data-n` the note."""
    cell = field.cell
    kind = "n cell blank" if cell.is_blank else "n cell words" if cell.note else "n cell"
    shown = _shown(field)
    if f"{field.line_id}-{field.year}" in proposed:
        shown = format_html('{}<small class="proposed-mark">forslag</small>', shown)
    if not may_edit:
        return format_html(
            '<td role="cell" class="{}" data-label="{}"{}>{}</td>', kind, field.year, _noted(cell.remark), shown
        )
    return format_html(
        '<td role="gridcell" id="{}" class="{}" data-label="{}" data-v="{}" data-t="{}"{}{}>{}</td>',
        field.id,
        kind,
        field.year,
        field.version,
        field.stored,
        _noted(cell.remark),
        _OOB if oob else "",
        shown,
    )


@register.simple_tag
def sum_cell(total: Sum, may_edit: bool, oob: bool = False) -> SafeString:
    """A computed cell, of a group, an activity, or the foot."""
    small = format_html("<small>{}</small>", total.small) if total.small else ""
    return format_html(
        '<td role="{}" id="{}" class="{}" data-label="{}"{}>{}{}</td>',
        "gridcell" if may_edit else "cell",
        total.id,
        "n over" if total.is_over else "n",
        total.year,
        _OOB if oob else "",
        total.text or _BLANK,
        small,
    )


def _noted(remark: str) -> SafeString | str:
    return format_html(' data-n="{}"', remark) if remark else ""


def _shown(field: Field) -> SafeString | str:
    cell = field.cell
    text = _BLANK if cell.is_blank else "–" if cell.is_dash else danish.hard_spaces(field.stored)
    if not cell.remark:
        return text
    return format_html('{}<span class="sr">, note: {}</span>', text, cell.remark)
