# SPDX-License-Identifier: MPL-2.0
"""Genuine, altered, a draft or unknown: nothing but the stored bytes is genuine, and what was changed is named."""

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText

from partnerskab.content.canonical import to_json
from partnerskab.content.tree import PlanContent
from partnerskab.documents.models import Document, Mark
from partnerskab.documents.printing import drawing, paper
from partnerskab.documents.printing.edition import draft
from partnerskab.documents.proving import process
from partnerskab.documents.proving.differing import Fault
from partnerskab.documents.proving.process import NotAPaper
from partnerskab.documents.proving.proof import prove
from partnerskab.documents.proving.verdict import Sign
from partnerskab.revisions import lifecycle
from partnerskab.revisions.lifecycle import Held, Word
from partnerskab.revisions.models import Outcome, Revision
from tests.revisions.acting import Acting

from .conftest import HELD, edition, printed, proved_plan, stored, submit
from .tampering import tamper

pytestmark = pytest.mark.django_db


def saved_anew(pdf: bytes, change: Callable[[PdfWriter], None] = lambda _: None) -> bytes:
    """The file as another program writes it, perhaps after a change."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    writer.add_metadata({"/Producer": "Gemt igen"})
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def dearer(content: PlanContent) -> PlanContent:
    """The first amount of the first activity ten times as large."""
    first = content.activities[0]
    line = first.lines[0]
    cells = (line.amounts[0], replace(line.amounts[1], kr=3_500_000), *line.amounts[2:])
    lines = (replace(line, amounts=cells), *first.lines[1:])
    return replace(content, activities=(replace(first, lines=lines), *content.activities[1:]))


def test_the_stored_bytes_are_genuine(approved: Revision, approved_pdf: bytes) -> None:
    verdict = prove(approved_pdf)
    assert verdict.sign is Sign.GENUINE
    assert verdict.revision == approved
    assert verdict.told == (
        "Version 2022.1 af Tryghedsplan 2022, Amager Partnerskab. Godkendt af styregruppen 12. december 2022.",
        "Det er den version, der gælder nu.",
    )
    assert [(leg.title, leg.told) for leg in verdict.legs] == [
        ("Styregruppen godkender", "Godkendt 12. december 2022."),
        ("Økonomiudvalget orienteres", "Venter på, at mødet bliver noteret."),
    ]
    assert verdict.references == ("Styregruppen, møde 12. december 2022: 2022-0123456",)


def test_a_genuine_paper_is_never_opened(
    approved: Revision, approved_pdf: bytes, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(25):
        assert prove(approved_pdf, approved.plan.agreement.partnership).sign is Sign.GENUINE


def test_says_when_a_newer_version_is_in_force(act: Acting, approved: Revision, approved_pdf: bytes) -> None:
    newer = submit(act, dearer(proved_plan()))
    assert prove(approved_pdf).told[1] == "Det er den version, der gælder nu."
    lifecycle.record(newer, act.cast.secretariat, 0, Held(HELD), {"": Word("approved")})
    assert "Den gælder ikke længere: version 2022.2 blev godkendt" in prove(approved_pdf).told[1]


def test_the_paper_of_a_version_before_it_was_decided(act: Acting, approved_pdf: bytes) -> None:
    revision = submit(act, proved_plan())
    stored(revision, b"%PDF-1.7 udkast", Mark.DRAFT)
    assert prove(b"%PDF-1.7 udkast").told[1:] == ("Versionen er endnu ikke godkendt.",)
    lifecycle.withdraw(revision, act.cast.secretariat)
    assert "trukket tilbage" in prove(b"%PDF-1.7 udkast").told[1]


def test_readers_hear_of_approved_versions_only(act: Acting, approved: Revision, approved_pdf: bytes) -> None:
    here = act.cast.partnership
    newer = submit(act, dearer(proved_plan()))
    stored(newer, b"%PDF-1.7 udkast", Mark.DRAFT)
    assert prove(b"%PDF-1.7 udkast", here, drafts=True).sign is Sign.GENUINE
    assert prove(b"%PDF-1.7 udkast", here, drafts=False).sign is Sign.UNKNOWN
    assert prove(approved_pdf, here, drafts=False).sign is Sign.GENUINE


def test_readers_may_hold_the_draft_of_a_version_approved_since(act: Acting, approved: Revision) -> None:
    stored(approved, b"%PDF-1.7 udkast", Mark.DRAFT)
    verdict = prove(b"%PDF-1.7 udkast", act.cast.partnership, drafts=False)
    assert verdict.sign is Sign.GENUINE
    assert verdict.told[1].startswith("Versionen blev siden godkendt 12. december 2022.")


def test_another_partnership_hears_nothing(act: Acting, approved: Revision, approved_pdf: bytes) -> None:
    verdict = prove(approved_pdf, act.cast.elsewhere)
    assert verdict.sign is Sign.UNKNOWN
    assert (verdict.revision, verdict.document) == (None, None)


@pytest.mark.parametrize(
    ("model", "statement"),
    [
        (Outcome, "UPDATE {table} SET decided_on = decided_on + 1"),
        (Revision, "UPDATE {table} SET message = 'x'"),
        (Document, "UPDATE {table} SET stands = 'Godkendt af alle'"),
    ],
)
def test_genuine_is_not_said_on_the_word_of_rows_that_were_changed(
    approved: Revision, approved_pdf: bytes, model: type, statement: str
) -> None:
    tamper(model, statement)
    verdict = prove(approved_pdf)
    assert verdict.sign is Sign.UNKNOWN
    assert "det gemte er ændret" in verdict.told[0]


def test_a_paper_put_in_the_place_of_the_stored_one(approved: Revision, approved_pdf: bytes) -> None:
    """Whoever writes other bytes under the same sha256 makes neither of the two genuine."""
    forged = printed(edition(dearer(proved_plan())))
    tamper(Document, "UPDATE {table} SET data = %s", [forged])
    assert prove(forged).sign is not Sign.GENUINE
    assert prove(approved_pdf).sign is not Sign.GENUINE


def test_saved_anew_by_a_program(approved: Revision, approved_pdf: bytes) -> None:
    verdict = prove(saved_anew(approved_pdf))
    assert verdict.sign is Sign.ALTERED
    assert verdict.revision == approved
    assert verdict.document is not None
    assert verdict.differing is not None
    assert (verdict.differing.pages, verdict.data) == ((), "")
    assert ("Lavet med programmet", "WeasyPrint 70.0", "Gemt igen") in verdict.differing.metadata
    assert "Teksten er den samme på alle sider" in verdict.told[1]


def test_an_amount_made_larger_on_the_page(approved: Revision) -> None:
    """The data attached and the fingerprints are left as they were."""
    content = proved_plan()
    verdict = prove(printed(edition(dearer(content), to_json(content))))
    assert verdict.sign is Sign.ALTERED
    assert verdict.differing is not None
    texts = [page for page in verdict.differing.pages if page.fault is Fault.TEXT]
    said = [(spot.genuine, spot.here) for page in texts for spot in page.spots]
    assert ("350.000", "3.565.000") in said
    assert len(texts) < 5
    assert verdict.data == ""


def test_an_amount_made_larger_in_the_data(approved: Revision, approved_pdf: bytes) -> None:
    def change(writer: PdfWriter) -> None:
        for attachment in writer.attachment_list:
            attachment.content = to_json(dearer(proved_plan()))

    verdict = prove(saved_anew(approved_pdf, change))
    assert verdict.sign is Sign.ALTERED
    assert verdict.data == "Planens data i filen er ændret."
    assert verdict.changes is not None
    row = verdict.changes.rows[0]
    assert (row.title, row.difference) == ("1 Dialog, kommunikation og værtskab", "+3.215.000")


def test_pages_taken_out_and_put_in(approved: Revision, approved_pdf: bytes) -> None:
    def change(writer: PdfWriter) -> None:
        writer.remove_page(3)
        writer.add_blank_page(400, 400)

    verdict = prove(saved_anew(approved_pdf, change))
    assert verdict.differing is not None
    pages = len(PdfReader(io.BytesIO(approved_pdf)).pages)
    assert {(page.number, page.fault) for page in verdict.differing.pages} == {(4, Fault.MISSING), (pages, Fault.EXTRA)}


def test_a_note_laid_over_a_page(approved: Revision, approved_pdf: bytes) -> None:
    def change(writer: PdfWriter) -> None:
        writer.add_annotation(2, FreeText(text="3.500.000", rect=(50, 550, 200, 650)))

    verdict = prove(saved_anew(approved_pdf, change))
    assert verdict.differing is not None
    assert [(page.number, page.fault) for page in verdict.differing.pages] == [(3, Fault.DRAWN)]


def test_metadata_taken_away(approved: Revision, approved_pdf: bytes) -> None:
    """The print on the page is enough to know what the paper claims to be."""

    def change(writer: PdfWriter) -> None:
        writer.metadata = {"/Title": "Budget 2022"}
        writer.xmp_metadata = None

    verdict = prove(saved_anew(approved_pdf, change))
    assert verdict.sign is Sign.ALTERED
    assert verdict.revision == approved


def test_one_byte_anywhere(approved: Revision, approved_pdf: bytes) -> None:
    """Never genuine; and as the file says openly what it is, always told as altered."""
    for at in range(2_000, len(approved_pdf), len(approved_pdf) // 9):
        data = bytearray(approved_pdf)
        data[at] ^= 0x04
        verdict = prove(bytes(data))
        assert verdict.sign is Sign.ALTERED, at
        assert verdict.revision == approved


def test_one_byte_of_a_page_names_the_page(approved: Revision, approved_pdf: bytes) -> None:
    stream = PdfReader(io.BytesIO(approved_pdf)).pages[4]["/Contents"].get_object()
    at = approved_pdf.index(stream._data) + 20  # the first words of the stream as it lies in the file
    data = bytearray(approved_pdf)
    data[at] ^= 0x10
    verdict = prove(bytes(data))
    assert verdict.differing is not None
    assert [page.number for page in verdict.differing.pages] == [5]


def test_a_draft_never_submitted_and_one_that_was(approved: Revision) -> None:
    never = draft(dearer(proved_plan()), HELD)
    verdict = prove(drawing.write_pdf(paper.html(never), never.data, never.day))
    assert verdict.sign is Sign.DRAFT
    assert verdict.told[0] == "Det er et udkast, som aldrig blev indsendt her."
    was = draft(proved_plan(), HELD)
    verdict = prove(drawing.write_pdf(paper.html(was), was.data, was.day))
    assert verdict.sign is Sign.DRAFT
    assert "samme indhold som version 2022.1" in verdict.told[0]


def test_a_version_that_is_not_here(act: Acting, approved_pdf: bytes) -> None:
    """Made up, or cut off the chain: the paper is what is left of it."""
    verdict = prove(approved_pdf)
    assert verdict.sign is Sign.UNKNOWN
    assert verdict.told[0].startswith("Papiret siger, at det er version 2022.1")
    assert "verify_chain" in verdict.told[1]


def blank() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def locked() -> bytes:
    return saved_anew(blank(), lambda writer: writer.encrypt("hemmelig"))


@pytest.mark.parametrize(
    ("pdf", "told"),
    [
        (blank, "Intet i filen viser"),
        (locked, process.LOCKED),
        (lambda: b"%PDF-1.7\nikke mere", process.DAMAGED),
    ],
)
def test_strangers_files(db, pdf: Callable[[], bytes], told: str) -> None:
    verdict = prove(pdf())
    assert verdict.sign is Sign.UNKNOWN
    assert told in verdict.told[0]


@pytest.mark.parametrize(
    ("data", "told"),
    [(b"", process.EMPTY), (b"Hej", process.NOT_A_PDF), (b"%PDF-" + b"0" * process.LARGEST_FILE, process.TOO_LARGE)],
)
def test_files_that_are_no_paper(db, data: bytes, told: str) -> None:
    with pytest.raises(NotAPaper, match=told[:20]):
        prove(data)
