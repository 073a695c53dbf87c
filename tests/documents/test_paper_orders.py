# SPDX-License-Identifier: MPL-2.0
"""Papers that are ordered, fail, are tried again, and are stored once whatever happens on the way."""

import datetime
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from activities.models import Plan
from partnerskab.documents.jobs import draw_missing_papers
from partnerskab.documents.making import NO_ROOM, make
from partnerskab.documents.models import Document, PaperOrder
from partnerskab.documents.ordering import order, order_again
from partnerskab.documents.printing.process import LIMITS, TOO_SLOW
from partnerskab.documents.shelf import INTERRUPTED, shelf
from partnerskab.revisions import lifecycle
from partnerskab.revisions.chain import breaks
from partnerskab.revisions.models import ChainLink, Revision
from tests.cast import Cast
from tests.revisions.acting import SENT_BACK, Acting, small_plan

from .printing import bare, words_of


@pytest.fixture
def plan(make_plan: Callable[..., Plan]) -> Plan:
    """A plan of one page of text, which is drawn in half a second."""
    return make_plan(content=replace(small_plan(), activities=(), chapters=(), lines=(), stated=()))


def jobs() -> list[dict]:
    return [job.args for job in ProcrastinateJob.objects.filter(task_name="draw_paper")]


def test_ordering_twice_orders_once_and_approval_orders_the_approved_paper(act: Acting) -> None:
    revision = act.submit()
    order(revision)
    order(revision)
    placed = PaperOrder.objects.get()
    assert (placed.kind, placed.standing, placed.state) == ("plan", "draft", "waiting")
    assert jobs() == [{"order": placed.pk}]
    order(act.approve(revision))
    assert {one.standing for one in PaperOrder.objects.all()} == {"draft", "approved"}
    assert len(jobs()) == 2


def test_what_is_taken_or_sent_back_orders_nothing_more(act: Acting, cast: Cast) -> None:
    taken = act.submit()
    lifecycle.withdraw(taken, cast.secretariat)
    order(taken)
    sent = act.submit()
    act.recommend(sent, SENT_BACK, "Skriv mere.")
    order(sent)
    assert not PaperOrder.objects.exists()
    assert shelf(Revision.objects.of(cast.partnership).get(pk=taken.pk), drafts=True).nothing.startswith(
        "Versionen blev"
    )


def test_a_failed_paper_says_why_and_is_tried_again_at_the_press_of_a_button(act: Acting, cast: Cast, client) -> None:
    revision = act.submit()
    order(revision)
    placed = PaperOrder.objects.get()
    make(placed.pk, replace(LIMITS, seconds=0.01))
    placed.refresh_from_db()
    assert (placed.state, placed.reason, placed.tries) == ("failed", TOO_SLOW, 1)
    assert not Document.objects.exists()
    client.force_login(cast.steering_group)
    address = reverse("revision_papers", args=["amager", 2022, 1])
    page = client.get(address).content.decode()
    assert TOO_SLOW in page
    assert "Prøv igen</button>" not in page
    assert "hx-get" not in page
    again = reverse("papers_again", args=["amager", 2022, 1])
    assert client.post(again).status_code == 403
    client.force_login(cast.secretariat)
    assert "Prøv igen</button>" in client.get(address).content.decode()
    page = client.post(again, headers={"HX-Request": "true"}).content.decode()
    assert "afventer" in page
    assert 'hx-trigger="every 2s"' in page
    assert client.get(address, {"set": "plan.waiting"}).status_code == 204
    assert len(jobs()) == 2
    assert client.post(again).status_code == 302


