{#- Return the tables of a deployment as emit_sql prints them, a list of {live, new, old}. It is made from the verb's
    arguments alone: the journal cannot be read. -#}
{% macro printed_deployment(arguments, asked) %}
    {% set suffix, found = holdfast.suffix_argument(arguments.get("suffix") or "_new"), [] %}
    {% set names = arguments.get("tables") %}
    {% for table in holdfast.printed_tables(asked, delta=names is none, names=names) %}
        {% set refusal = holdfast.deployable_refusal(table, table.delta, none) %}
        {% do holdfast.fail(refusal) if refusal %}
        {% do found.append({"live": table, "new": holdfast.printed_sibling(table, table.identifier ~ suffix),
            "old": holdfast.printed_sibling(table, table.identifier ~ "_before" ~ suffix)}) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}
