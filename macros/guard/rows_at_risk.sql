{#- Return how many rows a violation would take: {rows, before}. `before` is none if the table holds them now. Of an
    emptied table that would go itself it is where they are: {rows, label, version}; version none: in a backup. Only
    then are history and backups read. -#}
{% macro rows_at_risk(violation) %}
    {% set rows = holdfast.count_rows(violation.relation) %}
    {% if rows == 0 and violation.drops_history and not violation.leftover %}
        {% set before = holdfast.rows_before_emptied(violation.table) %}
        {{ return({"rows": before.rows if before else 0, "before": before}) }}
    {% endif %}
    {{ return({"rows": rows, "before": none}) }}
{% endmacro %}

{#- Return where an empty table last had rows, {rows, label, version}; none if nowhere that is known. -#}
{% macro rows_before_emptied(table) %}
    {{ return(holdfast.rows_before(holdfast.newest_version_with_rows(table) if holdfast.has_history(table) else none,
        holdfast.verified_backups(table) if holdfast.can_have_backups(target.database) else [])) }}
{% endmacro %}

{#- Return the version with rows, unless a backup holds as many; or none. -#}
{% macro rows_before(version, backups) %}
    {% set rows = version.rows if version else 1 %}
    {% for backup in backups if backup.rows >= rows %}
        {{ return({"rows": backup.rows, "label": "backup " ~ backup.set, "version": none}) }}
    {% endfor %}
    {{ return(version) }}
{% endmacro %}

{#- Return the newest version with rows among the last twenty, {rows, label, version}, or none. Refused where only the
    retention of the table closes a version: what it holds is not known. -#}
{% macro newest_version_with_rows(table) %}
    {% for version in holdfast.history(table, with_readable=false)[1:21] %}
        {% set point = {"kind": "version", "id": version.version} %}
        {% set scan = version if "rows" in version else holdfast.count_readable_rows(table, point) %}
        {% if scan.rows %}
            {{ return({"rows": scan.rows, "label": "version " ~ version.version, "version": version.version}) }}
        {% elif holdfast.closed_by_retention(scan.get("error")) %}
            {% do holdfast.fail(table.name ~ " holds no rows now, and its retention closes version " ~ version.version
                ~ ", so the rows at risk are not known. Open it, and repeat the command: "
                ~ holdfast.opening_command(table, version)) %}
        {% endif %}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}
