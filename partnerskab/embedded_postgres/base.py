# SPDX-License-Identifier: MPL-2.0
"""The database engine `partnerskab.embedded_postgres`: Django's PostgreSQL, with the server included.

In DATABASES, HOST is the folder that holds the server's data; USER and PASSWORD are not needed.
"""

from pathlib import Path
from typing import Any

from django.db.backends.postgresql import base
from psycopg import Connection, OperationalError

from partnerskab.embedded_postgres import presence
from partnerskab.embedded_postgres.cluster import Cluster


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to the built-in server."""

    def get_connection_params(self) -> dict[str, Any]:
        """Return the parameters of the running server, which is started where nobody has yet."""
        cluster = self._cluster()
        login = {"host": str(cluster.socket_folder), "user": cluster.user, "password": cluster.password()}
        return {**super().get_connection_params(), **login}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection[Any]:
        """Connect; where the server has died since the last time, start it once more."""
        try:
            return super().get_new_connection(conn_params)
        except OperationalError:
            if not self._cluster().start():
                raise
        return super().get_new_connection(conn_params)

    def _cluster(self) -> Cluster:
        return presence.join(Path(self.settings_dict["HOST"]))
