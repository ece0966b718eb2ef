{#-
  A merge never deletes. Before it, this takes out every game of which the source has lost a row since (a bronze
  table restored to an older version, a player struck from a line-up); the merge then brings back what is left of it.
  Without such a game it sends nothing.
-#}
{% macro forget_vanished_games(source_relation, key) %}
  {% if execute and is_incremental() and not flags.EMPTY %}
    {% set same_row = [] %}
    {% for column in key %}
      {% do same_row.append("held." ~ column ~ " = source." ~ column) %}
    {% endfor %}
    {% set vanished = run_query(
        "select distinct held.game_id from " ~ this ~ " as held left join (select distinct " ~ key | join(", ")
        ~ " from " ~ source_relation ~ ") as source on " ~ same_row | join(" and ")
        ~ " where source.game_id is null order by held.game_id"
    ) %}
    {% if vanished.rows | length > 0 %}
      delete from {{ this }} where game_id in ({{ vanished.columns[0].values() | join(', ') }})
    {% endif %}
  {% endif %}
{% endmacro %}
