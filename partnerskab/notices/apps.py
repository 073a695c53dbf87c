# SPDX-License-Identifier: MPL-2.0
from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "partnerskab.notices"
    verbose_name = "Besked pr. mail"
