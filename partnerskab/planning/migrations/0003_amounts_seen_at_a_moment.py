# SPDX-License-Identifier: MPL-2.0
"""Amounts are gone through at a moment, so that those fetched later the same day still are proposals."""

from django.db import migrations, models

WAS = 'amounts_seen_on'
IS = 'amounts_seen_at'
MODELS = ('beginning', 'historicalbeginning')
TO_ITS_END = "UPDATE planning_beginning SET amounts_seen_at = amounts_seen_at + interval '1 day'"
"""A day becomes its first moment; what was there on that day was gone through."""


class Migration(migrations.Migration):
    dependencies = [('planning', '0002_history_can_only_grow')]

    operations = [
        *(migrations.RenameField(name, WAS, IS) for name in MODELS),
        *(
            migrations.AlterField(name, IS, models.DateTimeField(blank=True, null=True, verbose_name='beløb gennemgået'))
            for name in MODELS
        ),
        migrations.RunSQL(TO_ITS_END, migrations.RunSQL.noop),
    ]
