# SPDX-License-Identifier: MPL-2.0
from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "partnerskab.agreements"
    verbose_name = "Aftaler"
