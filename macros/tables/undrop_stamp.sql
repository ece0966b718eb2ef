{#- The end of the names that an undrop makes: 20260203t101500z, in the order of time. -#}
{% macro undrop_stamp(moment=none) %} {{ return((moment or holdfast.now()).strftime('%Y%m%dt%H%M%Sz')) }} {% endmacro %}
