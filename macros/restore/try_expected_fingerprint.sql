{#- Read the rows that a restore must leave: {rows, hash, columns}, and `row`: what the check of the restore must find;
    or {error}: why they cannot be read.
    The hash is of the kind that the backup's manifest has, so that people can compare the two. A backup that becomes
    the whole table was read when the restore was planned, and is not read again. A merge that brings nothing back
    leaves the table's own rows. -#}
{% macro try_expected_fingerprint(plan) %}
    {% set from_clause = holdfast.reader(plan.table) if plan.idle else "(" ~ plan.expected_rows ~ ") as expected" %}
    {% set read = plan.point.get('read') %}
    {% set error = holdfast.unopened(from_clause) %}
    {% if error %} {{ return({'error': error}) }} {% endif %}
    {% set columns = holdfast.columns_of(from_clause) %}
    {% set whole = read and (plan.mode == 'replace' or not plan.exists) %}
    {{ return(read if whole and columns | sort(attribute='name') == read.columns | sort(attribute='name')
        else holdfast.try_fingerprint(plan.table, from_clause, columns, plan.point.get('content_hash'))) }}
{% endmacro %}
