{#-
  Return the swap state that follows from which of live, new and old exist: ready (not swapped), half (the live name is
  free), swapped, alone (only the live name is taken), or unknown.
-#}
{% macro swap_state(existing) %}
    {{ return({"live new": "ready", "new old": "half", "live old": "swapped", "live": "alone"}.get(existing | join(" "),
        "unknown")) }}
{% endmacro %}
