# SPDX-License-Identifier: MPL-2.0
"""What every test may use."""

from hypothesis import settings

# What chance finds would stop the change of whoever passes by, so the examples are the same in every run.
# To look for more: pytest --hypothesis-profile=default
settings.register_profile("same", derandomize=True)
settings.load_profile("same")

pytest_plugins = [
    "tests.browser",
    "tests.cast",
    "tests.emptying",
    "tests.queue",
    "tests.revisions.acting",
    "tests.yearly_rows",
]
