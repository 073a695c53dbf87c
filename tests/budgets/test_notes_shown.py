# SPDX-License-Identifier: MPL-2.0
"""What is noted beside a post, and the frame it comes out of, stand under its name in the money table."""

import pytest

from budgets.views.table import Posts, money_table
from tests.content_examples import rich_plan

PAGE = "/amager/plan/2022/okonomi/linjer/"


@pytest.mark.parametrize(
    ("at", "about"),
    [(0, ""), (3, "Projektledelse · To dage om ugen.")],
)
def test_a_row_says_what_it_is_about(at: int, about: str) -> None:
    content = rich_plan()
    rows = money_table(Posts(content.lines, ()), content.agreement.years, content.year).rows
    assert rows[at].about == about


@pytest.mark.parametrize("part", ["", "rediger/"])
def test_the_page_shows_it(client, cast, make_plan, part: str) -> None:
    make_plan(content=rich_plan())
    client.force_login(cast.working_group)
    page = client.get(PAGE + part).text
    assert page.count("<small>Projektledelse · To dage om ugen.</small>") == 1
