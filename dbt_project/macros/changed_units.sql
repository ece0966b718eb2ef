{#-
  Return the units (games or seasons) that an incremental model builds anew, whatever their age: those whose rows in the
  source have another hash than the one that the table holds in `source_hash`, new and vanished ones among them. So a
  late game, a correction and a restored bronze table arrive, and a build without news writes nothing. Return none
  for all: a first build, or a full refresh. As long as the table lacks a column of the model, every unit has changed.

  The hook forget_changes takes out what the table holds of these units, and the merge brings them back. DuckDB cannot
  add a column and delete in one transaction, so a build that adds one deletes nothing, and the next build does.
-#}
{% macro changed_units(inputs, unit='game_id') %}
  {% if not is_incremental() or flags.WHICH in ['compile', 'generate', 'show'] %}
    {{ return(none) }}
  {% elif flags.EMPTY %}
    {{ return(remember_changes([], [], [])) }}
  {% endif %}
  {% set columns = adapter.get_columns_in_relation(this) | map(attribute='name') | map('lower') | list %}
  {% set lacks_a_column = model.columns.keys() | reject('in', columns) | list | length > 0 %}
  {% set found = run_query(changed_units_sql(inputs, unit, lacks_a_column)) %}
  {% set units, seasons, held = [], [], [] %}
  {% for row in found.rows %}
    {% do units.append(row['unit']) %}
    {% do seasons.extend([row['season'], row['held_season']]) %}
    {% do held.append(row['unit']) if row['held_season'] is not none and not lacks_a_column %}
  {% endfor %}
  {{ return(remember_changes(units, seasons | reject('none') | unique | sort | list, held)) }}
{% endmacro %}

{% macro changed_units_sql(inputs, unit, lacks_a_column) %}
with

now as (

    {{ source_hashes(inputs, unit) }}

),

held as (

    select
        {{ unit }},
        max(season) as held_season,
        {% if lacks_a_column %}
        cast(null as string) as source_hash
        {% else %}
        case
            when min(source_hash) = max(source_hash) and count(source_hash) = count(*) then min(source_hash)
        end as source_hash
        {% endif %}
    from {{ this }}
    group by {{ unit }}

)

select
    coalesce(now.{{ unit }}, held.{{ unit }}) as unit,
    now.season,
    held.held_season
from now
full outer join held on now.{{ unit }} = held.{{ unit }}
where now.source_hash is null or held.source_hash is null or now.source_hash != held.source_hash
order by unit
{% endmacro %}

{#- Keep what this build of the model changes for its hook and its merge, which run after the model is compiled. -#}
{% macro remember_changes(units, seasons, held) %}
  {% set changes = {'units': units, 'seasons': seasons, 'held': held} %}
  {% do graph.setdefault('changes', {}).update({model.unique_id: changes}) %}
  {{ return(changes) }}
{% endmacro %}
