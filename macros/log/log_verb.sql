{#-
  Write one row into the recovery log: what a verb did. A verb that changes something writes `started` before and `done`
  or `failed` after; a `started` without an end is an interrupted one. See log_row().
-#}
{% macro log_verb(verb, state, entry) %}
    {% do holdfast.write_log([holdfast.log_row(verb, state, entry)]) %}
{% endmacro %}
