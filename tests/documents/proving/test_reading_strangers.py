# SPDX-License-Identifier: MPL-2.0
"""A stranger's PDF is read in a process of its own: whatever it holds, it ends within its limits, in plain words."""

import time
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from partnerskab.documents.proving import process
from partnerskab.documents.proving.process import LIMITS, take_apart
from partnerskab.documents.proving.reader import claims_in
from partnerskab.documents.proving.taken_apart import Claim, Refusal


def one_page(content: bytes, pages: int = 1, extra: bytes = b"") -> bytes:
    """A PDF with a packed page stream, by hand."""
    packed = zlib.compress(content, 9)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F 3 0 R>>>>>>"
    things = [
        b"<</Type/Catalog/Pages 2 0 R" + extra + b">>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, b" ".join(b"%d 0 R" % (5 + at) for at in range(pages))),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
        *[page] * pages,
    ]
    file, table = b"%PDF-1.7\n", b"0000000000 65535 f \n"
    for number, thing in enumerate(things, start=1):
        table += b"%010d 00000 n \n" % len(file)
        file += b"%d 0 obj%s\nendobj\n" % (number, thing)
    size = len(things) + 1
    return file + b"xref\n0 %d\n%strailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (
        size,
        table,
        size,
        len(file),
    )


WORDS = b"BT /F 9 Tf (Hej med dig) Tj ET\n"


def test_an_ordinary_page() -> None:
    taken = take_apart(one_page(WORDS))
    assert [page.text for page in taken.pages] == ["Hej med dig"]
    assert (taken.plan, taken.claims, taken.printed) == (None, (), ())


@pytest.mark.parametrize(
    "bomb",
    [
        one_page(b" " * 400_000_000 + WORDS),
        one_page(WORDS * 400_000),
        one_page(WORDS, pages=3_000),
        one_page(b"q " * 20_000_000),
    ],
    ids=["unpacks to 400 MB", "endless words", "3.000 pages", "endless orders"],
)
def test_a_bomb_ends_at_a_limit(bomb: bytes) -> None:
    assert len(bomb) < 2_000_000
    began = time.monotonic()
    limits = replace(LIMITS, seconds=12, cpu_seconds=4)
    try:
        taken = take_apart(bomb, limits)
    except Refusal as refusal:
        assert str(refusal) in (process.TOO_SLOW, process.TOO_MUCH, process.DAMAGED)  # noqa: PT017 - or it is read
    else:
        assert len(taken.pages) == 1
    assert time.monotonic() - began < 20


def test_the_wall_clock_counts_too() -> None:
    with pytest.raises(Refusal, match=process.TOO_SLOW[:30]):
        take_apart(one_page(WORDS), replace(LIMITS, seconds=0.01))


def test_memory_has_an_end() -> None:
    with pytest.raises(Refusal):
        take_apart(one_page(WORDS * 100_000), replace(LIMITS, memory=40 * 1024**2))


@pytest.mark.parametrize("cut", [9, 60, 200, 400])
def test_a_file_cut_short(cut: int) -> None:
    try:
        take_apart(one_page(WORDS)[:cut])
    except Refusal as refusal:
        assert str(refusal) == process.DAMAGED  # noqa: PT017 - or what is left is read


def test_pages_that_go_round_in_a_ring() -> None:
    ring = one_page(WORDS).replace(b"/Kids[5 0 R]", b"/Kids[2 0 R]")
    with pytest.raises(Refusal):
        take_apart(ring, replace(LIMITS, seconds=12, cpu_seconds=4))


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    launching = one_page(WORDS, extra=b"/OpenAction<</S/Launch/F(%s)>>" % bytes(tmp_path / "opened"))
    assert take_apart(launching).pages[0].text == "Hej med dig"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("label", ["2022.3", "2025-2028.1", "2026-midtvejs.1", "2026-3.2"])
@pytest.mark.parametrize("standing", ["godkendt", "taget til efterretning", "udkast"])
def test_metadata_alone_name_a_version_of_any_matter(label, standing):
    (claim,) = claims_in(f"version {label}, {standing}, sha256:{'ab12' * 16}")
    assert claim == Claim(label, standing != "udkast", "ab12" * 16)
