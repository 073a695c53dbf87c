# SPDX-License-Identifier: MPL-2.0
from django.apps import AppConfig


class FollowupConfig(AppConfig):
    name = "partnerskab.followup"
    verbose_name = "Opfølgning"

    def ready(self) -> None:
        """The models are there: say which of their texts are edited."""
        from . import round_texts  # models can be imported only once every app is there

        round_texts.register_sorts()
