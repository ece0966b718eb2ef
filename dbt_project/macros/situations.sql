{#- How silver and gold call the situations of bronze, from the team's or player's own side. -#}
{% macro situations() %}
  {{ return({'total': 'all', 'ev': '5on5', 'pp': '5on4', 'pk': '4on5'}) }}
{% endmacro %}

{#- The parts of a total. `other` is the rest: 6 on 5, 4 on 4, 3 on 3, empty nets and the like. -#}
{% macro parts_of_total() %}
  {{ return(['ev', 'pp', 'pk', 'other']) }}
{% endmacro %}
