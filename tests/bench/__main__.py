# SPDX-License-Identifier: MPL-2.0
"""`make bench`: pages, saves, money, follow-up, freeze, compare, PDF and stored PDF for 12 to 1.200 activities.

Each figure is a ratio to a floor measured in the same run: an empty page behind the same login and membership check, or
WeasyPrint alone on the same HTML. Absolute milliseconds depend on the machine; the ratios hardly do.
"""

import datetime
import itertools
import os
from collections.abc import Iterator
from functools import partial

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client, override_settings  # noqa: E402
from django.test.utils import setup_test_environment, teardown_test_environment  # noqa: E402
from django.urls import reverse  # noqa: E402
from weasyprint import CSS, HTML  # noqa: E402

from activities.models import ActivitySection, Plan  # noqa: E402
from partnerskab.agreements.models import Membership, Partnership, Role, User  # noqa: E402
from partnerskab.content.canonical import to_json  # noqa: E402
from partnerskab.content.freezing import freeze  # noqa: E402
from partnerskab.content.tree import PlanContent  # noqa: E402
from partnerskab.documents.printing import drawing, paper  # noqa: E402
from partnerskab.documents.printing.edition import draft  # noqa: E402
from tests.bench.comparing import comparisons  # noqa: E402
from tests.bench.lives import deciding, many_versions  # noqa: E402
from tests.bench.measure import HEAD, Timing, timed  # noqa: E402
from tests.bench.money import money  # noqa: E402
from tests.bench.stored import serving  # noqa: E402
from tests.bench.yearly import yearly  # noqa: E402
from tests.cast import store  # noqa: E402
from tests.content_examples import example_plan  # noqa: E402

SIZES = (12, 120, 1200)
PAPER_SIZES = (12, 120)
"""A paper of 1.200 activities has thousands of pages; a render is refused long before by its limits."""

DAY = datetime.date(2021, 11, 25)


def main() -> None:
    """Build a database of its own, measure, print the table, and leave nothing behind."""
    setup_test_environment()
    name = connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        with override_settings(ROOT_URLCONF="tests.bench.urls"):
            print("building plans of", ", ".join(str(size) for size in SIZES), "activities", flush=True)
            plans = {size: build(size) for size in SIZES}
            print(HEAD)
            pages(plans)
            papers(plans)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
        teardown_test_environment()


def build(size: int) -> Plan:
    """A partnership with a plan of so many activities."""
    partnership = Partnership.objects.create(name=f"Partnerskab {size}", slug=f"p{size}")
    user, _ = User.objects.get_or_create(email="maaler@eksempel.dk", defaults={"name": "Måler"})
    Membership.objects.create(user=user, partnership=partnership, role=Role.SECRETARIAT)
    return store(example_plan(size), partnership)


def pages(plans: dict[int, Plan]) -> None:
    """Pages, the save and freeze against the empty page."""
    client = Client()
    client.force_login(User.objects.get(email="maaler@eksempel.dk"))
    floor = timed("an empty page (the floor)", getting(client, reverse("nothing", args=["p12"])), runs=60, warm=10)
    print(floor.row(None))
    for size, plan in plans.items():
        for timing in page_timings(client, size, plan):
            print(timing.row(floor), flush=True)
    for plan in plans.values():
        for timing in itertools.chain(money(client, plan), yearly(client, plan)):
            print(timing.row(floor), flush=True)
    for size in PAPER_SIZES:
        for timing in serving(client, plans[size], User.objects.get(email="maaler@eksempel.dk")):
            print(timing.row(floor), flush=True)
    by = User.objects.get(email="maaler@eksempel.dk")
    for plan in plans.values():
        for timing in itertools.chain(comparisons(client, plan, by), deciding(plan, by)):
            print(timing.row(floor), flush=True)
    for timing in many_versions(client, plans[12], by):
        print(timing.row(floor), flush=True)


def page_timings(client: Client, size: int, plan: Plan) -> Iterator[Timing]:
    """What is measured for one size of plan."""
    slug = plan.agreement.partnership.slug
    activity = plan.activities.order_by("order")[size // 2]
    runs = 40 if size < 1000 else 8
    yield timed(f"overview, {size} activities", getting(client, reverse("plan", args=[slug, plan.year])), runs)
    address = reverse("activity", args=[slug, plan.year, activity.pk])
    yield timed(f"activity page, {size} activities", getting(client, address), 40)
    yield timed(f"save of a section, {size} activities", saving(client, plan, activity.sections.all()[0]), 40)
    fresh = Plan.objects.select_related("agreement__partnership")
    yield timed(f"freeze(), {size} activities", lambda: freeze(fresh.get(pk=plan.pk)), runs)


def getting(client: Client, address: str):
    """A GET that must succeed."""

    def get() -> None:
        response = client.get(address)
        assert response.status_code == 200, (address, response.status_code)

    return get


def saving(client: Client, plan: Plan, section: ActivitySection):
    """A save that changes the text each time."""
    slug = plan.agreement.partnership.slug
    address = reverse("text_edit", args=[slug, plan.year, "afsnit", section.pk])
    versions = itertools.count(section.version)

    def save() -> None:
        version = next(versions)
        data = {"version": version, "title": section.sub_heading, "text": f"<p>Gemt {version} gange.</p>"}
        response = client.post(address, data, headers={"HX-Request": "true"})
        assert response.status_code == 200, response.status_code

    return save


def papers(plans: dict[int, Plan]) -> None:
    """Our PDF, from content to bytes, against WeasyPrint alone on the same HTML."""
    for size in PAPER_SIZES:
        content = freeze(plans[size])
        html, data = paper.html(draft(content, DAY)), to_json(content)
        runs = 5 if size < 100 else 1
        alone = timed(f"WeasyPrint alone, {size} activities (the floor)", partial(weasyprint_alone, html), runs, 1)
        ours = timed(f"our PDF, {size} activities", partial(our_pdf, content, data), runs, 1)
        print(alone.row(None))
        print(ours.row(alone), flush=True)


def weasyprint_alone(html: str) -> bytes:
    """What anyone would call: the HTML, the stylesheet, and the tagged, archival kind of PDF."""
    styles = CSS(string=drawing.STYLESHEET.read_text(encoding="utf-8"), url_fetcher=drawing.ClosedFetcher())
    return HTML(string=html, url_fetcher=drawing.ClosedFetcher()).write_pdf(
        stylesheets=[styles], pdf_variant="pdf/a-3a"
    )


def our_pdf(content: PlanContent, data: bytes) -> bytes:
    """Ours, from the frozen content on."""
    return drawing.write_pdf(paper.html(draft(content, DAY)), data, DAY)


if __name__ == "__main__":
    main()
