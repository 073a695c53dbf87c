# SPDX-License-Identifier: MPL-2.0
"""The history of edits can be added to, never rewritten."""

from django.db import migrations

from partnerskab.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("agreements", "0002_route_rules_and_deputies")]

    operations = append_only(
        "agreements_historicalagreement",
        "agreements_historicalapprovalstep",
        "agreements_historicalareaversion",
        "agreements_historicalfocusarea",
        "agreements_historicalmembership",
        "agreements_historicalorganisation",
        "agreements_historicalpartnership",
        "agreements_historicalparty",
        "agreements_historicaltheoryrow",
    )
