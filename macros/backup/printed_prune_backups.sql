{#- The queries that prune_backups runs, to be read before what the last one lists is run. What the verb reads is a
    query that returns the statements to read with. -#}
{% macro printed_prune_backups(arguments, asked) %}
    {% set policy = lakehouse.retention_policy(arguments.get('keep_last'), arguments.get('keep_days')) %}
    {% set allowed = lakehouse.lost_keys_argument(arguments.get('allow_lost_keys')) %}
    {% set tables, compared = lakehouse.printed_tables(asked), [] %}
    {% set facts = {'table': tables[0], 'schemas': tables | map(attribute='schema') | unique | list, 'damaged': [],
        'read_since': lakehouse.read_since()} %}
    {% for table in tables if table.key and table.name not in allowed %} {% do compared.append(table) %} {% endfor %}
    {% set steps = [lakehouse.look(
        "What stays because it is good, each with a statement to read it with. Run them: n must be rows_recorded. "
        ~ "Where it is not, the set is not a good one: stop, and verify_backup it.",
        lakehouse.read_statements_sql(facts, policy))] %}
    {% if compared %}
        {% do steps.append(lakehouse.look(
            "What goes, each with a statement that counts the keys which neither the table nor its newest good backup "
            ~ "has. Run them: of a set with an n that is not 0, delete nothing.",
            lakehouse.compare_statements_sql(facts, policy, compared))) %}
    {% endif %}
    {% do steps.append(lakehouse.look(
        "The statements that delete what the policy lets go, and why. Read them before you run them. A set counts that "
        ~ "was read whole since " ~ facts.read_since ~ " UTC, as its manifest says.",
        lakehouse.prune_sql(facts, policy))) %}
    {{ return(steps) }}
{% endmacro %}
