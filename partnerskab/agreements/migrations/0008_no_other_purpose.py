# SPDX-License-Identifier: MPL-2.0
"""The purpose stands in its chapter alone."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("agreements", "0007_purpose_is_a_chapter")]

    operations = [
        migrations.RemoveField(model_name="agreement", name="purpose"),
        migrations.RemoveField(model_name="historicalagreement", name="purpose"),
    ]
