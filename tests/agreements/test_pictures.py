# SPDX-License-Identifier: MPL-2.0
"""Pictures that people choose become plain PNG, or are refused in words."""

import io
import struct
import zlib

import pytest
from PIL import Image, ImageFile

from partnerskab.agreements.models import Picture
from partnerskab.agreements.pictures import LONGEST_SIDE, NotAPicture, clean, keep


def picture(form: str, size=(300, 200), mode="RGB", colour="red", **options: object) -> bytes:
    """The bytes of a picture in that form."""
    file = io.BytesIO()
    Image.new(mode, size, colour).save(file, form, **options)
    return file.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_each_kind_becomes_a_plain_png(form):
    made = clean(picture(form))
    assert (opened(made.data).format, opened(made.data).mode) == ("PNG", "RGB")
    assert (made.width, made.height) == (300, 200)


def test_what_is_see_through_stands_on_white():
    made = clean(picture("PNG", mode="RGBA", colour=(255, 0, 0, 0)))
    assert opened(made.data).getpixel((5, 5)) == (255, 255, 255)


def test_a_large_one_is_made_smaller_and_keeps_its_shape():
    made = clean(picture("PNG", size=(4_800, 1_200)))
    assert (made.width, made.height) == (LONGEST_SIDE, 600)


def test_nothing_but_the_picture_is_kept():
    exif = Image.Exif()
    exif[0x010E] = "Hemmelig beskrivelse"
    exif[0x0112] = 6
    made = clean(picture("JPEG", exif=exif))
    assert b"Hemmelig" not in made.data
    assert opened(made.data).info == {}
    assert (made.width, made.height) == (200, 300), "turned as the camera meant"


def test_the_same_file_gives_the_same_bytes():
    data = picture("JPEG")
    assert clean(data).sha256 == clean(data).sha256


def bomb(side: int) -> bytes:
    """A small PNG that says it is that many pixels a side."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1_000_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Filen kan ikke læses som et billede."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Filen kan ikke læses som et billede."),
        (picture("GIF"), "Vælg et billede i PNG, JPEG eller WebP."),
        (picture("PNG")[:120], "Filen kan ikke læses som et billede."),
        (bomb(60_000), "for mange punkter"),
        (bomb(8_000), "for mange punkter"),
        (b"x" * 15_000_001, "fylder for meget"),
    ],
    ids=["nothing", "svg", "gif", "cut off", "bomb", "too many points", "too many bytes"],
)
def test_what_is_no_picture_is_refused_in_words(data, words, monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as it stands once a paper was drawn
    with pytest.raises(NotAPicture, match=words):
        clean(data)


def test_a_picture_is_stored_once_for_each_partnership(cast):
    made = clean(picture("PNG"))
    first = keep(cast.partnership, made, cast.secretariat)
    assert keep(cast.partnership, made, cast.working_group) == first
    assert keep(cast.elsewhere, made, cast.stranger) != first
    assert Picture.objects.count() == 2
