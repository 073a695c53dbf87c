# SPDX-License-Identifier: MPL-2.0
"""The entry point for the web server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "partnerskab.settings")

application = get_wsgi_application()
