{#- Return a violation for each protected table that the text of a hook or header destroys, as far as its words tell: it
    holds a destructive word and names the table (or `this`, if the node is one), or drops the schema that the table is
    in.

    actor       whose text it is
    own         the protected table that the hook's node builds, or none
    protected   what protected_by_place() returns
    early       true: the text is sent before the guard runs -#}
{% macro violations_of_text(text, actor, own, protected, early=false) %}
    {% set text, found = text | lower, [] %}
    {% set word, schemas = holdfast.destructive_word(text), holdfast.dropped_schemas(text) %}
    {% for table in (protected.values() | sum(start=[]) if word else []) %}
        {% set in_schema = table.schema | lower in schemas %}
        {% set is_own = own and table.sql == own.sql and holdfast.has_name(text, "this") %}
        {% if in_schema or is_own or holdfast.has_name(text, table.own_name)
            or holdfast.has_name(text, table.identifier) %}
            {% set existing = adapter.get_relation(database=table.database, schema=table.schema,
                identifier=table.identifier) %}
            {% if existing or early %}
                {% set action = (actor ~ (" runs before the guard," if early else "") ~ " contains '" ~ word
                    ~ "' and names " ~ ("the schema of " if in_schema else "") ~ "protected " ~ table.resource ~ " '"
                    ~ table.name ~ "'") %}
                {% set remedy = "put it below the guard in on-run-start" if early else "take it out of that text" %}
                {% do found.append(holdfast.violation(table, existing or table.relation, action, remedy,
                    early=early)) %}
            {% endif %}
        {% endif %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}

{#- Does a text in lower case have a name, and not as a part of a longer word? Such a name may hold any character. -#}
{% macro has_name(text, name) %}
    {% set name = name | lower %}
    {{ return(name in text and modules.re.search("(?<!\\w)" ~ modules.re.escape(name) ~ "(?!\\w)", text)
        is not none) }}
{% endmacro %}

{#- Return the first word by which rows, history or a name can go; none if there is none. text: in lower case. -#}
{% macro destructive_word(text) %}
    {% set words = "\\b(drop|truncate|delete|replace|overwrite|rename|update|restore|vacuum|reorg|purge|fsck)\\b" %}
    {% set found = modules.re.search(words, text) %}
    {% if found %} {{ return(found.group(1)) }} {% endif %}
    {#- A full refresh empties a streaming table and reads its source again. -#}
    {{ return("refresh ... full" if modules.re.search("\\brefresh\\b[^;]*\\bfull\\b", text) else none) }}
{% endmacro %}

{#- Return the schemas that a text in lower case drops, by their names or as `{{ target.schema }}`. -#}
{% macro dropped_schemas(text) %}
    {% set text = modules.re.sub("\\{\\{\\s*(target[.])?schema\\s*\\}\\}", target.schema | lower, text) %}
    {% set part, found = '(?:"[^"]+"|`[^`]+`|\\w+|\\{\\{.*?\\}\\})', [] %}
    {% set named = "(?:" ~ part ~ "\\s*[.]\\s*)*(" ~ part ~ ")" %}
    {% for name in modules.re.findall("\\bdrop\\s+(?:schema|database)\\s+(?:if\\s+exists\\s+)?" ~ named, text) %}
        {% do found.append(name.strip('"`')) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}
