# SPDX-License-Identifier: MPL-2.0
from django.apps import AppConfig


class TargetsConfig(AppConfig):
    name = "targets"
    verbose_name = "Mål"
