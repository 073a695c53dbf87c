# SPDX-License-Identifier: MPL-2.0
"""The built-in PostgreSQL: on demand, for many at once, and after every kind of death."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from partnerskab.embedded_postgres import owner
from partnerskab.embedded_postgres.cluster import Cluster
from partnerskab.embedded_postgres.owner import ServerError, home_for

USER = """
import sys, time
from pathlib import Path
from partnerskab.embedded_postgres import presence
cluster = presence.join(Path(sys.argv[1]))
print("joined", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that every account can reach; pytest's own tmp_path is closed to all but its user."""
    path = Path(tempfile.mkdtemp(prefix="pk-"))
    path.chmod(0o711)
    yield path / "postgres"
    cluster = Cluster(path / "postgres")
    if cluster.home.exists():
        cluster.stop()
    shutil.rmtree(path)


def start_user(folder: Path, **env: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", USER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | env,
    )


def joined(process: subprocess.Popen[str]) -> bool:
    return process.stdout.readline() == "joined\n"


def leave(process: subprocess.Popen[str]) -> None:
    process.communicate(timeout=60)
    assert process.returncode == 0


def pid(cluster: Cluster) -> int:
    return int((cluster.data / "postmaster.pid").read_text().split()[0])


def value(cluster: Cluster, query: str) -> object:
    login = {"host": str(cluster.socket_folder), "user": cluster.user, "password": cluster.password()}
    with psycopg.connect(dbname=cluster.database, **login) as connection:
        return connection.execute(query).fetchone()[0]


def running(folder: Path) -> Cluster:
    cluster = Cluster(home_for(folder))
    cluster.start()
    return cluster


def test_the_last_to_leave_stops_the_server(folder):
    first, second = start_user(folder), start_user(folder)
    assert joined(first)
    assert joined(second)
    cluster = Cluster(folder)
    leave(first)
    assert cluster.answers()
    leave(second)
    assert not cluster.answers()
    assert not (cluster.data / "postmaster.pid").exists()


def test_many_start_at_once_and_share_one_server(folder):
    users = [start_user(folder) for _ in range(6)]
    assert all(joined(user) for user in users)
    one = pid(Cluster(folder))
    for user in users:
        leave(user)
    assert not Path(f"/proc/{one}").exists() or _is_zombie(one)


def test_a_killed_user_leaves_a_server_that_the_next_one_stops(folder):
    victim = start_user(folder)
    assert joined(victim)
    victim.kill()
    victim.wait()
    cluster = Cluster(folder)
    assert cluster.answers()
    user = start_user(folder)
    assert joined(user)
    leave(user)
    assert not cluster.answers()


def test_a_killed_server_comes_back_with_its_data(folder):
    cluster = running(folder)
    _execute(cluster, "CREATE TABLE kept (n int)")
    os.kill(pid(cluster), signal.SIGKILL)
    _wait_until(lambda: not cluster.answers())
    assert cluster.start()
    assert value(cluster, "SELECT count(*) FROM kept") == 0


def test_a_pid_file_whose_number_is_another_programs_is_no_server(folder):
    cluster = running(folder)
    words = (cluster.data / "postmaster.pid").read_text().split("\n")
    cluster.stop()
    (cluster.data / "postmaster.pid").write_text("\n".join([str(os.getpid()), *words[1:]]))
    assert cluster.start()
    assert cluster.answers()


def test_an_odd_locale_changes_nothing(folder):
    user = start_user(folder, LANG="da_DK.ISO-8859-1", LC_ALL="tlh_KX.UTF-8", LC_COLLATE="nowhere", TZ="Mars/Base")
    assert joined(user)
    assert value(Cluster(folder), "SELECT lower('ÆØÅ') || current_setting('timezone')") == "æøåUTC"
    leave(user)


def test_a_long_path_gets_a_private_socket_folder(folder):
    long = folder.parent / ("æ" * 60) / ("l" * 60)
    long.parent.mkdir(mode=0o711)
    cluster = running(long)
    try:
        assert cluster.socket_folder.parent == Path("/tmp")
        assert cluster.socket_folder.stat().st_mode & 0o777 == 0o700
        assert value(cluster, "SELECT 1") == 1
    finally:
        cluster.stop()
        shutil.rmtree(cluster.socket_folder)


def test_strangers_are_kept_out(folder):
    cluster = running(folder)
    assert (cluster.data.stat().st_mode & 0o777, cluster.socket_folder.stat().st_mode & 0o777) == (0o700, 0o700)
    assert (cluster.home / "password").stat().st_mode & 0o777 == 0o600
    assert value(cluster, "SHOW listen_addresses") == ""
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(host=str(cluster.socket_folder), user=cluster.user, password="guess", dbname="postgres")


def test_a_socket_folder_of_somebody_else_is_refused(folder):
    cluster = Cluster(home_for(folder))
    target = folder.parent / "elsewhere"
    target.mkdir()
    cluster.socket_folder.symlink_to(target)
    with pytest.raises(ServerError, match="somebody else"):
        cluster.start()


def test_half_made_data_are_made_again(folder):
    home = home_for(folder)
    (home / "data.new").mkdir()
    (home / "data.new" / "rubbish").write_text("a killed initdb")
    cluster = Cluster(home)
    assert cluster.start()
    assert cluster.answers()


def test_data_of_a_version_that_is_gone_are_refused(folder):
    home = home_for(folder)
    (home / "data").mkdir()
    (home / "data" / "PG_VERSION").write_text("14\n")
    with pytest.raises(ServerError, match="PostgreSQL 14"):
        Cluster(home).start()


def test_data_that_cannot_be_used_are_refused_in_the_programs_words(folder):
    cluster = running(folder)
    cluster.stop()
    (cluster.data / "global" / "pg_control").unlink()
    with pytest.raises(ServerError, match="pg_ctl"):
        cluster.start()


def test_copied_programs_run(folder):
    home = home_for(folder)
    _, source = next(owner._installed())
    copied = owner._copy(source, home / "programs")
    cluster = Cluster(home)
    cluster._programs = copied
    assert copied.is_relative_to(home)
    assert cluster.start()
    assert cluster.answers()
    assert owner._copy(source, home / "programs") == copied


def test_root_keeps_data_where_the_servers_account_can_reach_them(tmp_path):
    """pytest's tmp_path is closed to other accounts, as root's home is."""
    home = home_for(tmp_path / "postgres")
    expected = owner.OUT_OF_REACH if os.geteuid() == 0 else tmp_path
    assert home.parent == expected
    assert owner.reaches(owner.account(), home)
    home.rmdir()


def _execute(cluster: Cluster, statement: str) -> None:
    login = {"host": str(cluster.socket_folder), "user": cluster.user, "password": cluster.password()}
    with psycopg.connect(dbname=cluster.database, **login) as connection:
        connection.execute(statement)


def _wait_until(condition) -> None:
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def _is_zombie(number: int) -> bool:
    return "\nState:\tZ" in Path(f"/proc/{number}/status").read_text()
