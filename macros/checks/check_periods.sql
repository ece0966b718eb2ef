{#- Check that the rows of snapshots and other tables of periods are a history: for each key at most one current row and
    no overlap, and no row that ends before it begins. See period_faults_sql(). -#}
{% macro check_periods(facts) %}
    {% set problems = [] %}
    {% for fact in facts if fact.faults %}
        {% set name, repair = fact.table.name, fact.repair %}
        {% set sound = "; the newest sound point is " ~ repair.label %}
        {% set next_step = {none: "; no recovery point of it is sound",
            'merge': sound ~ ", and a merge ends those rows",
            'replace': sound ~ ", and a replacement loses what came after it"} %}
        {% do problems.append(holdfast.problem("FAIL", "in " ~ name ~ " " ~ fact.faults ~ next_step[repair.mode],
            repair.command, name)) %}
    {% endfor %}
    {{ return(holdfast.findings("periods", "each key of a snapshot has one current row at most, and no overlap",
        problems)) }}
{% endmacro %}
