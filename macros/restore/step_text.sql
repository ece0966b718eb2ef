{#- A copy of a backup has the backup's comment: the statement that takes it away says so. -#}
{% macro step_text(statement, says) %}
  {{ return("The copy came with the backup's manifest as its comment; write the table's own in place of null if it had one."
      if statement.startswith('comment on table') else says) }}
{% endmacro %}
