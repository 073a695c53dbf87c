# SPDX-License-Identifier: MPL-2.0
"""The one folder that holds all state: where each thing lies in it, and who may read it."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.management.utils import get_random_secret_key

from partnerskab.environment import SettingError


@dataclass(frozen=True)
class State:
    """The places below the state folder."""

    root: Path

    @property
    def database(self) -> Path:
        """The built-in PostgreSQL: data, socket, password and log."""
        return self.root / "postgres"

    @property
    def mail(self) -> Path:
        """Messages, one file each, where no mail server is named."""
        return self.root / "mail"

    @property
    def static(self) -> Path:
        """Collected style sheets, scripts and fonts, made anew at each start."""
        return self.root / "static"

    @property
    def media(self) -> Path:
        """Pictures that belong to plans."""
        return self.root / "media"

    @property
    def scratch(self) -> Path:
        """Half-made papers; can be emptied at any time."""
        return self.root / "scratch"


def prepare(root: Path) -> State:
    """Make the folders that are missing, the private ones closed to others.

    Raises SettingError when the folder cannot be made or written to.
    """
    state = State(root.resolve())
    try:
        state.root.mkdir(parents=True, exist_ok=True)
        state.static.mkdir(exist_ok=True)
        for private in (state.mail, state.media, state.scratch):
            private.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise SettingError("PARTNERSKAB_DATA", f"the state folder cannot be used: {error}") from error
    return state


def secret_key(state: State) -> str:
    """Return the installation's key, made at the first start and readable only by its owner.

    Two first starts at once agree on one key: the file appears whole or not at all.
    """
    path = state.root / "secret_key"
    try:
        if not path.exists():
            _write_once(path, get_random_secret_key())
        return path.read_text()
    except OSError as error:
        raise SettingError("PARTNERSKAB_DATA", f"the key file cannot be used: {error}") from error


def _write_once(path: Path, text: str) -> None:
    with NamedTemporaryFile("w", dir=path.parent, prefix=path.name) as draft:  # mode 0600
        draft.write(text)
        draft.flush()
        with suppress(FileExistsError):
            os.link(draft.name, path)
