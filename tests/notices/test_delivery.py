# SPDX-License-Identifier: MPL-2.0
"""One mail a day for each person and plan, never lost and never sent twice."""

from django.core import mail

from partnerskab.notices.telling import tell


def test_the_first_event_of_a_day_is_sent_at_once(cast, plan, work):
    tell([cast.secretariat], plan, "Version 2022.1 er godkendt.", "/amager/plan/2022/", "a")
    assert not mail.outbox
    work()
    subjects = [message.subject for message in mail.outbox]
    assert subjects == ["Amager Partnerskab, Tryghedsplan 2022: Version 2022.1 er godkendt."]
