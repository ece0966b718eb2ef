{#- Print the health document for a terminal: a line a table. -#}
{% macro print_health(document) %}
    {% set rows = [] %}
    {% for table in document.tables %}
        {% set columns = holdfast.lost_columns_text((table.loss or {}).get('columns') or []) %}
        {% do rows.append({'status': table.status, 'table': table.name, 'rows': table.rows,
            'missing': table.missing ~ " and " ~ columns if columns else table.missing,
            'last good backup': table.good.taken_at if table.good else none,
            'oldest version': table.oldest.at if table.oldest else none}) %}
    {% endfor %}
    {% do holdfast.print_table(rows, ['status', 'table', 'rows', 'missing', 'last good backup', 'oldest version']) %}
    {% do print("The page: dbt -q run-operation health | python dbt_packages/holdfast/health_page > health.html") %}
{% endmacro %}
