# SPDX-License-Identifier: MPL-2.0
"""Rules for what an activity says of itself: its sections, its actors and its number.

An ended activity is exempt from all of them: it stays in the plan for its money, and nobody writes it on.
"""

from collections.abc import Iterator

from ..tree import ActivityContent, AgreementContent
from .findings import Finding, Severity
from .wording import at, name

SECTIONS = {
    "purpose": "formål",
    "objectives": "målsætninger",
    "target_group": "målgruppe",
    "timeline": "tidsplan",
    "deliverables": "leverancer",
    "responsible": "ansvarlige aktører",
}
"""The sections every activity of the 2022 plan has, by unit; background and notes come and go."""


def missing_sections(activity: ActivityContent, _: AgreementContent, __: int) -> Iterator[Finding]:
    """A section of `SECTIONS` that is neither written nor filled in as rows."""
    if activity.has_ended:
        return
    filled = _filled(activity)
    for unit, words in SECTIONS.items():
        if unit not in filled:
            yield Finding(
                code="SECTION_MISSING",
                severity=Severity.ADVISES,
                title=f"{name(activity)} mangler {words}",
                sentence=f"Afsnittet om {words} er tomt.",
                short=f"Mangler {words}",
                place=at(activity, unit),
            )


def _filled(activity: ActivityContent) -> set[str]:
    """The units that hold anything. Deliverables may be rows or text (plan 2022, activity 3), and so may actors."""
    filled = {section.kind for section in activity.sections if section.text}
    if activity.deliverables or filled & {"deliverables_intro", "deliverables_note"}:
        filled.add("deliverables")
    if activity.partners:
        filled.add("responsible")
    return filled


def no_partner(activity: ActivityContent, _: AgreementContent, __: int) -> Iterator[Finding]:
    """Nobody beside the lead, though a partnership's activity is to be carried out together (agreement 2025-2028).

    Silent where nothing at all is written of the actors: the missing section says so already.
    """
    if activity.has_ended or activity.cooperating or "responsible" not in _filled(activity):
        return
    nobody = "hverken en ansvarlig eller samarbejdspartnere" if not activity.leads else "ingen samarbejdspartnere"
    yield Finding(
        code="NO_PARTNER",
        severity=Severity.ADVISES,
        title=f"{name(activity)} har ingen samarbejdspartner",
        sentence=f"Der er {nobody} på aktivitetens liste over aktører.",
        short="Ingen samarbejdspartner",
        place=at(activity, "responsible"),
    )


def no_lead(activity: ActivityContent, _: AgreementContent, __: int) -> Iterator[Finding]:
    """Actors, but none of them in charge. Without any actor `no_partner` says that nobody is."""
    if activity.has_ended or activity.leads or not activity.partners:
        return
    yield Finding(
        code="NO_LEAD",
        severity=Severity.ADVISES,
        title=f"{name(activity)} har ingen ansvarlig",
        sentence="Ingen af aktørerne står som ansvarlig for aktiviteten.",
        short="Ingen ansvarlig",
        place=at(activity, "responsible"),
    )


def numbered_appendix(activity: ActivityContent, _: AgreementContent, __: int) -> Iterator[Finding]:
    """An activity that is called an appendix and has a number all the same (plan 2022, activity 12)."""
    if activity.is_appendix and activity.number is not None and not activity.has_ended:
        yield Finding(
            code="NUMBERED_APPENDIX",
            severity=Severity.ADVISES,
            title=f"{name(activity)} kaldes appendiks",
            sentence="Aktiviteten har et nummer i oversigten, men trykkes som appendiks uden for indsatsområderne.",
            short="Kaldes appendiks",
            place=at(activity, "title"),
        )


def no_number(activity: ActivityContent, _: AgreementContent, __: int) -> Iterator[Finding]:
    """A living activity without a number, which papers and meetings call it by. An appendix may do without."""
    if activity.number is None and not activity.is_appendix and not activity.has_ended:
        yield Finding(
            code="NO_NUMBER",
            severity=Severity.ADVISES,
            title=f"{name(activity)} har intet nummer",
            sentence="Giv aktiviteten et nummer, så den kan findes i oversigten og nævnes på møder.",
            short="Intet nummer",
            place=at(activity, "title"),
        )
