"""The bronze tables of target `databricks`: managed Delta tables, read in SQL."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

import dlt
import pyarrow as pa
from databricks.sql.exc import Error as ConnectorError
from dlt.common.destination.exceptions import DestinationException
from dlt.destinations.exceptions import DatabaseUndefinedRelation
from urllib3.exceptions import HTTPError

from ingestion.bronze import TABLES
from ingestion.destinations.base import Counts, Frozen, conform, in_contract, removal_label, season_of
from ingestion.settings import LoadError


class WarehouseTables:
    """The tables of a pipeline whose destination is `databricks`, as `BronzeTables`.

    Each query opens a session of its own: between two of them a load may fetch for hours.
    """

    def __init__(self, pipeline: dlt.Pipeline) -> None:
        self._client = pipeline.sql_client()

    def version(self, name: str) -> int | None:
        """Return the table's Delta version; None without a table."""
        result = self._query(name, f"DESCRIBE HISTORY {self._table(name)} LIMIT 1")
        return None if result is None else int(result["version"][0].as_py())

    def rows(
        self,
        name: str,
        columns: list[str] | None = None,
        games: Iterable[int] | None = None,
        seasons: Iterable[int] | None = None,
    ) -> pa.Table:
        """Return rows in the contract's columns and types: see `BronzeTables`."""
        schema = in_contract(name, columns)
        conditions = []
        if games is not None:
            games = sorted(games)
            conditions.append(_is_in("season", {season_of(game) for game in games}))
            conditions.append(_is_in("game_id", games))
        if seasons is not None:
            conditions.append(_is_in("season", seasons))
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        columns_there = self.columns(name)
        if columns_there is None:
            return schema.empty_table()
        existing = [f"`{field.name}`" for field in schema if field.name in columns_there]
        result = self._query(name, f"SELECT {', '.join(existing)} FROM {self._table(name)}{where}")
        return schema.empty_table() if result is None else conform(result, schema)

    def columns(self, name: str) -> set[str] | None:
        """Return the names of the table's columns; None without a table."""
        empty = self._query(name, f"SELECT * FROM {self._table(name)} LIMIT 0")
        return None if empty is None else set(empty.column_names)

    def counts(self, name: str) -> dict[int, Counts]:
        """Return season -> rows and distinct keys."""
        key = ", ".join(f"`{column}`" for column in TABLES[name].merge_key)
        result = self._query(
            name,
            f"SELECT season, count(*) AS row_count, count(DISTINCT {key}) AS key_count "
            f"FROM {self._table(name)} GROUP BY season ORDER BY season",
        )
        seasons = [] if result is None else result.to_pylist()
        return {each["season"]: Counts(each["row_count"], each["key_count"]) for each in seasons}

    def delete(self, name: str, keys: pa.Table) -> None:
        """Delete the rows with these keys (columns of the merge key), in one commit.

        A SQL warehouse takes no note for a commit, so the label goes into the recovery log.
        """
        columns = TABLES[name].merge_key
        values = ", ".join(
            f"({', '.join(_literal(row[column]) for column in columns)})" for row in keys.to_pylist()
        )
        if not values:
            return
        equal = " AND ".join(f"existing.`{column}` = deleted.`{column}`" for column in columns)
        before = self.version(name)
        self._query(
            name,
            f"MERGE INTO {self._table(name)} AS existing "
            f"USING (SELECT * FROM VALUES {values} AS v({', '.join(columns)})) AS deleted ON {equal} "
            "WHEN MATCHED THEN DELETE",
        )
        self._log_removal(name, len(keys), before)

    def _log_removal(self, name: str, rows: int, before: int | None) -> None:
        """Label the deletion in the recovery log, if its commit can be told from those of other writers.

        A schema without a log has no recovery verb that could miss the rows.
        """
        history = self._query(name, f"DESCRIBE HISTORY {self._table(name)} LIMIT 10")
        merges = [
            commit["version"]
            for commit in ([] if history is None else history.to_pylist())
            if commit["operation"] == "MERGE" and before is not None and commit["version"] > before
        ]
        if len(merges) != 1:
            return
        catalog, schema, _ = self._table(name).split(".")
        log = f"{catalog}.`{schema.strip('`')}_recovery`.`recovery_log`"
        self._query(
            "recovery_log",
            f"INSERT INTO {log} (run_id, logged_at, who, verb, table_name, state, to_point, detail) VALUES "
            f"('{uuid.uuid4()}', current_timestamp(), 'loader', 'remove_rows', "
            f"{_literal(name)}, 'done', 'version {merges[0]}', {_literal(removal_label(rows))})",
        )

    def frozen(self) -> list[Frozen]:
        """Return the tables of the schema that are frozen now, from the table that the verbs keep."""
        own = self._client.dataset_name
        record = ".".join(
            self._client.make_qualified_table_name_path("frozen_tables", dataset_name=f"{own}_recovery")
        )
        result = self._query("frozen_tables", f"SELECT * FROM {record}")
        found = []
        try:
            for entry in [] if result is None else result.to_pylist():
                schema, table = entry["table_name"].split(".", 1)
                if schema.lower() == own.lower():
                    found.append(Frozen(table, entry["who"], entry["frozen_at"], entry["reason"]))
        except (KeyError, ValueError, AttributeError) as error:  # no verb made this table
            return [Frozen(None, unreadable=f"{record}: {error!r}")]
        return found

    def _table(self, name: str) -> str:
        return self._client.make_qualified_table_name(name)

    def _query(self, name: str, sql: str) -> pa.Table | None:
        """Return the statement's result; None if the table does not exist."""
        try:
            with self._client as client, client.execute_query(sql) as cursor:
                return cursor.arrow()
        except DatabaseUndefinedRelation:
            return None
        except (DestinationException, ConnectorError, HTTPError) as error:  # dlt wraps only the first
            raise LoadError(
                f"The warehouse did not answer for {name} ({' '.join(str(error).split())[:300]}); check "
                "DATABRICKS_HOST, DATABRICKS_HTTP_PATH and DATABRICKS_TOKEN, then run the command again."
            ) from error


def _is_in(column: str, values: Iterable[int]) -> str:
    listed = ", ".join(str(int(value)) for value in sorted(values))
    return f"`{column}` IN ({listed})" if listed else "false"


def _literal(value: Any) -> str:
    if isinstance(value, int):
        return str(value)
    return "'" + str(value).replace("\\", "\\\\").replace("'", "\\'") + "'"
