# SPDX-License-Identifier: MPL-2.0
"""The database that tests run on."""

import pytest
from django.db import connection


@pytest.mark.django_db
def test_letters_are_danish_on_every_machine():
    with connection.cursor() as cursor:
        cursor.execute("SELECT lower('ÆØÅ'), upper('æøå'), current_setting('server_encoding')")
        assert cursor.fetchone() == ("æøå", "ÆØÅ", "UTF8")


@pytest.mark.django_db
def test_server_is_postgresql_15_or_newer():
    assert connection.pg_version >= 150000
