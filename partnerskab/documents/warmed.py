# SPDX-License-Identifier: MPL-2.0
"""Imported once by the server that papers' processes are forked from: everything slow has then happened."""

import gc

from . import drawing

drawing.warm()
gc.collect()
gc.freeze()
