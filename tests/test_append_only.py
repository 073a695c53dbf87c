# SPDX-License-Identifier: MPL-2.0
"""Tables that can only grow: the database says no, whoever asks and however it is asked.

The tables are found by looking at the models, so that a new sealed model or a new history without its trigger fails.
"""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, models, transaction
from simple_history.models import HistoricalChanges

from partnerskab.append_only import TRIGGER
from partnerskab.revisions.chain import ChainLink, Sealed


def can_only_grow() -> Iterator[type[models.Model]]:
    """Every sealed model, the chain, and the history of every edited model."""
    for model in apps.get_models(include_auto_created=True):
        if issubclass(model, Sealed | HistoricalChanges) or model is ChainLink:
            yield model


TABLES = sorted(model._meta.db_table for model in can_only_grow())
EVERY_TABLE = pytest.mark.parametrize("table", TABLES)
pytestmark = pytest.mark.django_db


def test_the_tables_are_those_that_matter() -> None:
    assert {
        "revisions_revision",
        "revisions_decision",
        "revisions_meeting",
        "revisions_outcome",
        "revisions_withdrawal",
        "revisions_chainlink",
        "documents_document",
        "activities_historicalactivitysection",
        "budgets_historicalfundingamount",
        "agreements_historicalparty",
    } <= set(TABLES)


@EVERY_TABLE
@pytest.mark.parametrize("statement", ['UPDATE "{0}" SET "{1}" = "{1}"', 'DELETE FROM "{0}"', 'TRUNCATE "{0}" CASCADE'])
def test_raw_sql_is_refused(table: str, statement: str) -> None:
    column = next(model._meta.pk.column for model in can_only_grow() if model._meta.db_table == table)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL partnerskab.emptying = 'no'")  # the tests' own leave to empty tables
        with pytest.raises(ProgrammingError, match="can only grow"), transaction.atomic():
            cursor.execute(statement.format(table, column))


@pytest.mark.parametrize("model", list(can_only_grow()), ids=lambda model: model.__name__)
def test_the_models_are_refused_too(model: type[models.Model]) -> None:
    field = next(field for field in model._meta.concrete_fields if not field.primary_key)
    with pytest.raises(ProgrammingError, match="can only grow"), transaction.atomic():
        model._base_manager.update(**{field.attname: models.F(field.attname)})
    with pytest.raises(ProgrammingError, match="can only grow"), transaction.atomic():
        model._base_manager.all()._raw_delete(connection.alias)


@EVERY_TABLE
def test_the_trigger_is_on_for_every_row(table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgenabled FROM pg_trigger WHERE tgrelid = %s::regclass AND tgname = %s", [table, TRIGGER]
        )
        assert cursor.fetchone() == ("O",)


def test_leave_to_empty_counts_in_a_tests_database_only() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'refuse_rewriting'")
        assert "current_database() LIKE" in cursor.fetchone()[0]
        assert connection.settings_dict["NAME"].startswith("test_")
