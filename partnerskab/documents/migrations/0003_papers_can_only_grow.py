# SPDX-License-Identifier: MPL-2.0
"""Printed papers can be added to, never rewritten."""

from django.db import migrations

from partnerskab.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_papers")]

    operations = append_only("documents_document")
