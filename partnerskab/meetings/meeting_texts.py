# SPDX-License-Identifier: MPL-2.0
"""The texts of a meeting and of the points on its agenda, edited by the same code as a plan's."""

from activities.texts import TextSort, Whole, register, register_whole

from .models import AgendaPoint, Meeting

CALL = TextSort(
    "indkaldelse",
    Meeting,
    "indkaldelsen",
    "call",
    of="meeting",
    label=lambda row: "Indkaldelse",
    is_shared=True,
)
CLOSING = TextSort(
    "eventuelt",
    Meeting,
    "eventuelt",
    "closing",
    of="meeting",
    label=lambda row: "Eventuelt",
    suffix="-slut",
    is_shared=True,
)
POINT = TextSort(
    "dagsordenspunkt",
    AgendaPoint,
    "sagsfremstillingen",
    "text",
    owner="meeting",
    of="meeting",
    label=lambda row: f"Sagsfremstilling til {row.title}",
    is_shared=True,
)
SAID = TextSort(
    "referat",
    AgendaPoint,
    "referatet",
    "said",
    owner="meeting",
    of="meeting",
    label=lambda row: f"Referat af {row.title}",
    suffix="-referat",
    is_shared=True,
)


def register_sorts() -> None:
    """Let them be edited where they stand."""
    register_whole("meeting", Whole(Meeting, "moede"))
    register(CALL, CLOSING, POINT, SAID)
