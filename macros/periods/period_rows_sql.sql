{#- Return a query of the periods of a table: the row's key, holdfast_period_1, ... (whose period), holdfast_start,
    holdfast_end (NULL while it lasts).

    missing_in   only rows whose key this one lacks; a FROM clause, or none -#}
{% macro period_rows_sql(table, from_clause, missing_in=none) %}
    {% set periods, items = table.periods, [] %}
    {% set valid_to = holdfast.quoted(table, periods.valid_to) %}
    {% for item in periods.key %}
        {% do items.append(holdfast.name_or_expression(table, item) ~ " as holdfast_period_" ~ loop.index) %}
    {% endfor %}
    {% set ends = "case when " ~ valid_to ~ " = " ~ periods.current ~ " then null else " ~ valid_to ~ " end"
        if periods.current else valid_to %}
    {% set sql %}
select {{ holdfast.key_list(table) }}, {{ items | join(", ") }},
  {{ holdfast.quoted(table, periods.valid_from) }} as holdfast_start, {{ ends }} as holdfast_end
from {{ from_clause }} as holdfast_this
{%- if missing_in %}
where not {{ holdfast.key_is_in(table, missing_in) }}
{%- endif %}
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}

{#- The columns of period_rows_sql() that name whose period a row is. -#}
{% macro period_key_list(table) %}
    {% set names = [] %}
    {% for item in table.periods.key %} {% do names.append("holdfast_period_" ~ loop.index) %} {% endfor %}
    {{ return(names | join(", ")) }}
{% endmacro %}

{#- A column in quotes; dbt also takes an expression as the unique_key of a snapshot. -#}
{% macro name_or_expression(table, text) %}
    {% set is_name = modules.re.fullmatch('[A-Za-z_][A-Za-z0-9_]*', text) %}
    {{ return(holdfast.quoted(table, text) if is_name else "(" ~ text ~ ")") }}
{% endmacro %}

{#- The window of a period: those of the same key in the order of time. Of two that begin together, the one of no length
    comes first. -#}
{% macro period_window(table) %}
    {% set sql %}
partition by {{ holdfast.period_key_list(table) }}
order by holdfast_start, case when holdfast_end = holdfast_start then 0 else 1 end, {{ holdfast.key_list(table) }}
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}
