{#- The query that prune_backups runs, to be read before what it lists is run. -#}
{% macro printed_prune_backups(arguments, asked) %}
    {% set policy = lakehouse.retention_policy(arguments.get('keep_last'), arguments.get('keep_days')) %}
    {% set tables = lakehouse.printed_tables(asked) %}
    {% set facts = {'table': tables[0], 'schemas': tables | map(attribute='schema') | unique | list, 'damaged': []} %}
    {{ return([lakehouse.look(
        "The statements that delete what the policy lets go, and why. Read them before you run them. "
        ~ "The query knows what the manifests say; prune_backups reads the copies, too, and counts no damaged one.",
        lakehouse.prune_sql(facts, policy))]) }}
{% endmacro %}
