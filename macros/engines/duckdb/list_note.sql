{% macro duckdb__list_note(table) %} {{ return(holdfast.sound_note()) }} {% endmacro %}
