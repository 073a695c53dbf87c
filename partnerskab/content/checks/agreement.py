# SPDX-License-Identifier: MPL-2.0
"""What is missing in an agreement."""

from collections.abc import Iterator

from ..agreed import WholeAgreement
from .findings import Finding, Place, Scope, Severity


def no_parties(content: WholeAgreement) -> Iterator[Finding]:
    """An agreement is between parties; without any nobody could sign it."""
    if not content.voting:
        yield Finding(
            "AGREEMENT_NO_PARTIES",
            Severity.BLOCKS,
            "Aftalen har ingen parter",
            "Tilføj dem, der indgår aftalen. Det er dem, der skal godkende den.",
            "Ingen parter",
            Place(Scope.AGREEMENT, "", "parties"),
        )


def no_focus_areas(content: WholeAgreement) -> Iterator[Finding]:
    """Plans sort their activities by focus area, so an agreement needs one at least."""
    if not content.areas:
        yield Finding(
            "AGREEMENT_NO_FOCUS_AREAS",
            Severity.BLOCKS,
            "Aftalen har ingen indsatsområder",
            "Tilføj mindst ét. Planernes aktiviteter hører til et indsatsområde.",
            "Ingen indsatsområder",
            Place(Scope.AGREEMENT, "", "focus_areas"),
        )
