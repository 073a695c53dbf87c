# SPDX-License-Identifier: MPL-2.0
"""The agreement's paper is accessible (PDF/UA-1), archival (PDF/A-3a), the same bytes twice, and carries its data."""

from dataclasses import replace
from pathlib import Path

import pytest
from weasyprint import HTML

from partnerskab.content.agreed import Signatory, WholeAgreement
from partnerskab.content.canonical import from_json
from partnerskab.documents.printing import drawing, paper
from partnerskab.documents.printing.edition import draft
from partnerskab.documents.proving.reader import take_apart
from tests.agreement_examples import BOUNDARY, empty_agreement, example_agreement
from tests.agreement_rows import mapped, png, sha256_of, store_picture

from .printing import DAY, agreement_edition, drawn_edition, reader
from .standards import fails, keeps_both


def crowded() -> WholeAgreement:
    """An agreement with more of everything, approved and with a second area."""
    content = example_agreement()
    parties = tuple(Signatory(str(at), f"Part {at}", "party", "KOMMUNEN" if at % 3 else "") for at in range(40))
    owned = tuple(replace(aim, focus_area=1) for aim in content.targets[:4])
    later = replace(BOUNDARY, from_date="2027-01-01")
    return replace(
        content,
        parties=parties,
        boundaries=(*content.boundaries, later),
        targets=(*owned, *content.targets[4:]),
        bodies=content.bodies * 5,
        frames=tuple(replace(frame, is_example=True) for frame in content.frames),
    )


def test_verapdf_passes_both_standards(tmp_path: Path) -> None:
    picture, grey = png(), png(mode="L")
    papers = {
        "full": agreement_edition(mapped(example_agreement(), picture), [picture]),
        "grey map without words": agreement_edition(mapped(example_agreement(), grey, ""), [grey]),
        "map that is gone": agreement_edition(mapped(example_agreement(), picture)),
        "empty": agreement_edition(empty_agreement()),
        "crowded": agreement_edition(crowded(), is_approved=True, approved={"1": "12. december 2024"}),
    }
    keeps_both(tmp_path, {name: drawn_edition(one) for name, one in papers.items()})


def test_verapdf_is_awake(tmp_path: Path) -> None:
    """The same text drawn without tags must fail, and so must a map that printers would smooth."""
    untagged = HTML(string=paper.html(agreement_edition(example_agreement()))).write_pdf()
    picture = png()
    edition = agreement_edition(mapped(example_agreement(), picture), [picture])
    html = paper.html(edition).replace(
        "</head>", "<style>figure img { image-rendering: auto !important }</style></head>"
    )
    smooth = drawing.write_pdf(html, edition.data, DAY, edition.attached, edition.pictures)
    fails(tmp_path, {"untagged": untagged, "smooth": smooth}, times=3)


def test_the_same_bytes_twice_here_and_in_a_process_of_its_own() -> None:
    picture = png()
    edition = agreement_edition(mapped(example_agreement(), picture), [picture])
    assert drawn_edition(edition) == paper.render(edition) == paper.render(edition)
    other = png(330, 200)
    moved = agreement_edition(mapped(example_agreement(), other), [other])
    assert paper.render(moved) != paper.render(edition)


def test_carries_the_content_it_was_made_from() -> None:
    pdf = drawn_edition(agreement_edition(example_agreement()))
    attachments = reader(pdf).attachments
    assert list(attachments) == ["aftale.json"]
    assert from_json(attachments["aftale.json"][0], WholeAgreement) == example_agreement()
    assert "aftale.json" in "".join(page.extract_text() for page in reader(pdf).pages)


def test_a_verifier_finds_the_data_again() -> None:
    edition = agreement_edition(example_agreement())
    found = take_apart(drawn_edition(edition))
    assert found.plan == edition.data
    assert edition.fingerprint in {claim.fingerprint for claim in found.claims}


def test_has_title_language_and_a_head_that_fits() -> None:
    found = reader(drawn_edition(agreement_edition(example_agreement())))
    assert found.metadata is not None
    assert found.metadata.title == "Partnerskabsaftale 2025-2028 – Amager Partnerskab"
    assert found.trailer["/Root"].get_object()["/Lang"] == "da"
    assert "Partnerskabsaftale 2025–2028" in found.pages[2].extract_text()


@pytest.mark.django_db
def test_a_draft_finds_its_maps_by_their_content(cast) -> None:
    picture = png()
    content = mapped(example_agreement(), picture)
    assert draft(content, DAY).pictures == {}
    store_picture(picture, cast.elsewhere)
    assert draft(content, DAY).pictures == {}, "a picture of another partnership is none of ours"
    store_picture(picture, cast.partnership)
    assert draft(content, DAY).pictures == {sha256_of(picture): picture}
