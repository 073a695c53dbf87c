# SPDX-License-Identifier: MPL-2.0
"""Case papers (indstillinger): what a committee is asked to decide or take note of."""
