# SPDX-License-Identifier: MPL-2.0
"""Rows of the plan and the agreement said in a line of Danish, so that two of them can be held together."""

import datetime

from partnerskab import danish
from partnerskab.content.agreed import FORMER, Signatory
from partnerskab.content.tree import Criterion, Deliverable, FrameContent, Partner, PartyContent, Stated, Step, Transfer
from partnerskab.revisions.comparing.telling import moved

ROLES = {"lead": "ansvarlig", "partner": "samarbejdspartner"}
_PARTIES = {"party": "part", "collaborator": "samarbejdspartner", FORMER: "tidligere part"}
_ACTS = {
    "recommends": "indstiller",
    "approves": "godkender",
    "notes": "tager til efterretning",
    "is_informed": "orienteres",
}
_RULES = {"parties": "afgjort, når alle parter har svaret ja", "meeting": "afgjort med mødets ord"}
_PURPOSES = {"activities": "aktiviteter", "management": "projektledelse"}
_SOURCES = {"table_total": "Tabellens sum", "overview": "Oversigtens beløb", "plan_total": "Planens sum"}


def partner(row: Partner) -> str:
    """ "Lokale foreninger, samarbejdspartner (efter aftale)"."""
    note = f" ({row.note})" if row.note else ""
    return f"{row.name}, {ROLES.get(row.role, row.role)}{note}"


def deliverable(row: Deliverable) -> str:
    """ "12 arrangementer på legepladserne"."""
    return f"{row.number} {row.text}".strip()


def criterion(row: Criterion) -> str:
    """ "Unge i fast fritidstilbud: 25 (kilde: Klubbens lister)"."""
    number = f": {row.number}" if row.number else ""
    source = f" (kilde: {row.data_source})" if row.data_source else ""
    return f"{row.text}{number}{source}"


def party(row: PartyContent | Signatory) -> str:
    """ "Københavns Politi, part"."""
    return f"{row.name}, {_PARTIES.get(row.role, row.role)}"


def step(row: Step) -> str:
    """ "Styregruppen godkender, afgjort med mødets ord"; who is informed decides nothing."""
    rule = "" if row.act == "is_informed" else f", {_RULES.get(row.rule, row.rule)}"
    return f"{row.body} {_ACTS.get(row.act, row.act)}{rule}"


def frame(row: FrameContent) -> str:
    """ "Ramme til aktiviteter i 2022: 1.400.000 kr."."""
    return f"{frame_name(row)}: {danish.kr(row.kr)}{' (eksempel)' if row.is_example else ''}"


def frame_name(row: FrameContent) -> str:
    """ "Ramme til aktiviteter i 2022"."""
    return f"Ramme til {_PURPOSES.get(row.purpose, row.purpose)} i {row.year}"


def stated(row: Stated) -> str:
    """ "Tabellens sum for 2022 i papiret: 335.000"."""
    return f"{_SOURCES.get(row.source, row.source)} for {row.year} i papiret: {danish.written(row)}"


def transfer(row: Transfer) -> str:
    """ "5.000 kr. flyttet fra Blå Bane: Lønmidler 2022 til Værtskab: Lønmidler 2022. Færre timer. Styregruppens
    beslutning." """
    decided = f"{_genitive(row.decided_by)} beslutning." if row.decided_by else ""
    return " ".join(filter(None, (moved(row), _sentence(row.reason), decided)))


def day(iso: str) -> str:
    """ "12. marts 2022", unbroken after the day; nothing for no day."""
    return danish.hard_spaces(danish.date(datetime.date.fromisoformat(iso))) if iso else ""


def _genitive(name: str) -> str:
    return f"{name}’" if name[-1:].lower() in "sxz" else f"{name}s"


def _sentence(words: str) -> str:
    return words if not words or words.endswith((".", "!", "?")) else f"{words}."
