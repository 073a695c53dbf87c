# SPDX-License-Identifier: MPL-2.0
from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "partnerskab.documents"
    verbose_name = "Papirer"
