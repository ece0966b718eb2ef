{#- Check that every protected table exists, can be read, and lacks no rows that could come back. See table_facts(). -#}
{% macro check_tables(facts) %}
    {% set problems, total = [], facts | sum(attribute="rows") %}
    {% for fact in facts %}
        {% set problem = holdfast.problem_of_table(fact) %} {% do problems.append(problem) if problem %}
    {% endfor %}
    {{ return(holdfast.findings("tables", facts | length ~ " protected tables exist and hold " ~ "{:,}".format(total)
        ~ " rows", problems)) }}
{% endmacro %}

{#- Return what is wrong with a table, with what depends on it; or none. -#}
{% macro problem_of_table(fact) %}
    {% set problem = holdfast.own_problem_of_table(fact) %}
    {% do problem.update({"detail": problem.detail ~ ". What depends on it: "
        ~ holdfast.feeds_text(fact.feeds, fact.built)}) if problem and problem.status == "FAIL" and fact.feeds %}
    {{ return(problem) }}
{% endmacro %}

{% macro own_problem_of_table(fact) %}
    {% set name, reload = fact.table.name, fact.table.reload %}
    {% set plan = holdfast.operation_command("recovery_plan", {"table": name}) %}
    {% set has_sound_key = fact.table.key and not (fact.nulls or fact.duplicates or fact.lacks_key
        or (fact.loss and (fact.loss.get("key_fault")
        or holdfast.columns_to_replace(fact.table, fact.loss.get("columns") or [])))) %}
    {% set restore = holdfast.operation_command("restore_table", {"table": name, "auto": true}) if has_sound_key
        else plan %}
    {% if fact.damaged %}
        {% set kept = (". Version " ~ fact.damaged.version ~ " of " ~ fact.damaged.committed_at[:19]
            ~ " can be read, with " ~ "{:,}".format(fact.damaged.rows) ~ " rows")
            if fact.damaged.version is not none else ". No version of it can be read" %}
        {{ return(holdfast.problem("FAIL", name ~ " cannot be opened: " ~ holdfast.unlisted_text(fact.damaged) ~ kept,
            restore, name)) }}
    {% elif fact.get("path") %}
        {{ return(holdfast.problem("FAIL", name ~ " does not exist, and " ~ fact.path.what ~ " remembers it",
            fact.path.command, name)) }}
    {% elif fact.get("unbuilt") %}
        {{ return(holdfast.problem("WARN", name ~ " is not built yet: it does not exist, and nothing remembers it",
            reload or "dbt build --select " ~ name, name)) }}
    {% elif not fact.exists %}
        {{ return(holdfast.problem("FAIL", name ~ " does not exist and has no good backup", reload or plan, name)) }}
    {% elif fact.damage %}
        {{ return(holdfast.problem("FAIL", name ~ ": " ~ fact.damage.problem ~ ". The others hold "
            ~ "{:,}".format(fact.damage.rows) ~ " rows, and keep them", restore, name)) }}
    {% elif fact.error %} {{ return(holdfast.problem("FAIL", name ~ " cannot be read: " ~ fact.error, plan, name)) }}
    {% elif fact.get("behind") %}
        {{ return(holdfast.problem("FAIL", name ~ " is a view now, so its rows lie elsewhere, and " ~ fact.behind.what
            ~ " remembers the table; rename or drop the view, then bring it back", fact.behind.command, name)) }}
    {% elif fact.loss %}
        {% set accept = holdfast.operation_command("accept_loss", {"table": name, "reason": "..."}) %}
        {{ return(holdfast.problem("FAIL", name ~ " holds " ~ "{:,}".format(fact.rows) ~ " rows, and lacks "
            ~ holdfast.loss_text(fact.loss) ~ holdfast.lost_since(fact.loss) ~ ", unless they went on purpose ("
            ~ accept ~ ")", (reload or plan) if fact.loss.get("by_rows") else restore, name)) }}
    {% elif fact.uncompared %}
        {{ return(holdfast.problem("FAIL", name ~ " " ~ holdfast.uncompared_text(fact.uncompared), plan, name)) }}
    {% elif not fact.rows %}
        {% set holding = fact.backups | selectattr("rows") | first | default(none) %}
        {{ return(holdfast.problem("WARN", name ~ " is empty, and " ~ ("no row of it counts as lost; "
            ~ holding.id ~ " holds " ~ "{:,}".format(holding.rows) ~ " rows" if holding
            else "no version or backup of it holds rows"), plan if holding else reload or plan, name)) }}
    {% endif %}
    {{ return(none) }}
{% endmacro %}
