# SPDX-License-Identifier: MPL-2.0
"""The pictures that frozen content names, fetched by their content; a paper is drawn from these bytes alone."""

import hashlib
from collections.abc import Mapping

from partnerskab.agreements.models import Picture
from partnerskab.content.agreed import WholeAgreement
from partnerskab.content.canonical import Content

Pictures = Mapping[str, bytes]
"""PNG bytes by their sha256."""


def pictures_of(content: Content) -> Pictures:
    """The pictures the content names that are there and are what they are named: one query, none without names."""
    named = {one.picture for one in content.boundaries if one.picture} if isinstance(content, WholeAgreement) else set()
    if not named:
        return {}
    rows = Picture.objects.filter(partnership__slug=content.slug, sha256__in=named).values_list("sha256", "data")
    return {sha256: bytes(data) for sha256, data in rows if hashlib.sha256(data).hexdigest() == sha256}
