# SPDX-License-Identifier: MPL-2.0
"""What an operator may set, and what a wrong setting says."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from partnerskab.environment import LOOPBACK, Database, Mail, SettingError, read

BASE = Path("/srv/partnerskab")


def test_nothing_set_serves_this_machine_only():
    found = read({}, BASE)
    assert (found.data, found.database, found.mail) == (BASE / "var", None, None)
    assert (found.hosts, found.https, found.listen, found.port) == (LOOPBACK, False, "127.0.0.1", 8000)


def test_a_public_host_is_served_over_https_unless_said_otherwise():
    assert read({"PARTNERSKAB_HOSTS": "plan.example.dk, localhost"}, BASE).https
    assert not read({"PARTNERSKAB_HOSTS": "plan.example.dk", "PARTNERSKAB_HTTPS": "no"}, BASE).https


def test_database_address_is_taken_apart():
    url = "postgresql://plan:p%40ss@db.example.dk:5433/tryghed?sslmode=require"
    expected = Database("tryghed", "plan", "p@ss", "db.example.dk", "5433", {"sslmode": "require"})
    assert read({"DATABASE_URL": url}, BASE).database == expected


def test_database_on_a_socket():
    found = read({"DATABASE_URL": "postgresql:///plan?host=/run/postgresql"}, BASE).database
    assert found == Database("plan", "", "", "/run/postgresql", "", {})


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://me:secret@mail.example.dk", Mail("mail.example.dk", 587, "me", "secret", starttls=True, tls=False)),
        ("smtps://mail.example.dk:4465", Mail("mail.example.dk", 4465, "", "", starttls=False, tls=True)),
        ("smtp+plain://mail.example.dk", Mail("mail.example.dk", 25, "", "", starttls=False, tls=False)),
    ],
)
def test_mail_server(url: str, expected: Mail):
    assert read({"PARTNERSKAB_EMAIL_URL": url}, BASE).mail == expected


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        ({}, "http://localhost:8000"),
        ({"PORT": "8080"}, "http://localhost:8080"),
        ({"HOSTS": "plan.example.dk,localhost"}, "https://plan.example.dk"),
        ({"HOSTS": "plan.example.dk", "HTTPS": "no"}, "http://plan.example.dk"),
        ({"HOSTS": "plan.example.dk", "URL": "https://plan.example.dk:8443/"}, "https://plan.example.dk:8443"),
        ({"HOSTS": ".example.dk", "URL": "https://plan.example.dk"}, "https://plan.example.dk"),
        ({"URL": "http://[::1]:8000"}, "http://[::1]:8000"),
    ],
)
def test_links_in_mail_begin_with_the_sites_address(env: dict[str, str], expected: str):
    assert read({f"PARTNERSKAB_{name}": value for name, value in env.items()}, BASE).site == expected


@pytest.mark.parametrize(
    ("env", "word"),
    [
        ({"HOSTS": ".example.dk"}, "needed"),
        ({"HOSTS": "plan.example.dk", "URL": "plan.example.dk"}, "https://"),
        ({"HOSTS": "plan.example.dk", "URL": "https://plan.example.dk/amager"}, "nothing after it"),
        ({"HOSTS": "plan.example.dk", "URL": "https://me@plan.example.dk"}, "nothing after it"),
        ({"HOSTS": "plan.example.dk", "URL": "https://plan.example.dk:port"}, "cannot be read"),
        ({"HOSTS": "plan.example.dk", "URL": "http://plan.example.dk"}, "PARTNERSKAB_HTTPS"),
        ({"HOSTS": "plan.example.dk", "URL": "https://example.dk"}, "PARTNERSKAB_HOSTS"),
        ({"HOSTS": ".example.dk", "URL": "https://badexample.dk"}, "PARTNERSKAB_HOSTS"),
    ],
)
def test_an_address_that_would_make_dead_links_is_refused(env: dict[str, str], word: str):
    with pytest.raises(SettingError, match="PARTNERSKAB_URL: ") as refused:
        read({f"PARTNERSKAB_{name}": value for name, value in env.items()}, BASE)
    assert word in str(refused.value)


@pytest.mark.parametrize(
    ("name", "value", "word"),
    [
        ("DATABASE_URL", "sqlite:///plan.db", "SQLite"),
        ("DATABASE_URL", "mysql://x/y", "postgresql://"),
        ("DATABASE_URL", "postgresql://db.example.dk", "/database"),
        ("DATABASE_URL", "postgresql://db.example.dk:port/plan", "cannot be read"),
        ("PARTNERSKAB_DATA", "var", "full path"),
        ("PARTNERSKAB_DATA", __file__, "file"),
        ("PARTNERSKAB_DEBUG", "maybe", "yes nor no"),
        ("PARTNERSKAB_EMAIL_FROM", "nobody", "e-mail"),
        ("PARTNERSKAB_EMAIL_URL", "mail.example.dk", "smtp://"),
        ("PARTNERSKAB_HOSTS", "https://plan.example.dk", "host name"),
        ("PARTNERSKAB_HOSTS", "*", "host name"),
        ("PARTNERSKAB_HOSTS", "plan.example.dk:8000", "port"),
        ("PARTNERSKAB_HTTPS", "2", "yes nor no"),
        ("PARTNERSKAB_LISTEN", "all", "IP address"),
        ("PARTNERSKAB_PORT", "80000", "port"),
        ("PARTNERSKAB_PORT", "٣٣", "port"),
        ("PARTNERSKAB_SECRET_KEY", "secret", "50"),
        ("PARTNERSKAB_PROT", "8000", "PARTNERSKAB_PORT"),
    ],
)
def test_a_wrong_setting_is_refused_by_name(name: str, value: str, word: str):
    with pytest.raises(SettingError) as refused:
        read({name: value}, BASE)
    assert str(refused.value).startswith(f"{name}: ")
    assert word in str(refused.value)


def test_the_command_line_stops_with_one_line(tmp_path):
    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": os.environ["PATH"], "PARTNERSKAB_DATA": str(tmp_path), "PARTNERSKAB_PORT": "eight"},
    )
    assert done.returncode == 1
    assert (
        done.stderr == "Partnerskab cannot start. PARTNERSKAB_PORT: 'eight' is not a port number between 1 and 65535\n"
    )
