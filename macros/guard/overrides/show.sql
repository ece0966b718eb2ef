{#- No hook runs in `dbt show`, so what it sends is read here: the text may hold queries alone, and the sql_header
    before it queries and settings. Tests take the same way, and dbt wraps their SQL. -#}
{% macro default__get_limit_sql(sql, limit) %}
    {% set settings = "set|reset|declare|create(\\s+or\\s+replace)?\\s+temp(orary)?" %}
    {% set found = (holdfast.statement_that_changes(sql)
        or holdfast.statement_that_changes(config.get("sql_header") or "", settings))
        if flags.WHICH == "show" else none %}
    {% do holdfast.fail("Blocked: dbt show only reads, and this text has a statement that begins with '" ~ found
        ~ "'; nothing was sent. Change tables by a model or a verb: dbt run-operation recovery_help") if found %}
    {{ return(holdfast.original("get_limit_sql")(sql, limit)) }}
{% endmacro %}

{#- Return the first words of a statement that is not a query, or none. Engines differ in whether a backslash escapes a
    quote, and a text must hold queries alone in both readings.

    settings   the pattern of the first words of other statements that are allowed -#}
{% macro statement_that_changes(sql, settings=none) %}
    {% set queries = "(select|with|from|values|table|describe|show|pivot|unpivot|summarize)\\b" %}
    {% set queries = queries ~ ("|(" ~ settings ~ ")\\b" if settings else "") %}
    {% set writes = "\\b(delete\\s+from|insert\\s+(or\\s+\\w+\\s+)?(into|overwrite)"
        ~ "|merge\\s+(with\\s+schema\\s+evolution\\s+)?into|update\\s+(\\S+\\s+){0,4}?set)\\b" %}
    {% for plain in ["[^']|''", "[^'\\\\]|\\\\.|''"] %}
        {% for part in holdfast.without_quoted(sql, plain).split(";") if part.strip(" \n\t\r(") %}
            {% set text = modules.re.sub("^explain(\\s+analyze)?\\s+", "", part.strip(" \n\t\r(") | lower) %}
            {% if not modules.re.match(queries, text) or modules.re.search(writes, text) %}
                {% set change = modules.re.search(writes, text) %}
                {{ return(change.group(1) if change else text.split()[:2] | join(" ")) }}
            {% endif %}
        {% endfor %}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}

{#- Return a text without comments and quoted text, so that a semicolon or a word in them counts for nothing.

    plain   the pattern of what a quoted text holds -#}
{% macro without_quoted(sql, plain) %}
    {% set comments = "--[^\n]*|/[*].*?[*]/" %}
    {% set quoted = "\\be'(?:[^'\\\\]|\\\\.|'')*'|'(?:" ~ plain ~ ")*'|\"(?:[^\"]|\"\")*\"|`[^`]*`" %}
    {{ return(modules.re.sub("(?is)" ~ comments ~ "|" ~ quoted ~ "|[$]([a-z_]*)[$].*?[$]\\1[$]", " ", sql)) }}
{% endmacro %}
