# SPDX-License-Identifier: MPL-2.0
"""A mail server that is down, refuses or breaks off, and workers that send at the same moment."""

import datetime
import socket
import threading
from collections.abc import Iterator

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from partnerskab.notices.delivery import gather, send_due
from partnerskab.notices.models import LONGEST_WAIT, Letter
from partnerskab.notices.telling import tell
from tests.notices.post import PostOffice, post_office


@pytest.fixture(autouse=True)
def smtp(settings) -> None:
    """Mail goes to a server on this machine; nobody listens where it is looked for."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 5
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = probe.getsockname()[1]


@pytest.fixture
def office(smtp, settings) -> Iterator[PostOffice]:
    """The server, up."""
    with post_office() as office:
        settings.EMAIL_PORT = office.port
        yield office


def round_at(moment: datetime.datetime) -> None:
    with time_machine.travel(moment, tick=False):
        gather()
        send_due()


def test_while_the_server_is_down_mail_waits_and_is_tried_less_and_less_often(cast, plan, settings, caplog):
    now = start = timezone.now()
    tell([cast.secretariat], plan, "Version 2022.1 er godkendt.", "/amager/", "a")
    waits = []
    for _ in range(10):
        round_at(now)
        letter = Letter.objects.get()
        waits.append(letter.try_after - now)
        round_at(letter.try_after - datetime.timedelta(seconds=1))
        assert Letter.objects.get().tries == len(waits)
        now = letter.try_after
    minutes = [wait.total_seconds() / 60 for wait in waits]
    assert minutes == [4, 8, 16, 32, 64, 128, 256, 360, 360, 360]
    assert waits[-1] == LONGEST_WAIT
    assert "Connection refused" in letter.last_error
    assert "could not be sent (try 1)" in caplog.text
    with post_office() as office:
        settings.EMAIL_PORT = office.port
        round_at(now)
        round_at(now + datetime.timedelta(days=1))
    assert len(office.received) == 1
    letter.refresh_from_db()
    assert (letter.sent_at, letter.last_error) == (now, "")
    assert letter.sent_on == timezone.localdate(now) > timezone.localdate(start)


def test_while_the_server_is_down_each_round_knocks_once(cast, plan):
    tell(cast.members.values(), plan, "Version 2022.1 er godkendt.", "/amager/", "a")
    gather()
    send_due()
    assert sorted(Letter.objects.values_list("tries", flat=True)) == [0, 0, 0, 0, 1]


def test_what_happens_meanwhile_goes_into_the_next_mail(cast, plan, settings):
    now = timezone.now()
    tell([cast.secretariat], plan, "Det første.", "/amager/1/", "a")
    round_at(now)
    tell([cast.secretariat], plan, "Det andet.", "/amager/2/", "b")
    with post_office() as office:
        settings.EMAIL_PORT = office.port
        round_at(now + datetime.timedelta(minutes=5))
        assert "Det andet" not in office.received[0].get_payload(decode=True).decode()
        round_at(now + datetime.timedelta(days=1, hours=8))
    assert [mail.get_payload(decode=True).decode().count("Det ") for mail in office.received] == [1, 1]


def test_an_address_that_is_refused_holds_up_nobody(cast, plan, office):
    office.refused = {"arne@eksempel.dk", "lise@eksempel.dk"}
    tell(cast.members.values(), plan, "Version 2022.1 er godkendt.", "/amager/", "a")
    gather()
    send_due()
    assert sorted(mail["To"] for mail in office.received) == [
        "samir@eksempel.dk",
        "sanne@eksempel.dk",
        "stine@eksempel.dk",
    ]
    assert {letter.recipient.email for letter in Letter.objects.waiting()} == office.refused
    assert all("550" in letter.last_error for letter in Letter.objects.waiting())


def test_a_mail_taken_just_before_the_line_broke_comes_again_as_a_recognisable_copy(cast, plan, office):
    def break_off() -> None:
        office.on_taking = lambda: None
        raise ConnectionAbortedError

    office.on_taking = break_off
    now = timezone.now()
    tell([cast.secretariat], plan, "Version 2022.1 er godkendt.", "/amager/", "a")
    round_at(now)
    tell([cast.secretariat], plan, "Version 2022.2 er godkendt.", "/amager/", "b")
    assert Letter.objects.get().tries == 1
    round_at(now + datetime.timedelta(minutes=5))
    first, second = office.received
    assert first["Message-ID"] == second["Message-ID"] == f"<{Letter.objects.get().pk}@localhost>"
    assert first.as_bytes() == second.as_bytes()


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_each_mail_once(cast, plan, office):
    """The second looks while the first stands with a mail in the server's door, before and after gathering."""
    errors: list[BaseException] = []

    def second_worker() -> None:
        try:
            gather()
            send_due()
        except BaseException as error:
            errors.append(error)
        finally:
            connection.close()

    def look_at_the_same_time() -> None:
        worker = threading.Thread(target=second_worker)
        worker.start()
        worker.join(10)
        assert not worker.is_alive(), "it waits for the first one"

    office.on_taking = look_at_the_same_time
    tell(cast.members.values(), plan, "Version 2022.1 er godkendt.", "/amager/", "a")
    workers = [threading.Thread(target=second_worker) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(30)
    assert not errors
    assert sorted(mail["To"] for mail in office.received) == sorted(user.email for user in cast.members.values())
    assert Letter.objects.exclude(sent_at=None).count() == len(cast.members)
