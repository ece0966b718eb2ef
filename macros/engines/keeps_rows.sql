{#- Does a commit leave every row as it was, by its operation as the log names it? -> bool -#}
{% macro keeps_rows(operation) %}
    {% set kinds = 'optimize|vacuum|compute stat|analyze|(un)?set tblproperties|add (column|constraint)|drop constraint'
        ~ '|cluster by|set (table )?comment|manual update' %}
    {{ return(modules.re.match('(?i)(' ~ kinds ~ ')', operation or '') is not none) }}
{% endmacro %}
