{#- The text of a manifest as it is written, with its seal at the end: the MD5 of all that stands before. -#}
{% macro sealed_text(record) %}
    {% set text = tojson(record)[:-1] %} {{ return(text ~ holdfast.seal_of(local_md5(text))) }}
{% endmacro %}

{% macro seal_of(hash) %} {{ return(', "seal": "' ~ hash ~ '"}') }} {% endmacro %}
