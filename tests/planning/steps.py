# SPDX-License-Identifier: MPL-2.0
"""What a secretariat does to begin next year's plan, in the words of the tests."""

import re
from html import unescape

from django.test import Client

ADDRESS = "/amager/naeste-aar/2023/"


def offered(client: Client, address: str = ADDRESS) -> dict[str, str]:
    """The form as the page proposes it: what a browser would send if nobody touched it."""
    page = client.get(address)
    assert page.status_code == 200
    return fields_of(page.content.decode())


def seen(client: Client) -> dict[str, str]:
    """The form that says the proposed amounts were gone through, as the plan's page has it now."""
    page = client.get("/amager/plan/2023/").text
    return {"set": re.findall(r'name="set" value="([^"]*)"', page)[0]}


def fields_of(page: str) -> dict[str, str]:
    """The values that a page's form holds."""
    form = page.partition('class="roll"')[2].partition("</form>")[0]
    found = {}
    for tag in re.findall(r"<input[^>]*>", form):
        named = {name: unescape(value) for name, value in re.findall(r'([\w-]+)="([^"]*)"', tag)}
        is_left_out = named.get("type") == "radio" and " checked" not in tag
        if not is_left_out and "name" in named and named["name"] != "csrfmiddlewaretoken":
            found[named["name"]] = named.get("value", "")
    for name, options in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return found
