{#- What a type is made of: {kind: text, plain, timestamp, binary, array, map, struct or other; types (of elements, or
    of keys and values) or fields ({name, type})}. A plain value as text has none of [](),= in it. Spark leaves fields
    of a long struct out, and quotes no name: what cannot be told for certain is `other`. -#}
{% macro form_of_type(type) %}
    {% set plain = "boolean|tinyint|smallint|int|bigint|float|double|decimal[(][0-9]+,[0-9]+[)]|date|timestamp_ntz"
        ~ "|time[(][0-9][)]|interval [a-z ]+|void" %}
    {% if type in ["timestamp", "binary"] %} {{ return({"kind": type}) }}
    {% elif type == "string" %} {{ return({"kind": "text"}) }}
    {% elif modules.re.fullmatch(plain, type) %} {{ return({"kind": "plain"}) }}
    {% elif type.startswith("array<") %} {{ return({"kind": "array", "types": [type[6:-1]]}) }}
    {% elif type.startswith("map<") %}
        {% set types = holdfast.parts_of_type(type[4:-1]) %}
        {{ return({"kind": "map" if types | length == 2 else "other", "types": types}) }}
    {% elif type.startswith("struct<") %}
        {% set fields = [] %}
        {% for part in holdfast.parts_of_type(type[7:-1]) %}
            {% set field = modules.re.fullmatch("([^:<>`]+):([a-z_]+(<.*>|[(].*[)]|( [a-z_]+)*))", part) %}
            {% if not field %} {{ return({"kind": "other"}) }} {% endif %}
            {% do fields.append({"name": field[1], "type": field[2]}) %}
        {% endfor %}
        {{ return({"kind": "struct", "fields": fields}) }}
    {% endif %}
    {{ return({"kind": "other"}) }}
{% endmacro %}

{#- "a:int,b:map<int,int>" as ["a:int", "b:map<int,int>"]. -#}
{% macro parts_of_type(text) %}
    {% set found, state = [], {"depth": 0, "part": ""} %}
    {% for sign in text ~ "," %}
        {% if sign == "," and state.depth == 0 %} {% do found.append(state.part) %} {% do state.update({"part": ""}) %}
        {% else %}
            {% do state.update({"part": state.part ~ sign, "depth": state.depth + (1 if sign in "<("
                else -1 if sign in ">)" else 0)}) %}
        {% endif %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}
