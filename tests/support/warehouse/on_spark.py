"""What becomes of each statement with the engine spark: none is left out without a reason.

A statement is Delta's own (`by_delta`), or Spark runs its text (`BY_SPARK`), or it is emulated for a reason.
"""

from __future__ import annotations

from tests.support.warehouse.statements import (
    alter,
    clone,
    create,
    describe,
    grants,
    maintenance,
    pipelines,
    rows,
    schemas,
    scripting,
    settings,
    show,
    versions,
    views,
    volumes,
)
from tests.support.warehouse.statements.registry import Action

BY_SPARK: tuple[Action, ...] = (settings.query, rows.update, rows.delete, rows.merge, describe.describe_query)

EMULATED: dict[str, tuple[Action, ...]] = {
    "Open-source Delta lacks it, in whole or for a table that it finds by path": (
        clone.deep_clone,
        create.truncate,
        alter.set_not_null,
        rows.insert_replace_on,
        maintenance.analyze,
    ),
    "Unity Catalog keeps it, and the stand-in's catalog takes its place": (
        create.drop_table,
        create.undrop_table,
        create.show_tables_dropped,
        create.rename,
        alter.table_owner,
        alter.comment_on,
        alter.comment_on_schema,
        alter.set_tags,
        alter.unset_tags,
        alter.set_column_tags,
        alter.unset_column_tags,
        alter.set_row_filter,
        alter.drop_row_filter,
        alter.set_mask,
        alter.drop_mask,
        alter.cluster_by,
        grants.grant,
        grants.revoke,
        grants.show_grants,
        schemas.create_catalog,
        schemas.create_schema,
        schemas.drop_schema,
        schemas.schema_owner,
        schemas.show_catalogs,
        schemas.show_schemas,
        schemas.describe_schema,
        show.show_tables,
        show.show_views,
        show.show_table_extended,
        views.create_view,
        views.alter_view,
        views.drop_view,
        volumes.create_volume,
        volumes.show_volumes,
    ),
    "The stand-in reads it from the log that Delta has written": (
        versions.describe_detail,
        describe.describe,
        describe.describe_as_json,
        describe.show_properties,
        describe.show_columns,
        describe.show_create_table,
    ),
    "Only Databricks has it": (
        pipelines.create_materialized_view,
        pipelines.create_streaming_table,
        pipelines.create_or_refresh_streaming_table,
        pipelines.refresh,
        pipelines.drop_materialized_view,
        pipelines.alter_schedule,
        volumes.put,
        volumes.remove,
        volumes.copy_into,
        scripting.script,
    ),
    "It changes the client's session, which is the stand-in's": (
        settings.use_catalog,
        settings.use_schema,
        settings.set_time_zone,
        settings.set_value,
        views.create_temporary_view,
    ),
}
