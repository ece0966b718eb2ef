{#- Write into the manifest what a drill found. Returns the answer of drill_table() with `unmarked`: why that could not
    be written. Was it the backup that failed, or only the way to the copy of it? A read decides. -#}
{% macro mark_drilled(answer, table, record) %}
    {% set unmarked = holdfast.verify_copy(table, record).unmarked if answer.error
        else holdfast.mark_verified(record, none) %}
    {% do answer.update({'unmarked': unmarked}) %}
    {% do answer.update({'error': answer.error ~ " (" ~ unmarked ~ ")"}) if answer.error and unmarked %}
    {{ return(answer) }}
{% endmacro %}
