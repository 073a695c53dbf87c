# SPDX-License-Identifier: MPL-2.0
"""What every test may use."""

pytest_plugins = [
    "tests.browser",
    "tests.cast",
    "tests.emptying",
    "tests.queue",
    "tests.revisions.acting",
    "tests.yearly_rows",
]
