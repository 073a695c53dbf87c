# SPDX-License-Identifier: MPL-2.0
"""The history of the year's rows can be added to, never rewritten."""

from django.db import migrations

from partnerskab.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("year", "0001_deadlines")]

    operations = append_only(
        "year_historicaldeadline", "year_historicaldeadlinedone", "year_historicalreminderchoice"
    )
