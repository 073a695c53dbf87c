# SPDX-License-Identifier: MPL-2.0
from django.apps import AppConfig


class BudgetsConfig(AppConfig):
    name = "budgets"
    verbose_name = "Økonomi"
