# SPDX-License-Identifier: MPL-2.0
"""The program that takes a stranger's PDF apart: `python -m partnerskab.documents.proving.reader SECONDS BYTES`.

The PDF comes on standard input, a letter and what belongs to it goes to standard output: R and the `TakenApart` as
JSON, L (locked with a password) or D (damaged) and the claims found all the same, S (too slow) or M (too much). The
program limits its own processor time and memory before it looks at the first byte, writes no file and opens no
connection.

pypdf reads the file: it is Python throughout, so that a hostile file meets no parser written in C, and it gives back
the text of a page, which pikepdf does not.
"""

import hashlib
import io
import logging
import re
import resource
import signal
import sys
import zlib
from collections.abc import Iterator
from contextlib import suppress
from types import FrameType
from typing import Any

import msgspec
from pypdf import PageObject, PdfReader
from pypdf.errors import FileNotDecryptedError, PyPdfError

from ..printing.attached import NAMES
from .taken_apart import Claim, Page, TakenApart

MOST_PAGES = 1_500
LONGEST_PAGE = 60_000
"""Letters on a page; the fullest page of the plan of 2022 has 4.000."""
LARGEST_PLAN = 20_000_000
"""Bytes of the attached data."""

_STREAM = 200_000
"""Bytes of a stream that are looked at in a damaged file; the metadata are far shorter."""

_IDENTIFIER = re.compile(
    r"(?:version (\d{4}(?:-\w+)?\.\d+)|kladde), (godkendt|taget til efterretning|udkast), sha256:([0-9a-f]{64})"
)
_PRINTED = re.compile(r"Fingeraftryk([0-9a-f]{64}|[0-9a-f]{16})")


class TooMuch(Exception):
    """More than a paper of ours could ever be."""


class TooSlow(BaseException):
    """The processor seconds are used up. No `except Exception` on the way, pypdf's among them, may hold it up."""


def main() -> None:
    seconds, memory = map(int, sys.argv[1:])
    pdf = sys.stdin.buffer.read()
    logging.disable(logging.CRITICAL)  # pypdf grumbles about every fault it reads past
    signal.signal(signal.SIGXCPU, _too_slow)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 2))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    sys.stdout.buffer.write(_answer(pdf))


def _answer(pdf: bytes) -> bytes:
    try:
        try:
            return b"R" + msgspec.json.encode(take_apart(pdf))
        except FileNotDecryptedError:
            return b"L" + msgspec.json.encode(salvaged(pdf))
        except (TooMuch, MemoryError, RecursionError):
            raise
        except Exception:  # whatever a broken file may provoke in its reader: it is the file that is wrong
            return b"D" + msgspec.json.encode(salvaged(pdf))
    except TooSlow:
        return b"S"
    except (TooMuch, MemoryError, RecursionError):
        return b"M"


def take_apart(pdf: bytes) -> TakenApart:
    """All that a PDF says, in this process; for strangers' files use `process.take_apart`.

    Raises:
        FileNotDecryptedError: it is locked with a password.
        TooMuch: it has more pages, letters or data than a paper could have.
        Exception: it is damaged; pypdf's own and Python's errors, of any kind.
    """
    reader = PdfReader(io.BytesIO(pdf))
    if reader.is_encrypted:
        raise FileNotDecryptedError
    if len(reader.pages) > MOST_PAGES:
        raise TooMuch
    pages = tuple(_page(page) for page in reader.pages)
    if not pages:
        raise PyPdfError("no pages")
    metadata = {str(name).lstrip("/"): str(value)[:500] for name, value in (reader.metadata or {}).items()}
    return TakenApart(
        pages=pages,
        plan=_plan(reader),
        metadata=metadata,
        claims=claims_in(" ".join((*metadata.values(), _embedded_metadata(reader)))),
        printed=_printed(pages),
    )


def claims_in(text: str) -> tuple[Claim, ...]:
    """Each different claim in a text, in its order."""
    found = (Claim(label, standing != "udkast", digits) for label, standing, digits in _IDENTIFIER.findall(text))
    return tuple(dict.fromkeys(found))


def salvaged(pdf: bytes) -> tuple[Claim, ...]:
    """What a file whose structure is lost still claims, in any of its streams that can be unpacked."""
    found: list[Claim] = list(claims_in(pdf.decode("latin-1")))
    for begin in re.finditer(rb"(?<!end)stream\r?\n", pdf):
        with suppress(zlib.error):
            start = zlib.decompressobj().decompress(pdf[begin.end() : begin.end() + _STREAM], _STREAM)
            found += claims_in(start.decode("latin-1"))
    return tuple(dict.fromkeys(found))


def _page(page: PageObject) -> Page:
    try:
        text = page.extract_text()
    except MemoryError:
        raise
    except Exception:  # a stream that cannot be unpacked, a font that is none: this page, not the paper
        text = None
    if text is not None and len(text) > LONGEST_PAGE:
        raise TooMuch
    return Page(text, _drawing(page))


def _drawing(page: PageObject) -> str:
    """A digest of the page's drawing orders and of what lies on top of it; links are left out."""
    digest = hashlib.sha256()
    try:
        contents = page.get_contents()
        digest.update(contents.get_data() if contents else b"")
        for note in page.get("/Annots") or ():
            kind = str(note.get_object().get("/Subtype"))
            if kind != "/Link":
                digest.update(kind.encode())
    except MemoryError:
        raise
    except Exception:  # cannot be drawn, so it is drawn differently from every page that can
        return ""
    return digest.hexdigest()


def _plan(reader: PdfReader) -> bytes | None:
    """The attached data; None if there is none that can be unpacked."""
    try:
        known = [name for name in NAMES if name in reader.attachments]
        found: list[bytes] = reader.attachments[known[0]] if known else []
    except MemoryError:
        raise
    except Exception:
        return None
    if found and len(found[0]) > LARGEST_PLAN:
        raise TooMuch
    return bytes(found[0]) if found else None


def _embedded_metadata(reader: PdfReader) -> str:
    """The XML metadata as text, unread as XML."""
    try:
        root: Any = reader.trailer["/Root"]
        stream = root["/Metadata"]
        return str(stream.get_data().decode("utf-8", "replace"))
    except MemoryError:
        raise
    except Exception:
        return ""


def _printed(pages: tuple[Page, ...]) -> tuple[str, ...]:
    """The fingerprints on the pages, each once, whole ones first."""
    found = dict.fromkeys(digits for page in pages for digits in _in_print(page.text or ""))
    return tuple(sorted(found, key=len, reverse=True))[:20]


def _in_print(text: str) -> Iterator[str]:
    yield from _PRINTED.findall("".join(text.split()))


def _too_slow(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlow


if __name__ == "__main__":
    main()
