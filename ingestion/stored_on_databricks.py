"""What lies in the bronze tables of the warehouse: the same questions as `ingestion.stored`, asked in SQL."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import dlt
import pyarrow as pa
from databricks.sql.exc import Error as ConnectorError
from dlt.common.destination.exceptions import DestinationException
from dlt.destinations.exceptions import DatabaseUndefinedRelation
from urllib3.exceptions import HTTPError

from ingestion.bronze import TABLES
from ingestion.settings import LoadError
from ingestion.stored import Counts, season_of


class WarehouseBronze:
    """The bronze tables of a pipeline whose destination is `databricks`. Everything is read anew.

    Each question has a session of its own: between two of them a load may fetch for hours.
    """

    def __init__(self, pipeline: dlt.Pipeline) -> None:
        self._client = pipeline.sql_client()

    def version(self, name: str) -> int | None:
        """The table's Delta version, None if there is no table."""
        found = self._query(name, f"DESCRIBE HISTORY {self._table(name)} LIMIT 1")
        return None if found is None else found["version"][0].as_py()

    def rows(
        self,
        name: str,
        columns: list[str] | None = None,
        games: Iterable[int] | None = None,
        seasons: Iterable[int] | None = None,
    ) -> pa.Table:
        """Rows in the contract's columns and types, of some games or seasons or all; none without a table."""
        contract = TABLES[name].schema
        wanted = pa.schema([contract.field(column) for column in columns]) if columns else contract
        wanted = pa.schema([field.with_nullable(True) for field in wanted])
        conditions = []
        if games is not None:
            games = sorted(games)
            conditions.append(_one_of("season", {season_of(game) for game in games}))
            conditions.append(_one_of("game_id", games))
        if seasons is not None:
            conditions.append(_one_of("season", seasons))
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        found = self._query(name, f"SELECT * FROM {self._table(name)} LIMIT 0")
        if found is None:
            return wanted.empty_table()
        there = [f"`{field.name}`" for field in wanted if field.name in found.column_names]
        found = self._query(name, f"SELECT {', '.join(there)} FROM {self._table(name)}{where}")
        arrays = [
            found[field.name].cast(field.type)
            if field.name in found.column_names
            else pa.nulls(len(found), field.type)
            for field in wanted
        ]
        return pa.table(arrays, schema=wanted)

    def counts(self, name: str) -> dict[int, Counts]:
        """Season -> rows and distinct keys."""
        key = ", ".join(f"`{column}`" for column in TABLES[name].merge_key)
        found = self._query(
            name,
            f"SELECT season, count(*) AS row_count, count(DISTINCT {key}) AS key_count "
            f"FROM {self._table(name)} GROUP BY season ORDER BY season",
        )
        seasons = [] if found is None else found.to_pylist()
        return {each["season"]: Counts(each["row_count"], each["key_count"]) for each in seasons}

    def retract(self, name: str, keys: pa.Table) -> None:
        """Take out the rows with these keys (columns of the merge key), in one commit."""
        columns = TABLES[name].merge_key
        values = ", ".join(
            f"({', '.join(_literal(row[column]) for column in columns)})" for row in keys.to_pylist()
        )
        if not values:
            return
        same = " AND ".join(f"there.`{column}` = gone.`{column}`" for column in columns)
        self._query(
            name,
            f"MERGE INTO {self._table(name)} AS there "
            f"USING (SELECT * FROM VALUES {values} AS v({', '.join(columns)})) AS gone ON {same} "
            "WHEN MATCHED THEN DELETE",
        )

    def _table(self, name: str) -> str:
        return self._client.make_qualified_table_name(name)

    def _query(self, name: str, sql: str) -> pa.Table | None:
        """The statement's result; None if there is no table."""
        try:
            with self._client as client, client.execute_query(sql) as cursor:
                return cursor.arrow()
        except DatabaseUndefinedRelation:
            return None
        except (DestinationException, ConnectorError, HTTPError) as error:  # dlt lets the others through
            raise LoadError(
                f"The warehouse did not answer for {name} ({' '.join(str(error).split())[:300]}); check "
                "DATABRICKS_HOST, DATABRICKS_HTTP_PATH and DATABRICKS_TOKEN, then run the command again."
            ) from error


def _one_of(column: str, values: Iterable[int]) -> str:
    listed = ", ".join(str(int(value)) for value in sorted(values))
    return f"`{column}` IN ({listed})" if listed else "false"


def _literal(value: Any) -> str:
    if isinstance(value, int):
        return str(value)
    return "'" + str(value).replace("\\", "\\\\").replace("'", "\\'") + "'"
