{#-
  A query: what interrupted verbs left and no verb reads, in the order in which it can be deleted.

    path, was, bytes   a folder, or the name of a table or schema; what left it; its size, if it is known
    place              backups, tables, or drill: the place that a drill restores to
    kind               folder (half a copy, a deletion that was begun), quarantine (a damaged table that was moved
                       aside), table, schema
    to_run             the statement that deletes it

  Where a table of the project is in the schema of drills, nothing in that schema counts as left.

  tables      the protected tables
  quarantine  false: without quarantined tables, which may hold rows that nothing else has; only clean_up finds that out
-#}
{% macro list_leftovers_sql(tables, quarantine=true) %}
    {% set names = [] %}
    {% for table in tables %} {% do names.append(holdfast.scratch_name(table) | lower) %} {% endfor %}
    {% set conditions = [] if quarantine else ["kind <> 'quarantine'"] %}
    {% do conditions.append("place <> 'drill'") if holdfast.scratch_problem() %}
    {% set place = tables[0] if tables else holdfast.place_of_backups() %}
    {% set sql %}
    select path, was, bytes, place, kind, to_run
    from (
      {{ holdfast.leftovers_sql(place, holdfast.name_of_scratch_schema(), names or ['']) }}
    ) as leftovers
    {{ "where " ~ conditions | join(" and ") if conditions }}
    order by step, path
    {% endset %}
    {{ return(sql | trim) }}
{% endmacro %}
