# SPDX-License-Identifier: MPL-2.0
"""A body's name inside a sentence."""


def inside(body: str) -> str:
    """A body's name inside a sentence: "styregruppen" and "parterne", but "Økonomiudvalget", which is a name."""
    return body[:1].lower() + body[1:] if body.lower().endswith(("gruppen", "parterne")) else body


def among(body: str) -> str:
    """Where a body meets: "i styregruppen", "mellem parterne"."""
    return f"{'mellem' if inside(body) == 'parterne' else 'i'} {inside(body)}"
