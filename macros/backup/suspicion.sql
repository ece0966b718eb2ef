{#- Return why a backup is not to be trusted, or none: it was copied through something that may hide rows or values, it
    lacks keys or columns that the table had, or that could not be found out, or its periods contradict each other.

    verdict    see judge_table()
    faults     how the periods in it contradict each other, see period_faults()
    security   see row_security() -#}
{% macro suspicion(verdict, security, faults) %}
    {% if security %}
        {{ return("copied through " ~ security | join(', ') ~ ", which may hide rows or values: lift that for the "
            ~ "backup, or trust the backup if it hides nothing from you") }}
    {% elif verdict.loss %} {{ return("lacks " ~ holdfast.loss_text(verdict.loss)) }}
    {% elif verdict.error %} {{ return(holdfast.uncompared_text(verdict.error)) }}
    {% elif faults %} {{ return(holdfast.suspicion_of_faults(faults)) }}
    {% endif %}
    {{ return(none) }}
{% endmacro %}

{% macro suspicion_of_faults(faults) %} {{ return("its periods contradict each other: " ~ faults) }} {% endmacro %}
