{#- Return which share of its keys a table that may shrink (`meta.may_shrink`) may lose from one good point to the next:
    the variable recovery_suspect_share. -#}
{% macro suspect_share() %}
    {% set share = var('recovery_suspect_share', 0.05) %}
    {% if share is boolean or share is not number or not 0 < share < 1 %}
        {% do holdfast.fail("recovery_suspect_share: " ~ share
            ~ " is not a share; write a number between 0 and 1, such as 0.05.") %}
    {% endif %}
    {{ return(share) }}
{% endmacro %}
