# SPDX-License-Identifier: MPL-2.0
from django.apps import AppConfig


class FollowupConfig(AppConfig):
    name = "partnerskab.followup"
    verbose_name = "Opfølgning"

    def ready(self) -> None:
        """The models are there: say which of their texts are edited, and what comes back with a deliverable."""
        from activities.models import Deliverable  # models can be imported only once every app is there
        from activities.row_lists import returns_with  # as above

        from . import answering, round_texts  # as above

        round_texts.register_sorts()
        returns_with(Deliverable, answering.bring_back)
