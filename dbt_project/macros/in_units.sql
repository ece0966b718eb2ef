{#-
  A condition: the row belongs to a unit that is built anew. It names seasons and units, so that an engine reads and
  writes their files alone.
-#}
{% macro in_units(changes, unit='game_id') -%}
{%- if changes is none -%}
true
{%- elif not changes.units -%}
false
{%- elif unit == 'season' -%}
season in ({{ changes.seasons | join(', ') }})
{%- else -%}
season in ({{ changes.seasons | join(', ') }}) and {{ unit }} in ({{ changes.units | join(', ') }})
{%- endif -%}
{%- endmacro %}
