# SPDX-License-Identifier: MPL-2.0
"""Whether a PDF is one of ours, and if it was changed, what in it: `proof.prove`.

Genuine means one thing: byte for byte a paper that is stored here. Only a file that is not is taken apart, in a process
of its own (`process`), to tell what it claims to be (`proof`) and how it differs from that (`differing`).
"""
