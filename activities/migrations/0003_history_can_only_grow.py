# SPDX-License-Identifier: MPL-2.0
"""The history of edits can be added to, never rewritten."""

from django.db import migrations

from partnerskab.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("activities", "0002_initial")]

    operations = append_only(
        "activities_historicalactivity",
        "activities_historicalactivityfocusarea",
        "activities_historicalactivitypartner",
        "activities_historicalactivitysection",
        "activities_historicaldeliverable",
        "activities_historicalplan",
        "activities_historicalplansection",
        "activities_historicalsuccesscriterion",
    )
