# SPDX-License-Identifier: MPL-2.0
"""The history of follow-up can be added to, never rewritten."""

from django.db import migrations

from partnerskab.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("followup", "0001_initial")]

    operations = append_only(
        "followup_historicalround",
        "followup_historicalanswer",
        "followup_historicaldeliverableresult",
    )
