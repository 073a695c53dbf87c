# SPDX-License-Identifier: MPL-2.0
"""The part of an address that names what has versions: "plan/2022", "aftale/2025-2028", "maal/status/2026",
"opfoelgning/2026-midtvejs", "moede/2026-3", "indstilling/2026-2"."""

from typing import Any

from django.urls import register_converter


class MatterConverter:
    """Takes the address as it is; a bare year names that year's plan when an address is made."""

    regex = (
        r"plan/[0-9]+|aftale/[0-9]{4}-[0-9]{4}|maal/status/[0-9]+"
        r"|opfoelgning/[0-9]{4}-(?:midtvejs|afrapportering|statusrapport)|(?:moede|indstilling)/[0-9]{4}-[0-9]{1,4}"
    )

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: Any) -> str:
        """The address of a plan's year, of a matter, or an address itself."""
        return f"plan/{value}" if isinstance(value, int) else str(getattr(value, "address", value))


def register() -> None:
    """Let addresses say <matter:matter>."""
    register_converter(MatterConverter, "matter")
