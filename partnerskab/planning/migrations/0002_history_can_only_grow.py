# SPDX-License-Identifier: MPL-2.0
"""The history of beginnings and proposals can be added to, never rewritten."""

from django.db import migrations

from partnerskab.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("planning", "0001_initial")]

    operations = append_only(
        "planning_historicalbeginning", "planning_historicalleftbehind", "planning_historicalproposal"
    )
