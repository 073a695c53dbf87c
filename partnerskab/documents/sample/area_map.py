# SPDX-License-Identifier: MPL-2.0
"""The map of the sample's area: a plain sketch, drawn when the sample is loaded. No map of a city is copied."""

from collections.abc import Sequence
from functools import cache
from io import BytesIO

from PIL import Image, ImageChops, ImageDraw, ImageFont

from ..printing.measuring import FACES

Point = tuple[int, int]

SIZE = (1200, 800)
_FINE = 2
"""Everything is drawn this much larger and made small again, so that slanting edges are smooth."""

_GROUND, _PARK, _ROAD, _INK, _QUIET, _EDGE = "#f6f4ef", "#dfe8da", "#ffffff", "#1a2326", "#47535a", "#0c4a5b"

_FOREST = ((0, 0), (170, 0), (210, 330), (150, 800), (0, 800))
_STREETS: tuple[tuple[str, Point, tuple[Point, ...]], ...] = (
    ("Englandsvej", (654, 620), ((560, 0), (600, 330), (640, 800))),
    ("Amagerbrogade", (812, 470), ((700, 0), (770, 330), (830, 800))),
    ("Sundholmsvej", (382, 206), ((330, 240), (590, 240))),
    ("", (0, 0), ((745, 240), (1200, 240))),
    ("Brydes Allé", (224, 400), ((200, 436), (612, 436))),
)
_AREAS: tuple[tuple[str, str, tuple[Point, ...], tuple[tuple[Point, str], ...]], ...] = (
    (
        "Med siden 2013",
        "#a9c3c9",
        ((300, 452), (598, 452), (622, 740), (270, 740)),
        (((450, 520), "Hørgården"), ((445, 640), "Urbanplanen")),
    ),
    (
        "Kom til i 2021",
        "#d3e1e4",
        ((360, 256), (576, 256), (596, 420), (360, 420)),
        (((470, 300), "Gullandsgården"), ((470, 340), "Skotlandsgade"), ((470, 380), "Røgeritoften")),
    ),
    (
        "Kom til i 2025",
        "#eef4f5",
        ((740, 110), (1110, 110), (1140, 430), (806, 430)),
        (((935, 200), "Holmbladsgade"), ((950, 340), "Støberigården")),
    ),
)
_HATCHED = "Kom til i 2025"


@cache
def draw() -> bytes:
    """The map as PNG."""
    image = Image.new("RGB", _scaled([SIZE])[0], _GROUND)
    pen = ImageDraw.Draw(image)
    pen.polygon(_scaled(_FOREST), fill=_PARK)
    for name, fill, outline, _ in _AREAS:
        _area(image, outline, fill, name == _HATCHED)
    for _, _, line in _STREETS:
        pen.line(_scaled(line), fill=_ROAD, width=14 * _FINE, joint="curve")
    for name, at, _ in _STREETS:
        _write(pen, at, name, 17, _QUIET, "lt")
    for _, _, _, places in _AREAS:
        for at, name in places:
            _write(pen, at, name, 24, _INK, "mm", "SemiBold")
    _write(pen, (30, 60), "Amager Fælled", 17, _QUIET, "lt")
    _legend(image, pen)
    data = BytesIO()
    image.resize(SIZE, Image.Resampling.LANCZOS).quantize(64).save(data, "PNG", optimize=True)
    return data.getvalue()


def _area(image: Image.Image, outline: Sequence[Point], fill: str, is_hatched: bool) -> None:
    """A part of the area; hatched, it can be told from the others without colour."""
    pen, corners = ImageDraw.Draw(image), _scaled(outline)
    pen.polygon(corners, fill=fill)
    if is_hatched:
        within, lines = Image.new("L", image.size), Image.new("L", image.size)
        ImageDraw.Draw(within).polygon(corners, fill=255)
        hatching = ImageDraw.Draw(lines)
        for start in range(-image.height, image.width, 14 * _FINE):
            hatching.line([(start, image.height), (start + image.height, 0)], fill=70, width=_FINE)
        image.paste(_EDGE, mask=ImageChops.multiply(within, lines))
    pen.line([*corners, corners[0], corners[1]], fill=_EDGE, width=3 * _FINE, joint="curve")


def _legend(image: Image.Image, pen: ImageDraw.ImageDraw) -> None:
    pen.rectangle(_scaled([(890, 540), (1170, 770)]), fill=_ROAD)
    for row, (name, fill, _, _) in enumerate(_AREAS):
        top = 566 + 50 * row
        _area(image, ((912, top), (952, top), (952, top + 28), (912, top + 28)), fill, name == _HATCHED)
        _write(pen, (970, top + 14), name, 20, _INK, "lm")
    _write(pen, (912, 738), "Skitse, ikke målfast. Nord er op.", 15, _QUIET, "lm")


def _write(
    pen: ImageDraw.ImageDraw, at: Point, text: str, size: int, colour: str, anchor: str, weight: str = "Regular"
) -> None:
    font = ImageFont.truetype(FACES / f"IBMPlexSans-{weight}.ttf", size * _FINE)
    halo = 0 if anchor == "lm" else 4 * _FINE
    pen.text(_scaled([at])[0], text, colour, font, anchor, stroke_width=halo, stroke_fill=_GROUND)


def _scaled(points: Sequence[Point]) -> list[Point]:
    return [(x * _FINE, y * _FINE) for x, y in points]
