{#- Delete old backups. Prints what would go by default. What one of the two keeps stays. Whatever the policy says,
    these stay: what is pinned, the last good set, and the last good backup of each table. Only good sets count
    (complete, verified, not suspect, whole on disk), so a loss cannot rotate the good copies out. Suspect,
    incomplete and damaged ones go when they are older than what the policy keeps. -#}
{% macro prune_backups(keep_last=none, keep_days=none, dry_run=true, output='text') %}
    {% set started = lakehouse.now() %}
    {% do lakehouse.reject_unknown('prune_backups', kwargs) %}
    {% do lakehouse.choice('output', output, ['text', 'json']) %}
    {% set dry_run = lakehouse.boolean('dry_run', dry_run) %}
    {% set policy = lakehouse.retention_policy(keep_last, keep_days) %}
    {% do lakehouse.refuse_frozen('prune_backups', lakehouse.protected_tables()) if not dry_run %}
    {% set facts = {'table': lakehouse.place_of_backups(), 'schemas': lakehouse.schemas_of_target(),
        'damaged': lakehouse.damaged_copies()} %}
    {% set verdicts = lakehouse.query(lakehouse.verdicts_sql(facts, policy)) %}
    {% if not dry_run %}
        {% do lakehouse.delete_sets(lakehouse.query(lakehouse.prune_sql(facts, policy))) %}
        {% do lakehouse.delete_leftovers(lakehouse.leftovers() | selectattr('place', 'equalto', 'backups') | list) %}
        {% set detail = "deleted " ~ verdicts | selectattr('goes') | list | length ~ " of " ~ verdicts | length %}
        {% set seconds = lakehouse.seconds_since(started) %}
        {% do lakehouse.log_verb('prune_backups', 'done', {'detail': detail, 'seconds': seconds}) %}
    {% endif %}
    {% do lakehouse.print_verdicts(verdicts, policy, dry_run, output) %}
{% endmacro %}
