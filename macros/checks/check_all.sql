{#- Return the findings of all checks over the facts of doctor_facts(). -#}
{% macro check_all(facts) %}
    {% set tables = facts.tables %}
    {{ return(lakehouse.check_tables(tables) + lakehouse.check_keys(tables) + lakehouse.check_periods(tables)
        + lakehouse.check_backups(tables) + lakehouse.check_second_place(facts.second_place)
        + lakehouse.check_reads(facts.reads) + lakehouse.check_suspects(tables)
        + lakehouse.check_retention(tables, facts.wanted_days)
        + lakehouse.check_time_travel(tables, facts.wanted_days) + lakehouse.check_rights(tables)
        + lakehouse.check_unfinished(facts.unfinished)
        + lakehouse.check_freeze(facts.frozen)
        + lakehouse.check_graph(facts.graph) + lakehouse.check_transient(facts.transient)) }}
{% endmacro %}
