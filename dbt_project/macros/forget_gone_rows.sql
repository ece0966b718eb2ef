{#-
  A merge never deletes. Before it, this takes out the rows that the model does not have any more (changed_histories): of a
  game that was to come and was played without the player, or of a game that is gone. Without such rows it sends nothing.
  A trade takes a player out of each game to come of his team, so there may be hundreds of games. One list of keys is one
  join to an engine; a condition for each game was one join a game, and took more memory than there was.
-#}
{% macro forget_gone_rows() %}
  {% set changes = graph.get('changes', {}).get(model.unique_id) if execute else none %}
  {% if changes and changes.held %}
    delete from {{ this }}
    where season in ({{ changes.held | map(attribute='season') | unique | sort | join(', ') }})
      and concat(game_id, '-', player_id) in (
        {%- for row in changes.held %}
        '{{ row.game_id }}-{{ row.player_id }}'{{ ',' if not loop.last }}
        {%- endfor %}
      )
  {% endif %}
{% endmacro %}
