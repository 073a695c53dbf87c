# SPDX-License-Identifier: MPL-2.0
"""What readers call the parts of an activity, and what its facts say in words."""

from partnerskab import danish
from partnerskab.content.tree import LEVELS, SECTION_LABELS, ActivityContent, Section

from .activity import ActivityChange
from .changes import Fact, Rows, Value

FACTS = {
    "year": "Planår",
    "partnership": "Partnerskab",
    "number": "Nummer",
    "title": "Titel",
    "is_appendix": "Appendiks",
    "area": "Indsatsområde",
    "other_areas": "Andre indsatsområder",
    "areas_as_written": "Indsatsområder, som papiret skriver dem",
    "state": "Tilstand",
    "origin": "Oprindelse",
    "predecessor": "Aktivitet i sidste års plan",
    "other_names": "Andre navne i papiret",
    "level": "Niveau",
    "category": "Aktivitetskategori",
    "cfbu_type": "CFBU-kategori",
    "anchored_with": "Forankres hos",
    "anchored_from": "Forankres fra",
    "is_pool": "Pulje",
    "unit": "Beløb vises i",
    "moves_within": "Flytter penge i en aktivitet",
    "moves_between": "Flytter penge mellem aktiviteter",
    "valid_from": "Gælder fra",
    "valid_to": "Gælder til",
}
"""What each fact is called on the screen; the other fields are for machines."""

STATES = {"ny": "Ny", "fortsat": "Fortsat", "justeret": "Justeret", "ophoert": "Ophørt"}
ORIGINS = {"own_frame": "Partnerskabets ramme", "working_group": "Forslag fra arbejdsgruppen"}
_WORDS = {"state": STATES, "origin": ORIGINS, "level": LEVELS}

_ROWS_UNDER = {"deliverables_intro": ("deliverables",), "economy_intro": ("lines",), "responsible": ("partners",)}
"""The rows that stand under a section's label, beside its texts."""


def said(fact: Fact) -> tuple[str, str]:
    """Both sides of a fact as people read them; empty where a side says nothing."""
    return _said(fact.field, fact.before), _said(fact.field, fact.after)


def _said(field: str, value: Value) -> str:
    if field == "predecessor":
        return "angivet" if value else ""
    if field == "unit" and isinstance(value, int):
        return danish.unit_name(value)
    if field in _WORDS:
        return _WORDS[field].get(str(value), str(value))
    if isinstance(value, bool):
        return "Ja" if value else "Nej"
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def section_label(kind: str, sub_heading: str) -> str:
    """ "Målsætninger: På kort sigt"."""
    return ": ".join(filter(None, (SECTION_LABELS.get(kind, kind), sub_heading)))


def same_labels(before: ActivityContent, after: ActivityContent, change: ActivityChange) -> tuple[str, ...]:
    """The labels under which both sides have something, and nothing differs, in the order of the plan."""
    touched = _touched(change.sections, before)
    found: dict[str, bool] = {}
    for kind, label in SECTION_LABELS.items():
        names = _ROWS_UNDER.get(kind, ())
        stands = bool(after.of_kind(kind)) or any(getattr(after, name) for name in names)
        same = kind not in touched and all(getattr(change, name).is_same for name in names)
        if stands or not same:
            found[label] = found.get(label, True) and same
    return tuple(label for label, same in found.items() if same)


def _touched(sections: Rows[Section], before: ActivityContent) -> set[str]:
    """The kinds of section in which something differs; an order that differs touches all kinds it moves."""
    rows = [*sections.gone, *sections.new]
    pairs = [side for pair in sections.changed for side in (pair.before, pair.after)]
    moved = {before.sections[place].kind for place in sections.reversed().moved}
    return {placed.row.kind for placed in rows} | {section.kind for section in pairs} | moved
