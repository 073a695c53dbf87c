# SPDX-License-Identifier: MPL-2.0
"""How large a paper may be, and what is said of one that is larger."""

from ..reading.files import LARGEST_FILE

LIMIT = f"{LARGEST_FILE // 1_000_000} MB"
TOO_LARGE = f"Filen fylder over {LIMIT}. Fjern store billeder i Word, gem igen, og vælg filen igen."


def is_too_large(size: int) -> bool:
    """Whether a file of that many bytes is more than a paper may be."""
    return size > LARGEST_FILE
