{#- Bring a backup that only the second place has into the first one; why that failed, or none. -#}
{% macro fetch_copy(table, record) %}
    {% if record.get('here') is not false %} {{ return(none) }} {% endif %}
    {% set error = holdfast.try_execute(holdfast.fetch_sql(table, record.id)) %}
    {% do record.update({'here': true}) if not error %}
    {{ return(error) }}
{% endmacro %}
