# SPDX-License-Identifier: MPL-2.0
"""What is turned away before a workbook is opened: other kinds of file, macros, and what is made to do harm."""

import io
import re
import zipfile
import zlib

from partnerskab.refusal import Refused

LARGEST_WORKBOOK = 5_000_000
"""Bytes. The workbook of a plan with 300 activities is below 1 MB."""

LARGEST_UNPACKED = 50_000_000
MOST_PARTS = 500
MOST_TIMES = 200
"""A part may unpack to so many times its size, once it is larger than `SMALL_PART`."""

SMALL_PART = 1_000_000

LIMIT = f"{LARGEST_WORKBOOK // 1_000_000} MB"
TOO_LARGE = f"Filen fylder over {LIMIT}. Gem kun de ark, der skal læses, i en ny projektmappe."

_SAVE_AS = "Åbn den i Excel, gem den som Excel-projektmappe (.xlsx), og vælg den."
_DAMAGED = f"Filen er beskadiget og kan ikke åbnes. {_SAVE_AS}"
_TOO_LARGE = "Filen er for stor, når den pakkes ud. Gem kun de ark, der skal læses, i en ny projektmappe."
_MACROS = "Filen har makroer, og dem åbner vi ikke. Gem den som Excel-projektmappe uden makroer (.xlsx), og vælg den."
_WRONG = f"Filen er ikke en Excel-projektmappe (.xlsx). {_SAVE_AS}"
_UNREADABLE = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error)
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_MACRO_PART = re.compile(r"(vbaProject[^/]*\.bin|^xl/macrosheets/|^xl/activeX/)", re.IGNORECASE)


def refuse_other_kinds(data: bytes, filename: str) -> None:
    """Look at a file without opening it; what it is, is seen from its content.

    Raises:
        Refused: anything but a workbook without macros of a reasonable size.
    """
    if not data.strip():
        raise Refused("empty", "Filen er tom. Vælg den projektmappe, der har tallene.")
    if len(data) > LARGEST_WORKBOOK:
        raise Refused("too_large", TOO_LARGE)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refused("wrong_kind", f"Filen er en ældre Excel-fil (.xls) eller har adgangskode. {_SAVE_AS}")
    if not data.startswith(b"PK"):
        is_text = b"\x00" not in data[:1000] and not data.startswith(b"%PDF")
        kind = "Filen ser ud til at være en tekst- eller csv-fil. " if is_text else ""
        raise Refused("wrong_kind", kind + (_SAVE_AS if kind else _WRONG))
    if filename.lower().endswith((".xlsm", ".xltm", ".xlsb")):
        raise Refused("macros", _MACROS)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_parts(archive)
    except _UNREADABLE as trouble:
        raise Refused("damaged", _DAMAGED) from trouble


def _refuse_parts(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if "mimetype" in names:
        raise Refused("wrong_kind", f"Filen er et OpenDocument-regneark (.ods). {_SAVE_AS}")
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise Refused("wrong_kind", _WRONG)
    if any(_MACRO_PART.search(name) for name in names):
        raise Refused("macros", _MACROS)
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise Refused("too_large", _TOO_LARGE)
    if any(part.file_size > max(SMALL_PART, part.compress_size * MOST_TIMES) for part in parts):
        raise Refused("too_large", _TOO_LARGE)
    for part in parts:
        _refuse_content(archive.read(part))


def _refuse_content(part: bytes) -> None:
    """No declarations, which can grow without bounds, and no encoding that could hide them or macros from this look."""
    declared = _DECLARED.match(part)
    if declared and declared[1].lower() not in (b"utf-8", b"us-ascii"):
        raise Refused("damaged", _DAMAGED)
    if part[:2] in (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<"):
        raise Refused("damaged", _DAMAGED)
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise Refused("damaged", _DAMAGED)
    if b"macroEnabled" in part or b"vbaProject" in part:
        raise Refused("macros", _MACROS)
