{#- Return all that doctor reads, once: {tables, wanted_days, max_age_hours, unfinished, graph}. The checks judge these
    facts and read nothing themselves.

      tables          a list; see table_facts()
      wanted_days     how many days of history protected tables must keep
      max_age_hours   from what age of the last good backup on a changed table fails
      unfinished      see unfinished_facts()
      graph           see graph_facts() -#}
{% macro doctor_facts() %}
    {% set max_age_hours = lakehouse.integer("backup_max_age_hours", var("backup_max_age_hours", 24)) %}
    {% set facts = {"wanted_days": lakehouse.wanted_days(), "max_age_hours": max_age_hours, "tables": []} %}
    {% set backups, memory = lakehouse.backups(), lakehouse.loss_memory() %}
    {% for table in lakehouse.protected_tables() %}
        {% set own = lakehouse.backups_of(table, backups) %}
        {% do facts.tables.append(lakehouse.table_facts(table, own, memory, max_age_hours)) %}
    {% endfor %}
    {% set now = lakehouse.engine_now() %}
    {% for fact in facts.tables %} {% do fact.update({"now": now}) %} {% endfor %}
    {{ return(dict(facts, unfinished=lakehouse.unfinished_facts(), graph=lakehouse.graph_facts())) }}
{% endmacro %}
