# SPDX-License-Identifier: MPL-2.0
"""The history of success criteria's results can be added to, never rewritten."""

from django.db import migrations

from partnerskab.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("activities", "0005_levels_and_results")]

    operations = append_only("activities_historicalcriterionresult")
