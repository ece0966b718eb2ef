{#- The steps that show a table's history: the queries that time_travel runs. -#}
{% macro history_steps(table) %}
    {% set dropped = holdfast.dropped_tables_sql(table) %}
    {% set a_version = holdfast.reader(table, {'kind': 'version', 'id': 0}) %}
    {% set closed = " One that is older than delta.deletedFileRetentionDuration is refused until that is longer: "
        ~ "emit_sql with set_retention prints how." if holdfast.closes_old_versions(table) else "" %}
    {% set steps = [holdfast.look("Every version in the history of " ~ table.identifier ~ ".",
        holdfast.history_sql(table)),
        holdfast.look("Whether a version can be read, and its rows; put its number for 0." ~ closed,
        holdfast.count_readable_rows_sql(table, a_version, table.key))] %}
    {% do steps.append(holdfast.look("A history that begins after the loss is that of a successor: the old table was "
        ~ "dropped, and may be here.", dropped)) if dropped %}
    {{ return(steps) }}
{% endmacro %}
