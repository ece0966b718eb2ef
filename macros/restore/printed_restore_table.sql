{% macro printed_restore_table(given, asked) %}
    {% set table = lakehouse.printed_table(given.get('table'), asked) %}
    {% set options = lakehouse.restore_options(given.get('mode', 'merge'), given.get('prefer', 'live')) %}
    {{ return(lakehouse.printed_restore_steps(table, lakehouse.printed_point(table, given, asked), options.mode,
        options.prefer, into=lakehouse.optional_text('into', given.get('into')))) }}
{% endmacro %}
