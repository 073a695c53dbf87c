#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Django's command line, with this project's settings."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "partnerskab.settings")
    execute_from_command_line(sys.argv)
