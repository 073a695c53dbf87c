# SPDX-License-Identifier: MPL-2.0
"""`verify_document`: the same verdict as the page's, and an exit code for each."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from partnerskab.revisions.models import Revision

pytestmark = pytest.mark.django_db


def verified(file: Path) -> tuple[int, str]:
    said = io.StringIO()
    try:
        call_command("verify_document", str(file), stdout=said)
    except CommandError as ending:
        return ending.returncode, f"{said.getvalue()}{ending}"
    return 0, said.getvalue()


def test_each_end(approved: Revision, approved_pdf: bytes, tmp_path: Path) -> None:
    file = tmp_path / "plan.pdf"
    file.write_bytes(approved_pdf)
    code, said = verified(file)
    assert code == 0
    assert said.startswith("Ægte: Version 2022.1 af Tryghedsplan 2022, Amager Partnerskab. Godkendt af styregruppen")
    assert "  Styregruppen, møde 12. december 2022: 2022-0123456" in said
    file.write_bytes(approved_pdf + b"\n")
    code, said = verified(file)
    assert code == 1
    assert said.startswith("Ændret: Papiret siger, at det er version 2022.1")
    file.write_bytes(b"Hej")
    assert verified(file) == (2, "Filen er ikke en PDF. Kun de PDF-papirer, der er hentet her, kan kontrolleres.")
    assert verified(tmp_path / "ingen.pdf")[0] == 2
