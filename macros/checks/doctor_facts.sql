{#- Return all that doctor reads, once: {tables, transient, wanted_days, max_age_hours, second_place, reads,
    unfinished, frozen, graph}. The checks judge these facts and read nothing themselves.

      tables          a list; see table_facts()
      transient       the protected tables that are not among them, see transient()
      wanted_days     how many days of history protected tables must keep
      max_age_hours   from what age of the last good backup on a changed table fails
      second_place    see check_second_place()
      reads           see read_facts()
      unfinished      see unfinished_facts()
      frozen          see frozen_tables()
      graph           see graph_facts() -#}
{% macro doctor_facts(output) %}
    {% set max_age_hours = lakehouse.integer("backup_max_age_hours", var("backup_max_age_hours", 24)) %}
    {% set facts = {"wanted_days": lakehouse.wanted_days(), "max_age_hours": max_age_hours, "tables": [],
        "transient": []} %}
    {% set backups, memory = lakehouse.backups(), lakehouse.loss_memory() %}
    {% set started = lakehouse.now() %}
    {% do facts.update({"second_place": lakehouse.second_place_facts(backups)}) %}
    {% do facts.update({"reads": lakehouse.read_facts(backups)}) %}
    {% for table in lakehouse.protected_tables() %}
        {% do lakehouse.print_progress(output, loop, table.name, started) %}
        {% if lakehouse.transient(table) %} {% do facts.transient.append(table) %}
        {% else %}
            {% set own = lakehouse.backups_of(table, backups) %}
            {% set fact = lakehouse.table_facts(table, own, memory, max_age_hours) %}
            {% do fact.update({"unbuilt": not (fact.exists or memory.get(table.name)
                or lakehouse.what_remembers(table, backups))}) %}
            {% do facts.tables.append(fact) %}
        {% endif %}
    {% endfor %}
    {% set now = lakehouse.engine_now() %}
    {% set none_exists = not facts.tables | selectattr("exists") | list %}
    {% for fact in facts.tables %}
        {% do fact.update({"now": now, "unbuilt": fact.unbuilt and not none_exists}) %}
    {% endfor %}
    {% set frozen = lakehouse.frozen_tables(lakehouse.protected_tables(), lakehouse.frozen_records()) %}
    {{ return(dict(facts, frozen=frozen, unfinished=lakehouse.unfinished_facts(), graph=lakehouse.graph_facts())) }}
{% endmacro %}
