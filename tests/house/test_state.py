# SPDX-License-Identifier: MPL-2.0
"""The state folder."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from partnerskab import state
from partnerskab.environment import SettingError


def test_private_things_are_private(tmp_path):
    places = state.prepare(tmp_path / "new" / "folder")
    state.secret_key(places)
    assert (places.root / "secret_key").stat().st_mode & 0o777 == 0o600
    assert {p.stat().st_mode & 0o777 for p in (places.mail, places.media, places.scratch)} == {0o700}


def test_the_key_stays(tmp_path):
    places = state.prepare(tmp_path)
    key = state.secret_key(places)
    assert len(key) >= 50
    assert state.secret_key(places) == key
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["secret_key"]


def test_many_first_starts_agree_on_one_key(tmp_path):
    places = state.prepare(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: state.secret_key(places), range(40)))
    assert len(keys) == 1
    assert len(keys.pop()) >= 50


def test_a_folder_that_cannot_be_made_is_refused_by_name(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingError, match=r"^PARTNERSKAB_DATA: "):
        state.prepare(tmp_path / "file" / "var")
