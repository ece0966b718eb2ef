{#- Delete old backups, also from the second place. Prints what would go by default. What one of the two keeps stays.
    Whatever the policy says, these stay: what is pinned, the last good set, and the last good backup of each table.
    Only good sets count (complete, verified, not suspect, not from the future), so a loss cannot rotate the good copies
    out. What stays because it is good is read whole before something goes. A backup that holds keys which nothing else
    has stays, too, unless allow_lost_keys names the table. Suspect, incomplete and damaged ones go when they are older
    than what the policy keeps. -#}
{% macro prune_backups(keep_last=none, keep_days=none, allow_lost_keys=none, dry_run=true, output='text') %}
    {% set started = lakehouse.now() %}
    {% do lakehouse.reject_unknown('prune_backups', kwargs) %}
    {% do lakehouse.choice('output', output, ['text', 'json']) %}
    {% set dry_run = lakehouse.boolean('dry_run', dry_run) %}
    {% set policy = lakehouse.retention_policy(keep_last, keep_days) %}
    {% do lakehouse.refuse_frozen('prune_backups', lakehouse.protected_tables()) if not dry_run %}
    {% set problems = [] %}
    {% set judged = lakehouse.judge_sets(policy, lakehouse.lost_keys_argument(allow_lost_keys), dry_run) %}
    {% if not dry_run %}
        {% set problems = lakehouse.delete_sets(lakehouse.query(lakehouse.prune_sql(judged.facts, policy))) %}
        {% do lakehouse.delete_leftovers(lakehouse.leftovers() | selectattr('place', 'equalto', 'backups') | list) %}
        {% do lakehouse.log_verb('prune_backups', 'done', {'detail': lakehouse.pruned_text(judged),
            'seconds': lakehouse.seconds_since(started)}) %}
    {% endif %}
    {% do lakehouse.print_verdicts(judged, policy, dry_run, output) %}
    {% if problems %} {% do lakehouse.fail(problems | join(' ')) %} {% endif %}
{% endmacro %}
