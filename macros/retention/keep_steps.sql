{#- The steps after a table was replaced that let it keep its history as long as before: a version or a copy brings its
    own properties along. None where nothing longer than Delta's defaults was set.

    kept   see kept_history(), before hold_steps(); none in printed SQL -#}
{% macro keep_steps(table, kept) %}
    {% set steps, wanted = [], {} %}
    {% if not holdfast.closes_old_versions(table) %} {{ return([]) }}
    {% elif kept is none %}
        {% set days = holdfast.days_unseen() %} {% do wanted.update(holdfast.retention_properties(days, days)) %}
    {% else %} {% do wanted.update(holdfast.properties_to_keep(kept)) %}
    {% endif %}
    {% set says = ("If the properties of " ~ table.identifier
        ~ " keep its history for less time than before, set what they were; else leave this out, but not the check."
        if kept is none
        else "The properties came along: let " ~ table.identifier ~ " keep its history as long as before.") %}
    {% for statement in holdfast.set_properties_sql(table, wanted) if wanted %}
        {% do steps.append(holdfast.step(says, statement)) %}
    {% endfor %}
    {{ return(steps) }}
{% endmacro %}

{#- The properties that a table had or got by hold_steps(), as far as they keep more than Delta's defaults. -#}
{% macro properties_to_keep(kept) %}
    {% set held = holdfast.days_to_keep(kept.committed_at, kept.now) if holdfast.days_left(kept) < 2 else 0 %}
    {% set log = [kept.retention.log | round(0, 'ceil') | int, held] | max %}
    {% set files = [kept.retention.files | round(0, 'ceil') | int, held] | max %}
    {{ return(holdfast.retention_properties(log, files) if log > 30 or files > 7 else {}) }}
{% endmacro %}
