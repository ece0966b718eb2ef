{% macro spark__try_change(sql) %} {% do run_query(sql) %} {{ return(none) }} {% endmacro %}
