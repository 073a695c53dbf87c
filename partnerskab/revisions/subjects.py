# SPDX-License-Identifier: MPL-2.0
"""Papers name versions by their fingerprints: which versions those are, whether newer ones have come since, and what
the checks find of it."""

from collections.abc import Iterable, Mapping

from partnerskab.agreements.models import Partnership
from partnerskab.content.canonical import Content
from partnerskab.content.checks import Finding, check
from partnerskab.content.checks.case import Known, against_versions
from partnerskab.content.matters import Matter
from partnerskab.content.yearly import CaseContent

from .models import AGREED, Revision, Standing

_COUNTS = (*AGREED, Standing.PENDING)


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


def named_in(matter: Matter, content: Content) -> dict[str, Known]:
    """The versions that a case paper names, by fingerprint; other matters name none. One query at most."""
    if not isinstance(content, CaseContent):
        return {}
    return known_versions(matter.partnership, [content.subject_sha256, *(one.sha256 for one in content.annexes)])


def findings_of(content: Content, named: Mapping[str, Known]) -> list[Finding]:
    """What the content itself lacks, and of a case paper what has been overtaken; what blocks first."""
    found = list(check(content))
    return [*found, *against_versions(content, named)] if isinstance(content, CaseContent) else found
