# SPDX-License-Identifier: MPL-2.0
"""A paper that was read becomes a plan: corrected by people while it waits, then applied. `applying` is the way in."""
