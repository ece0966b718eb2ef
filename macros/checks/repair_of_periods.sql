{#- Return how a table with faults in its periods is repaired: {mode (merge, replace, or none), label, command}. From
    its newest point without faults: by a merge where that can end the rows, else by a replacement.

    points      see recovery_points()
    repeated    true: a row key occurs twice, so that rows cannot be merged -#}
{% macro repair_of_periods(table, points, repeated) %}
    {% for point in points | sort(attribute="when", reverse=true) if not point.safety %}
        {% set there = holdfast.reader(table, point) %}
        {% set request = {"table": table, "source": table, "point": point, "prefer": "live"} %}
        {% set faults = holdfast.try_query(holdfast.period_faults_sql(table, there)) %}
        {% if not faults.error and not faults.rows %}
            {% set ends = holdfast.try_query(holdfast.count_period_ends_sql(request)) if not repeated else {} %}
            {% set merges = ends.rows and not ends.rows[0].contradictions | int %}
            {{ return({"mode": "merge" if merges else "replace", "label": point.label,
                "command": holdfast.operation_command("restore_table", dict(dict({"table": table.name},
                **point.arguments), mode=none if merges else "replace", dry_run=true))}) }}
        {% endif %}
    {% endfor %}
    {{ return({"mode": none, "label": none,
        "command": holdfast.operation_command("recovery_plan", {"table": table.name})}) }}
{% endmacro %}
