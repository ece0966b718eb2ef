{#- Why a backup is not to be trusted: it was copied through something that may hide rows or values, or has many rows
    fewer than the last good one; or none.

    security   see row_security() -#}
{% macro suspicion(rows, last_good, security=[]) %}
    {% if security %}
        {{ return("copied through " ~ security | join(', ') ~ ", which may hide rows or values: lift that for the "
            ~ "backup, or trust the backup if it hides nothing from you") }}
    {% endif %}
    {% if last_good and rows < last_good.rows * (1 - lakehouse.suspect_share()) %}
        {{ return("rows fell from " ~ last_good.rows ~ " to " ~ rows) }}
    {% endif %}
    {{ return(none) }}
{% endmacro %}

{#- Which share of a table's rows may go before it counts as a loss: the variable recovery_suspect_share. -#}
{% macro suspect_share() %}
    {% set share = var('recovery_suspect_share', 0.05) %}
    {% if share is boolean or share is not number or not 0 < share < 1 %}
        {% do lakehouse.fail("recovery_suspect_share: " ~ share
            ~ " is not a share; write a number between 0 and 1, such " ~ "as 0.05.") %}
    {% endif %}
    {{ return(share) }}
{% endmacro %}
