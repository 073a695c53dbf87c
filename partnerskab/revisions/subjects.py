# SPDX-License-Identifier: MPL-2.0
"""Papers name versions by their fingerprints: which versions those are, and whether newer ones have come since."""

from collections.abc import Iterable

from partnerskab.agreements.models import Partnership
from partnerskab.content.checks.case import Known

from .models import Revision, Standing

_COUNTS = (Standing.APPROVED, Standing.PENDING)


def known_versions(partnership: Partnership, marks: Iterable[str]) -> dict[str, Known]:
    """The versions with these fingerprints, by fingerprint; one query. Newer is one that was approved or is before its
    parties."""
    wanted = set(filter(None, marks))
    if not wanted:
        return {}
    found: dict[str, Known] = {}
    newest: dict[str, str] = {}
    for one in Revision.objects.of(partnership).order_by("-number"):
        address = one.matter.address
        if one.standing in _COUNTS:
            newest.setdefault(address, one.label)
        if one.content_sha256 in wanted:
            newer = newest.get(address, "")
            found.setdefault(
                one.content_sha256, Known(one.label, str(one.standing), "" if newer == one.label else newer)
            )
    return found
