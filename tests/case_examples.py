# SPDX-License-Identifier: MPL-2.0
"""Case papers as frozen content: an ordinary one, one with long words and forty points, and one with nothing in it."""

from dataclasses import replace

from partnerskab.content.tree import PartyContent, Step
from partnerskab.content.yearly import CASE_SCHEMA, Attached, CaseContent, Handled, Recommended

LONG = "tryghedsskabelsesforanstaltningskoordinationsudvalgsmedlem"
_PARTY = PartyContent("11111111-1111-4111-8111-111111111111", "Københavns Politi", "party")


def full_case() -> CaseContent:
    """The case of the plan for 2026, with each part written."""
    return CaseContent(
        schema=CASE_SCHEMA,
        matter="case",
        id="22222222-2222-4222-8222-222222222222",
        partnership="Amager Partnerskab",
        slug="amager",
        year=2026,
        number=1,
        title="Tryghedsplan 2026 for Amager Partnerskab",
        body="Økonomiudvalget",
        aim="decision",
        meeting_on="2026-06-17",
        sender="Økonomiforvaltningen",
        case_number="2026-0012345",
        document_number="1234567",
        officer="Sanne Sekretær",
        resume="<p>Planen samler årets elleve aktiviteter.</p>",
        recommendations=(
            Recommended("p1", "Økonomiudvalget godkender Tryghedsplan 2026 (version 2026.1)"),
            Recommended("p2", "Økonomiudvalget tager til efterretning, at 140.000 kr. ikke er fordelt"),
        ),
        problem="<p>Parterne skal have en plan, før året begynder.</p>",
        solution="<h3>Aktiviteterne</h3><ul><li><p>Tre i byrummet.</p></li><li><p>To for unge.</p></li></ul>",
        economy=(
            '<p>Rammen er 1.900.000 kr.<span class="footnote">Efter aftalen for 2025-2028.</span></p>'
            "<table><thead><tr><th><p>Post</p></th><th><p>Beløb</p></th></tr></thead>"
            "<tbody><tr><th><p>Fordelt</p></th><td><p>1.760.000 kr.</p></td></tr></tbody></table>"
        ),
        process="<p>Aktiviteterne afrapporteres i december.</p>",
        handlings=(
            Handled("h1", "Styregruppen", "3. juni 2026", "Godkendte planen"),
            Handled("h2", "Økonomiudvalget", "17. juni 2026", "Sagen forelægges til beslutning"),
        ),
        annexes=(
            Attached("Tryghedsplan 2026, version 2026.1", "/amager/plan/2026/version/1/papir/", "ab12" * 16),
            Attached("Kort over området", "", ""),
        ),
        subject_label="Tryghedsplan 2026, version 2026.1",
        subject_sha256="ab12" * 16,
        parties=(_PARTY,),
        steps=(Step("Økonomiudvalget", "approves", "meeting"),),
    )


def long_case() -> CaseContent:
    """Forty points, long words everywhere, and more rows than a page holds."""
    content = full_case()
    text = "".join(f"<p>{LONG} nummer {at}, og hvad der fulgte efter.</p>" for at in range(12))
    return replace(
        content,
        title=f"Sagen om {LONG} og {LONG}",
        body=f"Udvalget for {LONG}",
        officer=LONG,
        resume=text,
        recommendations=tuple(
            Recommended(
                f"p{at}", f"udvalget tager stilling til {LONG} nummer {at} og til alt det, der hører med til det"
            )
            for at in range(1, 41)
        ),
        solution=text * 2,
        handlings=tuple(Handled(f"h{at}", LONG, f"{at}. juni 2026", f"Behandlede {LONG}") for at in range(1, 31)),
        annexes=tuple(Attached(f"Bilag om {LONG} {at}", "", "cd34" * 16) for at in range(1, 31)),
    )


def bare_case() -> CaseContent:
    """A case paper with a title and a committee, and nothing else."""
    return replace(
        full_case(), aim="tabled", meeting_on="", sender="", case_number="", document_number="", officer="", resume="",
        recommendations=(), problem="", solution="", economy="", process="", handlings=(), annexes=(),
        subject_label="", subject_sha256="", parties=(),
    )  # fmt: skip
