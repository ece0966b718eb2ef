{% macro about(seconds) %}
  {{ return("no estimate yet" if seconds is none or seconds is undefined
      else ("about " ~ seconds ~ " s" if seconds < 120 else "about " ~ (seconds / 60) | round | int ~ " minutes")) }}
{% endmacro %}
