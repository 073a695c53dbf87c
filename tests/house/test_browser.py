# SPDX-License-Identifier: MPL-2.0
"""The browser fixtures themselves: they see what they are to see, and the login page stands in front of them."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_login_page_is_clean(page, axe):
    page.goto(reverse("account_login"))
    assert page.get_by_role("heading", level=1).is_visible()
    axe(page)


def test_a_request_to_elsewhere_is_a_slip(page):
    page.goto(reverse("account_login"))
    page.evaluate("fetch('https://elsewhere.example/x').catch(() => {})")
    page.wait_for_timeout(200)
    assert any("left the server" in slip or "elsewhere.example" in slip for slip in page.slips)
    page.expected_errors.append("elsewhere.example")


def test_a_refused_script_and_an_error_are_slips(page):
    page.goto(reverse("account_login"))
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)>')")
    page.evaluate("setTimeout(() => { throw new Error('broken on purpose') }, 0)")
    page.wait_for_timeout(300)
    assert any("Content Security Policy" in slip for slip in page.slips)
    assert any("broken on purpose" in slip for slip in page.slips)
    page.expected_errors += ["Content Security Policy", "broken on purpose", "404"]


def test_axe_refuses_a_picture_without_a_text(page, axe):
    page.goto(reverse("account_login"))
    page.evaluate("document.body.append(document.createElement('img'))")
    with pytest.raises(AssertionError, match="image-alt"):
        axe(page)
