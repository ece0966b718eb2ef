{#-
  A merge never deletes. Before it, this takes out the rows of changed units (changed_units) that the table holds: a
  player may have been struck from a game, or a game may be gone. New games alone send nothing.
-#}
{% macro forget_changes(unit='game_id') %}
  {% set changes = graph.get('changes', {}).get(model.unique_id) if execute else none %}
  {% if changes and changes.held %}
    delete from {{ this }} where {{ in_units({'units': changes.held, 'seasons': changes.seasons}, unit) }}
  {% endif %}
{% endmacro %}
