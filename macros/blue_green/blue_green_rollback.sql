{#- How many rows came since, to be told only; none where the version of the swap cannot be read any more. -#}
{% macro rows_if_readable(table, before, now) %}
  {{ return(lakehouse.count_changed_rows(table, before, now)
      if before == now or not lakehouse.count_readable_rows(table, {'kind': 'version', 'id': before}).error else none) }}
{% endmacro %}

{#-
  As places_in_swap(); but with drop_new a new table may be gone already, or not be there yet. Once it was swapped in, only
  a rollback that drops explains that it is gone, and the table that is left must be the old one: another one alone under
  the name is the new one, whose old one somebody took away.
-#}
{% macro rollback_states(generation, drop_new) %}
  {% if not drop_new or generation.doing == 'swap' %}
    {{ return(lakehouse.swap_states(generation)) }}
  {% endif %}
  {% set places, rest = {}, [] %}
  {% set in_swap = generation.step == 'swapped' or (generation.doing == 'rollback' and generation.swap == 'begun') %}
  {% set dropping = generation.doing == 'rollback' and generation.drop_new %}
  {% for table in generation.tables %}
    {% set names = lakehouse.deployment_names(table, generation.suffix) %}
    {% set alone = lakehouse.exists(names.live) and not lakehouse.exists(names.new) and not lakehouse.exists(names.old) %}
    {% if alone and (not in_swap or (dropping and lakehouse.stamp(names.live).id == generation.validated[table.name].old.id)) %}
      {% do places.update({table.name: 'ready'}) %}
    {% else %}
      {% do rest.append(table) %}
    {% endif %}
  {% endfor %}
  {% do places.update(lakehouse.swap_states({'tables': rest, 'suffix': generation.suffix})) %}
  {{ return(places) }}
{% endmacro %}

{#-
  Before a new table is dropped that has been swapped in: {table: the backup that holds its rows}, taken when there is
  none. Empty when it never had the name, so that no load can have written to it, or when it is gone already.
-#}
{% macro exact_backup_of_new_table(generation, table, place, dry_run) %}
  {% if not generation.swap or not lakehouse.exists(place) %}
    {{ return({}) }}
  {% endif %}
  {{ return({table.name: lakehouse.exact_backup(place, 'safety', dry_run, 'before blue_green_rollback dropped it').backup}) }}
{% endmacro %}
