{#- Read the rows that a restore must leave: {rows, hash, columns}, and `row`: what the check of the restore must find.
    The hash is of the kind that the backup's manifest has, so that people can compare the two. -#}
{% macro expected_fingerprint(plan) %}
    {% set from_clause = "(" ~ plan.expected_rows ~ ") as expected" %}
    {% set columns = lakehouse.columns_of(from_clause) %}
    {% set row = lakehouse.query(lakehouse.fingerprint_sql(plan.table, from_clause, columns,
        plan.point.get('content_hash')))[0] %}
    {{ return(dict(lakehouse.fingerprint_of(row, columns), row=row)) }}
{% endmacro %}
