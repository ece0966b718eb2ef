{#- Return the queries of blue_green_validate; values are compared in the columns that the project declares. -#}
{% macro printed_blue_green_validate(arguments, asked) %}
    {% set steps = [] %}
    {% for names in holdfast.printed_deployment(arguments, asked) %}
        {% set live, new = holdfast.reader(names.live), holdfast.reader(names.new) %}
        {% do steps.append(holdfast.look(names.new.identifier ~ " (now) against " ~ names.live.identifier
            ~ " (then): only_then, duplicate_now and null_now must be 0, rows_now more than 0.",
            holdfast.compare_keys_sql(names.live, new, live))) %}
        {% set columns = holdfast.declared_columns(names.live) | reject("in", names.live.key) | list %}
        {% if columns %}
            {% do steps.append(holdfast.look(
                "How many values differ in each declared column, for keys that both have.",
                holdfast.different_values_sql(names.live, live, new, columns))) %}
        {% endif %}
    {% endfor %}
    {{ return(steps) }}
{% endmacro %}

{% macro different_values_sql(table, old, new, columns) %}
    {% set sql %}
    select
      {% for column in columns %}
        {% set name = holdfast.quoted(table, column) %}
        sum(case when holdfast_this.{{ name }} is distinct from holdfast_other.{{ name }} then 1 else 0 end)
          as {{ name }}
        {{- "," if not loop.last }}
      {% endfor %}
    from {{ old }} as holdfast_this
    inner join {{ new }} as holdfast_other on {{ holdfast.same_key(table, 'holdfast_this', 'holdfast_other') }}
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}
