# SPDX-License-Identifier: MPL-2.0
"""What every test may use."""

from collections.abc import Iterable

import pytest

pytest_plugins = ["tests.browser", "tests.cast", "tests.queue", "tests.revisions.acting", "tests.yearly_rows"]


def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    """Where tests are dealt out to several workers, one of them takes all that are in a browser: two browsers beside
    each other are slower than what such tests wait for."""
    for item in items:
        if "live_server" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("browser"))
