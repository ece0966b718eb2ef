"""Ways to change a protected model so that an ordinary run destroys its table."""

from dataclasses import dataclass

import yaml

from tests.support.cases import rows

ORDINARY = {
    "materialized": "incremental", "incremental_strategy": "merge", "unique_key": "order_id",
    "tags": ["protected"],
}  # fmt: skip


@dataclass(frozen=True)
class ChangedModel:
    """`row` is the line of docs/guard.md, `config` the change, `says` a part of the refusal.

    `only` names the target where the change destroys anything, if it is not all.
    """

    row: str
    name: str
    says: str
    config: dict[str, object]
    only: str | None = None

    def destroys_on(self, target: str) -> bool:
        return self.only in (None, target)


TABLE = """
D1, to_streaming_table, is materialized as streaming_table, {materialized: streaming_table}
D1, to_materialized_view, is materialized as materialized_view, {materialized: materialized_view}
D2, to_view, is materialized as view, {materialized: view}
D4, to_metric_view, is materialized as metric_view, {materialized: metric_view}
D10, to_parquet, would no longer be a Delta table, {file_format: parquet}
D10, to_iceberg, would no longer be a Delta table, {table_format: iceberg}
D12, safer, sets use_safer_relation_operations, {use_safer_relation_operations: true}
C1, to_table, "is materialized as table, so every run would replace it", {materialized: table}
C3, always_refreshed, "is configured with full_refresh: true", {full_refresh: true}
C6, deleting, has the incremental strategy delete+insert, {incremental_strategy: delete+insert}
# dbt-duckdb deletes and inserts by default, dbt-databricks merges
C6, defaulting, has the incremental strategy delete+insert, {incremental_strategy: null}, local
C6, overwriting, has the incremental strategy insert_overwrite, {incremental_strategy: insert_overwrite}
C6, windowed, has the incremental strategy replace_where, {incremental_strategy: replace_where}
C6, in_batches, has the incremental strategy microbatch, {incremental_strategy: microbatch, \
    event_time: ordered_at, begin: "2026-01-01", batch_size: year}
C6, mirroring, "not_matched_by_source_action: delete", {not_matched_by_source_action: delete}
# without a strategy dbt-databricks merges; without a key no row is ever matched
C6, mirroring_unsaid, "not_matched_by_source_action: delete", {incremental_strategy: null, \
    unique_key: null, not_matched_by_source_action: delete}
C6, mirroring_in_clauses, a delete in merge_clauses (when_not_matched), \
    {merge_clauses: {when_not_matched: [{by: source, action: delete}]}}
C6, deleting_in_clauses, a delete in merge_clauses (when_matched), \
    {merge_clauses: {when_matched: [{action: delete, condition: amount is null}]}}
C7, syncing, "sync_all_columns, which drops columns", {on_schema_change: sync_all_columns}
D17, hooked_before, a pre-hook of model 'hooked_before' contains 'truncate', \
    {pre_hook: "truncate table {{ this }}"}
D17, hooked_after, a post-hook of model 'hooked_after' contains 'drop', \
    {post_hook: drop table shop.hooked_after}
D17, headed, the sql_header of model 'headed' contains 'drop', {sql_header: drop table shop.headed;}
"""
CHANGED_MODELS = [ChangedModel(*row) for row in rows(TABLE)]


def configured(changes: dict[str, dict[str, object]]) -> str:
    """The properties file of the scenario models: ordinary but for these changes."""
    models = [
        {"name": each.name, "config": {**ORDINARY, **changes.get(each.name, {})}} for each in CHANGED_MODELS
    ]
    return yaml.safe_dump({"models": models}, sort_keys=False)
