{#-
  Answer to a list of dangers: refuse all that the override does not name, in one sentence a table; when it names
  them all, take a verified backup of each, and only then let them pass. A danger is a dictionary:

    table      the protected table, as tables() describes it
    relation   where the rows lie that would go: the table, or what an interrupted run left of it
    deed       who would do what, as a clause: "--full-refresh would replace incremental model 'orders'"
    instead    what to do to lose nothing, as an imperative
    leftover   true if the relation is what an interrupted run left of the table
    keeps      true if nothing is destroyed in this run, so that no backup is due
    sent       true if it is done before the guard runs: refused with or without rows, and no backup would help any more
    ends       true if the table itself goes, with its history: then the rows that it had before it was emptied count, too

  Without rows nothing is at stake, and the danger passes.
-#}
{% macro refuse_or_back_up(dangers) %}
  {% set allowed = lakehouse.allowed_to_destroy() %}
  {% set refused = [] %}
  {% set to_back_up = [] %}
  {% for danger in dangers if danger.sent and danger.table.sql not in allowed %}
    {% do refused.append(lakehouse.refusal_of_early_hook(danger)) %}
  {% endfor %}
  {% for danger in dangers if not danger.sent %}
    {% set stake = lakehouse.rows_at_risk(danger) %}
    {% if stake.rows > 0 and danger.table.sql not in allowed %}
      {% do refused.append(lakehouse.refusal(danger, stake)) %}
    {% elif stake.rows > 0 and not danger.keeps %}
      {% do to_back_up.append(dict(danger, stake=stake)) %}
    {% endif %}
  {% endfor %}
  {% do lakehouse.refuse_all(refused) %}
  {% for danger in to_back_up %}
    {% if not danger.stake.before %}
      {% do lakehouse.back_up_before(danger) %}
    {% elif danger.stake.before.version is not none %}
      {% do lakehouse.guard_backup(danger.table, danger.stake.before.version) %}
    {% endif %}
  {% endfor %}
{% endmacro %}

{% macro refusal(danger, stake) %}
  {{ return(
      "The guard stopped this: " ~ danger.deed ~ ", and " ~ danger.relation.schema ~ "." ~ danger.relation.identifier
      ~ lakehouse.risk_text(stake) ~ "; " ~ danger.instead
      ~ (" and bring them back: " ~ lakehouse.operation_command('restore_table', {'table': danger.table.name, 'auto': true}) if stake.before else "")
      ~ ", or say --vars '{allow_destroy: [" ~ danger.table.name ~ "]}' to "
      ~ ("go on all the same." if danger.keeps else "have a verified backup taken first and go on.")
  ) }}
{% endmacro %}

{% macro refusal_of_early_hook(danger) %}
  {{ return(
      "The guard stopped this: " ~ danger.deed ~ ", and nothing stands before it; see what is left with "
      ~ lakehouse.operation_command('recovery_plan', {'table': danger.table.name}) ~ " and " ~ danger.instead
      ~ ", or say --vars '{allow_destroy: [" ~ danger.table.name ~ "]}' to go on all the same."
  ) }}
{% endmacro %}
