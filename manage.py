#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Django's command line, with this project's settings."""

import os
import sys

from django.core.management import execute_from_command_line

from partnerskab.embedded_postgres.owner import ServerError

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "partnerskab.settings")
    try:
        execute_from_command_line(sys.argv)
    except ServerError as error:
        sys.exit(str(error))
