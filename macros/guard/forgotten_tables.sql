{#-
  Tables that were protected, as their backups remember, and that the project no longer knows although they stand
  there with rows: a model renamed or removed. Nothing is destroyed yet, but the renamed model would start empty
  and nobody would back the old table up again. (Schemas of other targets are not looked at.)
-#}
{% macro forgotten_tables() %}
  {{ return([]) }}
{% endmacro %}
