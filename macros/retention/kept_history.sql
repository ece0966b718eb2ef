{#- What decides how long the newest version of a table stays open when another one follows: {committed_at, now,
    retention}; see retention_of(). none where the engine closes no version. -#}
{% macro kept_history(table) %}
    {{ return({'committed_at': holdfast.newest_commit_at(table), 'now': holdfast.engine_now(),
        'retention': holdfast.retention_of(table)}
        if holdfast.closes_old_versions(table) else none) }}
{% endmacro %}
