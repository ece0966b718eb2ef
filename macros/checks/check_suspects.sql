{#- Check for suspect backups, see suspicion(). Those older than the last good one are history; a newer one must be
    judged by a person. Safety copies do not count: they are taken of damaged tables, before a restore. -#}
{% macro check_suspects(facts) %}
    {% set problems, old = [], [] %}
    {% for fact in facts %}
        {% for record in fact.backups if record.suspect and not record.set.startswith('safety_') %}
            {% if fact.good and record.place > fact.good.place %} {% do old.append(record) %}
            {% else %}
                {% do problems.append(holdfast.problem("WARN", "backup " ~ record.id ~ " is suspect (" ~ record.suspect
                    ~ "); if that is intended, trust it",
                    holdfast.operation_command("trust_backup", {"backup": record.id}), fact.table.name)) %}
            {% endif %}
        {% endfor %}
    {% endfor %}
    {% set before = " since the last good ones, " ~ old | length ~ " before them" if old else "" %}
    {{ return(holdfast.findings("suspects", "no suspect backup" ~ before, problems)) }}
{% endmacro %}
