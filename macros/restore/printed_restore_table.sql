{% macro printed_restore_table(given, asked) %}
    {% set table = holdfast.printed_table(given.get('table'), asked) %}
    {% set options = holdfast.restore_options(given.get('mode', 'merge'), given.get('prefer', 'live')) %}
    {{ return(holdfast.printed_restore_steps(table, holdfast.printed_point(table, given, asked), options.mode,
        options.prefer, into=holdfast.optional_text('into', given.get('into')))) }}
{% endmacro %}
