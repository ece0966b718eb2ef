{#- Return the findings of all checks over the facts of doctor_facts(). -#}
{% macro check_all(facts) %}
    {% set tables = facts.tables %}
    {{ return(holdfast.check_tables(tables) + holdfast.check_keys(tables) + holdfast.check_periods(tables)
        + holdfast.check_writes(tables) + holdfast.check_backups(tables)
        + holdfast.check_second_place(facts.second_place)
        + holdfast.check_reads(facts.reads) + holdfast.check_suspects(tables)
        + holdfast.check_retention(tables, facts.wanted_days)
        + holdfast.check_time_travel(tables, facts.wanted_days) + holdfast.check_rights(tables)
        + holdfast.check_unfinished(facts.unfinished)
        + holdfast.check_freeze(facts.frozen)
        + holdfast.check_graph(facts.graph) + holdfast.check_transient(facts.transient)) }}
{% endmacro %}
