# SPDX-License-Identifier: MPL-2.0
"""What people type of targets, of what is measured and of what was read, turned into clean values."""
