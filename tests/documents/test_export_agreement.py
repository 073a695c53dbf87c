# SPDX-License-Identifier: MPL-2.0
"""`export_agreement`: the agreement as it stands now, or a version of it, as paper or data; plain words otherwise."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from partnerskab.content.agreed import WholeAgreement
from partnerskab.content.canonical import from_json, to_json
from partnerskab.content.freezing_agreement import freeze_whole_agreement
from partnerskab.documents.models import Document
from partnerskab.documents.printing import paper
from partnerskab.documents.printing.edition import draft
from partnerskab.editing import change
from tests.agreement_examples import example_agreement
from tests.agreement_rows import mapped, png, store_agreement, store_picture

from .printing import bare, reader, words_of

pytestmark = pytest.mark.django_db


def export(target: Path, period: str, *options: str, form: str) -> bytes:
    call_command("export_agreement", "amager", period, "--format", form, "--output", str(target), *options)
    return target.read_bytes()


@pytest.fixture
def agreement(cast):
    picture = png()
    store_picture(picture, cast.partnership)
    return store_agreement(mapped(example_agreement(), picture), cast.partnership)


def test_writes_the_paper_of_today_with_its_map(agreement, tmp_path: Path) -> None:
    pdf = export(tmp_path / "aftale.pdf", "2025-2028", form="pdf")
    content = freeze_whole_agreement(agreement)
    assert pdf == paper.render(draft(content, on=timezone.localdate()))
    assert reader(pdf).attachments["aftale.json"] == [to_json(content)]
    assert len({image.name for page in reader(pdf).pages for image in page.images}) == 1


def test_writes_json_that_reads_back_as_the_same(agreement, tmp_path: Path) -> None:
    data = export(tmp_path / "aftale.json", "2025-2028", form="json")
    assert from_json(data, WholeAgreement) == freeze_whole_agreement(agreement)


def test_writes_a_version_as_it_was_submitted(agree, tmp_path: Path) -> None:
    version = agree.submit()
    purpose = agree.matter.sections.get(kind="purpose")
    change(purpose, purpose.version, text="<p>Noget helt andet.</p>")
    data = export(tmp_path / "1.json", "2021-2024", "--revision", "1", form="json")
    assert data == bytes(version.content)
    assert from_json(data, WholeAgreement).chapters[0].text == "<p>Området skal være trygt at bo i.</p>"


def test_an_approved_paper_says_in_each_box_when_the_party_approved(agree, tmp_path: Path) -> None:
    version = agree.approve(agree.submit())
    pdf = export(tmp_path / "1.pdf", "2021-2024", "--revision", "1", form="pdf")
    printed = words_of(pdf)
    day = bare(f"{timezone.localdate().day}.")
    assert "UDKAST" not in printed
    for party in version.frozen.voting:
        assert f"{bare(party.name)}Godkendt{day}" in printed, party.name
    assert printed.count(bare("Navn og underskrift")) == len(version.frozen.voting)
    assert bare("Svar på aftalen") in printed
    assert bytes(Document.objects.get(revision=version, standing="approved").data) == pdf
    assert export(tmp_path / "2.pdf", "2021-2024", "--revision", "1", form="pdf") == pdf


def test_says_when_there_is_no_such_agreement_version_or_place(agreement, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="ingen aftale for amager i perioden 1999-2002"):
        export(tmp_path / "x", "1999-2002", form="json")
    with pytest.raises(CommandError, match="ingen aftale for amager i perioden 2025"):
        export(tmp_path / "x", "2025", form="json")
    with pytest.raises(CommandError, match=r"har ingen version 2025-2028\.7"):
        export(tmp_path / "x", "2025-2028", "--revision", "7", form="json")
    with pytest.raises(CommandError, match="Filen kan ikke skrives"):
        export(tmp_path / "no" / "x", "2025-2028", form="json")
