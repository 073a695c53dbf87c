# SPDX-License-Identifier: MPL-2.0
from django.apps import AppConfig


class YearConfig(AppConfig):
    name = "partnerskab.year"
    verbose_name = "Årshjul"
