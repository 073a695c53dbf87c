# SPDX-License-Identifier: MPL-2.0
from django.apps import AppConfig


class RevisionsConfig(AppConfig):
    name = "partnerskab.revisions"
    verbose_name = "Versioner og beslutninger"
