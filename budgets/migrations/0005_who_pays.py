# SPDX-License-Identifier: MPL-2.0
"""A post with a funder is paid by that organisation, in the history too; and what is new can only grow."""

from django.db import migrations, models

from partnerskab.append_only import append_only

_SAID = "UPDATE {table} SET funding = 'organisation' WHERE funder_id IS NOT NULL"
_HISTORY = "budgets_historicalfundingline"


class Migration(migrations.Migration):
    dependencies = [("budgets", "0004_every_krone")]

    operations = [
        migrations.RunSQL(_SAID.format(table="budgets_fundingline"), migrations.RunSQL.noop),
        # The trigger stands aside for the new column alone; what the history says is not touched.
        migrations.RunSQL(
            [
                f"ALTER TABLE {_HISTORY} DISABLE TRIGGER append_only",
                _SAID.format(table=_HISTORY),
                f"ALTER TABLE {_HISTORY} ENABLE TRIGGER append_only",
            ],
            migrations.RunSQL.noop,
        ),
        migrations.AddConstraint(
            model_name='fundingline',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('funder__isnull', False), ('funding', 'organisation')), models.Q(models.Q(('funding', 'organisation'), _negated=True), ('funder__isnull', True)), _connector='OR'), name='an_organisation_pays_or_none'),
        ),
        migrations.AddConstraint(
            model_name='fundingline',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('funding', 'other'), models.Q(('other_funder', ''), _negated=True)), models.Q(models.Q(('funding', 'other'), _negated=True), ('other_funder', '')), _connector='OR'), name='another_funder_has_a_name'),
        ),
        *append_only(
            "budgets_historicalpool",
            "budgets_historicalpoolapplication",
            "budgets_historicalreallocation",
            "budgets_historicalspending",
            "budgets_transfer",
        ),
    ]
