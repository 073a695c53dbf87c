# SPDX-License-Identifier: MPL-2.0
"""Pictures that people choose, made into one kind that any paper can hold: PNG in plain colours, nothing else in it."""

import warnings
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO

from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from .models import Partnership, Picture, User

LARGEST_FILE = 15_000_000
"""Bytes; a scanned map in print quality is well below."""
MOST_PIXELS = 60_000_000
LONGEST_SIDE = 2_400
"""Pixels; printed across a page that is about 350 to the inch."""
_FORMATS = ("PNG", "JPEG", "WEBP")
_NO_PICTURE = "Filen kan ikke læses som et billede. Vælg et billede i PNG, JPEG eller WebP."


class NotAPicture(Exception):
    """The file is no picture that can be used. The message says why, in Danish."""


@dataclass(frozen=True, slots=True)
class Clean:
    """A picture as it is stored: PNG, RGB, without metadata; pixels."""

    data: bytes
    width: int
    height: int

    @property
    def sha256(self) -> str:
        return sha256(self.data).hexdigest()


def clean(data: bytes) -> Clean:
    """Make the picture a plain PNG, turned as its camera meant, on white where it is see-through, and at most
    LONGEST_SIDE pixels a side. The same file always gives the same bytes.

    Raises:
        NotAPicture: too large, of another kind, or damaged.
    """
    if len(data) > LARGEST_FILE:
        raise NotAPicture(f"Billedet fylder for meget. Vælg et på højst {LARGEST_FILE // 1_000_000} MB.")
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint turns it on for the whole process, and half a map would pass
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=_FORMATS) as opened:
                _refuse_huge(opened)
                plain = _plain(opened)
    except NotAPicture:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise NotAPicture(_too_many()) from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError):
        raise NotAPicture(_NO_PICTURE) from None
    written = BytesIO()
    plain.save(written, "PNG", optimize=True)
    return Clean(written.getvalue(), *plain.size)


def keep(partnership: Partnership, picture: Clean, by: User | None) -> Picture:
    """The stored picture; one that the partnership has already is not stored twice."""
    values = {"data": picture.data, "width": picture.width, "height": picture.height, "uploaded_by": by}
    return Picture.objects.get_or_create(partnership=partnership, sha256=picture.sha256, defaults=values)[0]


def _refuse_huge(opened: Image.Image) -> None:
    """Before anything is unpacked: a small file may unfold to a picture that fills the memory."""
    if opened.width * opened.height > MOST_PIXELS:
        raise NotAPicture(_too_many())


def _too_many() -> str:
    return f"Billedet har for mange punkter. Vælg et på højst {MOST_PIXELS // 1_000_000} millioner, fx 8.000 x 7.000."


def _plain(opened: Image.Image) -> Image.Image:
    turned = ImageOps.exif_transpose(opened).convert("RGBA")
    turned.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    paper = Image.new("RGB", turned.size, "white")
    paper.paste(turned, mask=turned.getchannel("A"))
    return paper
