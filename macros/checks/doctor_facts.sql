{#- Return all that doctor reads, once: {tables, transient, wanted_days, max_age_hours, second_place, reads,
    unfinished, frozen, graph, memory}. The checks judge these facts and read nothing themselves.

      tables          a list; see table_facts()
      transient       the protected tables that are not among them, see transient()
      wanted_days     how many days of history protected tables must keep
      max_age_hours   from what age of the last good backup on a changed table fails
      second_place    see check_second_place()
      reads           see read_facts()
      unfinished      see unfinished_facts()
      frozen          see frozen_tables()
      graph           see graph_facts()
      memory          see loss_memory() -#}
{% macro doctor_facts(output) %}
    {% set max_age_hours = holdfast.integer_of_hours("backup_max_age_hours", var("backup_max_age_hours", 24)) %}
    {% set facts = {"wanted_days": holdfast.wanted_days(), "max_age_hours": max_age_hours, "tables": [],
        "transient": []} %}
    {% set log_damage = holdfast.log_damage(holdfast.log_table()) %}  {# asked first: its finding replaces a warning #}
    {% set backups, memory = holdfast.backups(), holdfast.loss_memory() %}
    {% set started, units = holdfast.now(), holdfast.backup_units(backups) %}
    {% do facts.update({"memory": memory, "second_place": holdfast.second_place_facts(backups)}) %}
    {% do facts.update({"reads": holdfast.read_facts(backups, units)}) %}
    {% for table in holdfast.protected_tables() %}
        {% do holdfast.print_progress(output, loop, table.name, started) %}
        {% if holdfast.transient(table) %} {% do facts.transient.append(table) %}
        {% else %}
            {% set own = holdfast.backups_of(table, backups) %}
            {% set fact = holdfast.table_facts(table, own, memory, max_age_hours) %}
            {% set path = holdfast.what_remembers(table, backups, memory.get(table.name)) if not fact.exists
                else none %}
            {% do fact.update({"path": path, "unbuilt": not (fact.exists or memory.get(table.name) or path)}) %}
            {% do facts.tables.append(fact) %}
        {% endif %}
    {% endfor %}
    {% set hidden = holdfast.hidden_of(facts.tables) %}
    {% set now = holdfast.engine_now() %}
    {% set none_exists = not facts.tables | selectattr("exists") | list %}
    {% for fact in facts.tables %}
        {% do fact.update({"now": now, "unbuilt": fact.unbuilt and not none_exists,
            "hidden": none if fact.backups or fact.unbuilt
            else hidden.get(fact.table.schema)}) %}
    {% endfor %}
    {% set frozen = holdfast.frozen_tables(holdfast.protected_tables(), holdfast.frozen_records()) %}
    {{ return(dict(facts, frozen=frozen, unfinished=holdfast.unfinished_facts(log_damage, units),
        graph=holdfast.graph_facts())) }}
{% endmacro %}

{#- Return hidden_backups() of the tables without a backup. -#}
{% macro hidden_of(facts) %}
    {% set tables = [] %}
    {% for fact in facts if not fact.backups and not fact.unbuilt and holdfast.catalog_hides(fact.table) %}
        {% do tables.append(fact.table) %}
    {% endfor %}
    {{ return(holdfast.hidden_backups(tables, holdfast.recorded_backups()) if tables else {}) }}
{% endmacro %}
