{#- Return the FROM clause of the tables of backups in both catalogs; see judged_places(). In the second one only the
    manifest of a second copy counts, which is written after the copy was read: a clone may have that of the first copy
    from its beginning. Any other table there is a copy without a manifest. None without a second place, or while it
    cannot be reached. -#}
{% macro copies_in_both_catalogs(table, schemas) %}
    {% set catalog = holdfast.databricks__second_place() %}
    {% if not catalog or holdfast.databricks__second_place_problem() %} {{ return(none) }} {% endif %}
    {% set second = holdfast.prefix_elsewhere() %}
    {% set here, there = [], [] %}
    {% for schema in schemas %}
        {% do here.append(holdfast.text_literal(schema | lower ~ '_backup', table.engine)) %}
        {% do there.append(holdfast.text_literal(holdfast.schema_elsewhere(schema), table.engine)) %}
    {% endfor %}
    {% set sql %}
    (
      select
        coalesce(here.table_name, there.table_name) as table_name,
        coalesce(here.table_schema, substr(there.table_schema, {{ second | length + 1 }})) as table_schema,
        here.table_name is not null as is_here,
        here.comment as manifest,
        there.comment as elsewhere
      from (
        select table_name, table_schema, comment
        from {{ holdfast.quoted(table, table.database) }}.information_schema.tables
        where table_schema in ({{ here | join(", ") }})
      ) as here
      full outer join (
        select
          table_name,
          table_schema,
          case when {{ holdfast.json_text_sql(table, "comment", ["is_second_copy"]) }} = 'true' then comment end
          as comment
        from {{ holdfast.quoted(table, catalog) }}.information_schema.tables
        where table_schema in ({{ there | join(", ") }})
      ) as there
        on here.table_name = there.table_name
        and concat({{ holdfast.text_literal(second, table.engine) }}, here.table_schema) = there.table_schema
    ) as in_both_catalogs
    {% endset %}
    {{ return(holdfast.judged_places(table, sql | trim, holdfast.set_of_name(), holdfast.id_of_name())) }}
{% endmacro %}
