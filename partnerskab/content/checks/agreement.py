# SPDX-License-Identifier: MPL-2.0
"""What is missing in an agreement, or speaks against itself: its chapters, those who take part, and who decides."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from partnerskab import danish
from partnerskab.richtext import plain

from ..agreed import BodyContent, WholeAgreement
from ..tree import Step
from .findings import Figure, Finding, Place, Scope, Severity
from .wording import listed, quoted

CHAPTERS = {
    "purpose": ("AGREEMENT_NO_PURPOSE", "formålet", "Formålet siger, hvad parterne vil sammen. Aftalen åbner med det."),
    "background": ("AGREEMENT_NO_BACKGROUND", "baggrunden", "Skriv, hvorfor området har brug for aftalen."),
    "organisation": (
        "AGREEMENT_NO_ORGANISATION",
        "organiseringen",
        "Skriv, hvem der beslutter, og hvem der gør arbejdet.",
    ),
    "economy": ("AGREEMENT_NO_ECONOMY", "økonomien", "Skriv, hvem der betaler hvad i perioden."),
}
"""The chapters no agreement is without (agreement 2025-2028): code, name in a sentence, what to write."""

_NUMBERED = re.compile(r"\b(\w+)\s+(?:overordnede\s+|fælles\s+|tværgående\s+)?indsatsområde(?:r|rne)\b", re.IGNORECASE)
_WORDS = {danish.in_words(number): number for number in range(2, 13)}
_UNITS = {"focus": "focus_areas"}
"""Where a chapter is written that is no unit by its own name."""

_DECIDES = {"steering", "working", "board"}


def found(
    code: str, title: str, sentence: str, short: str, unit: str, *versus: Figure, blocks: bool = False
) -> Finding:
    """A finding whose place is a unit of the agreement's page."""
    severity = Severity.BLOCKS if blocks else Severity.ADVISES
    return Finding(code, severity, title, sentence, short, Place(Scope.AGREEMENT, "", unit), versus)


def no_parties(content: WholeAgreement) -> Iterator[Finding]:
    """An agreement is between parties; without any nobody could sign it."""
    if not content.voting:
        yield found(
            "AGREEMENT_NO_PARTIES",
            "Aftalen har ingen parter",
            "Tilføj dem, der indgår aftalen. Det er dem, der skal godkende den.",
            "Ingen parter",
            "parties",
            blocks=True,
        )


def no_focus_areas(content: WholeAgreement) -> Iterator[Finding]:
    """Plans sort their activities by focus area, so an agreement needs one at least."""
    if not content.areas:
        yield found(
            "AGREEMENT_NO_FOCUS_AREAS",
            "Aftalen har ingen indsatsområder",
            "Tilføj mindst ét. Planernes aktiviteter hører til et indsatsområde.",
            "Ingen indsatsområder",
            "focus_areas",
            blocks=True,
        )


def nobody_approves(content: WholeAgreement) -> Iterator[Finding]:
    """Without a step that approves a version could never be decided; that of the agreement itself blocks."""
    routes: list[tuple[str, str, tuple[Step, ...], bool]] = [
        ("AGREEMENT_NOBODY_APPROVES", "aftalen", content.steps, True),
        ("AGREEMENT_NOBODY_APPROVES_PLANS", "tryghedsplanen", content.plan_steps, False),
    ]
    if content.targets:
        routes.append(("AGREEMENT_NOBODY_APPROVES_STATUS", "status på målene", content.status_steps, False))
    for code, name, steps, blocks in routes:
        if not any(step.act == "approves" for step in steps):
            yield found(
                code,
                f"Ingen godkender {name}",
                f"Beslutningsgangen for {name} har intet trin, hvor nogen godkender. Tilføj det, og vælg hvem.",
                "Ingen godkender",
                "routes",
                blocks=blocks,
            )


def missing_chapters(content: WholeAgreement) -> Iterator[Finding]:
    """A chapter that every agreement has is not written."""
    written = {chapter.kind for chapter in content.chapters if chapter.text}
    for kind, (code, name, sentence) in CHAPTERS.items():
        if kind not in written:
            yield found(code, f"{name[0].upper()}{name[1:]} er ikke skrevet", sentence, "Mangler", kind)


def other_number_of_areas(content: WholeAgreement) -> Iterator[Finding]:
    """A text counts the focus areas otherwise than the agreement has them (the agreement 2025-2028 has four and writes
    of three)."""
    if not content.areas:
        return
    texts = [(_UNITS.get(chapter.kind, chapter.kind), chapter.title, chapter.text) for chapter in content.chapters]
    texts += [("focus_areas", area.title, area.introduction) for area in content.areas]
    for unit, title, text in texts:
        said = sorted(set(map(_number, _NUMBERED.findall(plain(text)))) - {None, len(content.areas)}, key=str)
        if said:
            counted = listed(danish.in_words(number) for number in said if number)
            has = danish.in_words(len(content.areas), neuter=True)
            yield found(
                "AGREEMENT_NUMBER_OF_AREAS",
                f"{quoted(title)} tæller indsatsområderne forkert",
                f"Teksten skriver om {counted} indsatsområder, men aftalen har {has}.",
                "Forkert antal",
                unit,
                Figure("I teksten", counted),
                Figure("I aftalen", has),
            )


def _number(word: str) -> int | None:
    """A word as the number it says; two or more, for one is mostly an article."""
    if word.isdecimal():
        return int(word) if 1 < int(word) < 100 else None
    return _WORDS.get(word.lower())


def no_bodies(content: WholeAgreement) -> Iterator[Finding]:
    """Nobody is named that meets, decides or works."""
    if not content.bodies:
        yield found(
            "AGREEMENT_NO_BODIES",
            "Aftalen har ingen organer",
            "Tilføj styregruppen og arbejdsgruppen: hvem der sidder der, hvad de gør, og hvor tit de mødes.",
            "Ingen organer",
            "bodies",
        )


def only_collaborators(content: WholeAgreement) -> Iterator[Finding]:
    """A deciding body in which only samarbejdspartnere are named, though they neither negotiate, decide nor vote."""
    for body in content.bodies:
        if body.kind in _DECIDES and _named(content, body) == {"collaborator"}:
            yield found(
                "AGREEMENT_ONLY_COLLABORATORS",
                f"{body.name} har kun samarbejdspartnere",
                "Samarbejdspartnere er ikke med, når der besluttes eller stemmes. Skriv de parter, der sidder der.",
                "Ingen parter",
                "bodies",
            )


def _named(content: WholeAgreement, body: BodyContent) -> set[str]:
    """The roles of the organisations that a body's chair and members name."""
    said = f"{body.chair} {body.members}".casefold()
    return {one.role for one in content.parties if one.name.casefold() in said}


def gap_before(content: WholeAgreement, ended_on: date) -> Iterator[Finding]:
    """Days between the agreement before, which ended then, and this one. No part of the content, so asked for apart."""
    begins = date.fromisoformat(content.valid_from)
    days = (begins - ended_on).days - 1
    if days > 0:
        first, last = danish.date(ended_on + timedelta(days=1)), danish.date(begins - timedelta(days=1))
        sentence = f"Den forrige aftale sluttede {danish.date(ended_on)}, og denne begynder {danish.date(begins)}."
        yield found(
            "AGREEMENT_GAP",
            "Der er ingen aftale imellem",
            f"{sentence} Fra {first} til {last} gælder ingen af dem.",
            f"{danish.counted(days, 'dag', 'dage')} uden aftale",
            "period",
        )
