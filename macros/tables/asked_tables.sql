{#- Return the one table that a verb's argument `table` names, or without it all of printed_tables(). -#}
{% macro asked_tables(given, asked, delta=false) %}
    {% if given.get('table') %} {{ return([holdfast.printed_table(given.table, asked)]) }} {% endif %}
    {{ return(holdfast.printed_tables(asked, delta)) }}
{% endmacro %}
