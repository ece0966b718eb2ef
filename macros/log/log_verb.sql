{#-
  Write one row into the recovery log: what a verb did. A verb that changes something writes `started` before and `done`
  or `failed` after; a `started` without an end is an interrupted one. Refused where the log cannot be written: the
  verb then changes nothing. So are entries that later runs rely on, such as an accepted loss; other ends are written
  by log_end(). See log_row().
-#}
{% macro log_verb(verb, state, entry) %}
    {% set error = holdfast.write_log([holdfast.log_row(verb, state, entry)]) %} {% do holdfast.fail(error) if error %}
{% endmacro %}
