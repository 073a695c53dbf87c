# SPDX-License-Identifier: MPL-2.0
from django.apps import AppConfig


class FollowupConfig(AppConfig):
    name = "partnerskab.followup"
    verbose_name = "Opfølgning"
