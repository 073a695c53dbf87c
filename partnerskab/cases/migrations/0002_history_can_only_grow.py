# SPDX-License-Identifier: MPL-2.0
"""The history of case papers can be added to, never rewritten."""

from django.db import migrations

from partnerskab.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]

    operations = append_only(
        "cases_historicalcasepaper",
        "cases_historicalrecommendation",
        "cases_historicalhandling",
        "cases_historicalannex",
    )
