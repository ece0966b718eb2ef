{#- Refuse a name for a new table that another table or view has, or that reject_reserved_name() refuses. -#}
{% macro reject_taken_name(table, into) %}
    {% do holdfast.reject_reserved_name(table, holdfast.identifier('into', into)) %}
    {% do holdfast.fail("into: " ~ into ~ " exists already; choose a name that is free.")
        if holdfast.exists(holdfast.table_at(table.database, table.schema, into)) %}
{% endmacro %}

{#- Refuse a name for a new table that an engine cannot give, or that dbt or a verb gives to a table for a while. The
    name that undrop_table itself gives to this table is right: refusal_of_non_table() asks for it. -#}
{% macro reject_reserved_name(table, into) %}
    {% set own = table.identifier %}
    {% set instead = ": into: " ~ modules.re.sub("[^\\w-]+", "_", own) ~ "_then." %}
    {% set undropped = "(?i)" ~ modules.re.escape(own) ~ "__undropped_[0-9]{8}t[0-9]{6}z" %}
    {% if into == own or modules.re.fullmatch(undropped, into) %} {{ return(none) }} {% endif %}
    {% for owner, ending in holdfast.reserved_endings().items() if modules.re.fullmatch("(?is).*(" ~ ending ~ ")",
        into) %}
        {% do holdfast.fail("into: " ~ into ~ " is the name of a table that " ~ owner ~ " makes or deletes; choose "
            ~ "another name" ~ instead) %}
    {% endfor %}
    {% if not modules.re.fullmatch("\\w[\\w-]*", into) or not modules.re.search("[A-Za-z0-9_]$", into) %}
        {% do holdfast.fail("into: " ~ into ~ " is not the name of a table in the schema of " ~ table.name
            ~ "; use letters, digits and _" ~ instead) %}
    {% elif into.encode('utf-8') | length > 200 %}
        {% do holdfast.fail("into: " ~ into[:20] ~ "... has " ~ into | length ~ " characters; use at most 200"
            ~ instead) %}
    {% endif %}
{% endmacro %}
