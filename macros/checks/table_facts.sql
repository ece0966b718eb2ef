{#- Return what doctor knows of a protected table:

      table, exists
      path                      what brings it back when it does not exist, see what_remembers(); doctor_facts() adds it
      unbuilt                   it does not exist, and nothing remembers it
      hidden                    why it may have backups that the catalog does not show, or none; doctor_facts() adds it
      error                     why it cannot be read, or none
      damaged                   what can still be read of a table whose log is damaged, see damaged_log(); or none
      damage                    see damage(): its files are read, or compared with the checksums of a backup; or none
      unwritable                table features that the engine cannot write, or none; see the contract
      rows, duplicates, nulls   rows; keys that occur more than once; rows with NULL in the key (0 without a key)
      example                   one of the duplicate keys, or none
      single                    where keys are duplicate: the path to the newest point without that, or none
      lacks_key                 columns of the key that the table has not
      faults, repair            how its periods contradict each other, or none, and repair_of_periods() then
      versions                  see history(); empty without a history
      oldest                    the oldest version that can be read in full, or none
      retention                 see retention_of(); none without a history
      closes                    true: versions older than the retention are closed; see closes_old_versions()
      backups                   its backups, newest first
      good                      the newest that is verified, not suspect and whole on disk, or none; no safety copy
      current                   true: the good one is younger than max_age_hours, or holds exactly what the table holds
      loss                      see judge_table(); or none
      behind                    what brings the table back whose name a view has, see table_behind_view(); or none
      uncompared                why it cannot be judged whether it lacks rows, or none
      feeds, built              what depends on it, see dependents() and built_since_loss()
      now                       by the clock that stamps commits; doctor_facts() adds it
      lost_rights               what the good one recorded of rights and owners and is gone; see lost_rights_sql()

    backups   the backups of the table
    memory    see loss_memory() -#}
{% macro table_facts(table, backups, memory, max_age_hours) %}
    {% set exists = holdfast.exists(table) %}
    {% set fact = dict({"table": table, "exists": exists, "error": none, "rows": 0, "duplicates": 0, "nulls": 0,
        "example": none, "lacks_key": [], "backups": backups, "feeds": holdfast.dependents(table), "built": [],
        "damaged": holdfast.damaged_log(table) if not exists else none,
        "damage": holdfast.damage(table) if exists else none, "current": false, "loss": none,
        "uncompared": none,
        "unwritable": holdfast.unwritable(table) if exists else none, "oldest": none,
        "faults": none, "versions": holdfast.history(table) if exists else [],
        "has_history": holdfast.has_history(table), "closes": holdfast.closes_old_versions(table)},
        **(holdfast.row_facts(table) if exists else {})) %}
    {% do fact.update({"good": holdfast.newest_readable(holdfast.without_safety_copies(backups))}) %}
    {% do fact.update({'current': holdfast.backup_is_current(fact, max_age_hours)}) if fact.good %}
    {% do fact.update({"retention": holdfast.retention_of(table) if exists and fact.has_history else none}) %}
    {% set type = holdfast.type_in_catalog(table) if exists and not fact.versions else none %}
    {% do fact.update({"behind": holdfast.table_behind_view(table, type, backups)}) %}
    {% if exists and not fact.error and not fact.damage %}
        {% set plain = fact.versions | length > 0 %}
        {% set verdict = holdfast.judge_table(table, backups, memory, plain=plain) %}
        {% do fact.update({"loss": verdict.loss, "uncompared": verdict.error, "built": holdfast.built_since_loss(
            fact.feeds, verdict.loss.since if verdict.loss else none)}) %}
    {% endif %}
    {% do fact.update({'lost_rights': holdfast.lost_rights(table, fact.good)}) if exists and fact.good %}
    {% do fact.update({"faults": holdfast.period_faults(table, holdfast.reader(table))}) if exists
        and not fact.error and not fact.lacks_key %}
    {% if fact.duplicates %}
        {% do fact.update({"single": holdfast.newest_without_duplicates(table, holdfast.recovery_points(table, true,
            backups, fact.versions))}) %}
    {% endif %}
    {% if fact.faults %}
        {% set points = holdfast.recovery_points(table, true, backups, fact.versions) %}
        {% do fact.update({"repair": holdfast.repair_of_periods(table, points, fact.duplicates)}) %}
    {% endif %}
    {% do fact.update({'oldest': holdfast.oldest_readable_version(fact)}) if exists %}
    {{ return(fact) }}
{% endmacro %}

{#- Return {rows, duplicates, nulls, example}, or {rows, lacks_key}, or {error}. -#}
{% macro row_facts(table) %}
    {% set tried = holdfast.try_query(holdfast.row_facts_query(table)) %}
    {% set counted = holdfast.count_readable_rows(table, {"kind": "live"}) if tried.error else none %}
    {% set lacks_key = holdfast.lacks_key(table, holdfast.reader(table)) if counted and not counted.error else [] %}
    {% if lacks_key %} {{ return({"rows": counted.rows, "lacks_key": lacks_key}) }}
    {% elif tried.error %} {{ return({"error": tried.error}) }}
    {% elif not table.key %} {{ return({"rows": tried.rows[0].n | int}) }}
    {% endif %}
    {% set counts = holdfast.key_counts(tried.rows[0]) %}
    {{ return({"rows": counts.rows_now, "duplicates": counts.duplicate_now, "nulls": counts.null_now,
        "example": (holdfast.example_of_duplicate(table, holdfast.reader(table)) if counts.duplicate_now
        else none)}) }}
{% endmacro %}

{#- Return the query that counts rows and keys by reading them; without a key it reads all columns and returns n. -#}
{% macro row_facts_query(table) %}
    {% set live = holdfast.reader(table) %}
    {{ return(holdfast.compare_keys_sql(table, live, none) if table.key
        else holdfast.count_readable_rows_sql(table, live, [])) }}
{% endmacro %}

{#- Is the good backup young, or does it hold what the table holds now? Read and hashed, not guessed from a version. -#}
{% macro backup_is_current(fact, max_age_hours) %}
    {% if holdfast.hours_since(fact.good.taken_at) <= max_age_hours %} {{ return(true) }}
    {% elif not fact.exists or fact.error or fact.rows != fact.good.rows %} {{ return(false) }}
    {% endif %}
    {% set now = holdfast.try_fingerprint(fact.table, holdfast.reader(fact.table), fact.good.columns,
        fact.good.content_hash) %}
    {{ return(now.hash == fact.good.content_hash) }}
{% endmacro %}

{#- Return the oldest version of which every file can be read, or none. The history lists more than can be read, and a
    row count can come from the log alone, so each is read in full until one is whole. -#}
{% macro oldest_readable_version(fact) %}
    {% for version in fact.versions | reverse if not version.unreadable %}
        {% if not holdfast.unreadable_point(fact.table, {"kind": "version", "id": version.version}) %}
            {{ return(version) }}
        {% endif %}
    {% endfor %}
    {{ return(none) }}
{% endmacro %}