def test_a_full_disk_stores_nothing_and_the_worker_tries_again(act: Acting) -> None:
    """The database refuses with the very error it gives when its disk is full; later there is room."""
    order(act.submit())
    placed, links = PaperOrder.objects.get(), ChainLink.objects.count()
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$;"
            "CREATE TRIGGER no_room BEFORE INSERT ON documents_document EXECUTE FUNCTION no_room()"
        )
    make(placed.pk)
    placed.refresh_from_db()
    assert (placed.state, placed.reason) == ("failed", NO_ROOM)
    assert ChainLink.objects.count() == links
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER no_room ON documents_document")
    draw_missing_papers(timestamp=0)
    assert not Document.objects.exists(), "it is too early to try again"
    PaperOrder.objects.update(failed_at=timezone.now() - datetime.timedelta(minutes=6))
    draw_missing_papers(timestamp=0)
    assert Document.objects.get().standing == "draft"
    assert not PaperOrder.objects.exists()
    assert not list(breaks())


def test_a_paper_nobody_ordered_is_drawn_at_the_next_round(act: Acting) -> None:
    act.submit()
    draw_missing_papers(timestamp=0)
    assert Document.objects.get().standing == "draft"
    assert not PaperOrder.objects.exists()


def test_a_version_that_follows_an_approved_one_has_an_annex_too(act: Acting) -> None:
    first = act.approve(act.submit())
    act.plan.sections.create(kind="front", order=9, title="Nyt kapitel", text="<p>Der er kommet et kapitel til.</p>")
    second = act.submit()
    assert second.since == first
    order(second)
    for placed in PaperOrder.objects.filter(revision=second):
        make(placed.pk)
    annex = Document.objects.get(kind="annex")
    assert annex.filename == "tryghedsplan-amager-2022-version-2022.2-aendringer-udkast.pdf"
    assert bare("Der er kommet et kapitel til") in words_of(bytes(annex.data))
    assert Document.objects.filter(kind="plan").count() == 1
    assert not PaperOrder.objects.exists()


def test_the_waits_grow_and_end_at_a_day() -> None:
    now = timezone.now()
    for tries, minutes in ((0, 5), (1, 5), (2, 10), (5, 80), (40, 24 * 60)):
        ago = now - datetime.timedelta(minutes=minutes)
        assert PaperOrder(tries=tries, ordered_at=ago).is_due(now)
        assert not PaperOrder(tries=tries, ordered_at=ago + datetime.timedelta(seconds=1)).is_due(now)


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_while_drawing_is_seen_and_its_paper_made_once(act: Acting) -> None:
    revision = act.submit()
    order(revision)
    placed = PaperOrder.objects.get()
    worker = _another_process(f"from partnerskab.documents.making import make; make({placed.pk})")
    try:
        _wait_until(lambda: PaperOrder.objects.filter(state="drawing").exists())
        fresh = Revision.objects.of(act.cast.partnership).get()
        assert [paper.state for paper in shelf(fresh, drafts=True).papers] == ["drawing"]
        make(placed.pk)
        assert not Document.objects.exists(), "somebody is at it already"
    finally:
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()
    _wait_until(lambda: shelf(fresh, drafts=True).papers[0].state == "failed")
    assert shelf(fresh, drafts=True).papers[0].reason == INTERRUPTED
    assert shelf(fresh, drafts=True).is_busy, "another worker takes it up in a moment"
    assert not Document.objects.exists()
    order_again(revision)
    both = [threading.Thread(target=_make_in_a_thread, args=[placed.pk]) for _ in range(2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert Document.objects.count() == 1
    assert not PaperOrder.objects.exists()
    assert not list(breaks())


def _make_in_a_thread(placed: int) -> None:
    try:
        make(placed)
    finally:
        connection.close()


def _another_process(program: str) -> subprocess.Popen[bytes]:
    """A program of the product on this test's database."""
    name = connection.settings_dict["NAME"]
    begin = (
        "import django; django.setup(); from django.db import connection; "
        f"connection.settings_dict['NAME'] = {name!r}; {program}"
    )
    own = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    own["PARTNERSKAB_DATA"] = str(Path(os.environ["PARTNERSKAB_DATA"]).parent)
    return subprocess.Popen([sys.executable, "-c", begin], env=own, cwd=settings.BASE_DIR, start_new_session=True)


def _wait_until(said: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not said():
        assert time.monotonic() < end
        time.sleep(0.02)
