# SPDX-License-Identifier: MPL-2.0
from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "partnerskab.cases"
    verbose_name = "Indstillinger"

    def ready(self) -> None:
        """The models are there: say which of their texts are edited."""
        from . import case_texts  # models can be imported only once every app is there

        case_texts.register_sorts()
