# SPDX-License-Identifier: MPL-2.0
"""The history of meetings can be added to, never rewritten."""

from django.db import migrations

from partnerskab.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_initial")]

    operations = append_only(
        "meetings_historicalmeeting",
        "meetings_historicalattendance",
        "meetings_historicalagendapoint",
        "meetings_historicalattachment",
    )
