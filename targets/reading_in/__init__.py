# SPDX-License-Identifier: MPL-2.0
"""Readings out of files as people get them, without a database.

`tables` opens a file, `heads` finds its columns, `rows` says what each row means under a `mapping`, and `differences`
holds that against what stands. What could be two things is asked about, never guessed.
"""
