# SPDX-License-Identifier: MPL-2.0
"""Baselines and the history of edits can be added to, never rewritten."""

from django.db import migrations

from partnerskab.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("targets", "0001_initial")]

    operations = append_only(
        "targets_baseline",
        "targets_historicaldefinition",
        "targets_historicalindicator",
        "targets_historicalplace",
        "targets_historicalreading",
        "targets_historicalstatusremark",
        "targets_historicaltarget",
        "targets_historicaltargetstatus",
    )
