# SPDX-License-Identifier: MPL-2.0
"""What every test may use."""

from collections.abc import Iterable

import pytest

pytest_plugins = ["tests.browser", "tests.cast", "tests.queue", "tests.revisions.acting", "tests.yearly_rows"]


def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    """Mark all tests in a browser: two browsers beside each other are slower than what such tests wait for, so they run
    one by one, and the others on every core."""
    for item in items:
        if "live_server" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
