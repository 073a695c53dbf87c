# SPDX-License-Identifier: MPL-2.0
"""The settings of a test run: the product's own, with a state folder of its own and quick passwords."""

import hashlib
import os
from pathlib import Path

_base = Path(__file__).resolve().parent.parent
os.environ["PARTNERSKAB_DATA"] = str(Path(os.environ.get("PARTNERSKAB_DATA") or _base / "var") / "test")
for _name in [name for name in os.environ if name.startswith("PARTNERSKAB_") and name != "PARTNERSKAB_DATA"]:
    del os.environ[_name]

from partnerskab.settings import *  # noqa: E402, F403 - the environment comes first
from partnerskab.settings import BASE_DIR, DATABASES, STORAGES  # noqa: E402

# Two checkouts may test on one external server at the same time.
_checkout = hashlib.sha256(os.fsencode(BASE_DIR)).hexdigest()[:8]
DATABASES["default"]["TEST"] = {"NAME": f"test_{DATABASES['default']['NAME']}_{_checkout}"}
DATABASES["default"]["OPTIONS"]["options"] = "-c synchronous_commit=off -c partnerskab.emptying=allowed"
DATABASES["default"]["CONN_MAX_AGE"] = 0

# A dozen tests log in as somebody in each second; the product's hasher takes its time on purpose.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Tests run without collected files; tests/house/test_serve.py uses the real ones.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
