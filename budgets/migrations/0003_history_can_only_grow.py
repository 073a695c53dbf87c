# SPDX-License-Identifier: MPL-2.0
"""The history of edits can be added to, never rewritten."""

from django.db import migrations

from partnerskab.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("budgets", "0002_stated_total_set_aside")]

    operations = append_only(
        "budgets_historicalframe",
        "budgets_historicalfundingamount",
        "budgets_historicalfundingline",
        "budgets_historicalstatedtotal",
    )
