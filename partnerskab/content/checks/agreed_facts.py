# SPDX-License-Identifier: MPL-2.0
"""What is missing in an agreement's facts: its area, theory of change, targets, baselines and money."""

from collections.abc import Iterator
from datetime import date

from partnerskab import danish
from targets.demands import has_baseline

from ..agreed import WholeAgreement
from .agreement import found
from .findings import Finding
from .wording import listed, quoted


def no_area(content: WholeAgreement) -> Iterator[Finding]:
    """The area is not described, or only from a day after the agreement began."""
    if not content.boundaries:
        yield found(
            "AGREEMENT_NO_AREA",
            "Området er ikke beskrevet",
            "Skriv, hvilke boligafdelinger der hører til, og fra hvornår. Målingerne hænger sammen med området.",
            "Mangler",
            "area",
        )
        return
    first = min(boundary.from_date for boundary in content.boundaries)
    if first > content.valid_from:
        yield found(
            "AGREEMENT_AREA_LATER",
            "Området er først beskrevet senere",
            f"Aftalen gælder fra {_day(content.valid_from)}, men området er beskrevet fra {_day(first)}.",
            "Fra senere dag",
            "area",
        )


def map_without_words(content: WholeAgreement) -> Iterator[Finding]:
    """A map that says nothing to those who do not see it."""
    for boundary in content.boundaries:
        if boundary.picture and not boundary.picture_alt.strip():
            yield found(
                "AGREEMENT_MAP_WITHOUT_WORDS",
                "Kortet mangler en beskrivelse i ord",
                f"Skriv, hvad kortet over området fra {_day(boundary.from_date)} viser, for dem der ikke kan se det.",
                "Kort uden ord",
                "area",
            )


def areas_without_results(content: WholeAgreement) -> Iterator[Finding]:
    """A focus area from which the theory of change expects nothing."""
    empty = [area for area in content.areas if not area.results]
    if empty:
        numbers = listed(area.number for area in empty)
        yield found(
            "AGREEMENT_AREA_WITHOUT_RESULTS",
            f"Indsatsområde {numbers} har ingen resultater",
            f"Forandringsteorien siger ikke, hvad {listed(quoted(area.title) for area in empty)} skal give.",
            "Ingen resultater",
            "theory",
        )


def no_targets(content: WholeAgreement) -> Iterator[Finding]:
    """Nothing would tell whether the agreement works."""
    if not any(aim.rule != "monitor" for aim in content.targets):
        yield found(
            "AGREEMENT_NO_TARGETS",
            "Aftalen har ingen mål",
            "Tilføj de mål, som partnerskabet vil følges på, og hvad de måles med.",
            "Ingen mål",
            "targets",
        )


def no_baselines(content: WholeAgreement) -> Iterator[Finding]:
    """Targets held against a baseline that is not set yet; the agreement 2025-2028 was signed that way."""
    missing = [aim.title for aim in content.targets if has_baseline(aim) and aim.baseline is None]
    if missing:
        number = danish.counted(len(missing), "mål", "mål", neuter=True)
        yield found(
            "AGREEMENT_NO_BASELINE",
            f"{number[0].upper()}{number[1:]} mangler baseline",
            f"{listed(missing)}. De kan først bedømmes, når den er fastsat.",
            "Ingen baseline",
            "targets",
        )


def missing_frames(content: WholeAgreement) -> Iterator[Finding]:
    """A year of the period without money for activities, or money in a year outside it."""
    framed = {frame.year for frame in content.frames if frame.purpose == "activities"}
    missing = sorted(set(content.years) - framed)
    if missing:
        when = listed(missing)
        yield found(
            "AGREEMENT_NO_FRAME",
            f"Der er ingen ramme for {when}",
            f"Skriv, hvad der er afsat til aktiviteter i {when}, så planerne har noget at holde sig til.",
            "Ingen ramme",
            "frames",
        )
    if outside := sorted({frame.year for frame in content.frames} - set(content.years)):
        yield found(
            "AGREEMENT_FRAME_OUTSIDE",
            f"Rammen for {listed(outside)} ligger uden for perioden",
            f"Aftalen gælder {content.period}.",
            "Uden for perioden",
            "frames",
        )


def _day(iso: str) -> str:
    return danish.date(date.fromisoformat(iso))
