# SPDX-License-Identifier: MPL-2.0
from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "partnerskab.meetings"
    verbose_name = "Møder"

    def ready(self) -> None:
        """The models are there: say which of their texts are edited."""
        from . import meeting_texts  # models can be imported only once every app is there

        meeting_texts.register_sorts()
