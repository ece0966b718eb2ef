{#- Return the tables beside a table, under a name made from its own, that may hold its rows: what an interrupted dbt
    left (X__dbt_backup) and what restore_table set aside (X__undropped_..., X__replaced_...). A list of {name, type}.
-#}
{% macro sibling_tables(table) %}
    {% set found = [] %}
    {% set endings = '(__dbt_(backup|fk_backup)|' ~ holdfast.reserved_endings().undrop_table ~ ')' %}
    {% set pattern = modules.re.escape(table.identifier | lower) ~ endings %}
    {% for row in holdfast.tables_of_schema(table) %}
        {% do found.append(row) if modules.re.fullmatch(pattern, row.name | lower) and row.type != 'VIEW' %}
    {% endfor %}
    {{ return(found | sort(attribute='name')) }}
{% endmacro %}
