{#- Return a table of the project as another dialect names it. `delta`: has it versions of its own there?

    asked   {dialect, own, catalog}, as emit_sql was asked -#}
{% macro in_dialect(table, asked) %}
    {% set engine = holdfast.engines_by_dialect()[asked.dialect] %}
    {% set other = dict(table, engine=engine) %}
    {% do other.update(holdfast.printed_place(table, asked.catalog, engine=engine)) %}
    {% do other.update({'sql': holdfast.sql_name(other, other.identifier), 'delta': holdfast.has_history(other)}) %}
    {{ return(other) }}
{% endmacro %}
