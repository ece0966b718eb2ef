{#- Print what blue_green_validate found, for people; see compare_deployment(). -#}
{% macro print_comparison(compared) %}
    {% do holdfast.print_table(compared, ["table", "rows_old", "rows_new", "missing", "extra", "double", "moved",
        "deleted"]) %}
    {% for found in compared %}
        {% for kind in ['lost', 'changed', 'added'] if found[kind] %}
            {% do print("  " ~ found.table ~ ", columns " ~ kind ~ ": " ~ found[kind] | join(", ")) %}
        {% endfor %}
        {% do print("  " ~ found.table ~ ", partitions changed: " ~ found.repartitioned) if found.repartitioned %}
    {% endfor %}
{% endmacro %}
