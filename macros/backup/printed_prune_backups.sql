{#- The queries that prune_backups runs, to be read before what the last one lists is run. What the verb reads is a
    query that returns the statements to read with. -#}
{% macro printed_prune_backups(arguments, asked) %}
    {% set policy = holdfast.retention_policy(arguments.get('keep_last'), arguments.get('keep_days')) %}
    {% set allowed = holdfast.lost_keys_argument(arguments.get('allow_lost_keys')) %}
    {% set facts, compared = {'table': holdfast.in_dialect(holdfast.place_of_backups(), asked),
        'schemas': holdfast.schemas_of_target(), 'damaged': [], 'read_since': holdfast.read_since()}, [] %}
    {% for table in holdfast.printed_tables(asked) if table.key and table.name not in allowed %}
        {% do compared.append(table) %}
    {% endfor %}
    {% set steps = [holdfast.look(
        "What stays because it is good, each with a statement to read it with. Run them: n must be rows_recorded. "
        ~ "Where it is not, the set is not a good one: stop, and verify_backup it.",
        holdfast.read_statements_sql(facts, policy))] %}
    {% if compared %}
        {% do steps.append(holdfast.look(
            "What goes, each with a statement that counts the keys which neither the table nor its newest good backup "
            ~ "has. Run them: of a set with an n that is not 0, delete nothing, nor where `columns` in its manifest "
            ~ "names one that both of them lack.",
            holdfast.compare_statements_sql(facts, policy, compared))) %}
    {% endif %}
    {% do steps.append(holdfast.look(
        "The statements that delete what the policy lets go, and why. Read them before you run them. A set counts that "
        ~ "was read whole since " ~ facts.read_since ~ " UTC, as its manifest says.",
        holdfast.prune_sql(facts, policy))) %}
    {{ return(steps) }}
{% endmacro %}
