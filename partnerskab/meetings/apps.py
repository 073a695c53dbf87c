# SPDX-License-Identifier: MPL-2.0
from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "partnerskab.meetings"
    verbose_name = "Møder"
