{#- Return how the periods of a table contradict each other: "2 keys have more than one current row (for example id 1)";
    none when they do not, when the rows are no periods, or when the table cannot be read. -#}
{% macro period_faults(table, from_clause) %}
    {% if not table.periods %} {{ return(none) }} {% endif %}
    {% set tried = holdfast.try_query(holdfast.count_period_faults_sql(table, from_clause)) %}
    {% set counts = {} if tried.error else tried.rows[0] %}
    {% set words, parts = {'repeated': 'the same row key twice', 'many_current': 'more than one current row',
        'overlapping': 'periods that overlap', 'backwards': 'a row that ends before it begins'}, [] %}
    {% for name, fault in words.items() if (counts.get(name) or 0) | int %}
        {% set n = counts[name] | int %}
        {% do parts.append('{:,}'.format(n) ~ (" key has " if n == 1 else " keys have ") ~ fault) %}
    {% endfor %}
    {% if not parts %} {{ return(none) }} {% endif %}
    {{ return(parts | join(", ") ~ " (for example " ~ holdfast.example_of_period_fault(table, from_clause) ~ ")") }}
{% endmacro %}

{#- Return one of the keys with a fault: "id 1". -#}
{% macro example_of_period_fault(table, from_clause) %}
    {% set key = holdfast.period_key_list(table) %}
    {% set sql %}
    select {{ key }}
    from (
      {{ holdfast.period_faults_sql(table, from_clause) | indent(6) }}
    ) as faults
    order by {{ key }}
    limit 1
    {% endset %}
    {{ return(holdfast.period_key_text(table, holdfast.query(holdfast.sql_text(sql))[0])) }}
{% endmacro %}

{#- Return the holdfast_period_N of a row with their names: "id 1, team MTL". -#}
{% macro period_key_text(table, row) %}
    {% set parts = [] %}
    {% for item in table.periods.key %}
        {% do parts.append(item ~ " " ~ row["holdfast_period_" ~ loop.index]) %}
    {% endfor %}
    {{ return(parts | join(", ")) }}
{% endmacro %}
