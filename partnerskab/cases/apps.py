# SPDX-License-Identifier: MPL-2.0
from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "partnerskab.cases"
    verbose_name = "Indstillinger"
