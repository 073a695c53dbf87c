# SPDX-License-Identifier: MPL-2.0
from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "partnerskab.planning"
    verbose_name = "Næste års plan"
