{#- A regular expression: the start of a text that is the id of a set, of a backup or of a safety copy. `lower`: in the
    name of a table, which catalogs keep in lower case. -#}
{% macro set_id_pattern(lower=false) %}
    {{ return('^[a-z]+_[0-9]{8}t[0-9]{6}z' if lower else '^[a-z]+_[0-9]{8}T[0-9]{6}Z') }}
{% endmacro %}
