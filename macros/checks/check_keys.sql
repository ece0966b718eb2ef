{#- Check that every protected table has a key that is declared, unique and never NULL: a merge needs all three. -#}
{% macro check_keys(facts) %}
    {% set problems = [] %}
    {% for fact in facts if fact.exists and not fact.error %}
        {% set name = fact.table.name %}
        {% set verb = "time_travel" if fact.has_history else "list_backups" %}
        {% set look = holdfast.operation_command(verb, {"table": name}) %}
        {% if not fact.table.key %}
            {% do problems.append(holdfast.problem("WARN", name
                ~ " has no declared key, so its rows cannot be merged back",
                "declare it: config.meta.key of the source, unique_key of the model", name)) %}
        {% elif fact.lacks_key %}
            {% do problems.append(holdfast.problem("FAIL", name ~ " " ~ holdfast.lacking_text(fact.lacks_key),
                holdfast.operation_command("recovery_plan", {"table": name}), name)) %}
        {% elif fact.nulls %}
            {% do problems.append(holdfast.problem("FAIL", "{:,}".format(fact.nulls) ~ " rows of " ~ name
                ~ " have NULL in their key (" ~ fact.table.key | join(", ") ~ "); find the version without them", look,
                name)) %}
        {% elif fact.duplicates %}
            {% set single = fact.get("single") %}
            {% do problems.append(holdfast.problem("FAIL", "{:,}".format(fact.duplicates) ~ " keys of " ~ name
                ~ " occur more than once (" ~ fact.example ~ ")" ~ (". " ~ holdfast.without_duplicates_text(single)
                if single else "; find the version without them"), single.command if single else look, name)) %}
        {% endif %}
    {% endfor %}
    {{ return(holdfast.findings("keys", "each key is declared, unique and never NULL", problems)) }}
{% endmacro %}
