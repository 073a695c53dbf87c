# SPDX-License-Identifier: MPL-2.0
"""What README.md promises is true: commands, tree, arrows and settings."""

import re
import subprocess
from pathlib import Path

import pytest

from partnerskab.environment import NAMES
from tests.house.imports import ORDER

ROOT = Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text()


def section(title: str) -> str:
    return README.partition(f"## {title}\n")[2].partition("\n## ")[0]


def tree() -> list[str]:
    """The paths named in README's tree, those below partnerskab/ with their folder."""
    paths = []
    for line in section("The house").splitlines():
        if match := re.match(r"    (  )?((?:[\w.]+/?\s?)+?)\s{2,}", line):
            folder = "partnerskab/" if match[1] else ""
            paths += [folder + name for name in match[2].split()]
    return paths


@pytest.mark.parametrize("path", tree())
def test_the_tree_exists(path: str):
    assert (ROOT / path).is_dir() if path.endswith("/") else (ROOT / path).is_file()


def test_the_tree_is_whole():
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    folders = {name.partition("/")[0] + "/" for name in tracked if "/" in name and not name.startswith(".")}
    rooms = {f"partnerskab/{name.split('/')[1]}/" for name in tracked if re.match(r"partnerskab/\w+/", name)}
    django_words = {"partnerskab/management/", "partnerskab/templatetags/", "partnerskab/migrations/"}
    assert folders | rooms - django_words <= set(tree())


def test_every_make_target_exists_and_is_told():
    told = set(re.findall(r"^    make (\w+)", README, re.MULTILINE))
    made = set(re.findall(r"^(\w+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE)) - {"help"}
    assert told == made


def test_the_settings_table_is_whole():
    assert set(re.findall(r"^\| `(\w+)`", section("Operate it"), re.MULTILINE)) == NAMES | {"DATABASE_URL"}


def test_the_arrows_are_those_that_are_held():
    assert " <- ".join(app.removeprefix("partnerskab.") for app in ORDER) in " ".join(section("The house").split())


def test_lock_files_carry_no_addresses():
    for name in ("requirements.txt", "tests/requirements.txt", "package-lock.json", ".npmrc"):
        text = (ROOT / name).read_text()
        assert not re.search(r"https?://|\"resolved\"|index-url|find-links", text), name


def test_every_requirement_is_pinned_with_its_hash():
    for name in ("requirements.txt", "tests/requirements.txt"):
        for block in re.split(r"\n(?=\S)", (ROOT / name).read_text()):
            if not block.startswith("#") and block.strip():
                assert re.match(r"[\w.\[\],-]+==\S+", block), block
                assert "--hash=sha256:" in block, block
