# SPDX-License-Identifier: MPL-2.0
"""Tables that can only grow: the database itself refuses UPDATE, DELETE and TRUNCATE, whoever asks.

A trigger says no to the application, its shell and its admin alike. The owner of the tables can switch triggers off;
that is what the chain of hashes is for (`partnerskab.revisions.chain`). Emptying tables is allowed in a database made
for tests (Django names it so), to a session that was opened with `partnerskab.emptying=allowed`.
"""

from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.special import RunSQL

_FUNCTION = r"""
CREATE OR REPLACE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' AND current_database() LIKE 'test\_%'
     AND current_setting('partnerskab.emptying', true) = 'allowed' THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION '% can only grow: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$
"""
TRIGGER = "append_only"


def append_only(*tables: str) -> list[Operation]:
    """The migration operations that close these tables to everything but INSERT."""
    return [RunSQL(_FUNCTION, RunSQL.noop), *(RunSQL(_close(table), _open(table)) for table in tables)]


def _close(table: str) -> str:
    return (
        f'CREATE TRIGGER {TRIGGER} BEFORE UPDATE OR DELETE OR TRUNCATE ON "{table}" '
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()"
    )


def _open(table: str) -> str:
    return f'DROP TRIGGER {TRIGGER} ON "{table}"'
