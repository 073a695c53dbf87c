# SPDX-License-Identifier: MPL-2.0
from django.apps import AppConfig


class TargetsConfig(AppConfig):
    name = "targets"
    verbose_name = "Mål"

    def ready(self) -> None:
        """The models are there: say which of their texts are edited."""
        from . import status_texts  # models can be imported only once every app is there

        status_texts.register_sorts()
