{#- Delete old backups. What stays because it is good is read before something goes. -#}
{% macro prune_backups(keep_last=none, keep_days=none, allow_lost_keys=none, dry_run=true, output='text') %}
    {% set started = holdfast.now() %}
    {% do holdfast.reject_unknown('prune_backups', kwargs) %}
    {% do holdfast.choice('output', output, ['text', 'json']) %}
    {% set dry_run = holdfast.boolean('dry_run', dry_run) %}
    {% set policy = holdfast.retention_policy(keep_last, keep_days) %}
    {% do holdfast.refuse_frozen('prune_backups', holdfast.protected_tables()) if not dry_run %}
    {% set judged = holdfast.judge_sets(policy, holdfast.lost_keys_argument(allow_lost_keys), dry_run) %}
    {% set unreached = holdfast.second_place_problem() if holdfast.second_place() and not dry_run else none %}
    {% do judged.failed.update(holdfast.delete_sets(holdfast.query(holdfast.prune_sql(judged.facts, policy))))
        if not dry_run %}
    {% set undeleted = none if dry_run else holdfast.error_of_deleting(holdfast.all_leftovers()
        | selectattr('place', 'equalto', 'backups') | list) %}
    {% do holdfast.log_end('prune_backups', 'failed' if judged.failed or unreached or undeleted else 'done',
        {'detail': holdfast.pruned_text(judged), 'seconds': holdfast.seconds_since(started)}) if not dry_run %}
    {% do holdfast.print_verdicts(judged, policy, dry_run, output) %}
    {% set problems = judged.failed.values() | list + ([holdfast.unpruned_text(unreached)] if unreached else [])
        + [undeleted] | select | list %}
    {% do holdfast.fail(problems | join(' ')) if problems %}
{% endmacro %}
