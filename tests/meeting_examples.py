# SPDX-License-Identifier: MPL-2.0
"""A meeting as frozen content, in the tests' own words: minutes with every kind of point, and its agenda before."""

import datetime
from dataclasses import replace

from partnerskab.content.tree import PartyContent, Step
from partnerskab.content.yearly import Attached, Attendant, MeetingContent, Point

DAY = datetime.date(2026, 5, 20)


def full_meeting() -> MeetingContent:
    """The minutes of a steering group with two decisions, one of them on a version."""
    return MeetingContent(
        schema=1,
        matter="meeting",
        id="6d1f4c0e-0001-4000-8000-000000000000",
        partnership="Amager Partnerskab",
        slug="amager",
        year=2026,
        number=3,
        body="Styregruppen",
        body_kind="steering",
        title="Forårsmøde",
        held_on=DAY.isoformat(),
        starts_at="14:30",
        ends_at="16:00",
        place="Beboerhuset, 1. sal",
        chair="Stine Styrer",
        minute_taker="Sanne Sekretær",
        call="<p>Vi mødes om årets plan. Læs bilagene først.</p>",
        closing="<p>Kaffen var god.</p>",
        attendants=(
            Attendant("a1", "Stine Styrer", "Socialforvaltningen", "present", True),
            Attendant("a2", "Pia Politi", "Københavns Politi", "apology", True),
            Attendant("a3", "Poul Politi", "Københavns Politi", "present", False),
            Attendant("a4", "Gerda Gæst", "", "present", False),
        ),
        points=(
            _point("1", "Godkendelse af referat fra 12. januar", "minutes", outcome="agreed"),
            _point("2", "Status på planen", "information", said="<p>Otte af ti aktiviteter er i gang.</p>"),
            replace(
                _point("3", "Tryghedsplanen", "decision", outcome="agreed", said="<p>Der var enighed.</p>"),
                presenter="Sekretariatet",
                minutes=20,
                text="<h3>Hvad der er nyt</h3><p>To aktiviteter er justeret.</p>",
                decision="Planen godkendes.\nSekretariatet sender den videre.",
                subject="version",
                subject_label="Tryghedsplan 2026, version 2026.2",
                subject_sha256="ab" * 32,
                attachments=(
                    Attached(
                        "Tryghedsplan 2026, version 2026.2, PDF", "/amager/plan/2026/version/2/papir.pdf", "ab" * 32
                    ),
                    Attached("Økonomien i Tryghedsplan 2026", "/amager/plan/2026/okonomi/", ""),
                ),
            ),
        ),
        parties=(
            PartyContent("p1", "Socialforvaltningen", "party"),
            PartyContent("p2", "Københavns Politi", "party"),
        ),
        steps=(Step("Styregruppen", "approves", "meeting"),),
    )


def agenda() -> MeetingContent:
    """The same meeting before it is held."""
    content = full_meeting()
    return replace(
        content,
        closing="",
        attendants=tuple(replace(one, standing="invited") for one in content.attendants),
        points=tuple(replace(one, said="", outcome="", decision="") for one in content.points),
    )


def _point(number: str, title: str, kind: str, said: str = "", outcome: str = "") -> Point:
    return Point(
        id=f"6d1f4c0e-000{number}-4000-8000-000000000000",
        title=title,
        kind=kind,
        presenter="",
        text="",
        said=said,
        outcome=outcome,
        decision="",
        subject="",
        subject_label="",
        subject_sha256="",
        attachments=(),
    )
