# SPDX-License-Identifier: MPL-2.0
from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "activities"
    verbose_name = "Planer og aktiviteter"
