{#- The facts of restore_facts() for printed SQL, made without a look: the columns and rows are unknown. -#}
{% macro assumed_restore_facts(exists) %}
    {{ return({'exists': exists, 'columns': none, 'faults': none, 'counts': none, 'undo_version': none,
        'by_rows': false, 'kept': none, 'has_schema': false, 'damage': none, 'unread': none, 'gone_back': false}) }}
{% endmacro %}
