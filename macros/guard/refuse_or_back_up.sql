{#-
  Answer to a list of dangers: refuse all that the override does not name, in one sentence a table; when it names
  them all, take a verified backup of each, and only then let them pass. A danger is a dictionary:

    table      the protected table, as tables() describes it
    relation   where the rows lie that would go: the table, or what an interrupted run left of it
    deed       who would do what, as a clause: "--full-refresh would replace incremental model 'orders'"
    instead    what to do to lose nothing, as an imperative
    leftover   true if the relation is what an interrupted run left of the table
    keeps      true if nothing is destroyed in this run, so that no backup is due

  Without rows nothing is at stake, and the danger passes.
-#}
{% macro refuse_or_back_up(dangers) %}
  {% set allowed = lakehouse.allowed_to_destroy() %}
  {% set refused = [] %}
  {% set to_back_up = [] %}
  {% for danger in dangers %}
    {% set rows = lakehouse.rows("select count(*) as n from " ~ danger.relation)[0].n %}
    {% if rows > 0 and danger.table.sql not in allowed %}
      {% do refused.append(lakehouse.refusal(danger, rows)) %}
    {% elif rows > 0 and not danger.keeps %}
      {% do to_back_up.append(danger) %}
    {% endif %}
  {% endfor %}
  {% do lakehouse.refuse_all(refused) %}
  {% for danger in to_back_up %}
    {% do lakehouse.back_up_first(danger) %}
  {% endfor %}
{% endmacro %}

{% macro refusal(danger, rows) %}
  {{ return(
      "The guard stopped this: " ~ danger.deed ~ ", and " ~ danger.relation.schema ~ "." ~ danger.relation.identifier
      ~ " holds " ~ '{:,}'.format(rows) ~ (" row" if rows == 1 else " rows") ~ "; " ~ danger.instead
      ~ ", or say --vars '{allow_destroy: [" ~ danger.table.name ~ "]}' to "
      ~ ("go on all the same." if danger.keeps else "have a verified backup taken first and go on.")
  ) }}
{% endmacro %}
