{#- Check for what was begun and not finished; see unfinished_facts(). -#}
{% macro check_unfinished(facts) %}
    {% set problems = [] %}
    {% for entry in facts.verbs %} {% do problems.append(holdfast.problem_of_verb(entry)) %} {% endfor %}
    {% for need in facts.needed.values() %}
        {% do problems.append(holdfast.problem("WARN", need.detail, need.command, need.table)) %}
    {% endfor %}
    {% for leftover in facts.leftovers %} {% do problems.append(holdfast.problem_of_leftover(leftover)) %} {% endfor %}
    {% if facts.log_damage %} {% do problems.append(holdfast.problem_of_log(facts.log_damage)) %} {% endif %}
    {% for unit in facts.sets %}
        {% do problems.append(holdfast.problem("WARN", "set " ~ unit.set_id ~ " is not complete: " ~ unit.lacks,
            holdfast.command_for_set(unit))) %}
    {% endfor %}
    {% for path in facts.get("strangers") or [] %}
        {% do problems.append(holdfast.problem("WARN", holdfast.stranger_text(path))) %}
    {% endfor %}
    {% do problems.append(holdfast.problem("WARN", facts.taken.rstrip(".") ~ ", then repeat the drill",
        holdfast.operation_command("drill"))) if facts.get("taken") %}
    {% for name in facts.drill %}
        {% do problems.append(holdfast.problem("WARN", "an interrupted drill left " ~ name,
            holdfast.operation_command("clean_up", {"dry_run": false}))) %}
    {% endfor %}
    {% for deployment in facts.deployments %}
        {% do problems.append(holdfast.problem_of_deployment(deployment)) %}
    {% endfor %}
    {{ return(holdfast.findings("unfinished", "every verb that was begun has ended", problems)) }}
{% endmacro %}

{#- A new set, or the adoption of the first copy in this one that printed SQL has made. -#}
{% macro command_for_set(unit) %}
    {% for record in unit.records if record.get("by_hand") %}
        {{ return(holdfast.adopt_command({"name": record.by_hand}, record)) }}
    {% endfor %}
    {{ return(holdfast.operation_command("backup_all")) }}
{% endmacro %}

{% macro problem_of_verb(entry) %}
    {% set name = entry.verb ~ (" of " ~ entry.table_name if entry.table_name else "") %}
    {% set begun = ", begun " ~ (entry.logged_at | string)[:19] ~ " by " ~ (entry.who or "unknown") %}
    {{ return(holdfast.problem("WARN", name ~ begun ~ ", has no end in the recovery log; run it again",
        holdfast.repeat_command(entry), entry.table_name)) }}
{% endmacro %}

{% macro problem_of_leftover(leftover) %}
    {% set cause = ("the recovery log was damaged: what could be read of it is in the new one, and the old one is "
        if "/recovery_log." in leftover.path else leftover.was ~ " left ") %}
    {{ return(holdfast.problem("WARN", cause ~ leftover.path ~ " (" ~ "{:,}".format(leftover.bytes) ~ " bytes)",
        holdfast.operation_command("clean_up", {"dry_run": false}))) }}
{% endmacro %}

{% macro problem_of_log(damage) %}
    {% set left = "an empty one" if damage.version is none else "a new one with the other entries" %}
    {{ return(holdfast.problem("WARN", "the recovery log is damaged: " ~ damage.problem ~ ". Lost entries: "
        ~ damage.lost ~ "; unfinished verbs among them are not known. The next verb that changes something moves it"
        ~ " aside and begins " ~ left ~ ", for example", holdfast.operation_command("backup_all"))) }}
{% endmacro %}

{% macro problem_of_deployment(status) %}
    {% set undo = "; to undo it: " ~ status.command_to_undo ~ "; to finish it" if status.command_to_undo else "" %}
    {{ return(holdfast.problem("WARN", "blue/green deployment " ~ status.suffix ~ " of " ~ status.tables | join(", ")
        ~ " is at '" ~ status.step ~ "'" ~ undo, status.command_to_finish)) }}
{% endmacro %}
