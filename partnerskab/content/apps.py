# SPDX-License-Identifier: MPL-2.0
from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "partnerskab.content"
    verbose_name = "Planens indhold"
