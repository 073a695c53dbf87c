# SPDX-License-Identifier: MPL-2.0
"""The drawn figures: whatever the rows say, the words stay inside the sheet, and a reader gets a title."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from partnerskab.content.tree import AgreementContent, AreaContent, Step, Theory
from partnerskab.documents.printing import route, theory
from partnerskab.documents.printing.measuring import REGULAR, SEMIBOLD, fitting, showable, width, wrap
from partnerskab.documents.printing.svg import SHEET
from tests.content_examples import empty_plan, example_agreement

SVG = "{http://www.w3.org/2000/svg}"
LONG = "ungdomsklubmedarbejderkompetenceudviklingsforløb"


def texts(drawing: str) -> list[ET.Element]:
    return list(ET.fromstring(drawing).iter(f"{SVG}text"))


def right_edge(text: ET.Element) -> float:
    weight = SEMIBOLD if text.get("font-weight") == "600" else REGULAR
    return float(text.get("x", "")) + width(text.text or "", float(text.get("font-size", "")), weight)


def big_agreement(areas: int, results: int) -> AgreementContent:
    return replace(
        example_agreement(),
        areas=tuple(
            AreaContent(str(at), at, f"Område {LONG} {at}", "", (f"Resultat med {LONG} i en lang sætning",) * results)
            for at in range(1, areas + 1)
        ),
        theory=Theory((LONG,), (f"Tværgående {LONG}",), (LONG, "Øget tryghed & <mindre> kriminalitet")),
    )


@pytest.mark.parametrize(("areas", "results"), [(0, 0), (1, 0), (3, 4), (4, 9), (12, 3), (2, 70)])
def test_theory_fits_the_sheet_and_the_page(areas: int, results: int) -> None:
    for drawing in theory.drawings(big_agreement(areas, results)):
        root = ET.fromstring(drawing)
        assert root.findtext(f"{SVG}title", "").startswith("Forandringsteori 2021–2024")
        assert all(right_edge(text) <= SHEET for text in texts(drawing))
        height = float(root.get("height", ""))
        assert height <= 900
        assert all(0 < float(text.get("y", "")) < height for text in texts(drawing))


def test_theory_loses_no_result() -> None:
    agreement = replace(
        example_agreement(),
        areas=tuple(AreaContent(str(n), n, f"Område {n}", "", (f"r{n}",) * 45) for n in range(1, 4)),
    )
    words = [text.text for drawing in theory.drawings(agreement) for text in texts(drawing)]
    assert all(words.count(f"r{n}") == 45 for n in range(1, 4))


def test_no_rows_no_theory() -> None:
    assert not theory.has_theory(empty_plan().agreement)
    assert theory.has_theory(example_agreement())


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 9])
def test_route_fits_the_sheet(count: int) -> None:
    acts = ("recommends", "approves", "is_informed")
    steps = tuple(Step(f"{LONG} {at}", acts[at % 3], "meeting") for at in range(count))
    drawing = route.drawing(steps)
    assert all(right_edge(text) <= SHEET for text in texts(drawing))
    assert "orienteres" in drawing or count < 3


def test_route_says_the_same_in_words() -> None:
    said = route.route_text(example_agreement().steps)
    assert said == "Arbejdsgruppen indstiller, derefter Styregruppen godkender, derefter Økonomiudvalget orienteres."


def test_long_words_divide_as_danish_does() -> None:
    lines = wrap("Kompetenceudvikling", 80, 14, SEMIBOLD)
    assert [line.endswith("-") for line in lines] == [True, False]
    assert "".join(lines).replace("-", "") == "Kompetenceudvikling"
    assert "".join(wrap("9" * 60, 80, 14)) == "9" * 60
    assert wrap("", 80, 14) == []


def test_type_shrinks_before_a_word_divides() -> None:
    assert fitting(["MINDRE KRIMINALITET"], 99, (16, 14, 12), SEMIBOLD) < 16
    assert fitting([LONG], 99, (16, 14, 12), SEMIBOLD) == 16


def test_signs_the_typeface_lacks_are_told() -> None:
    assert showable("Blå Bane – 75 % ’ ½ é") == "Blå Bane – 75 % ’ ½ é"
    assert showable("ned\u202erevet\u0000") == "nedrevet"
    assert showable("你🙂") == "??"


def test_results_read_inside_a_sentence() -> None:
    assert theory.inside_sentence("Flere job.") == "flere job"
    assert theory.inside_sentence("SSP er med") == "SSP er med"
