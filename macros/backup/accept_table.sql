{#- Accept what a table lacks: from now on it is as it should be. Where no version of it can be read later, it is
    copied. Returns the id of the copy, or none.

    loss      see judge_table(); with `version`, the newest of the table, or none; {} for a table that does not exist
    plain     false: what has the table's name is a view or the like; none: it does not exist -#}
{% macro accept_table(table, loss, reason, plain) %}
    {% set version = loss.get('version') %}
    {% do holdfast.log_verb('accept_loss', 'done', {'table_name': table.name, 'from_point': loss.get('where'),
        'to_point': none if version is none else 'version ' ~ version, 'rows_before': loss.get('rows'),
        'rows_after': loss.rows - loss.missing if loss.get('rows') else none, 'detail': reason}) %}
    {% if plain is none or (plain and holdfast.has_history(table)) %} {{ return(none) }} {% endif %}
    {{ return(holdfast.take_backup(table, holdfast.free_set_id('single'), [table], "accept_loss: " ~ reason).id) }}
{% endmacro %}
