# SPDX-License-Identifier: MPL-2.0
"""Fields: what Word works out itself, such as the number of a page.

They are never marked as out of date, for then Word asks the reader a question before it opens the file.
"""

from collections.abc import Iterable

from .building import Node, w, words
from .faces import PLAIN, Face


def field(instruction: str, shown: Iterable[Node] = (), face: Face = PLAIN) -> list[Node]:
    """A field, and what stands there until Word works it out again."""
    return [*opening(instruction, face), *shown, closing(face)]


def opening(instruction: str, face: Face = PLAIN) -> list[Node]:
    """The beginning of a field; what it shows follows."""
    told = w("r", face.properties(), words(f" {instruction} ", "instrText"))
    return [_mark("begin", face), told, _mark("separate", face)]


def closing(face: Face = PLAIN) -> Node:
    """The end of a field."""
    return _mark("end", face)


def _mark(kind: str, face: Face) -> Node:
    return w("r", face.properties(), w("fldChar", fldCharType=kind))
