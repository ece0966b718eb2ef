{% macro printed_restore_table(given, asked) %}
    {% set table = holdfast.printed_table(given.get('table'), asked) %}
    {% set options = holdfast.restore_options(given.get('mode', 'merge'), given.get('prefer', 'live')) %}
    {% set into = holdfast.optional_text('into', given.get('into')) %}
    {% do holdfast.reject_reserved_name(table, into) if into %}
    {{ return(holdfast.printed_restore_steps(table, holdfast.printed_point(table, given, asked), options.mode,
        options.prefer, into=into)) }}
{% endmacro %}
