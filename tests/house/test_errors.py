# SPDX-License-Identifier: MPL-2.0
"""What is said where a request cannot even be read."""

import pytest
from django.urls import reverse


@pytest.mark.django_db
def test_a_form_with_too_many_fields_is_refused_in_danish(client, cast, plan):
    client.force_login(cast.secretariat)
    response = client.post(reverse("submit", args=["amager", 2022]), {f"x{at}": "1" for at in range(4_100)})
    assert response.status_code == 400
    assert "Det kunne ikke læses" in response.content.decode()
