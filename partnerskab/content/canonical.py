# SPDX-License-Identifier: MPL-2.0
"""The stored form of a plan's content: canonical JSON, and the sha256 that names it.

Canonical means: keys in alphabetical order, no white space, UTF-8. The same content gives the same bytes for ever.
"""

import hashlib

import msgspec

from .tree import SCHEMA, PlanContent


class Unreadable(ValueError):
    """The bytes are not the content of a plan in a schema this program knows."""


def to_json(content: PlanContent) -> bytes:
    """The content as canonical JSON."""
    return msgspec.json.encode(content, order="sorted")


def from_json(data: bytes) -> PlanContent:
    """The content that `to_json` wrote.

    Raises:
        Unreadable: the bytes are no plan, of a schema this program does not know, or not in canonical form: a field
            nobody reads must not vanish between a paper and its fingerprint.
    """
    try:
        content = msgspec.json.decode(data, type=PlanContent)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Unreadable(str(error)) from error
    if content.schema != SCHEMA:
        raise Unreadable(f"schema {content.schema} is not known")
    if to_json(content) != data:
        raise Unreadable("the JSON is not in canonical form")
    return content


def fingerprint(content: PlanContent) -> str:
    """The sha256 of the canonical JSON, as 64 hexadecimal digits."""
    return hashlib.sha256(to_json(content)).hexdigest()
