{#- What a retention policy says of every unit, after the copies that it relies on were read whole: {verdicts, facts,
    damage, lost, failed}.

      verdicts   see retention_sql(), the newest first
      facts      with which the statements are made that delete what goes, see prune_sql()
      damage     {id of a damaged copy: what is wrong with it}
      lost       keys that go for good because `allowed` says so, see keep_only_copies()
      failed     empty; what cannot be deleted is added, see delete_sets()

    allowed   the tables of which keys may be lost
    dry_run   true: what was read is not noted in the manifests -#}
{% macro judge_sets(policy, allowed, dry_run) %}
    {% set records = holdfast.backups() %}
    {% set damage = holdfast.damage_seen(records) %}
    {% set facts = {'table': holdfast.place_of_backups(), 'schemas': holdfast.schemas_of_target(),
        'damaged': damage.keys() | list, 'kept': {}} %}
    {% do damage.update(holdfast.read_relied_copies(facts, policy, records, dry_run)) %}
    {% set lost = holdfast.keep_only_copies(facts, policy, records, allowed) %}
    {{ return({'verdicts': holdfast.query(holdfast.verdicts_sql(facts, policy)), 'facts': facts, 'damage': damage,
        'lost': lost, 'failed': {}}) }}
{% endmacro %}

{#- This target's copies that cannot be read, found by looking at all of them: {id: what is wrong}. -#}
{% macro damage_seen(records) %}
    {% set damage = {} %}
    {% for record in holdfast.whole_copies(records) %}
        {% set problem = holdfast.backup_damage(record) %} {% do damage.update({record.id: problem}) if problem %}
    {% endfor %}
    {{ return(damage) }}
{% endmacro %}

{#- Read what stays because it is good. Where one is damaged, its id is added to facts.damaged, and what the policy
    relies on instead is read in turn. Returns {id: what is wrong}. -#}
{% macro read_relied_copies(facts, policy, records, dry_run) %}
    {% set read, damage, state = [], {}, namespace(done=false) %}
    {% for round in range(records | length + 1) %}
        {% set relied = [] if state.done else holdfast.relied_copies(facts, policy, records) %}
        {% set unread = relied | rejectattr('id', 'in', read) | list %}
        {% for record in unread %}
            {% set table = holdfast.copied_table(record) %}
            {% set found = holdfast.read_copy(table, record) if dry_run else holdfast.verify_copy(table, record) %}
            {% do damage.update({record.id: found.problem}) if found.problem %}
            {% do read.append(record.id) %}
            {% do record.update({'read_whole': true}) %}
        {% endfor %}
        {% set unsound = unread | map(attribute='id') | select('in', damage) | list %}
        {% do facts.damaged.extend(unsound) %}
        {% set state.done = not unsound %}
    {% endfor %}
    {{ return(damage) }}
{% endmacro %}

{#- The copies in units that stay because they are good; none where nothing goes. -#}
{% macro relied_copies(facts, policy, records) %}
    {% set verdicts = holdfast.query(holdfast.verdicts_sql(facts, policy)) %}
    {% if not verdicts | selectattr('goes') | list %} {{ return([]) }} {% endif %}
    {% set relied = verdicts | selectattr('relied') | map(attribute='set_id') | list %}
    {{ return(records | selectattr('complete') | selectattr('set_id', 'in', relied) | list) }}
{% endmacro %}
