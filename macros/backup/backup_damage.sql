{#- Why a copy cannot be read, or none: what an earlier read found, else its files on DuckDB, a scan elsewhere. One that
    only the second place has would have to be fetched for that. -#}
{% macro backup_damage(record) %}
    {% set problem = record.get('damaged') or (holdfast.find_damage(record) if record.get('here') is not false
        else none) %}
    {% do holdfast.refuse_missing_right(record, problem) %}
    {{ return(problem) }}
{% endmacro %}

{#- A backup that the user may not read is not damaged: no verb may mark, delete or pass it over for that. -#}
{% macro refuse_missing_right(record, error) %}
    {% set right = holdfast.missing_right(error) %}
    {% do holdfast.fail("Backup " ~ record.id ~ " cannot be read. " ~ right ~ " Then repeat the command.") if right %}
{% endmacro %}
