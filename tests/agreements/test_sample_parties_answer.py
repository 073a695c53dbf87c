# SPDX-License-Identifier: MPL-2.0
"""A sample that was loaded before steps had a rule comes to the route of one loaded today; others keep theirs."""

from importlib import import_module

import pytest
from django.apps import apps

from partnerskab.agreements.models import ApprovalStep, Partnership
from partnerskab.documents.sample_partnership import load_sample

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("is_sample", "rule"), [(True, "parties"), (False, "meeting")])
def test_only_the_samples_steering_group_answers_party_by_party(is_sample: bool, rule: str) -> None:
    load_sample()
    ApprovalStep.objects.update(rule="meeting")
    Partnership.objects.update(is_sample=is_sample)
    import_module("partnerskab.agreements.migrations.0004_sample_parties_answer").let_parties_answer(apps, None)
    route = ApprovalStep.objects.filter(matter="plan", agreement__valid_from__year=2021)
    assert list(route.values_list("body", "rule")) == [("Styregruppen", rule), ("Økonomiudvalget", "meeting")]
