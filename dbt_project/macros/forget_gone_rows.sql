{#-
  A merge never deletes. Before it, this takes out the rows that the model does not have any more (changed_histories): of a
  game that was to come and was played without the player, or of a game that is gone. Without such rows it sends nothing.
-#}
{% macro forget_gone_rows() %}
  {% set changes = graph.get('changes', {}).get(model.unique_id) if execute else none %}
  {% if changes and changes.held %}
    delete from {{ this }}
    where season in ({{ changes.held | map(attribute='season') | unique | sort | join(', ') }})
      and (
        {%- for of_game in changes.held | groupby('game_id') %}
        {{ 'or ' if not loop.first }}(
            game_id = {{ of_game.grouper }} and player_id in ({{ of_game.list | map(attribute='player_id') | join(', ') }})
        )
        {%- endfor %}
      )
  {% endif %}
{% endmacro %}
