{#- The arguments that restore_table, restore_all and undrop_table share, checked: {mode, prefer}; `output` only where
    given. -#}
{% macro restore_options(mode, prefer, output='text') %}
    {% do holdfast.choice('output', output, ['text', 'json']) %}
    {{ return({'mode': holdfast.choice('mode', mode, ['merge', 'replace']),
        'prefer': holdfast.choice('prefer', prefer, ['live', 'point'])}) }}
{% endmacro %}
