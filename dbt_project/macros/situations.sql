{#- How silver and gold call the situations of bronze, from the team's or player's own side. -#}
{% macro situations() %}
  {{ return({'total': 'all', 'ev': '5on5', 'pp': '5on4', 'pk': '4on5'}) }}
{% endmacro %}
