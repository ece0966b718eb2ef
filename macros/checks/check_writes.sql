{#- Check that every protected table can be written, since a restore in place writes it. -#}
{% macro check_writes(facts) %}
    {% set problems = [] %}
    {% for fact in facts if fact.get("unwritable") %}
        {% set name = fact.table.name %}
        {% set beside = {"table": name, "backup": "latest", "into": name ~ "_restored"} %}
        {% do problems.append(holdfast.problem("WARN", name ~ " cannot be restored in place: delta-rs cannot write a "
            ~ "table with the features " ~ fact.unwritable ~ ". Restore it beside",
            holdfast.operation_command("restore_table", beside), name)) %}
    {% endfor %}
    {{ return(holdfast.findings("writes", none, problems) if problems else []) }}
{% endmacro %}
