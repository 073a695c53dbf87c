# SPDX-License-Identifier: MPL-2.0
"""The agreement's purpose becomes its first chapter; every agreement gets a route for itself and for its yearly status.

An agreement is approved by its parties; the status is approved by the steering group's meeting and laid before
Økonomiudvalget (agreement 2025-2028, sections 3 and 6). Both are data that the secretariat may change.
"""

from typing import Any

from django.db import migrations

from partnerskab.append_only import append_only

ROUTES = (
    ("agreement", 1, "Parterne", "approves", "parties"),
    ("status", 1, "Styregruppen", "approves", "meeting"),
    ("status", 2, "Økonomiudvalget", "is_informed", "meeting"),
)


def fill(apps: Any, schema_editor: Any) -> None:
    """Write the chapter and the routes of each agreement."""
    chapters = apps.get_model("agreements", "AgreementSection").objects
    steps = apps.get_model("agreements", "ApprovalStep").objects
    for agreement in apps.get_model("agreements", "Agreement").objects.all():
        if agreement.purpose:
            chapters.create(agreement=agreement, kind="purpose", text=agreement.purpose)
        for matter, order, body, act, rule in ROUTES:
            steps.create(agreement=agreement, matter=matter, order=order, body=body, act=act, rule=rule)


class Migration(migrations.Migration):
    dependencies = [("agreements", "0006_the_whole_agreement")]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        *append_only(
            "agreements_historicalagreementsection",
            "agreements_historicalbody",
            "agreements_historicalcontact",
            "agreements_historicalstaffresource",
            "agreements_picture",
        ),
    ]
