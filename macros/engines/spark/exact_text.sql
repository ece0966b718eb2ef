{#- An expression: a value as text that no other value of its type has, the same in every session; NULL for NULL.

    A text has its length in front, and a time is a number: so the commas and brackets of a list, map or struct are no
    part of a value in it. What the type does not tell, such as the fields that Spark leaves out of a long one, is
    JSON.

    value   an expression; it is repeated for each field of a struct
    type    as columns_of() names it
    depth   how many lists and maps it is in: the variables of their elements differ in name -#}
{% macro exact_text(value, type, depth=0) %}
    {% set form, each = holdfast.form_of_type(type), "holdfast_" ~ depth %}
    {% if form.kind == "text" %} {{ return("concat(octet_length(" ~ value ~ "), ':', " ~ value ~ ")") }}
    {% elif form.kind == "plain" %} {{ return("cast(" ~ value ~ " as string)") }}
    {% elif form.kind == "timestamp" %} {{ return("cast(unix_micros(" ~ value ~ ") as string)") }}
    {% elif form.kind == "binary" %} {{ return("concat('x', hex(" ~ value ~ "))") }}
    {% elif form.kind == "array" %}
        {{ return(holdfast.exact_list(value, each, holdfast.exact_field(each, form.types[0], depth + 1))) }}
    {% elif form.kind == "map" %}
        {% set key, other = each ~ ".key", each ~ ".value" %}
        {{ return(holdfast.exact_list("map_entries(" ~ value ~ ")", each, "concat("
            ~ holdfast.exact_field(key, form.types[0], depth + 1) ~ ", '=', "
            ~ holdfast.exact_field(other, form.types[1], depth + 1) ~ ")")) }}
    {% elif form.kind == "struct" %}
        {% set fields = [] %}
        {% for field in form.fields %}
            {% do fields.append(holdfast.exact_field(value ~ "." ~ holdfast.spark__quote_name(field.name),
                field.type, depth)) %}
        {% endfor %}
        {{ return("case when " ~ value ~ " is not null then concat('(', " ~ fields | join(", ',', ")
            ~ ", ')') end") }}
    {% endif %}
    {% set json = holdfast.exact_json("named_struct('v', " ~ value ~ ")") %}
    {{ return("case when " ~ value ~ " is not null then concat(octet_length(" ~ json ~ "), ':', " ~ json ~ ") end") }}
{% endmacro %}

{#- The text of a list, of which `each` is an element and `text` its text. -#}
{% macro exact_list(list, each, text) %}
    {{ return("concat('[', array_join(transform(" ~ list ~ ", " ~ each ~ " -> " ~ text ~ "), ','), ']')") }}
{% endmacro %}

{#- The same as exact_text(), and a text that no value has for NULL. -#}
{% macro exact_field(value, type, depth) %}
    {{ return(holdfast.or_null_text(holdfast.exact_text(value, type, depth))) }}
{% endmacro %}

{% macro or_null_text(text) %} {{ return("coalesce(" ~ text ~ ", chr(30))") }} {% endmacro %}
