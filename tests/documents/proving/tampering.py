# SPDX-License-Identifier: MPL-2.0
"""What the owner of the tables can do to them, triggers or not."""

from collections.abc import Sequence

from django.db import connection, models

from partnerskab.append_only import TRIGGER


def tamper(model: type[models.Model], statement: str, values: Sequence[object] = ()) -> None:
    """Run SQL on a model's table ("{table}") with its trigger switched off."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with checks still to come cannot be altered
        cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER {TRIGGER}')
        cursor.execute(statement.replace("{table}", f'"{table}"'), values)
        assert cursor.rowcount > 0, "nothing was changed"
        cursor.execute(f'ALTER TABLE "{table}" ENABLE TRIGGER {TRIGGER}')
