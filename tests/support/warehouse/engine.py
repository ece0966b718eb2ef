"""What runs Spark SQL. The warehouse asks for no more than this, so that Spark itself can take Sail's place.

An engine knows no catalog: every table in the SQL it gets is a path (delta.`/path`, with VERSION AS OF if
need be) or the name of a table given along with the statement.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Protocol

import pyarrow as pa

Given = Mapping[str, pa.Table]
NOTHING: Given = MappingProxyType({})
NO_STATEMENTS: Mapping[Any, Any] = MappingProxyType({})


class EngineSession(Protocol):
    """One client's session. Errors are raised as SqlError."""

    def query(self, sql: str, given: Given = NOTHING) -> pa.Table:
        """Run a query and return its rows. `given` are tables that the query names."""

    def schema(self, sql: str, given: Given = NOTHING) -> dict[str, Any]:
        """The columns of a query as Spark's JSON schema (the one that Delta logs hold), without running
        it."""

    def write(self, sql: str, given: Given = NOTHING) -> None:
        """Run one UPDATE, DELETE or MERGE on a Delta path: exactly one commit, or none if nothing changes.
        Its metrics tell numUpdatedRows, numDeletedRows, or numTargetRowsInserted, ...Updated, ...Deleted."""

    def set_time_zone(self, zone: str) -> None: ...

    def close(self) -> None: ...


class Engine(Protocol):
    """`natively`: the function of a statement (in `statements/`) -> the one that this engine has for it."""

    name: str
    natively: Mapping[Any, Any]

    def open_session(self) -> EngineSession: ...

    def stop(self) -> None: ...
