{#- Versions, newest first, each with `fell_by` (how many rows fewer than the one before it, or none) and a `remark`.
-#}
{% macro mark_losses(versions) %}
    {% for version in versions %}
        {% set before = versions[loop.index].rows if not loop.last else none %}
        {% set fell = before is not none and version.rows is not none and version.rows < before %}
        {% do version.update({'fell_by': before - version.rows if fell else none, 'remark': version.unreadable
            or ('rows fell by ' ~ '{:,}'.format(before - version.rows) if fell else none)}) %}
    {% endfor %}
    {{ return(versions) }}
{% endmacro %}

{#- The newest versions of a table, so many of them, counted and marked; see mark_losses().

    versions   all of them, see history() -#}
{% macro newest_versions(table, versions, limit) %}
    {% do holdfast.count_versions(table, versions[:limit + 1]) %}
    {{ return(holdfast.mark_losses(versions[:limit + 1])[:limit]) }}
{% endmacro %}
