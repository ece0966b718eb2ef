{#- The arguments of prune_backups as a policy: {keep_last, keep_days, younger_than (UTC, text: what was taken later is
    younger than keep_days)}; none for what was not given. -#}
{% macro retention_policy(keep_last, keep_days) %}
    {% do holdfast.fail("Which backups are to stay? Say keep_last: 7 (sets), keep_days: 30, or both; "
        ~ "an empty policy would keep nothing.") if keep_last is none and keep_days is none %}
    {% set policy = {'younger_than': none,
        'keep_last': none if keep_last is none else holdfast.integer('keep_last', keep_last, least=1),
        'keep_days': none if keep_days is none else holdfast.integer_of_days('keep_days', keep_days)} %}
    {% if policy.keep_days %}
        {% set age = modules.datetime.timedelta(days=policy.keep_days) %}
        {% do policy.update({'younger_than': holdfast.time_text(holdfast.now() - age)}) %}
    {% endif %}
    {{ return(policy) }}
{% endmacro %}

{#- The argument allow_lost_keys: the names of the tables of which keys and columns may go that nothing else holds. -#}
{% macro lost_keys_argument(allow_lost_keys) %}
    {% set found = [] %}
    {% if allow_lost_keys is not none %}
        {% for name in holdfast.list_of_tables('allow_lost_keys', allow_lost_keys, 'TABLE') %}
            {% do found.append(holdfast.find_table(name).name) %}
        {% endfor %}
    {% endif %}
    {{ return(found) }}
{% endmacro %}

{#- Since when a backup must have been read whole to count without being read again: the variable backup_read_days ago,
    as text, UTC. -#}
{% macro read_since() %}
    {% set days = holdfast.integer_of_days('backup_read_days', var('backup_read_days', 30), least=0) %}
    {{ return(holdfast.time_text(holdfast.now() - modules.datetime.timedelta(days=days))) }}
{% endmacro %}
