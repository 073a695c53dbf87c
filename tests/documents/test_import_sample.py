# SPDX-License-Identifier: MPL-2.0
"""The sample partnership: there on the first start, and never in the way of what was edited since."""

import pytest
from django.core.management import CommandError, call_command

from activities.models import Plan
from budgets.models import Frame
from partnerskab.agreements.models import Membership, Organisation, Partnership, Role
from partnerskab.content.freezing import freeze
from partnerskab.documents.management.commands import load_sample

from .papers import real_2022
from .test_import_plan import everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def sample() -> Plan:
    """The plan of 2022; the next agreement of the sample is looked at in test_sample_next_agreement."""
    call_command("load_sample", verbosity=0)
    return Plan.objects.get(year=2022)


def test_the_sample_is_a_whole_partnership(sample):
    content = freeze(sample)
    assert [activity.number for activity in content.activities] == list(range(1, 13))
    assert all(activity.leads for activity in content.activities)
    assert [activity.number for activity in content.activities if activity.is_pool] == [2]
    assert (len(content.lines), len(content.agreement.areas)) == (3, 3)
    assert all(area.introduction and area.results for area in content.agreement.areas)
    assert [step.act for step in content.agreement.steps] == ["approves", "is_informed"]
    assert Frame.objects.filter(agreement=sample.agreement).count() == 4
    assert Partnership.objects.get().is_sample


def test_there_is_a_person_for_each_role(sample):
    memberships = Membership.objects.select_related("user")
    assert {membership.role for membership in memberships} == set(Role.values)
    assert all(membership.user.email.endswith("@example.dk") for membership in memberships)
    assert not any(membership.user.has_usable_password() for membership in memberships)


def test_loading_again_touches_nothing(sample):
    sample.activities.filter(number=1).update(title="Ændret siden")
    before = everything()
    call_command("load_sample", verbosity=0)
    assert everything() == before


def test_a_partnership_of_that_address_is_left_alone(db):
    Partnership.objects.create(name="Amager", slug="amager")
    before = everything()
    with pytest.raises(CommandError, match="ikke er eksemplet"):
        call_command("load_sample", verbosity=0)
    assert everything() == before


def test_an_organisation_that_is_there_already_is_shared(db):
    there = Organisation.objects.create(name="Socialforvaltningen")
    call_command("load_sample", verbosity=0)
    assert Organisation.objects.get(name="Socialforvaltningen") == there


def test_the_real_plan_replaces_the_samples(sample, tmp_path):
    before = {activity.number: activity.pk for activity in sample.activities.all()}
    paper = tmp_path / "tryghedsplan-2022.txt"
    paper.write_bytes(real_2022())
    options = {"partnership": "amager", "year": 2022, "verbosity": 0}
    with pytest.raises(CommandError, match="erstatte"):
        call_command("import_plan", str(paper), **options)
    call_command("import_plan", str(paper), replace=True, **options)
    assert {activity.number: activity.pk for activity in sample.activities.all()} == before
    titles = [row.text for row in sample.agreement.theory_rows.filter(kind="effect")]
    assert titles == ["ØGET TRYGHED", "MINDRE KRIMINALITET"]
    assert load_sample.load_sample() == ()
