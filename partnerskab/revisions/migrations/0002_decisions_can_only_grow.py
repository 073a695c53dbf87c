# SPDX-License-Identifier: MPL-2.0
"""Versions, decisions and the chain can be added to, never rewritten."""

from django.db import migrations

from partnerskab.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("revisions", "0001_initial")]

    operations = append_only(
        "revisions_chainlink",
        "revisions_decision",
        "revisions_meeting",
        "revisions_outcome",
        "revisions_revision",
        "revisions_withdrawal",
    )
