{#- Return the endings of names that tables have only for a while, in either case, as regular expressions by what makes
    and deletes these tables. -#}
{% macro reserved_endings() %}
    {{ return({'dbt': '__dbt_(tmp|stg|backup|fk_backup)', 'undrop_table':
        '__(undropped_.+|replaced_.+|(dbt_backup__)?steps_aside)', 'blue_green_swap': '_before_new',
        'clean_up': '[.][0-9]+[.]damaged|[.](partial|deleting)~?'}) }}
{% endmacro %}
