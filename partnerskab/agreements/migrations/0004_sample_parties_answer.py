# SPDX-License-Identifier: MPL-2.0
"""In a sample loaded before steps had a rule, the parties answer one by one, as in one loaded today.

Other partnerships keep what they got, the meeting's word: nobody gets a vote by an upgrade.
"""

from typing import Any

from django.db import migrations


def let_parties_answer(apps: Any, schema_editor: Any) -> None:
    """Set the rule of the steering group's step."""
    steps = apps.get_model("agreements", "ApprovalStep").objects
    steps.filter(agreement__partnership__is_sample=True, body="Styregruppen", act="approves").update(rule="parties")


class Migration(migrations.Migration):
    dependencies = [("agreements", "0003_history_can_only_grow")]

    operations = [migrations.RunPython(let_parties_answer, migrations.RunPython.noop)]
