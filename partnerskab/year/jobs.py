# SPDX-License-Identifier: MPL-2.0
"""The worker's part: look through the reminders once a day, a quarter before the day's mail is sent.

Which partnerships have been looked through today is read from rows each time. So a worker that slept at a quarter to
seven does it when it wakes, and summer time changes nothing.
"""

import datetime

from django.utils import timezone

from partnerskab.agreements.models import Partnership
from partnerskab.jobs import PATIENT, queue

from .reminding import remind

EARLIEST = datetime.time(6, 45)
"""Copenhagen time."""


@queue.periodic(cron="*/15 * * * *")
@queue.task(name="remind_of_the_day")
def remind_of_the_day(timestamp: int) -> None:
    """Hand out a job for each partnership that was not looked through today; one that fails holds up no other."""
    now = timezone.localtime()
    if now.time() < EARLIEST:
        return
    for key in Partnership.objects.exclude(reminded__day__gte=now.date()).values_list("pk", flat=True):
        remind_partnership.defer(partnership=key)


@queue.task(name="remind_partnership", retry=PATIENT)
def remind_partnership(partnership: int) -> None:
    """Tell what is due in one partnership; run a second time on a day it tells nothing."""
    found = Partnership.objects.filter(pk=partnership).first()
    if found:
        remind(found)
