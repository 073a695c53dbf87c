# SPDX-License-Identifier: MPL-2.0
"""The worker's part: deliver what is due, as soon as something is told and every five minutes besides.

Everything about when a mail is due is read from rows each time. So it does not matter which job looks, how often, or
whether the worker slept through seven o'clock.
"""

from partnerskab.jobs import PATIENT, queue

from .delivery import gather, send_due


@queue.task(name="deliver_notices", retry=PATIENT)
def deliver() -> None:
    """Put what people are told into letters, and send those that are due."""
    gather()
    send_due()


@queue.periodic(cron="*/5 * * * *")
@queue.task(name="deliver_waiting_notices")
def deliver_waiting(timestamp: int) -> None:
    """Send what waited for the morning, or for the mail server."""
    gather()
    send_due()
